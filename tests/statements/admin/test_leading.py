"""Which wording leads, chosen on the page of a statement."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Form
from tests.statements.curation.test_leads import lead_of, now
from tests.statements.curation.test_merging import WHY
from tests.statements.curation.test_merging_statements import reported


def test_an_editor_chooses_on_the_page_of_the_statement(desk: Client) -> None:
    statement, taken = reported("The river is ours"), reported("She called the river ours", form=Form.INDIRECT)
    own, other = lead_of(statement), lead_of(taken)
    curation.merge(taken, statement, None, WHY)
    page = desk.get(reverse("admin:statements_statement_change", args=[statement.pk])).content.decode()
    assert "Choose the wording that leads" in page
    act = reverse("admin:statements_statement_lead", args=[statement.pk])
    page = desk.post(act, {"wording": other.pk, "reason": "It has all."}, follow=True).content.decode()
    assert "was chosen by an editor" in page
    assert "It has all." in page
    assert now(statement) == (other.pk, True)
    assert "Choose one of its wordings" in desk.post(act, {"wording": "9" * 30}, follow=True).content.decode()
    desk.post(act, {"wording": "rule"})
    assert now(statement) == (own.pk, False)
