"""What the operators of `q` find, in the archive."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from archive.roles import as_reader
from statements.models import SpeakerAlias
from statements.search import Results
from statements.search.instead import slips
from statements.search.words import folded
from tests.statements import making
from tests.statements.search.asking import ask, found, marked, wording

pytestmark = pytest.mark.django_db

TREATY = "The water treaty ends in spring"
FAR = "Water is precious, as everybody in the valley knows, and a treaty will not bring more of it"
BRIDGE = "We open the bridge, and co-operation follows"


@pytest.fixture(scope="module", autouse=True)
def _three_statements(all_tests_share: None) -> None:
    held = making.occasion(venue=making.venue("Ondra Forum"), place="Ondra")
    making.statement(TREATY, by=making.speaker("Ilva Torvane"), occasion=held, said="2017-02-16")
    making.statement(FAR, by=making.speaker("Mirela Dostane"), said="2019")
    making.statement(
        BRIDGE,
        by=making.speaker("Анна Морозова"),
        inside=making.article(f"{BRIDGE}.", outlet=making.outlet("Velm Post")),
    )


def hits(query: str) -> set[str]:
    with as_reader():
        return found(q=query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("(treaty spring) OR bridge", {TREATY, BRIDGE}),
        ("treaty -(spring OR bridge)", {FAR}),
        ("NOT treaty", {BRIDGE}),
        ("water (spring OR valley)", {TREATY, FAR}),
        ("treat*", {TREATY, FAR}),
        ("co-op*", {BRIDGE}),
        ("co-operation", {BRIDGE}),
        ("co-operations", {BRIDGE}),
        ("cooperation", set()),
        ('"co operation"', {BRIDGE}),
        ('"treaty water"~0', set()),
        ('"treaty water"~1', {TREATY}),
        ('"water treaty"~9', {TREATY}),
        ('"water treaty"~20', {TREATY, FAR}),
        ('"spring water treaty"~3', {TREATY}),
        ('-"water treaty"~9 water', {FAR}),
    ],
)  # fmt: skip
def test_groups_prefixes_hyphens_and_nearness(query: str, words: set[str]) -> None:
    assert hits(query) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("speaker:torvane", {TREATY}),
        ("speaker:ilva-torvane", {TREATY}),
        ('speaker:"Ilva Torvane"', {TREATY}),
        ("-speaker:torvane", {FAR, BRIDGE}),
        ("speaker:torvane OR speaker:dostane", {TREATY, FAR}),
        ("bridge OR speaker:torvane", {TREATY, BRIDGE}),
        ("water -speaker:torvane", {FAR}),
        ("speaker:morozova", {BRIDGE}),
        ("speaker:Морозова", {BRIDGE}),
        ("speaker:Торване", {TREATY}),
        ("place:ondra", {TREATY}),
        ("venue:forum", {TREATY}),
        ("outlet:“velm post”", {BRIDGE}),
        ("after:2018", {FAR}),
        ("before:2017-02", {TREATY}),
        ("before:2017-01", set()),
        ("water after:2017-02-16 before:2019", {TREATY, FAR}),
        ("form:direct treaty", {TREATY, FAR}),
        ("form:indirect", set()),
        ("speaker:nobody", set()),
        ("speaker:nobody OR bridge", {BRIDGE}),
        ("-place:nowhere", {TREATY, FAR, BRIDGE}),
    ],
)
def test_operators_name_a_speaker_a_place_or_a_day(query: str, words: set[str]) -> None:
    assert hits(query) == words


def test_a_topic_is_asked_for_by_either_word() -> None:
    making.statement("The lake is wet", topics=(making.topic("Clean Water"),))
    assert hits("topic:clean") == hits("theme:“clean water”") == {"The lake is wet"}


def test_a_value_that_names_nothing_finds_nothing_and_says_so() -> None:
    results = ask(q="speaker:nobody water")
    assert results.count == 0
    assert "No speaker here is called “nobody”" in results.understood
    assert not results.problems
    assert ask(q="speaker:torvnae").understood.endswith("There is Ilva Torvane.")


def test_a_name_is_found_in_the_other_script_and_by_its_other_names() -> None:
    doren = making.speaker("Sergei Dorenko-Zelensky")
    SpeakerAlias.objects.create(speaker=doren, name="Хранитель")
    making.statement("Dorenko spoke of the river", by=doren)
    assert hits("Доренко") == hits("Dorenko") == hits("speaker:Хранитель") == {"Dorenko spoke of the river"}
    assert hits("speaker:Зеленский") == hits("speaker:Dorenko") == hits("speaker:hranitel")
    assert [i.speaker for i in ask(q="Зеленский").instead] == ["Sergei Dorenko-Zelensky"]
    assert [i.speaker for i in ask(q="Morozova").instead] == ["Анна Морозова"]
    assert [marked(hit.passage) for hit in ask(q="Доренко").hits] == ["[Dorenko] spoke of the river"]


def test_words_that_stand_just_so_and_together_come_first() -> None:
    making.statement("River banks, river banks and the banks of rivers: our river and its banks need both of them")
    making.statement("It belongs to both, the one who has the bank of a river and who has none at all")
    making.statement("All that I have to say about it today is that the old river bank was never to be sold to anybody")
    assert "the old river bank" in ask(q="river bank").hits[0].quotation.content


def chips(results: Results) -> list[tuple[str, str, int | None]]:
    return [(chip.about, chip.label, chip.count) for chip in results.chips]


def test_every_part_is_a_chip_and_nothing_found_says_what_each_of_them_hides() -> None:
    results = ask(q='water "in spring" riv* -bridge "a b"~3 speaker:torvane before:2018', place="Ondra")
    assert chips(results) == [
        ("Words", "water", 0),
        ("Phrase", "in spring", 0),
        ("Begins with", "riv", 0),
        ("Without", "bridge", 0),
        ("Near each other", "a b", 0),
        ("Speaker", "torvane", 0),
        ("To", "2018", 0),
        ("Place", "Ondra", 0),
    ]
    assert chips(ask(q="water desert")) == [("Words", "water", 0), ("Words", "desert", 2)]
    assert chips(ask(q="water")) == [("Words", "water", None)]


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("traety", "treaty", 2),
        ("precoius", "precious", 1),
        ("Watter -bridge", "water -bridge", 2),
        ("(treatty OR brigde)", "(treaty OR bridge)", 3),
    ],
)
def test_a_mistyped_word_is_offered_as_the_archive_has_it(typed: str, meant: str, count: int) -> None:
    with as_reader():
        results = ask(q=typed)
    assert results.count == 0
    assert results.meant is not None
    assert (results.meant.words, results.meant.count) == (meant, count)
    assert ask(results.meant.query).count == count


def test_slips_are_counted_as_fingers_make_them() -> None:
    assert [slips("bridge", other) for other in ("bridge", "brigde", "bride", "bridges", "fridge", "bring", "")] == [
        0, 1, 1, 1, 1, 2, 6,
    ]  # fmt: skip


def test_a_mistyped_word_is_offered_without_the_filters_where_they_hide_it() -> None:
    results = ask(q="precoius", speaker="ilva-torvane", sort="oldest")
    assert results.meant is not None
    assert (results.meant.words, results.meant.count, results.meant.everywhere) == ("precious", 1, True)
    assert results.meant.query == "q=precious"
    kept = ask(q="precoius", speaker="mirela-dostane").meant
    assert kept is not None
    assert (kept.query, kept.everywhere) == ("q=precious&speaker=mirela-dostane", False)


def test_no_word_is_offered_that_finds_nothing() -> None:
    assert ask(q="xylophone").meant is None
    assert ask(q="brigde valley").meant is None  # each is said, but not by one
    assert ask(q="water").meant is None


WORDS = st.sampled_from(["the", "war", "on", "terror", "he/she", "don’t", "3.5", "wars", "of", "a.b", "Терр", "É"])
SAID = st.lists(WORDS, min_size=3, max_size=12).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=SAID, other=SAID, phrase=st.lists(WORDS, min_size=1, max_size=3).map(" ".join))
def test_a_phrase_hit_contains_the_phrase_and_a_hit_without_it_does_not(said: str, other: str, phrase: str) -> None:
    assume(said != other)
    statement = making.statement(said)
    wording(statement, other)
    has = any(f" {' '.join(folded(phrase))} " in f" {' '.join(folded(text))} " for text in (said, other))
    assert (statement in {hit.statement for hit in ask(q=f'"{phrase}"', page_size=500).hits}) == has
    assert (statement in {hit.statement for hit in ask(q=f'-"{phrase}"', page_size=500).hits}) != has


@pytest.mark.parametrize(
    ("query", "both"),
    [
        ("outlet:post form:direct", True),
        ("outlet:radio form:direct", False),
        ("form:direct (outlet:radio OR outlet:post)", True),
        ("outlet:radio (form:direct OR desert)", False),
        ("outlet:radio river -form:direct", False),
        ("river -(outlet:radio form:direct)", True),
        ("river -(outlet:radio form:indirect)", False),
        ("outlet:radio OR form:mixed", True),
        ("outlet:nobody form:direct", False),
    ],
)
def test_an_outlet_and_a_form_are_those_of_one_wording_as_the_filters_are(query: str, both: bool) -> None:
    said = "The river is open"
    statement = making.statement(said, inside=making.article(f"{said}.", outlet=making.outlet("Velm Post")))
    wording(statement, "The river was said to be open", form="indirect", outlet="Ondra Radio")
    assert (statement in [hit.statement for hit in ask(q=query).hits]) is both
