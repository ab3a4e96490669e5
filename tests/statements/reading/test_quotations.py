"""What stands in quotation marks, and how it is joined, cut and claimed."""

from __future__ import annotations

import pytest

from .reading_of import statements_of, the_statement_of

STYLES = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "single": ("‘", "’"),
    "single straight": ("'", "'"),
    "guillemets": ("«", "»"),
    "guillemets with spaces": ("«\xa0", "\xa0»"),
    "guillemets turned": ("»", "«"),
    "single guillemets": ("‹", "›"),
    "low and high": ("„", "“"),
    "low and curly": ("„", "”"),
    "low and straight": ("„", '"'),
    "single low": ("‚", "‘"),
    "two apostrophes": ("''", "''"),
    "typewriter": ("``", "''"),
    "typewriter single": ("`", "'"),
    "closed straight": ("“", '"'),
    "opened straight": ('"', "”"),
    "closing marks only": ("”", "”"),
    "corners": ("「", "」"),
    "spaces inside": ('" ', ' "'),
}
in_every_style = pytest.mark.parametrize(("o", "c"), STYLES.values(), ids=STYLES)


def said(text: str) -> list[tuple[str | None, str]]:
    return [(statement.speaker, statement.text) for statement in statements_of(text)]


@in_every_style
def test_quotation_marks_of_any_shape_open_and_close(o: str, c: str) -> None:
    statement = the_statement_of(f"{o}The dam will hold this winter,{c} Mayor Ona Birk said on the bridge.")
    assert statement.text == "The dam will hold this winter"
    assert (statement.form, statement.speaker) == ("direct", "Ona Birk")


@in_every_style
def test_a_comma_or_a_full_stop_may_stand_outside_of_the_marks(o: str, c: str) -> None:
    assert said(f"{o}The dam will hold{c}, Mayor Ona Birk said.") == [("Ona Birk", "The dam will hold")]
    assert said(f"Mayor Ona Birk said: {o}The dam will hold{c}. Nobody clapped.") == [("Ona Birk", "The dam will hold")]


@in_every_style
def test_an_interrupted_quotation_is_one_statement_with_two_spans(o: str, c: str) -> None:
    statement = the_statement_of(f"{o}We have counted,{c} Mayor Ona Birk said, {o}every lamp in the harbour.{c}")
    assert len(statement.spans) == 2
    assert statement.text == "We have counted every lamp in the harbour."


@in_every_style
def test_a_quotation_without_words_of_saying_goes_on_with_the_one_before(o: str, c: str) -> None:
    statement = the_statement_of(
        f"{o}The lamps are old,{c} Mayor Ona Birk said. {o}We shall buy new ones.{c} Nobody clapped."
    )
    assert statement.text == "The lamps are old We shall buy new ones."


@in_every_style
def test_a_paragraph_left_open_goes_on_in_the_next(o: str, c: str) -> None:
    statement = the_statement_of(f"{o}The lamps are old.\n\n{o}But the lighthouse is older,{c} Mayor Ona Birk said.")
    assert statement.text == "The lamps are old. But the lighthouse is older"
    assert statement.speaker == "Ona Birk"


@in_every_style
def test_the_speaker_may_stand_before_the_first_paragraph_of_several(o: str, c: str) -> None:
    text = f"Mayor Ona Birk said: {o}The lamps are old.\n\n{o}The masts are older.\n\n{o}We buy both.{c}\n\nIt rained."
    assert said(text) == [("Ona Birk", "The lamps are old. The masts are older. We buy both.")]


@in_every_style
def test_the_speaker_may_stand_within_the_first_paragraph_of_several(o: str, c: str) -> None:
    text = f"{o}The lamps are old,{c} Mayor Ona Birk said. {o}We know.\n\n{o}We shall buy new ones.{c}\n\nIt rained."
    assert said(text) == [("Ona Birk", "The lamps are old We know. We shall buy new ones.")]


