"""A correction is saved with a decision, or comes back with what to do."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Article, Decision, SpeakerAlias, Statement
from tests.statements import making
from tests.statements.admin.statement.entering import WORDS, address, entered, post


def test_a_correction_is_saved_with_a_decision_and_leads_back_to_the_desk(
    desk: Client, ana: User, proposal: Statement, article: Article
) -> None:
    other, water = making.speaker("Josun Hardavel"), making.topic()
    data = entered(
        proposal, speaker=other.pk, said_edtf="2019-06-12", form="mixed", via="Halvinform", topics=[water.pk]
    )
    answer = desk.post(address(proposal), data)
    desk_address = reverse("admin:statements_article_change", args=[article.pk])
    assert answer["Location"] == f"{desk_address}#statement-{proposal.pk}"
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert (proposal.speaker, str(proposal.said_latest)) == (other, "2019-06-12")
    assert (proposal.lead.form, proposal.lead.via) == ("mixed", "Halvinform")
    assert list(proposal.topics.all()) == [water]
    assert set(Decision.objects.filter(by=ana).values_list("noun", "act")) == {
        ("statement", "correct"),
        ("quotation", "correct"),
    }


def test_saving_what_was_not_changed_leaves_no_decision(desk: Client, ana: User, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal))
    assert not Decision.objects.filter(by=ana).exists()


def test_what_another_tab_saved_meanwhile_is_not_undone(desk: Client, proposal: Statement) -> None:
    water = making.topic()
    shown = entered(proposal)
    before = {f"initial-{name}": value for name, value in shown.items() if name != "topics"}
    post(desk, address(proposal), {**shown, **before, "said_edtf": "2019", "topics": [water.pk]})
    post(desk, address(proposal), {**shown, **before, "via": "Halvinform"})
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert (proposal.said_edtf, proposal.lead.via) == ("2019", "Halvinform")
    assert list(proposal.topics.all()) == [water]
    fish = making.topic("Fish")
    post(desk, address(proposal), {**shown, **before, "said_edtf": "2019", "via": "Halvinform", "topics": [fish.pk]})
    assert set(proposal.topic_assignments.standing().values_list("topic", flat=True)) == {water.pk, fish.pk}


def test_a_date_that_is_none_is_answered_with_how_to_write_one(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, said_edtf="yesterday"), status=200)
    assert "is not a date in EDTF: write 2017-02-16" in shown


def test_a_speaker_is_found_by_a_name_that_was_typed(desk: Client, proposal: Statement) -> None:
    other = making.speaker("Josun Hardavel")
    SpeakerAlias.objects.create(speaker=other, name="J. Hardavel")
    post(desk, address(proposal), entered(proposal, speaker_named=" j.  hardavel "))
    proposal.refresh_from_db()
    assert proposal.speaker == other


def test_a_name_that_nobody_has_is_refused_with_what_to_do(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, speaker_named="Nobody Known"), status=200)
    assert "is called “Nobody Known”. Choose one above, or add them there." in shown


def test_a_speaker_and_an_unnamed_source_are_refused_together(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, unnamed_source="an official"), status=200)
    assert "Give a speaker or an unnamed source, not both." in shown


def test_what_only_the_database_refuses_comes_back_as_the_form_with_the_reason(desk: Client, article: Article) -> None:
    published = making.statement(WORDS, inside=article)
    shown = post(desk, address(published), entered(published, speaker="", said_edtf="2019"), status=200)
    assert "Before it is published, say who said it" in shown
    assert 'value="2019"' in shown
    published.refresh_from_db()
    assert published.said_edtf == ""
