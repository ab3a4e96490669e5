"""An occasion that the article has is no second one when it is read again."""

from __future__ import annotations

import pytest

from statements import curation
from statements.models import Occasion, Statement
from statements.reading.reading import Occasion as FoundOccasion
from tests.statements import making
from tests.statements.rereading.again import read_better, read_first
from tests.statements.rereading.readers import DAM, RIVER, Said

pytestmark = pytest.mark.django_db
SUMMIT = FoundOccasion("Opening session", "Four Rivers Summit", "Lisk", "2019-06-12", "on Wednesday")
UNDATED = FoundOccasion("press conference", None, None, None, "at a press conference")


@pytest.mark.parametrize("sitting", [SUMMIT, UNDATED])
def test_the_occasion_of_a_new_proposal_is_the_one_the_article_has(sitting: FoundOccasion) -> None:
    article = read_first(Said(RIVER, occasion=0), occasions=(sitting,))
    read_better(article, Said(RIVER, occasion=0), Said(DAM, occasion=0), occasions=(sitting,))
    assert Occasion.objects.count() == 1
    assert Statement.objects.filter(occasion=Occasion.objects.get()).count() == 2


def test_an_occasion_that_an_editor_renamed_is_the_same_occasion() -> None:
    article = read_first(Said(RIVER, occasion=0), occasions=(SUMMIT,))
    curation.correct(Occasion.objects.get(), None, title="First plenary", held_edtf="2019-06")
    read_better(article, Said(RIVER, occasion=0), Said(DAM, occasion=0), occasions=(SUMMIT,))
    assert Occasion.objects.get().statements.count() == 2


def test_where_an_editor_has_confirmed_the_occasions_no_other_is_made() -> None:
    article = read_first(Said("river", occasion=0), occasions=(UNDATED,))
    mine = making.occasion("Plenary")
    curation.confirm(article, None, occasions=[mine])
    read_better(article, Said(RIVER, occasion=0), Said(DAM, occasion=0), occasions=(SUMMIT,))
    assert set(article.occasions.all()) == {mine}
    as_before, new = Statement.objects.in_article(article).select_related("occasion")
    assert str(as_before.occasion) == "Press conference"
    assert new.occasion is None
    assert Occasion.objects.count() == 2
