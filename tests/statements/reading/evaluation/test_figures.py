"""What counts as found, as right and as missed. That the figures are score.py's is proved in test_evaluate.py."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from statements.reading.evaluation import Evaluation, compared
from statements.reading.evaluation.figures import pairs
from statements.reading.evaluation.gold import GoldArticle, GoldStatement

TEXT = "Ona Birk said the quay was safe. Anna Hask wanted the dam to hold. “It is dry,” Birk said."
SETS = st.lists(st.sets(st.integers(0, 20)), max_size=6)


def spans_of(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def gold(words: str, speaker: str = "Ona Birk", cue: str = "said") -> GoldStatement:
    return GoldStatement(spans_of(words), speaker, cue=spans_of(cue), source=spans_of(speaker))


def found(words: str, speaker: str | None = "Ona Birk", confidence: float | None = None) -> dict[str, Any]:
    return {"spans": spans_of(words), "form": "indirect", "speaker": speaker, "confidence": confidence}


def comparing(wanted: list[GoldStatement], mine: list[dict[str, Any]], *, speech: bool = False) -> Evaluation:
    return compared({"a": GoldArticle(TEXT, wanted, None)}, {"a": {"statements": mine}}, speech=speech)


def test_what_is_found_word_for_word_is_right_at_every_overlap() -> None:
    figures = comparing([gold("the quay was safe")], [found("the quay was safe")]).figures
    assert [figures[least]["all"].right for least in (0.5, 0.8, 0.9)] == [1, 1, 1]
    assert figures[0.5]["all"].f1 == 1.0


def test_marks_and_blanks_at_the_edges_do_not_matter() -> None:
    assert comparing([gold("“It is dry,”")], [found("It is dry")]).figures[0.9]["all"].matched == 1


def test_half_a_statement_is_found_but_not_at_a_high_overlap() -> None:
    figures = comparing([gold("the quay was safe")], [found("quay was")]).figures
    assert [figures[least]["all"].matched for least in (0.5, 0.8, 0.9)] == [1, 0, 0]


def test_what_is_missed_costs_recall_and_what_is_too_much_costs_precision() -> None:
    figures = comparing(
        [gold("the quay was safe"), gold("It is dry")], [found("the quay was safe"), found("the dam to hold")]
    ).figures[0.5]["all"]
    assert (figures.recall, figures.precision, figures.f1) == (0.5, 0.5, 0.5)


def test_an_article_that_was_not_read_counts_as_missed() -> None:
    figures = compared({"a": GoldArticle(TEXT, [gold("It is dry")], None)}, {}).figures[0.5]["all"]
    assert (figures.gold, figures.found, figures.f1) == (1, 0, 0.0)


def test_the_form_is_told_by_the_marks_in_the_text_where_gold_names_none() -> None:
    figures = comparing([gold("It is dry")], [found("It is dry")]).figures[0.5]
    assert (figures["direct"].gold, figures["indirect"].gold) == (1, 0)


def test_a_speaker_is_right_by_the_last_name() -> None:
    figures = comparing(
        [gold("the quay was safe"), gold("It is dry")],
        [found("the quay was safe", "Mayor Birk"), found("It is dry", "Anna Hask")],
    ).figures[0.5]["all"]
    assert (figures.named, figures.speaker, figures.right) == (2, 0.5, 1)


def test_with_speech_a_wish_need_not_be_found_and_may_be() -> None:
    wish = gold("the dam to hold", "Anna Hask", "wanted")
    missed, met = (
        comparing([wish], mine, speech=True).figures[0.5]["all"] for mine in ([], [found("the dam to hold")])
    )
    assert (missed.gold, missed.found) == (met.gold, met.found) == (0, 0)
    assert comparing([wish], []).figures[0.5]["all"].gold == 1


def test_confidence_is_held_against_what_was_right_by_the_right_speaker() -> None:
    evaluation = comparing(
        [gold("the quay was safe"), gold("It is dry"), gold("the dam to hold", "Anna Hask", "wanted")],
        [
            found("the quay was safe", confidence=0.9),
            found("It is dry", "Anna Hask", confidence=0.8),
            found("the dam to hold", "Anna Hask", confidence=0.7),
            found("Birk said the", confidence=0.6),
            found("Anna Hask", confidence=None),
        ],
        speech=True,
    )
    assert sorted(evaluation.weighed) == [(0.6, False), (0.8, False), (0.9, True)]


def test_the_best_pair_is_matched_first() -> None:
    assert pairs([{1, 2, 3, 4}], [{1, 2, 3}, {1, 2, 3, 4}]) == [(1.0, 0, 1)]


@given(SETS, SETS)
def test_whatever_was_found_matching_is_one_to_one_and_by_half_at_least(
    wanted: list[set[int]], mine: list[set[int]]
) -> None:
    matched = pairs(wanted, mine)
    assert len({i for _, i, _ in matched}) == len({j for _, _, j in matched}) == len(matched)
    for share, i, j in matched:
        assert share == len(wanted[i] & mine[j]) / len(wanted[i] | mine[j]) >= 0.5


def printed(**facts: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = dict.fromkeys(("headline", "outlet", "byline", "place", "published"))
    return {**nothing, "boilerplate": [], "statements": [], **facts}


def test_what_annotators_saw_on_a_page_is_asked_of_the_reading() -> None:
    page = printed(headline=spans_of("Ona Birk said the quay was safe.")[0], published="2019-05-03")
    article = GoldArticle(TEXT, [], None, page)
    mine = {"headline": "Ona Birk said the quay was safe.", "published": "2019-05-04", "statements": []}
    facts = compared({"a": article}, {"a": mine}).facts
    assert {fact.field: fact.is_right for fact in facts} == {
        "headline": True,
        "outlet": True,
        "byline": True,
        "place": True,
        "published": False,
        "boilerplate": True,
    }
