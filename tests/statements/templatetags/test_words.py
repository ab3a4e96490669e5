"""Words and marks as readers see them."""

from __future__ import annotations

import json

import pytest

from statements.models import Form, Quotation, Speaker, Standing, Statement
from statements.templatetags import words


@pytest.mark.parametrize(
    ("language", "marks"), [("en", "“”"), ("ru", "«»"), ("de-AT", "„“"), ("fr", "«\u00a0\u00a0»"), ("und", "“”")]
)
def test_what_was_said_word_for_word_stands_in_the_marks_of_its_language(language: str, marks: str) -> None:
    quotation = Quotation(form=Form.DIRECT, language=language)
    assert words.opening_mark(quotation) + words.closing_mark(quotation) == marks


@pytest.mark.parametrize("form", [Form.MIXED, Form.INDIRECT])
def test_nothing_else_does(form: Form) -> None:
    quotation = Quotation(form=form, language="en")
    assert words.opening_mark(quotation) + words.closing_mark(quotation) == ""


def test_a_sure_date_is_told_to_machines_too() -> None:
    assert words.when("2017-02") == '<time datetime="2017-02">in February 2017</time>'
    assert words.date_in_words("2017?") == "perhaps 2017"


def test_a_statement_is_never_put_into_the_mouth_of_somebody_who_did_not_say_it() -> None:
    speaker = Speaker(name="Ilva Torvane")
    assert words.said_by(Statement(speaker=speaker)) == "Ilva Torvane"
    assert words.said_by(Statement(speaker=speaker, standing=Standing.MISATTRIBUTED)) == "Not said by Ilva Torvane"
    assert words.said_by(Statement(unnamed_source="a senior official")) == "Unnamed: “a senior official”"


def test_no_text_breaks_out_of_linked_data() -> None:
    told = {"text": "</script><script>alert('&')</script>"}
    source = words.linked_data(told)
    assert "<" not in source
    assert json.loads(source) == told


def test_a_language_is_told_only_where_it_is_known() -> None:
    assert words.language_attribute("ru") == ' lang="ru"'
    assert words.language_attribute("und") == ""


def test_thousands_stand_apart() -> None:
    assert words.grouped(75214) == "75,214"


def test_a_number_of_statements_is_told_to_the_eye_and_to_the_ear() -> None:
    assert [words.statements(number) for number in (0, 1, 75214)] == [
        "0 statements",
        "1 statement",
        "75,214 statements",
    ]
    assert words.counted(1) == (
        '<span class="count" aria-hidden="true">1</span> <span class="visually-hidden">1 statement</span>'
    )
