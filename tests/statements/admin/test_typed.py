"""What was typed into a form that was refused stays in it, and the reason stands beside it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from statements.models import Report, State
from tests.statements import making

pytestmark = pytest.mark.django_db


def test_a_refused_standing_keeps_its_box_open_and_what_was_typed(desk: Client) -> None:
    statement = making.statement()
    page = reverse("admin:statements_statement_change", args=[statement.pk])
    typed = {"standing": "misattributed", "note": " ", "source": "The Halvia Courier"}
    shown = desk.post(reverse("admin:statements_statement_stand", args=[statement.pk]), typed, follow=True)
    content = shown.content.decode()
    assert shown.redirect_chain == [(page, 302)]
    assert re.search(r'<details class="standing" open>', content)
    assert 'value="misattributed" selected' in content
    assert 'value="The Halvia Courier"' in content
    assert re.search(r'<ul class="errorlist" id="standing_note_error"><li>Say in a note what is known', content)
    assert re.search(r'<textarea name="note"[^>]* aria-invalid="true"', content)
    assert "The Halvia Courier" not in desk.get(page).content.decode()


def test_a_refused_time_stays_in_its_field(desk: Client) -> None:
    statement = making.proposal()
    typed = {"at": "2001-05-04T09:30", "zone": "Asia/Dushanbe"}
    shown = desk.post(reverse("admin:statements_statement_embargo", args=[statement.pk]), typed, follow=True)
    content = shown.content.decode()
    assert re.search(r'name="at" value="2001-05-04T09:30"[^>]* aria-invalid="true"', content)
    assert 'value="Asia/Dushanbe" selected' in content


def test_a_refused_reason_an_answer_and_ticks_are_still_there(desk: Client, chief: Client) -> None:
    proposal, other = making.proposal(unnamed_source=""), making.statement()
    act = reverse("admin:statements_statement_act", args=[proposal.pk])
    shown = desk.post(act, {"act": "publish", "reason": "Said in jest."}, follow=True).content.decode()
    assert 'value="Said in jest."' in shown
    assert proposal.lead
    assert proposal.lead.article
    rows = reverse("admin:statements_article_decide", args=[proposal.lead.article.pk])
    typed = {"decide": "publish chosen", "statement": [proposal.pk], "reason": "A slip."}
    shown = desk.post(rows, typed, follow=True).content.decode()
    assert 'value="A slip."' in shown
    assert re.search(rf'name="statement" value="{proposal.pk}" checked', shown)
    report = Report.objects.create(statement=other, message="The year is wrong.")
    decide = reverse("admin:statements_report_decide", args=[report.pk])
    assert "Give an answer" in desk.post(decide, {"accept": "yes", "answer": " "}, follow=True).content.decode()
    following = Report.objects.create(statement=other, message="So is the month.")
    decided = desk.post(decide, {"accept": "yes", "answer": "It was 2019."}, follow=True).content.decode()
    next_one = reverse("admin:statements_report_change", args=[following.pk])
    assert f'href="{next_one}" rel="next">The next report that waits' in decided
    merge = reverse("admin:statements_statement_merge", args=[other.pk]) + f"?into={proposal.pk}"
    shown = chief.post(merge, {"into": proposal.pk, "reason": "One speech."}, follow=True).content.decode()
    assert 'value="One speech."' in shown


def test_words_of_a_missed_statement_that_are_not_in_the_article_stay_and_so_does_the_proposal(desk: Client) -> None:
    article = making.article()
    making.proposal(inside=article)
    second = making.proposal("any dam was planned", inside=article)
    triage = reverse("admin:statements_article_triage", args=[article.pk])
    desk.get(triage)
    typed = {"words": "never said by anybody", "statement": second.pk}
    shown = desk.post(f"{triage}missed/", typed, follow=True)
    assert shown.redirect_chain == [(f"{triage}?statement={second.pk}", 302)]
    assert 'value="never said by anybody"' in shown.content.decode()
    assert "These words do not stand in the article" in shown.content.decode()
    name = {"speaker": "Nobody Known", "said": "2019-02", "statement": second.pk, "version": ""}
    content = desk.post(f"{triage}circumstances/", name, follow=True).content.decode()
    assert 'value="Nobody Known"' in content
    assert 'value="2019-02"' in content


def test_undo_after_a_refused_act_takes_back_nothing_and_says_so(desk: Client) -> None:
    article = making.article()
    done = making.proposal(inside=article)
    nameless = making.proposal("any dam was planned", inside=article, unnamed_source="")
    triage = reverse("admin:statements_article_triage", args=[article.pk])
    desk.get(triage)
    desk.post(f"{triage}accept/", {"statement": done.pk})
    refused = desk.post(f"{triage}accept/", {"statement": nameless.pk}, headers={"Accept": "application/json"})
    assert refused.status_code == 409
    told = desk.post(f"{triage}undo/", {"statement": nameless.pk}, follow=True).content.decode()
    assert "What you did last was refused and changed nothing" in told
    assert "Undo once more takes back what you did before it: published" in told
    done.refresh_from_db()
    assert done.state == State.PUBLISHED
    desk.post(f"{triage}undo/", {"statement": nameless.pk})
    done.refresh_from_db()
    assert done.state == State.WITHDRAWN
