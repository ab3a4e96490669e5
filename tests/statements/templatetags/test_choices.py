"""The choices of a facet as HTML."""

from __future__ import annotations

from dataclasses import replace

from statements.search import Choice
from statements.templatetags.choices import choices

CHOICE = Choice('"><b>', "A & <b>B</b>", 1234, chosen=False, query="q=a%22&topic=b")


def test_no_name_breaks_out_of_its_link() -> None:
    assert choices([CHOICE], "/statements/") == (
        '<li><a data-choice="&quot;&gt;&lt;b&gt;" href="/statements/?q=a%22&amp;topic=b" rel="nofollow">'
        'A &amp; &lt;b&gt;B&lt;/b&gt;</a> <span class="count" aria-hidden="true">1,234</span>'
        ' <span class="visually-hidden">1,234 statements</span></li>'
    )


def test_a_bar_is_as_long_as_its_count() -> None:
    half, all_of_it = choices([replace(CHOICE, count=50), replace(CHOICE, count=100)], "/statements/", 100).split("\n")
    assert half.startswith('<li class="bar">')
    assert 'width="50"' in half
    assert 'width="100"' in all_of_it


def test_the_ear_is_told_what_the_eye_sees() -> None:
    chosen, in_range = choices([replace(CHOICE, chosen=True), replace(CHOICE, in_range=True)], "/").split("\n")
    assert 'class="chosen" aria-current="true"><span class="visually-hidden">Chosen, choose again' in chosen
    assert 'class="in-range"><span class="visually-hidden">Within the dates' in in_range
