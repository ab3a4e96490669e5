"""What is kept ready of broad words answers as a look at each statement does, whatever was changed since."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements import curation, tallying
from statements.models import Statement
from statements.search import Results, answering, pages, tallies
from statements.search import kept as kept_counts
from statements.tallying import is_due, tally
from tests.statements import making
from tests.statements.search.asking import ask, walk
from tests.statements.search.test_facets import lay, questions, statements

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def every_question_is_broad(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few statements are never counted by tallies otherwise."""
    for module, limit in (
        (tallies, "BROAD"),
        (tallies, "RARE"),
        (answering, "FEW"),
        (pages, "FEW"),
        (tallying, "BROAD"),
        (tallying, "RARE"),
        (tallying, "USUAL"),
        (tallying, "COUNTED"),
    ):
        monkeypatch.setattr(module, limit, 0)


@pytest.fixture(params=["all of a word is kept", "counted by bits"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "counted by bits":
        monkeypatch.setattr(kept_counts, "alone", lambda asked: ([], frozenset()))
        monkeypatch.setattr(kept_counts, "apart", lambda tree: [])


def words() -> st.SearchStrategy[str]:
    part = st.sampled_from(
        [
            "q=rivers", "q=river+dam", "q=river+-dam", "q=river+-dam+-open", "q=dam+OR+open", "q=dam+OR+-open",
            'q="a+dam"', 'q="the+river"', "q=dam*",
            "q=-dam", "q=(river+OR+open)+-dam", 'q="river"', 'q="river+dam"~3', "q=sluice", "q=the",
            "q=the+OR+dam", "q=(the+OR+of)+river", "q=river+-speaker:torvane",
            "q=river+before:2017", "q=river+speaker:torvane", "q=river+(speaker:torvane+OR+dam)",
        ]
    )  # fmt: skip
    return st.tuples(part, questions().filter(lambda question: "q=" not in question)).map("&".join)


def all_counts(results: Results) -> dict[str, dict[str, int]]:
    assert results.bars
    facets = [*results.facets, *results.bars.finer, results.bars.undated]
    return {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in facets}


@pytest.mark.usefixtures("kept")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(statements(), min_size=1, max_size=6),
    after=st.lists(statements(), max_size=3),
    withdrawn=st.integers(0, 2),
    question=words(),
)
def test_counts_and_hits_are_those_of_looking_at_each(
    before: list[dict[str, Any]], after: list[dict[str, Any]], withdrawn: int, question: str
) -> None:
    with transaction.atomic():
        for details in before:
            lay(details)
        assert tally() == len(before)
        for details in after:
            lay(details)
        for statement in list(Statement.objects.published().order_by("pk")[:withdrawn]):
            curation.withdraw([statement], None, "Never said.")
        kept = ask(question)
        walked = walk(question, page_size=4)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM statements_searchbase")
        looked_at = ask(question)
        assert (kept.count, kept.exact, kept.undated) == (looked_at.count, True, looked_at.undated)
        assert all_counts(kept) == all_counts(looked_at)
        assert sorted(walked) == sorted(walk(question, page_size=4))
        transaction.set_rollback(True)


def test_the_tally_is_what_answers() -> None:
    making.statement("The river is open")
    tally()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_searchtally SET bits = ~bits WHERE key = 'en:river'")
    assert ask(q="river open").count == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_searchtally SET bits = NULL WHERE key = 'en:river'")
    assert ask(q="river open").count == 1


def test_what_few_have_is_added_to_a_broad_word_or_taken_from_it_until_something_with_it_changes() -> None:
    for words in ("The river is open", "The river has a dam", "The dam is closed"):
        making.statement(words)
    tally()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_searchtally SET every = '{\"total\": [[\"\", 7]]}' WHERE key = 'en:river'")
    asked = {"river -dam": 6, "river OR dam": 8}
    assert {words: ask(q=words).count for words in asked} == asked
    making.statement("The ferry runs")
    assert {words: ask(q=words).count for words in asked} == asked
    making.statement("The river is deep")
    assert {words: ask(q=words).count for words in asked} == {"river -dam": 2, "river OR dam": 4}


def test_what_does_not_have_a_word_is_an_alternative_too_and_whose_it_is_is_no_word() -> None:
    for words in ("The river is open", "The dam is closed", "The ferry runs", "We wait"):
        making.statement(words)
    making.statement("The river is closed", by=making.speaker("Bero Kasten"))
    tally()
    asked = {"river OR -dam": 4, "river -speaker:kasten": 1}
    assert {words: ask(q=words).count for words in asked} == asked


def test_of_a_single_word_all_counts_are_kept_until_something_with_it_changes() -> None:
    statement = making.statement("The river is open")
    making.statement("The dam is closed")
    tally()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_searchtally SET counts = '{}' WHERE key = 'en:dam'")
        cursor.execute("UPDATE statements_searchtally SET counts = '{\"total\": [[\"\", 7]]}' WHERE key = 'en:river'")
    assert ask(q="rivers").count == 7
    making.statement("The ferry runs")
    assert ask(q="rivers").count == 7
    curation.withdraw([statement], None, "Never said.")
    assert ask(q="rivers").count == 0


def test_what_is_fresh_is_counted_as_it_is_now() -> None:
    first, second = making.statement("The river is open"), making.statement("The river is closed")
    tally()
    curation.withdraw([first], None, "Never said.")
    making.statement("The river is deep")
    results = ask(q="river")
    assert (results.count, len(results.hits)) == (2, 2)
    assert second in [hit.statement for hit in results.hits]


def test_too_much_that_is_fresh_is_no_longer_answered_by_tallies(monkeypatch: pytest.MonkeyPatch) -> None:
    making.statement("The river is open")
    tally()
    making.statement("The river is closed")
    monkeypatch.setattr(tallies, "MOST_FRESH", 0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_searchtally SET bits = ~bits, counts = '{}' WHERE bits IS NOT NULL")
    assert ask(q="river").count == 2


def test_a_tally_is_due_where_there_is_none_and_after_many_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_due()
    making.statement("The river is open")
    assert is_due()
    tally()
    assert not is_due()
    monkeypatch.setattr(tallying, "STALE", 1)
    making.statement("The river is closed")
    assert is_due()


def test_a_new_tally_takes_the_place_of_the_old() -> None:
    making.statement("The river is open")
    assert [tally(), tally()] == [1, 1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM statements_searchbase")
        assert cursor.fetchone() == (1,)


def test_a_tally_answers_for_the_words_that_it_was_made_of_and_no_others() -> None:
    for words in ("They visit the dam", "A visit is planned"):
        making.statement(words)
    elsewhere = making.statement(
        "Sono previste visite alla diga", inside=making.article("Sono previste visite alla diga.", language="")
    )
    tally()
    found = {word: [hit.statement for hit in ask(q=word).hits] for word in ("visit", "visite")}
    assert [ask(q=word).count for word in found] == [2, 3] == [len(hits) for hits in found.values()]
    assert elsewhere in found["visite"]
    learnt = making.statement("We were told of a visite")
    assert ask(q="visit -ferry").count == len(ask(q="visit -ferry").hits) == 4
    assert learnt in [hit.statement for hit in ask(q="visit").hits]


def test_what_is_published_before_the_first_tally_is_made_is_known_to_be_fresh() -> None:
    making.statement("The river is open")
    making.proposal("Never said")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT statement_id) FROM statements_searchfresh")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("question", ["q=river+dam", "q=river+OR+dam", "q=river&speaker=ilva-torvane", "q=rivers"])
def test_a_walk_by_relevance_leaves_out_nothing_that_is_no_candidate(
    monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    for module in (tallies, tallying, pages):
        monkeypatch.setattr(module, "BEST_OF_EACH", 2)
    for module in (tallies, tallying):
        monkeypatch.setattr(module, "BEST", 3)
        monkeypatch.setattr(module, "DEEP", 0)
    for number in range(9):
        words = f"{'A dam, ' * (number % 3)}a dam {'and more ' * number} and {'the river, ' * (number % 4)} the river"
        making.statement(words, by=making.speaker("Ilva Torvane" if number % 4 else "Bero Kasten"))
    tally()
    walked = walk(question, page_size=1)
    assert len(walked) == len(set(walked)) == ask(question).count
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM statements_searchbase")
    assert set(walked) == set(walk(question))
