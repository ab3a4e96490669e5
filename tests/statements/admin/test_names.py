"""Speakers, venues, topics, outlets and occasions: their lists, forms, addresses and decisions."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Address, Decision, Occasion, Outlet, Speaker, Topic, Venue
from tests.statements import making
from tests.statements.admin.complaints import complaints


def rows(prefix: str, *entered: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """An inline's rows, as its form sends them."""
    counts = {f"{prefix}-TOTAL_FORMS": len(entered), f"{prefix}-INITIAL_FORMS": initial}
    return counts | {f"{prefix}-{n}-{name}": value for n, row in enumerate(entered) for name, value in row.items()}


def speaker_form(**fields: Any) -> dict[str, Any]:
    return {"name": "Ilva Torvane", "slug": "", "kind": "person", **rows("aliases"), **rows("roles"), **fields}


def add(client: Client, noun: str, data: dict[str, Any], status: int = 302) -> str:
    answer = client.post(reverse(f"admin:statements_{noun}_add"), data)
    assert answer.status_code == status, complaints(answer)
    return answer.content.decode()


def change(client: Client, thing: Any, data: dict[str, Any], status: int = 302) -> str:
    answer = client.post(reverse(f"admin:statements_{thing._meta.model_name}_change", args=[thing.pk]), data)
    assert answer.status_code == status, complaints(answer)
    return answer.content.decode()


def test_a_new_speaker_gets_an_address_from_the_name_and_a_decision(desk: Client, ana: User) -> None:
    add(desk, "speaker", speaker_form())
    speaker = Speaker.objects.get()
    assert speaker.slug == "ilva-torvane"
    decision = Decision.objects.get()
    assert (decision.act, decision.noun, decision.object_id, decision.by) == ("add", "speaker", speaker.pk, ana)


def test_a_second_speaker_of_the_same_name_gets_an_address_of_their_own(desk: Client) -> None:
    add(desk, "speaker", speaker_form())
    add(desk, "speaker", speaker_form())
    assert set(Speaker.objects.values_list("slug", flat=True)) == {"ilva-torvane", "ilva-torvane-2"}


@pytest.mark.parametrize(
    ("noun", "model", "data"),
    [
        ("venue", Venue, {"name": "Ondra Forum", "kind": "forum", **rows("aliases", {"name": "the Forum"})}),
        ("outlet", Outlet, {"name": "Halvian Gazette", "rights": "full", **rows("aliases")}),
        ("topic", Topic, {"name": "Water", "description": "Rivers"}),
        ("occasion", Occasion, {"title": "Opening session", "held_edtf": "2019-06", "place": "Lisk"}),
    ],
)
def test_every_noun_is_added_and_corrected_with_a_decision(
    chief: Client, noun: str, model: Any, data: dict[str, Any]
) -> None:
    add(chief, noun, data)
    thing = model.objects.get()
    name = "title" if noun == "occasion" else "name"
    if noun == "venue":
        alias = thing.aliases.get()
        data |= rows("aliases", {"id": alias.pk, "venue": thing.pk, "name": alias.name}, initial=1)
    change(chief, thing, {**data, name: "Renamed"})
    thing.refresh_from_db()
    assert getattr(thing, name) == "Renamed"
    last = Decision.objects.filter(noun=noun).first()
    assert last is not None
    assert (last.act, last.before[name], last.after[name]) == ("correct", data[name], "Renamed")
    if noun in {"venue", "outlet"}:
        assert data[name] in thing.aliases.values_list("name", flat=True)
        assert data[name] in last.after["aliases"]


def test_an_occasion_knows_the_first_and_last_day_it_can_have_been(desk: Client) -> None:
    add(desk, "occasion", {"title": "Opening session", "held_edtf": "2019-06"})
    held = Occasion.objects.get()
    assert (str(held.held_earliest), str(held.held_latest)) == ("2019-06-01", "2019-06-30")


def test_other_names_and_roles_leave_a_decision_with_before_and_after(desk: Client, ana: User) -> None:
    speaker = making.speaker()
    role = {"office": "President", "since": "2012"}
    data = speaker_form(slug=speaker.slug, **rows("aliases", {"name": "I. Torvane"}), **rows("roles", role))
    change(desk, speaker, data)
    decision = Decision.objects.get()
    assert decision.before == {"aliases": [], "roles": []}
    assert decision.after == {"aliases": ["I. Torvane"], "roles": ["President, 2012"]}
    alias = speaker.aliases.get()
    gone = rows("aliases", {"id": alias.pk, "speaker": speaker.pk, "name": alias.name, "DELETE": "on"}, initial=1)
    office = speaker.roles.get()
    kept = rows("roles", {"id": office.pk, "speaker": speaker.pk, **role}, initial=1)
    change(desk, speaker, speaker_form(slug=speaker.slug, **gone, **kept))
    last = Decision.objects.first()
    assert last is not None
    assert (last.before, last.after) == ({"aliases": ["I. Torvane"]}, {"aliases": []})
    shown = desk.get(reverse("admin:statements_speaker_history", args=[speaker.pk])).content.decode()
    assert "<del>I. Torvane</del>" in shown


def test_an_old_address_keeps_leading_to_the_renamed(desk: Client) -> None:
    speaker = making.speaker()
    change(desk, speaker, speaker_form(slug="president-torvane"))
    speaker.refresh_from_db()
    assert speaker.slug == "president-torvane"
    given = Address.objects.filter(noun="speaker", object_id=speaker.pk).values_list("key", flat=True)
    assert set(given) == {"ilva-torvane", "president-torvane"}


