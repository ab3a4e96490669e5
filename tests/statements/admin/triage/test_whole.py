"""What holds for the whole article."""

from __future__ import annotations

from django.test import Client

from statements.models import Article
from tests.statements import making
from tests.statements.admin.triage.acting import act, proposals


def test_what_the_form_of_the_whole_does_not_have_stays(desk: Client, article: Article) -> None:
    sitting = making.occasion(held="2019-06-12")
    act(desk, article, "whole", outlet="Orsana Ledger", outlet_is="new", published="2019-06-13", occasions=str(sitting))
    act(desk, article, "whole")
    article.refresh_from_db()
    assert (str(article.outlet), article.published_edtf) == ("Orsana Ledger", "2019-06-13")
    assert list(article.occasions.all()) == [sitting]
    act(desk, article, "whole", outlet="")
    article.refresh_from_db()
    assert article.outlet is None


def test_what_holds_for_the_article_is_confirmed_once(desk: Client, article: Article) -> None:
    sitting = making.occasion(held="2019-06-12")
    shown = act(
        desk, article, "whole", outlet="Orsana Ledger", outlet_is="new", published="2019-06-13", occasions=str(sitting)
    )
    assert "Confirmed for the whole article." in shown
    article.refresh_from_db()
    assert (str(article.outlet), article.published_edtf, article.confirmed) == ("Orsana Ledger", "2019-06-13", True)
    assert {statement.said_edtf for statement in proposals(article)} == {"2019-06-12"}
