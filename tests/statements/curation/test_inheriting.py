"""What a statement that was missed takes over."""

from __future__ import annotations

import pytest

from statements import curation
from tests.statements import making

pytestmark = pytest.mark.django_db

TEXT = "“Rivers have two banks,” she said. “They have one bed.” He said “nobody owns either”."


def test_it_has_the_occasion_and_the_day_of_its_neighbours() -> None:
    article, sitting = making.article(TEXT), making.occasion()
    making.proposal("Rivers have two banks", inside=article, said="2019-06-12", occasion=sitting)
    making.proposal("nobody owns either", inside=article, said="2019-06-12", occasion=sitting)
    taken = curation.circumstances_at(article.text, TEXT.index("They"))
    assert (taken["occasion"], taken["said_edtf"]) == (sitting, "2019-06-12")
    assert "speaker" not in taken


def test_where_neighbours_differ_it_has_those_of_the_one_occasion_of_the_article() -> None:
    article, sitting = making.article(TEXT), making.occasion(held="2019-06-12")
    making.proposal("Rivers have two banks", inside=article, said="2019-06-01")
    making.proposal("nobody owns either", inside=article, said="2019-06-02")
    assert curation.circumstances_at(article.text, TEXT.index("They")) == {}
    article.occasions.set([sitting])
    taken = curation.circumstances_at(article.text, TEXT.index("They"))
    assert (taken["occasion"], taken["said_edtf"]) == (sitting, "2019-06-12")


def test_a_confirmed_occasion_is_not_given_to_what_was_said_on_another_day() -> None:
    article, sitting = making.article(TEXT), making.occasion(held="2019-06-12")
    other = making.proposal("Rivers have two banks", inside=article, said="2018")
    same = making.proposal("nobody owns either", inside=article, said="2019-06")
    curation.confirm(article, None, occasions=[sitting])
    other.refresh_from_db()
    same.refresh_from_db()
    assert (other.occasion, same.occasion) == (None, sitting)
