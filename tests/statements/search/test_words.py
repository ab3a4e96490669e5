"""Words find their statements by stem, phrases as they stand, and always in what readers are shown."""

from __future__ import annotations

import pytest

from statements import curation
from tests.statements import making
from tests.statements.search.asking import ask, found, marked, wording

pytestmark = pytest.mark.django_db

BANKS = "The river belongs to both banks"
DAM = "We never planned a dam on the river"
RADIO = "The radio of the river police is silent"


@pytest.fixture(scope="module", autouse=True)
def _three_statements(all_tests_share: None) -> None:
    for words in (BANKS, DAM, RADIO):
        making.statement(words)


def test_without_words_everything_is_found() -> None:
    assert found() == {BANKS, DAM, RADIO}


def test_a_word_is_found_in_any_form() -> None:
    assert found(q="planning dams") == {DAM}
    assert found(q="RIVERS") == {BANKS, DAM, RADIO}


def test_words_that_are_too_common_are_left_out_and_named() -> None:
    assert found(q="the dam") == {DAM}
    assert "“the”" in ask(q="the dam").understood
    assert "“the”" not in ask(q="dam").understood


def test_a_question_of_common_words_only_is_taken_at_its_word() -> None:
    assert found(q="on") == {DAM}
    assert found(q="of the") == {RADIO}


def test_a_phrase_matches_unstemmed_in_its_order_with_its_common_words() -> None:
    assert found(q='"belongs to both"') == {BANKS}
    assert found(q='"belong to both"') == set()
    assert found(q='"belongs both"') == set()
    assert found(q="“a dam on the”") == {DAM}


def test_a_phrase_does_not_reach_from_one_wording_into_the_next() -> None:
    statement = making.statement("Nobody may close the gate")
    wording(statement, "Valley people have the key")
    assert found(q='"the gate"') == {"Nobody may close the gate"}
    assert found(q='"gate valley"') == set()


def test_a_minus_takes_statements_out() -> None:
    assert found(q="river -dam") == {BANKS, RADIO}
    assert found(q='river -"both banks"') == {DAM, RADIO}
    assert found(q="-dam -radio") == {BANKS}


def test_or_widens() -> None:
    assert found(q="dam OR radio") == {DAM, RADIO}
    assert found(q='"both banks" OR radios') == {BANKS, RADIO}
    assert found(q="river dam OR radio") == {DAM, RADIO}
    assert found(q="-river OR dam") == {DAM}


def test_russian_words_are_found_in_any_form() -> None:
    made = making.statement("Реки соединяют народы", inside=making.article("Реки соединяют народы.", language="ru"))
    assert {hit.statement for hit in ask(q="река народов").hits} == {made}


def test_a_text_of_unknown_language_is_found_by_its_words() -> None:
    making.statement("Vattnet stiger", inside=making.article("Vattnet stiger.", language="und"))
    assert found(q="vattnet") == {"Vattnet stiger"}


def test_german_words_are_found_in_any_form() -> None:
    making.statement("Die Brücken tragen", inside=making.article("Die Brücken tragen.", language="de"))
    assert found(q="Brücke") == {"Die Brücken tragen"}


def test_reported_speech_is_found_by_its_whole_sentence() -> None:
    sentence = "She denied that any canal was planned"
    making.statement("any canal was planned", sentence=sentence, form="indirect")
    hit = ask(q="denied").hits[0]
    assert marked(hit.passage) == "She [denied] that any canal was planned."


def test_what_is_published_is_found_at_once_and_what_is_withdrawn_no_longer() -> None:
    proposed = making.proposal("The lighthouse stays open")
    assert found(q="lighthouse") == set()
    curation.publish([proposed], None)
    assert ask(q="lighthouse").count == 1
    curation.withdraw([proposed], None, "Not said by her.")
    assert ask(q="lighthouse").count == 0


def test_what_matches_better_comes_first() -> None:
    making.statement("Water is water, and clean water is what we owe every valley")
    making.statement("I was asked about schools, roads, prices, pensions, the weather, the water and the election")
    hits = ask(q="water").hits
    assert [hit.quotation.content.split()[0] for hit in hits] == ["Water", "I"]
