from __future__ import annotations

from benchmarks.query import All, Any, Node, Not, Phrase, Query, Word
from benchmarks.reference import Judge
from benchmarks.statement import NEXT_WORDING, Statement
from benchmarks.workload import sample

SAID = [
    Statement(
        1, "Ada Vell", "Tarn Council", 1998, ["Rivers"], 0, ["dam", "of", "the", "river", "holds"], ["dam", "hold"]
    ),
    Statement(2, "Ada Vell", "Tarn Council", 1999, [], 0, ["a", "dam", "is", "a", "dam"], ["dam", "dam"]),
    Statement(3, "Bo Orre", "", None, ["Rivers", "Boats"], 0, ["boats", NEXT_WORDING, "float"], ["boat", "float"]),
]
DAM, HOLD, BOAT = (Word(stem, (stem,)) for stem in ("dam", "hold", "boat"))


def total(node: Node, **filters: str) -> int:
    (found,) = Judge(sample(SAID)).read_through([Query("", node, tuple(filters.items()))], SAID)
    return found.total


def test_each_kind_of_question_is_judged() -> None:
    assert total(DAM) == 2
    assert total(All((DAM, HOLD))) == 1
    assert total(All((DAM, Not(HOLD)))) == 1
    assert total(Any((HOLD, BOAT))) == 2
    assert total(Word("any", ("hold", "boat"))) == 2
    assert total(DAM, year="1998") == 1


def test_a_phrase_is_in_order_and_within_one_wording() -> None:
    assert total(Phrase(("dam", "of", "the", "river"))) == 1
    assert total(Phrase(("dam", "the", "of"))) == 0
    assert total(Phrase(("boats", "float"))) == 0


def test_a_choice_hides_none_of_its_alternatives() -> None:
    (found,) = Judge(sample(SAID)).read_through([Query("", DAM, (("year", "1998"),))], SAID)
    assert found.facets["year"] == {"1998": 1, "1999": 1}
    assert found.facets["topic"] == {"Rivers": 1}


def test_the_ideal_page_has_the_best_first_twenty() -> None:
    judge = Judge(sample(SAID))
    query = Query("", DAM)
    (found,) = judge.read_through([query], SAID)
    assert sorted(found.best)[-2:] == sorted(judge.gain(query, statement) for statement in SAID[:2])
