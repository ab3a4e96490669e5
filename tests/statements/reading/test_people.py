"""Whom a name, a part of it, a role or a description means."""

from __future__ import annotations

import pytest

from statements.reading.people import People

from .reading_of import statements_of


def meant(text: str, phrase: str) -> str | None:
    return People(f"Council meets in Orsana\n\n{text}").who(phrase).name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Minister Tomás Rivero Almanza arrived.", "Rivero", "Tomás Rivero Almanza"),
        ("The envoy Recep Aydoğan spoke.", "Aydogan", "Recep Aydoğan"),
        ("Mayor Bill de Harro is here.", "Mayor de Harro", "Bill de Harro"),
        ("The actor Robert Hask Jr. came.", "Hask", "Robert Hask Jr."),
        ("President Lan Haoming met Mr Lan Haoming’s guests.", "Mr Lan", "Lan Haoming"),
        ("Orsana Gazette’s Anna Hask asked.", "Orsana Gazette’s Anna Hask", "Anna Hask"),
        ("Senate Minority Whip Dick Orlund spoke.", "Orlund", "Dick Orlund"),
        ("Former prime minister John Major left.", "Former prime minister John Major", "John Major"),
        ("Elijah Hask came, Elijah Eugene Hask left.", "Hask", "Elijah Eugene Hask"),
        ("GOVERNOR ANNA HASK spoke to Anna Hask.", "GOVERNOR ANNA HASK", "Anna Hask"),
        ("Rep. Anna Hask (D-T.O.) spoke.", "Rep. Anna Hask (D-T.O.)", "Anna Hask"),
    ],
)
def test_a_part_of_a_name_leads_to_the_fullest_name(text: str, phrase: str, name: str) -> None:
    assert meant(text, phrase) == name


def test_two_people_with_one_surname_are_told_apart_by_the_form_of_address() -> None:
    text = "Mr Pavel Orlund and Mrs Anna Orlund sat down."
    assert meant(text, "Mrs Orlund") == "Anna Orlund"
    assert meant(text, "Mr Orlund") == "Pavel Orlund"


def test_a_surname_of_two_people_stays_as_printed_where_nothing_decides() -> None:
    assert meant("Pavel Orlund and Anna Orlund sat down.", "Orlund") == "Orlund"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("", "the Directorate General of River Safety", "Directorate General of River Safety"),
        ("", "the Centers for Flood Control and Prevention", "Centers for Flood Control and Prevention"),
        ("The Halvian Water Forces (HWF) came.", "the HWF", "Halvian Water Forces"),
        ("Lake Gas and Electric Company paid.", "Lake Gas and Electric Company", "Lake Gas and Electric Company"),
        ("", "Halvia’s National Institute for Rivers", "National Institute for Rivers"),
        ("", "The Velm-based Reed movement", "Reed movement"),
        ("", "a statement released by the Ministry of Rivers", "Ministry of Rivers"),
        ("", "a survey published in 2017 by the River Society", "River Society"),
        ("Governor Anna Hask", "a memo posted online by Governor Anna Hask", "Anna Hask"),
        ("", "the Ministry of Rivers’ report", "Ministry of Rivers"),
    ],
)
def test_a_body_is_named_with_all_its_words(text: str, phrase: str, name: str) -> None:
    assert meant(f"{text} {phrase} said so.", phrase) == name


@pytest.mark.parametrize(
    "phrase",
    [
        "Police",
        "Protesters",
        "Democrats",
        "officials of the Ministry of Rivers",
        "Others in the River Party",
        "Anna Hask’s family",
        "Inflation",
        "two people familiar with the matter",
    ],
)
def test_the_unnamed_have_no_name(phrase: str) -> None:
    (statement,) = statements_of(f"{phrase[0].upper()}{phrase[1:]} said that the dam was full.")
    assert statement.speaker is None


ROLES = [
    ("The Minister of Rivers, Anna Hask, came.", "The minister"),
    ("Former banker Anna Hask came.", "The former banker"),
    ("Princess Anna Hask came.", "The princess"),
    ("The Halvian Governor Anna Hask met the governor of Drevonia Pavel Orlund.", "The Halvian governor"),
    ("Anna Hask, 43, a teacher from Brenn, came.", "The teacher"),
]


@pytest.mark.parametrize(("text", "phrase"), ROLES)
def test_a_role_or_an_epithet_is_whose_the_text_makes_it(text: str, phrase: str) -> None:
    *_, statement = statements_of(f"{text} {phrase} said that the dam was full.")
    assert statement.speaker == "Anna Hask"


def test_a_role_may_get_its_name_only_in_the_next_sentence() -> None:
    first, _ = statements_of("“The dam will hold,” the governor said. “It always has,” Anna Hask told the council.")
    assert first.speaker == "Anna Hask"


@pytest.mark.parametrize("phrase", ["The two leaders", "Both leaders", "They"])
def test_two_who_speak_together_are_both_named(phrase: str) -> None:
    text = "President Pavel Orlund and Premier Anna Hask met in Brenn."
    (statement,) = statements_of(f"{text} {phrase} stressed that the dam was full.")
    assert statement.speaker in ("Pavel Orlund and Anna Hask", "Anna Hask and Pavel Orlund")


def test_a_first_name_tells_whom_she_means() -> None:
    text = "Anna Hask said that it rained. Pavel Orlund said that it did not. She said that the dam was full."
    assert statements_of(text)[-1].speaker == "Anna Hask"


def test_he_is_nobody_known_after_an_unnamed_source() -> None:
    text = "Pavel Orlund said that it rained. An engineer said that it did not. “The dam is full,” he said."
    assert statements_of(text)[-1].speaker is None


def test_the_body_that_was_named_is_meant_by_its_kind() -> None:
    text = "The Velm River Commission met in Brenn. The commission said that the dam was full."
    assert statements_of(text)[-1].speaker == "Velm River Commission"
