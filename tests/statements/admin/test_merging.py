"""Merging in the admin: choosing the other, the preview, the reason, and undoing it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Merge, Speaker, SpeakerAlias
from tests.statements import making
from tests.statements.admin.test_history import words_of

pytestmark = pytest.mark.django_db


def page(thing: Any, name: str) -> str:
    return reverse(f"admin:statements_{thing._meta.model_name}_{name}", args=[thing.pk])


def test_the_chief_editor_merges_two_speakers_and_undoes_it(chief: Client, bela: User) -> None:
    taken, into = making.speaker("BG Torvane", kind="body"), making.speaker("Ilva Torvane")
    making.statement(by=taken)
    SpeakerAlias.objects.create(speaker=taken, name="the President")
    assert "Merge into another" in words_of(chief.get(page(taken, "change")).content)
    assert "Ilva Torvane" in words_of(chief.get(page(taken, "merge"), {"q": "ilva"}).content)
    preview = words_of(chief.get(page(taken, "merge"), {"into": into.pk}).content)
    assert "Statements: 1 Other names: 1 Roles: 0" in preview
    assert "bg-torvane" in preview
    assert "Kind body person" in preview
    refused = chief.post(page(taken, "merge"), {"into": into.pk, "reason": ""}, follow=True)
    assert "Give a reason" in words_of(refused.content)
    merged = words_of(
        chief.post(page(taken, "merge"), {"into": into.pk, "reason": "BG is a rank."}, follow=True).content
    )
    assert "“BG Torvane” is merged into “Ilva Torvane”" in merged
    shown = words_of(chief.get(page(taken, "change")).content)
    assert "This was merged into Ilva Torvane by bela" in shown
    history = words_of(chief.get(page(into, "history")).content)
    assert "Merged by bela" in history
    assert "The other BG Torvane" in history
    assert "Reason: BG is a rank." in history
    undone = chief.post(page(taken, "unmerge"), follow=True)
    assert "“BG Torvane” is again what it was" in words_of(undone.content)
    assert "is not merged" in words_of(chief.post(page(taken, "unmerge"), follow=True).content)
    assert Merge.objects.get().undone_by == bela


def test_what_was_merged_is_neither_corrected_nor_offered(chief: Client) -> None:
    taken, into = making.speaker("BG Torvane"), making.speaker("Ilva Torvane")
    curation.merge(taken, into, None, "BG is a rank.")
    assert chief.post(page(taken, "change"), {"name": "Other"}).status_code == 403
    asked = {"app_label": "statements", "model_name": "statement", "field_name": "speaker", "term": "Torvane"}
    offered = chief.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [one["text"] for one in offered] == ["Ilva Torvane"]


def test_an_editor_sees_that_two_were_merged_and_does_not_undo_it(desk: Client) -> None:
    taken, into = making.speaker("BG Torvane"), making.speaker("Ilva Torvane")
    curation.merge(taken, into, None, "BG is a rank.")
    for thing in (taken, into):
        shown = words_of(desk.get(page(thing, "change")).content)
        assert "merged into" in shown
        assert "Undo the merger" not in shown


def test_a_wording_is_taken_out_into_a_statement_of_its_own(chief: Client) -> None:
    taken = making.statement("We wait", inside=making.article("We wait, she said."))
    into = making.statement("We shall wait", inside=making.article("We shall wait, she said."))
    likely = words_of(chief.get(page(taken, "merge")).content)
    assert "We shall wait" in likely
    chief.post(page(taken, "merge"), {"into": into.pk, "reason": "One speech."})
    assert "Take out" in words_of(chief.get(page(into, "change")).content)
    assert taken.lead is not None
    address = reverse("admin:statements_statement_take_out", args=[taken.lead.pk])
    assert "We wait" in words_of(chief.get(address).content)
    new = chief.post(address, {"reason": "Two speeches."}, follow=True)
    assert "a statement of its own now" in words_of(new.content)
    assert "wording taken out" in words_of(chief.get(page(into, "history")).content).lower()
    assert "only wording" in words_of(chief.post(address, {"reason": "Again."}, follow=True).content)
    assert Speaker.objects.count() == 1


def test_likely_duplicates_are_listed_until_somebody_says_that_they_are_two(chief: Client) -> None:
    making.statement(by=making.speaker("Ilva Torvane"))
    brigadier = making.speaker("BG Ilva Torvane")
    listed = reverse("admin:statements_speaker_duplicates")
    shown = words_of(chief.get(listed).content)
    assert "BG Ilva Torvane (statements: 0) and Ilva Torvane (statements: 1)" in shown
    assert "The same name, apart from titles" in shown
    other = Speaker.objects.exclude(pk=brigadier.pk).get()
    assert "Choose two different" in words_of(chief.post(listed, {"one": other.pk}, follow=True).content)
    told = words_of(chief.post(listed, {"one": brigadier.pk, "other": other.pk}, follow=True).content)
    assert "are different: this is not asked again" in told
    assert "No two look like one" in told
    assert "found not to be the same" in words_of(chief.get(page(other, "history")).content).lower()
