"""What readers type is read as they mean it, and nothing that they type is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.language import Query, read
from statements.search.tokens import DEEPEST, LONGEST_QUERY, LONGEST_WORD, MOST_TERMS
from statements.search.tree import All, Any, Field, Node, Not, removable, without


def written(node: Node | None) -> str:
    """A tree in short: `_` between words that follow one another, `=` before what is exact."""
    if node is None:
        return ""
    if isinstance(node, Field):
        return f"{node.name}<{node.value}>"
    if isinstance(node, Not):
        return f"-{written(node.part)}"
    if isinstance(node, All | Any):
        return f"({(' & ' if isinstance(node, All) else ' | ').join(map(written, node.parts))})"
    near = "" if node.near is None else f"~{node.near}"
    return "=" * node.exact + "_".join(node.words) + "*" * node.prefix + near


def tree(typed: str) -> str:
    return written(read(typed).tree)


def rests(typed: str) -> list[str]:
    """What is left when each of the parts is taken out."""
    query = read(typed)
    return [without(query.typed, query.tree, part) for part in removable(query.tree)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("river dam", "(river & dam)"),
        ("river AND dam", "(river & dam)"),
        ("river OR lake dam", "((river | lake) & dam)"),
        ("river OR lake OR sea", "(river | lake | sea)"),
        ("river|lake", "(river | lake)"),
        ("(river dam) OR lake", "((river & dam) | lake)"),
        ("gas (oil OR -(coal price))", "(gas & (oil | -(coal & price)))"),
        ("river or lake", "(river & or & lake)"),
        ("ORdeal ANDes NOTice", "(ordeal & andes & notice)"),
        ("NOT river", "-river"),
        ("NOT NOT river", "river"),
        ('NOT("both banks")', "-=both_banks"),
        ("sanction*", "=sanction*"),
        ("co-op*", "=co_op*"),
        ('"nato expansion"~5', "=nato_expansion~5"),
        ("speaker:Torvane -venue:“Ondra Forum”", "(speaker<Torvane> & -venue<Ondra Forum>)"),
        ("theme:water Before:2017 after:2016-02", "(topic<water> & before<2017> & after<2016-02>)"),
        ("form:Direct", "form<direct>"),
    ],
)
def test_operators_mean_what_they_say(typed: str, meant: str) -> None:
    assert tree(typed) == meant
    assert not read(typed).notes


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Hask's", "hask_s"),
        ("don’t", "don_t"),
        ("don't", "don_t"),
        ("co-operation", "co_operation"),
        ("he/she", "he_she"),
        ("3.5", "3_5"),
        ("10:30", "10_30"),
        ("ministry@halvia.example", "ministry_halvia_example"),
        ("Ёлка", "елка"),
        ("ÉLYSÉE", "elysee"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("[river]", "river"),
        ("river,", "river"),
        ("http://halvia.example/dam", "http_halvia_example_dam"),
    ],
)
def test_hyphens_apostrophes_and_accents_are_as_readers_mean_them(typed: str, words: str) -> None:
    assert tree(typed) == words


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", "»«", "””", "‘’", "‚‘", "‹›", "「」", "〝〞"])
def test_a_phrase_stands_in_quotation_marks_of_any_kind(marks: str) -> None:
    assert tree(f"{marks[0]}both  banks don’t{marks[1]} dam") == "(=both_banks_don_t & dam)"


@pytest.mark.parametrize("minus", ["-", "−", "–", "--"])
def test_a_minus_refuses_a_word_a_phrase_or_a_group(minus: str) -> None:
    assert tree(f"river {minus}dam") == "(river & -dam)"
    assert tree(f'{minus}"both banks"') == "-=both_banks"
    assert tree(f"{minus}(both banks)") == "-(both & banks)"


def test_a_minus_with_a_space_behind_it_refuses_nothing() -> None:
    assert tree("river - dam – lake -- sea") == "(river & dam & lake & sea)"


@pytest.mark.parametrize(
    "typed", ["OR river", "river OR", "OR OR river OR OR", "(river)", "((river))", "AND river", "()river"]
)
def test_an_operator_without_a_neighbour_says_nothing(typed: str) -> None:
    assert tree(typed) == "river"
    assert not read(typed).notes


@pytest.mark.parametrize(
    ("typed", "searched", "note"),
    [
        ('dam "both banks', "(dam & =both_banks)", "no partner"),
        ("(river", "river", "no partner"),
        ("river)", "river", "no partner"),
        ("s* river", "(s & river)", "at least 2 letters"),
        ("ri*er", "ri_er", "at the end of a word"),
        ("river~2", "river_2", "right behind a phrase"),
        ('"sanction* relief"', "=sanction_relief", "as it stands"),
        ('"both banks"~', "=both_banks", "read as a phrase"),
        ('"both banks"~99', "=both_banks~20", "up to 20 words"),
        ("before:soon", "before_soon", "no date"),
        ("form:shouted", "form_shouted", "no form"),
        ("speaker: torvane", "(speaker & torvane)", "without a space"),
        ("person:torvane", "person_torvane", "“person:” is nothing that can be asked for"),
        ('person:"ilva torvane"', "(person & =ilva_torvane)", "There are: speaker:, venue:, place:,"),
        ("***", "", "nothing in “***”"),
        ("OR", "", "nothing in “OR”"),
    ],
)
def test_what_has_no_meaning_here_is_searched_as_words_and_said_so(typed: str, searched: str, note: str) -> None:
    query = read(typed)
    assert written(query.tree) == searched
    assert note in " ".join(query.notes)
    assert not query.problems


@pytest.mark.parametrize("typed", ["10:30", "http://halvia.example", "he said: no", "3:1", "“Rivers: old”"])
def test_a_colon_alone_makes_no_operator(typed: str) -> None:
    assert not read(typed).notes


@pytest.mark.parametrize("typed", ["", "  ", "-", "***", '"…"', "— – -", "()", "((((", "OR", "| |", "\x00", "- OR -"])
def test_what_has_no_letter_or_digit_asks_for_nothing(typed: str) -> None:
    assert read(typed).terms == [] or typed == "OR"


def test_a_query_has_its_limits_and_says_so() -> None:
    assert len(read("river " * 100_000).terms) == MOST_TERMS
    assert len(read("river " * 100_000).problems) == 2
    assert not read("r" * LONGEST_WORD).problems
    assert read("r" * (LONGEST_WORD + 1)).problems
    assert tree("r" * (LONGEST_WORD + 1) + " dam") == "dam"
    assert not read("dam " * (LONGEST_QUERY // 40)).problems


def test_brackets_may_be_as_deep_as_they_like() -> None:
    for depth in (DEEPEST, DEEPEST + 1, LONGEST_QUERY // 2 - 10, 10_000):
        assert tree("(" * depth + "river" + ")" * depth) in {"river", ""}
    assert read("(a " * 30 + "river" + ")" * 30).notes
    assert tree("-(" * 10_000 + "river") == ""


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("river", [""]),
        ("gas  OR oil, price", ["oil, price", "gas price", "gas  OR oil,"]),
        ('river -dam -"Both  banks"', ['-dam -"Both  banks"', 'river -"Both  banks"', "river -dam"]),
        ("(a b) OR (c -d)", ["(b) OR (c -d)", "(a) OR (c -d)", "(a b) OR (-d)", "(a b) OR (c)"]),
        ("place:Velm “the dam”~3 riv*", ["“the dam”~3 riv*", "place:Velm riv*", "place:Velm “the dam”~3"]),
        ("-(gas oil) coal", ["coal", "-(gas oil)"]),
    ],
)  # fmt: skip
def test_a_part_is_taken_out_and_the_rest_is_left_as_typed(typed: str, left: list[str]) -> None:
    assert rests(typed) == left


ANYTHING = st.text(max_size=1_500) | st.text(alphabet='ab "-–OR()*~:“”‘’|NTAD5', max_size=200)


def ok(query: Query) -> None:
    assert len(query.leaves) <= MOST_TERMS
    assert all(term.words and all(term.words) for term in query.terms)


@given(ANYTHING)
def test_any_text_is_read_and_any_part_of_it_can_be_taken_out(typed: str) -> None:
    query = read(typed)
    ok(query)
    for part in removable(query.tree):
        rest = without(query.typed, query.tree, part)
        assert len(rest) < len(query.typed)
        ok(read(rest))
