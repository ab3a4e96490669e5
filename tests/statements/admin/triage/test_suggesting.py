"""What is offered while one types."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from statements.models import Article
from tests.statements import making


def test_names_of_the_article_come_first_and_a_date_is_read_out(desk: Client, article: Article) -> None:
    making.speaker("Torben Ask")
    names = reverse("admin:statements_article_triage_names")

    def offered(**query: Any) -> list[str]:
        return [offer["value"] for offer in desk.get(names, {"article": article.pk, **query}).json()["offers"]]

    assert offered(noun="speaker", q="tor") == ["Ilva Torvane", "Torben Ask"]
    assert offered(noun="speaker") == ["Ilva Torvane"]
    assert offered(noun="speaker", q="xyz") == offered(noun="nonsense", q="tor") == []
    date = reverse("admin:statements_article_triage_date")
    assert desk.get(date, {"edtf": "2017-02-16?"}).json() == {"words": "perhaps 16 February 2017"}
    assert "is not a date in EDTF" in desk.get(date, {"edtf": "12 June"}).json()["wrong"]