def test_an_address_that_was_given_before_is_refused_with_a_free_one(desk: Client) -> None:
    first = making.speaker()
    change(desk, first, speaker_form(slug="president-torvane"))
    told = add(desk, "speaker", speaker_form(slug="ilva-torvane"), status=200)
    assert "was given before and leads there for ever. Leave it empty for “ilva-torvane-2”." in told


def test_an_emptied_address_stays_what_it_was(desk: Client) -> None:
    speaker = making.speaker()
    change(desk, speaker, speaker_form(name="Ilva A. Torvane", slug=""))
    speaker.refresh_from_db()
    assert (speaker.name, speaker.slug) == ("Ilva A. Torvane", "ilva-torvane")


def test_the_old_name_of_a_renamed_speaker_is_kept_even_if_it_is_typed_again(desk: Client) -> None:
    speaker = making.speaker()
    change(desk, speaker, speaker_form(name="President Torvane", **rows("aliases", {"name": "Ilva Torvane"})))
    assert list(speaker.aliases.values_list("name", flat=True)) == ["Ilva Torvane"]


@pytest.mark.parametrize("name", ["Josun Hardavel", "the minister"])
def test_a_name_that_another_speaker_has_is_saved_with_a_warning_that_names_them(desk: Client, name: str) -> None:
    making.speaker("Josun Hardavel").aliases.create(name="The Minister")
    answer = desk.post(reverse("admin:statements_speaker_add"), speaker_form(name=name), follow=True)
    assert f"“{name}” is also a name of: Josun Hardavel (josun-hardavel)." in answer.content.decode()
    unlike = desk.post(reverse("admin:statements_speaker_add"), speaker_form(name="Orla Dane"), follow=True)
    assert "is also a name of" not in unlike.content.decode()


def test_a_wrong_wikidata_id_is_a_form_error(desk: Client) -> None:
    assert "errornote" in add(desk, "speaker", speaker_form(wikidata="42"), status=200)


def test_a_role_that_says_nothing_is_a_form_error(desk: Client) -> None:
    told = add(desk, "speaker", speaker_form(**rows("roles", {"since": "2012"})), status=200)
    assert "Give an office, a party or a country." in told


def test_the_same_other_name_twice_is_a_form_error(desk: Client) -> None:
    twice = rows("aliases", {"name": "I. Torvane"}, {"name": "I. Torvane"})
    assert "duplicate" in add(desk, "speaker", speaker_form(**twice), status=200)


@pytest.mark.parametrize(
    ("noun", "term"),
    [("speaker", "president"), ("venue", "forum"), ("outlet", "gazette"), ("occasion", "lisk"), ("topic", "rivers")],
)
def test_names_are_found_by_what_they_are_also_called(desk: Client, noun: str, term: str) -> None:
    making.speaker().aliases.create(name="the President")
    making.venue("Ondra Meeting").aliases.create(name="the Forum")
    making.outlet()
    making.topic(description="Rivers and lakes")
    making.occasion(place="Lisk")
    answer = desk.get(f"{reverse(f'admin:statements_{noun}_changelist')}?q={term}")
    assert len(answer.context["cl"].result_list) == 1
    nothing = desk.get(f"{reverse(f'admin:statements_{noun}_changelist')}?q=zzz")
    assert not nothing.context["cl"].result_list


def test_decisions_are_read_and_narrowed_and_lead_to_their_things(desk: Client, ana: User) -> None:
    speaker = making.speaker()
    change(desk, speaker, speaker_form(name="Ilva A. Torvane"))
    making.proposal()
    listed = reverse("admin:statements_decision_changelist")
    shown = desk.get(f"{listed}?act__exact=correct&by__id__exact={ana.pk}")
    assert [decision.noun for decision in shown.context["cl"].result_list] == ["speaker"]
    assert reverse("admin:statements_speaker_change", args=[speaker.pk]) in shown.content.decode()


def test_names_that_look_alike_to_the_last_space_are_one(desk: Client) -> None:
    ilva = making.speaker("Ilva Torvane")
    proposal = making.proposal("We wait", by=making.speaker("Reva Sund"))
    assert proposal.lead
    assert proposal.lead.article
    who = reverse("admin:statements_article_triage_circumstances", args=[proposal.lead.article.pk])
    for name in ("\u200bIlva\u200b Torvane", "Ilva\u00a0Torvane", "\u202eIlva Torvane\u202c"):
        desk.post(who, {"statement": proposal.pk, "speaker": name, "speaker_is": "new"})
        proposal.refresh_from_db()
        assert proposal.speaker == ilva
    add(desk, "speaker", speaker_form(name="\u202eMira\ufeff  Dost", **rows("aliases", {"name": "Mir\u200ba"})))
    mira = Speaker.objects.get(name="Mira Dost")
    assert [other.name for other in mira.aliases.all()] == ["Mira"]
    for unseen in ("\u200b", "\ufeff \u2066", "\u200d"):
        assert "Nobody can see this name" in add(desk, "speaker", speaker_form(name=unseen), 200)
    persian = "علی\u200cرضا"
    add(desk, "speaker", speaker_form(name=persian))
    assert Speaker.objects.filter(name=persian).exists()
