"""The pairs that were found last are kept, until they are decided about."""

from __future__ import annotations

import pytest

from statements import curation
from statements.duplicates import kept, likely_duplicates, look_for_all
from statements.models import LikelyDuplicate, Speaker, Statement
from tests.statements import making

pytestmark = pytest.mark.django_db


def pairs(model: type[Speaker | Statement]) -> list[tuple[int, int]]:
    return list(kept(model).values_list("one", "other"))


def test_pairs_that_were_looked_for_are_kept_until_nothing_makes_them_one() -> None:
    one, other = making.speaker("Ilva Torvane"), making.speaker("Dr Ilva Torvane")
    assert pairs(Speaker) == []
    look_for_all()
    assert pairs(Speaker) == [(one.pk, other.pk)]
    assert pairs(Statement) == []
    Speaker.objects.filter(pk=other.pk).update(name="Brem Oskander")
    assert likely_duplicates(Speaker) == []
    assert not LikelyDuplicate.objects.exists()


def test_what_was_merged_or_told_apart_since_is_kept_no_longer() -> None:
    merged, into = making.speaker("Ilva Torvane"), making.speaker("Dr Ilva Torvane")
    one, other = making.speaker("Anna Hask"), making.speaker("Ana Hask")
    look_for_all()
    assert len(pairs(Speaker)) == 2
    curation.tell_apart(one, other, None)
    assert pairs(Speaker) == [(merged.pk, into.pk)]
    curation.merge(merged, into, None, "One person.")
    assert pairs(Speaker) == []