@pytest.mark.parametrize(("o", "c"), [("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("„", "“")])
def test_paragraphs_between_two_marks_need_no_marks_of_their_own(o: str, c: str) -> None:
    text = f"{o}The lamps are old.\n\nThe masts are older.\n\nWe buy both,{c} Mayor Ona Birk said.\n\nIt rained."
    assert said(text) == [("Ona Birk", "The lamps are old. The masts are older. We buy both")]


@pytest.mark.parametrize(
    "words",
    [
        "The fishermen's boats can't leave before dawn",
        "We won't touch the workers' pay or the boats' berths",
        "In the '90s we'd tell 'em no, and in '98 we did",
        "Rock 'n' roll was louder",
        'He told me "go away" and I left',
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_an_apostrophe_does_not_close_a_quotation(words: str, turned: bool) -> None:
    words = words.replace("'", "’") if turned else words
    o, c = "‘’" if turned else "''"
    assert the_statement_of(f"{o}{words},{c} Mayor Ona Birk warned.").text == words


def test_apostrophes_open_no_quotation() -> None:
    assert statements_of("The boats' owners met in '98 and the sailors' wives sang. The '90s were kind to 'em.") == ()


@pytest.mark.parametrize(
    "quoted",
    [
        "“He told me ‘go away’ and I left,”",
        "\"He told me 'go away' and I left,\"",
        '"He told me "go away" and I left,"',
        "“He told me “go away” and I left,”",
        "‘He told me “go away” and I left,’",
        "„He told me ‚go away‘ and I left“,",
        "« He told me « go away » and I left, »",
        "“‘Go away,’ he told me, and I left,”",
        "“I told him, ‘Go away,’”",
        "“She had heard ‘he told me “go” twice’ and left,”",
    ],
)
def test_a_quotation_within_a_quotation_is_part_of_it(quoted: str) -> None:
    statement = the_statement_of(f"{quoted} Mayor Ona Birk said. “I went.”")
    assert statement.text.split(" I went.")[0] == quoted[1:-1].strip("“, \xa0").removesuffix(',"')
    assert len(statement.spans) == 2


def test_brackets_and_ellipses_stand_inside_a_quotation() -> None:
    words = "[W]e have […] no money (laughs) and no … boats [sic] ..."
    assert the_statement_of(f"“{words},” Mayor Ona Birk said.").text == words


def test_a_quotation_may_begin_in_the_middle() -> None:
    assert said('"The quay leaks", Mayor Ona Birk said. "[...] And "') == [("Ona Birk", "The quay leaks [...] And")]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_dashes_may_stand_around_the_words_of_saying(dash: str) -> None:
    text = f'"The dam holds," {dash} Mayor Ona Birk said. {dash} "The quay holds too."'
    assert said(text) == [("Ona Birk", "The dam holds The quay holds too.")]


def test_a_second_verb_of_saying_begins_a_second_statement() -> None:
    text = "“The dam holds this winter,” Mayor Ona Birk said, adding: “The quay may not.”"
    assert said(text) == [("Ona Birk", "The dam holds this winter"), ("Ona Birk", "The quay may not.")]


@pytest.mark.parametrize(("o", "c"), [("“", "”"), ('"', '"')])
def test_where_a_closing_mark_is_lost_the_reporters_words_end_the_quotation(o: str, c: str) -> None:
    text = f"{o}The dam holds this winter, Mayor Ona Birk said. {o}It will hold for years.{c}\n\nNobody clapped."
    assert said(text) == [("Ona Birk", "The dam holds this winter It will hold for years.")]


@pytest.mark.parametrize(("o", "c"), [("“", "”"), ('"', '"')])
def test_a_lost_closing_mark_at_the_end_of_a_paragraph_swallows_no_other(o: str, c: str) -> None:
    text = f"Mayor Ona Birk said: {o}The dam holds.\n\nNobody clapped.\n\n{o}It leaks,{c} Deputy Pavel Hask said."
    assert said(text) == [("Ona Birk", "The dam holds."), ("Pavel Hask", "It leaks")]


def test_where_an_opening_mark_is_lost_the_sentence_is_what_was_said() -> None:
    assert said("The council met in May. The dam holds well,” Mayor Ona Birk said.") == [
        ("Ona Birk", "The dam holds well")
    ]


def test_inches_are_no_quotation_marks() -> None:
    assert statements_of('The wall is 6" thick and 5\'10" high. The boards are 4" wide.') == ()


def test_a_word_in_marks_is_a_term_and_no_quotation() -> None:
    assert the_statement_of("Mayor Ona Birk said the “Lantern” project would cost nine dorins.").form == "indirect"


def test_part_of_a_clause_in_marks_is_a_mixed_quotation_with_its_clause() -> None:
    statement = the_statement_of("Mayor Ona Birk said the quay was “a wall with wet feet and no friends”.")
    assert statement.form == "mixed"
    assert statement.text.startswith("the quay was “a wall")


@pytest.mark.parametrize(
    "sentence",
    [
        "The boats “Heron” and “Stork” lay in the harbour until noon.",
        "Her novel “The Long Winter of the Quay Men” won a prize in Orsana.",
        "Pavel “Bobby” Hask played in the band for nine years.",
        "The “Safe Harbours and Bridges Act” passed in May by nine votes.",
        "The so-called “quiet reform” of the port began in May.",
        "The museum opened an exhibition named “Boats and the Men Who Built Them” in May.",
        "The band sang “Roll On, Halvia” at the gate.",
        "Residents of “Little Orsana” went to the polls on Sunday.",
    ],
)
def test_titles_names_and_terms_in_marks_are_nobodys_words(sentence: str) -> None:
    assert statements_of(sentence) == ()


@pytest.mark.parametrize("verb", ["reading", "saying"])
def test_what_a_sign_says_is_a_statement_without_a_name(verb: str) -> None:
    assert said(f"Protesters held signs {verb} “Save the dam now” outside the hall.") == [(None, "Save the dam now")]


def test_a_quotation_that_ends_as_speech_does_is_all_that_was_said() -> None:
    assert said("The crowd chanted “Save the dam!” until noon.") == [(None, "Save the dam!")]


def test_verses_in_marks_are_one_statement() -> None:
    verses = "“Roll on, Halvia,\nroll on to the sea,\nthe dam will hold you,\nas you held me.”"
    text = f"The crowd sang:\n\n{verses}\n\nThen it rained."
    (statement,) = statements_of(text)
    assert (
        " ".join(statement.text.split())
        == "Roll on, Halvia, roll on to the sea, the dam will hold you, as you held me."
    )
