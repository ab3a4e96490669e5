"""What annotated articles teach."""

from __future__ import annotations

import pytest

from statements.reading.drafting import drafted
from statements.reading.evaluation.gold import GoldArticle, GoldStatement
from statements.reading.fitted import reading_by
from statements.reading.layout import lay_out
from statements.reading.training.examples import draft_examples, end_examples, is_of, right_ones

HEADLINE = "Council of Lisk meets on the quay\n\n"


def article(words: str, *statements: tuple[str, str]) -> GoldArticle:
    """An article in which somebody says something: pairs of source and content, as they stand in it."""
    text = HEADLINE + words
    return GoldArticle(text, [statement(text, *each) for each in statements], None)


def statement(text: str, source: str, content: str) -> GoldStatement:
    start, who = text.index(content), text.index(source)
    return GoldStatement(
        spans=[[start, start + len(content)]], speaker=source, source=[[who, who + len(source)]], cue=[]
    )


def ends(one: GoldArticle) -> list[tuple[str, bool]]:
    """Each joint that an example is about, and whether the content ends there."""
    joint = "joint="
    return [
        (next(each for each in example.features if each.startswith(joint)).removeprefix(joint), example.is_so)
        for example in end_examples(one)
    ]


def test_each_joint_up_to_the_end_of_a_content_is_an_example() -> None:
    one = article(
        "Ona Birk said the quay and the dam were safe, which pleased the fishermen and the council.",
        ("Ona Birk", "the quay and the dam were safe"),
    )
    assert ends(one) == [("and", False), (",", True)]


def test_a_content_that_runs_to_the_end_of_its_sentence_ends_at_none_of_its_joints() -> None:
    one = article("Ona Birk said the quay and the dam were safe.", ("Ona Birk", "the quay and the dam were safe"))
    assert ends(one) == [("and", False)]


def test_a_content_before_its_cue_is_no_example_of_an_end() -> None:
    text = "The quay and the dam were safe, Ona Birk said."
    one = article(text, ("Ona Birk", "The quay and the dam were safe"))
    at = one.text.index("said")
    told = GoldStatement(one.statements[0].spans, "Ona Birk", cue=[[at, at + 4]], source=one.statements[0].source)
    assert ends(GoldArticle(one.text, [told], None)) == []


def test_drafts_that_meet_a_statement_are_right_and_others_wrong() -> None:
    one = article(
        "Ona Birk said the quay was safe. Anna Hask said the dam was full.", ("Ona Birk", "the quay was safe")
    )
    with reading_by(None):
        assert [(each.is_so, "lemma=say" in each.features) for each in draft_examples(one)] == [
            (True, True),
            (False, True),
        ]


def test_one_statement_makes_one_draft_right_only() -> None:
    one = article("Ona Birk said the quay was safe.", ("Ona Birk", "the quay was safe"))
    with reading_by(None):
        (draft,) = drafted(one.text, lay_out(one.text)).drafts
    assert right_ones(one, [draft, draft]) == [True, False]


def test_a_draft_that_names_somebody_else_is_wrong() -> None:
    one = article("Ona Birk said the quay was safe. Anna Hask slept.", ("Anna Hask", "the quay was safe"))
    with reading_by(None):
        assert [each.is_so for each in draft_examples(one)] == [False]


@pytest.mark.parametrize(
    ("source", "speaker", "is_right"),
    [("Ona Birk", None, True), ("she", "Ona Birk", True), ("she", "Anna Hask", False)],
)
def test_whom_a_draft_names_is_told_by_the_words_as_printed_or_the_name(
    source: str, speaker: str | None, is_right: bool
) -> None:
    text = f"{HEADLINE}Ona Birk slept, and she said the quay was safe."
    with reading_by(None):
        (draft,) = drafted(text, lay_out(text)).drafts
    draft.source, draft.speaker = None, speaker
    at = text.index(source)
    if speaker is None:
        draft.source = draft.sentence._replace(start=at, end=at + len(source))
    wanted = GoldStatement(spans=[list(draft.spans[0])], speaker="Ona Birk", source=[[at, at + len(source)]])
    assert is_of(text, wanted, draft) is is_right


def test_where_the_gold_names_nobody_any_source_will_do() -> None:
    text = f"{HEADLINE}Ona Birk said the quay was safe."
    with reading_by(None):
        (draft,) = drafted(text, lay_out(text)).drafts
    assert is_of(text, GoldStatement(spans=[list(draft.spans[0])], speaker=None), draft)
