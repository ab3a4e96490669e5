"""The answer says how the question was read, in words and in parts that can be taken out."""

from __future__ import annotations

import pytest

from tests.statements import making
from tests.statements.search.asking import ask

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _a_statement(all_tests_share: None) -> None:
    held = making.occasion(venue=making.venue("Ondra Forum"), place="Ondra")
    making.statement("The river", by=making.speaker("Ilva Torvane"), occasion=held, said="2017-02-16")


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("", "All statements, newest first."),
        ("q=river", "Statements with “river”, most relevant first."),
        ("q=river+dam+OR+lake", "Statements with “river” and (“dam” or “lake”), most relevant first."),
        ('q="both+banks"+-dam', "Statements with exactly “both banks”, without “dam”, most relevant first."),
        ("q=-dam+-lake", "Statements without “dam” or “lake”, newest first."),
        (
            "speaker=ilva-torvane&venue=ondra-forum&place=Ondra&form=direct&sort=oldest",
            "Statements by Ilva Torvane, at Ondra Forum, in Ondra, worded in quotation marks, oldest first.",
        ),
        ("date_after=2017&date_before=2017", "Statements said in 2017, newest first."),
        (
            "date_after=2017-02&undated=include",
            "Statements said from February 2017 on or nobody knows when, newest first.",
        ),
        ("date_before=2017-02-16", "Statements said up to 16 February 2017, newest first."),
        ("date_after=2016&date_before=2017-02", "Statements said from 2016 to February 2017, newest first."),
        ("checked=editor", "Statements checked by an editor, newest first."),
    ],
)
def test_the_whole_question_is_read_back(query: str, understood: str) -> None:
    assert ask(query).understood == understood


def test_what_was_read_otherwise_than_it_may_be_meant_is_said() -> None:
    assert "A bracket has no partner." in ask(q="(river").understood
    assert "“place:” takes its value without a space" in ask(q="place: ondra").understood
    assert "No place here is called “velm”" in ask(q="place:velm").understood


def test_each_part_is_a_chip_whose_link_takes_just_it_out() -> None:
    query = "q=river&speaker=ilva-torvane&place=Ondra&date_after=2016&undated=include&checked=editor&sort=oldest"
    results = ask(query)
    assert [(chip.about, chip.label) for chip in results.chips] == [
        ("Words", "river"),
        ("Speaker", "Ilva Torvane"),
        ("Place", "Ondra"),
        ("Said", "from 2016 on"),
        ("Said", "or nobody knows when"),
        ("Checked", "checked by an editor"),
    ]
    parts = [["q"], ["speaker"], ["place"], ["date_after", "undated"], ["undated"], ["checked"]]
    for chip, names in zip(results.chips, parts, strict=True):
        kept = [part for part in query.split("&") if part.partition("=")[0] not in names]
        assert chip.remove.split("&") == kept


def test_the_order_stays_when_something_else_changes_and_a_usual_one_is_not_spelled_out() -> None:
    assert ask("q=river&sort=relevance").undated_query == "q=river&undated=include"
    assert ask("q=river&sort=newest").chips[0].remove == "sort=newest"
    assert ask("q=river&sort=oldest").chips[0].remove == "sort=oldest"


@pytest.mark.parametrize(
    ("q", "understood"),
    [
        ("the river of Ondra", "with “river” and “Ondra”"),
        ("river (dam OR the)", "with “river” and “dam”"),
        ("speaker:torvane OR river", "by Ilva Torvane or with “river”"),
        ("dam -(speaker:torvane river)", "with “dam”, not (by Ilva Torvane and with “river”)"),
        ("dam (river OR -place:ondra)", "with “dam”, (with “river” or not in Ondra)"),
    ],
)
def test_the_parts_are_read_as_they_are_searched(q: str, understood: str) -> None:
    assert ask(q=q).understood.startswith(f"Statements {understood}, ")


def test_a_word_that_is_too_common_stays_a_part_that_says_so() -> None:
    results = ask(q="the river")
    assert [(chip.about, chip.label) for chip in results.chips] == [("Too common", "the"), ("Words", "river")]
    assert "Too common to search for outside of a phrase: “the”." in results.understood


@pytest.mark.parametrize(
    ("q", "laid_out"),
    [
        ("river dam", "river dam"),
        ("river OR dam", "river or dam"),
        ("gas OR oil price", "( gas or oil ) price"),
        ("price (gas OR (coal -oil))", "price ( gas or ( coal oil ))"),
        ("(a b) OR c", "( a b ) or c"),
        ("a (b c)", "a b c"),
        ("a -(b OR c)", "a (b OR c)"),
    ],
)
def test_alternatives_and_their_brackets_stand_between_the_chips(q: str, laid_out: str) -> None:
    chips = [chip for chip in ask(q=q).chips if chip.about != "Alternatives"]  # those are told where nothing is found
    assert " ".join(f"{chip.before} {chip.label} {chip.behind}" for chip in chips).split() == laid_out.split()
