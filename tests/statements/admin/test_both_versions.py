"""A save over another's newer version is refused, with both versions side by side."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Article, Decision, Speaker, Statement, dated
from tests.statements import making
from tests.statements.admin.complaints import complaints


def change(thing: Any) -> str:
    return reverse(f"admin:statements_{thing._meta.model_name}_change", args=[thing.pk])


def form_on(page: str) -> dict[str, Any]:
    """What a browser would send of the form, as it stands on the page."""
    found_form = re.search(r'<form[^>]*id="\w+_form".*?</form>', page, re.DOTALL)
    assert found_form is not None
    form = found_form.group()
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if found.get("type") not in {"checkbox", "radio", "submit", "button"} and "name" in found:
            sent.setdefault(found["name"], unescape(found.get("value", "")))
    for name, more, options in re.findall(r'<select[^>]*name="(\w+)"([^>]*)>(.*?)</select>', form, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)"[^>]*selected', options)
        if chosen or "multiple" not in more:
            sent.setdefault(name, chosen[0] if chosen else "")
    for name, text in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        sent.setdefault(name, unescape(text).strip())
    hidden = re.findall(r'name="(initial-\w+)" value="([^"]*)"', form)
    return {**sent, **{name: unescape(value) for name, value in hidden}}


@pytest.fixture
def boro(db: None) -> User:
    return User.objects.create_user("boro", first_name="Boro")


@pytest.fixture
def proposal(db: None) -> Statement:
    return making.proposal(inside=making.article())


def test_a_statement_saved_over_a_newer_version_is_refused_and_shows_both(
    desk: Client, ana: User, boro: User, proposal: Statement
) -> None:
    josun, reva = making.speaker("Josun Hardavel"), making.speaker("Reva Sund")
    form = form_on(desk.get(change(proposal)).content.decode())
    curation.correct(proposal, boro, speaker=josun, **dated("said", "2019-06"))
    page = desk.post(change(proposal), {**form, "speaker": reva.pk, "via": "Halvinform"}).content.decode()
    assert "Boro changed this after you opened it." in page
    assert re.search(r"Speaker</th><td>Josun Hardavel</td><td>Reva Sund\s*</td>", page)
    assert re.search(r"Said</th><td>2019-06</td><td>–\s*<span[^>]*>\(you had not touched it", page)
    proposal.refresh_from_db()
    assert proposal.speaker == josun
    assert not Decision.objects.filter(by=ana).exists()

    # The form goes on from there: what was touched is hers, the rest is Boro's.
    answer = desk.post(change(proposal), form_on(page))
    assert answer.status_code == 302, complaints(answer)
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert (proposal.speaker, proposal.said_edtf, proposal.lead.via) == (reva, "2019-06", "Halvinform")


def test_other_words_are_shown_as_words(desk: Client, boro: User, proposal: Statement) -> None:
    form = form_on(desk.get(change(proposal)).content.decode())
    assert proposal.lead is not None
    curation.correct_spans(proposal.lead, [(5, 10)], boro)
    page = desk.post(change(proposal), {**form, "spans": "1-10"}).content.decode()
    assert re.search(r"Words</th><td>river</td><td>The river\s*</td>", page)


@pytest.mark.parametrize("of", ["speaker", "outlet", "article", "occasion"])
def test_so_it_is_with_all_that_has_a_form(desk: Client, boro: User, of: str) -> None:
    thing: Any = getattr(making, of)()
    column = {"article": "headline", "occasion": "title"}.get(of, "name")
    form = form_on(desk.get(change(thing)).content.decode())
    before = getattr(thing, column)
    curation.correct(thing, boro, **{column: "The one"})  # type: ignore[arg-type]
    page = desk.post(change(thing), {**form, column: "The other", "_save": "yes"}).content.decode()
    assert "Boro changed this after you opened it." in page
    assert re.search(r"</th><td>The one</td><td>The other\s*</td>", page)
    assert before in page
    thing.refresh_from_db()
    assert getattr(thing, column) == "The one"


def test_a_page_that_is_up_to_date_is_saved(desk: Client, boro: User, db: None) -> None:
    speaker = making.speaker()
    curation.correct(speaker, boro, kind=Speaker.Kind.BODY)
    form = form_on(desk.get(change(speaker)).content.decode())
    assert desk.post(change(speaker), {**form, "name": "The Torvane family"}).status_code == 302
    speaker.refresh_from_db()
    assert speaker.name == "The Torvane family"
    assert not Article.objects.exists()
