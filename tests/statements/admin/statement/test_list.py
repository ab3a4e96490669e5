"""The list of statements: searched, narrowed, and acted on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from statements.models import Speaker, SpeakerAlias, Statement
from tests.statements import making


def listed(client: Client, query: str) -> list[str]:
    answer = client.get(f"{reverse('admin:statements_statement_changelist')}?{query}")
    assert answer.status_code == 200
    return sorted(str(statement.lead) for statement in answer.context["cl"].result_list)


def test_statements_are_searched_by_their_words_and_their_speakers_names(desk: Client, db: None) -> None:
    making.proposal("Lock gates open", by=making.speaker("Josun Hardavel"))
    making.proposal("Ferries sail", by=making.speaker("Ilva Torvane"))
    SpeakerAlias.objects.create(speaker=Speaker.objects.get(name="Ilva Torvane"), name="the President")
    making.statement("Bridges don't move", by=making.speaker("Ilva Torvane"))
    assert listed(desk, "q=lock") == ["Lock gates open"]
    assert listed(desk, "q=bridg") == ["Bridges don't move"]
    assert listed(desk, 'q="bridges don\'t"') == ["Bridges don't move"]
    assert listed(desk, 'q="don\'t bridges"') == []
    assert listed(desk, "q=torvane bridges") == ["Bridges don't move"]
    assert listed(desk, "q=hardavel") == ["Lock gates open"]
    assert listed(desk, "q=president") == ["Bridges don't move", "Ferries sail"]


@pytest.mark.parametrize("typed", ["'", '"', "\\", "&|!:*", "'';--", "“", "<b>", "' \\ '"])
def test_whatever_is_typed_into_the_search_is_only_searched_for(desk: Client, proposal: Statement, typed: str) -> None:
    answer = desk.get(reverse("admin:statements_statement_changelist"), {"q": typed})
    assert answer.status_code == 200


def test_statements_are_narrowed_by_state_form_outlet_checked_and_date(desk: Client, db: None) -> None:
    gazette = making.outlet("Halvian Gazette")
    inside = making.article("“Lock gates open.”", outlet=gazette)
    making.statement("Lock gates open", inside=inside, said="2019-06-12")
    making.proposal("Ferries sail", form="indirect", said="2019")
    making.imported("Bridges stay")
    assert listed(desk, "state__exact=published") == ["Lock gates open"]
    assert listed(desk, "lead__form__exact=indirect") == ["Ferries sail"]
    assert listed(desk, f"lead__text__article__outlet__id__exact={gazette.pk}") == ["Lock gates open"]
    assert listed(desk, "checked__exact=imported") == ["Bridges stay"]
    assert listed(desk, "said=2019-06") == ["Ferries sail", "Lock gates open"]
    assert listed(desk, "said=2019-07") == ["Ferries sail"]
    assert listed(desk, "said=unknown") == ["Bridges stay"]
    assert listed(desk, "said=last week") == []


def test_several_are_published_from_the_list(desk: Client, db: None) -> None:
    one, other = making.proposal("Lock gates open"), making.proposal("Ferries sail")
    form = {"action": "publish", "_selected_action": [one.pk, other.pk]}
    told = desk.post(reverse("admin:statements_statement_changelist"), form, follow=True).content.decode()
    assert "2 statements published." in told
    assert set(Statement.objects.values_list("state", flat=True)) == {"published"}


def test_the_head_of_the_list_leads_to_its_filters_and_says_when_some_are_set(desk: Client, db: None) -> None:
    address = reverse("admin:statements_statement_changelist")
    way = '<a href="#changelist-filter">Filters</a>'
    page = desk.get(address).content.decode()
    assert way in page[: page.index('id="changelist-search"')]
    assert 'id="changelist-filter"' in page
    narrowed = desk.get(address, {"state__exact": "published"}).content.decode()
    assert "Clear all filters" in narrowed[: narrowed.index('id="changelist-search"')]
