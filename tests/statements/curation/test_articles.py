"""What holds for a whole article is confirmed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements import curation
from statements.models import Article, dated
from tests.statements import making
from tests.statements.curation.deciding import at_the_same_time, decisions, last

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_twenty_editors_who_confirm_at_the_same_moment_leave_one_decision() -> None:
    article = making.article()
    at_the_same_time(lambda: curation.confirm(Article.objects.get(pk=article.pk), None))
    assert [decision.act for decision in decisions(article)] == ["confirm"]


def test_confirming_an_article_dates_its_undated_statements_by_their_occasion(ana: User) -> None:
    article, sitting = making.article(), making.occasion(held="2019-06-12")
    undated = making.proposal(inside=article, occasion=sitting)
    dated_already = making.proposal("any dam was planned", inside=article, occasion=sitting, said="2019-06-11")
    outlet = making.outlet()
    curation.confirm(article, ana, occasions=[sitting], outlet=outlet, **dated("published", "2019-06-13"))
    article.refresh_from_db()
    assert (article.confirmed, article.outlet, article.published_edtf) == (True, outlet, "2019-06-13")
    undated.refresh_from_db()
    dated_already.refresh_from_db()
    assert (undated.said_edtf, dated_already.said_edtf) == ("2019-06-12", "2019-06-11")
    assert [decision.act for decision in decisions(article)] == ["correct", "confirm"]


def test_a_statement_of_an_occasion_without_a_day_stays_undated(ana: User) -> None:
    article = making.article()
    proposal = making.proposal(inside=article, occasion=making.occasion(held=""))
    curation.confirm(article, ana)
    proposal.refresh_from_db()
    assert proposal.said_edtf == ""


def test_confirming_again_leaves_no_second_decision(ana: User) -> None:
    article = making.article()
    curation.confirm(article, ana)
    curation.confirm(article, ana)
    assert len(decisions(article)) == 1


def test_the_occasions_of_an_article_change_with_a_decision(ana: User) -> None:
    article, one, other = making.article(), making.occasion("One"), making.occasion("Other")
    assert curation.set_occasions(article, [one], ana)
    assert curation.set_occasions(article, [other], ana)
    assert not curation.set_occasions(article, [other], ana)
    assert last(article).before == {"occasions": [one.pk]}
    assert list(article.occasions.all()) == [other]
