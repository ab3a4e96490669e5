"""Who gets into which page of the admin: every address there is, as every role. A new address needs a line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from statements import curation, editors
from statements.admin import triage
from statements.editors import Role
from statements.models import (
    DataImport,
    Decision,
    Likeness,
    Record,
    Report,
    Sealing,
    Speaker,
    Statement,
    Upload,
    UploadedFile,
)
from statements.tasks import read_file
from tests.statements import making

# From which role on one gets in, by opening the page and by sending a form to it: Guest (staff without a role),
# Contributor, Editor, cHief editor, Administrator; "-": none of them.
PAGES = {
    #                       list  add   change history delete
    "statements_article":  "CC    --    CE     CC      --",
    "statements_report":   "EE    --    EE     EE      --",
    "statements_sealing":  "EE    HH    EE     EE      --",
    "statements_dataimport": "EE  EE    EE     EE      --",
    "statements_decision": "CC    --    C-     CC      --",
    "statements_likeness": "CC    --    C-     CC      --",
    "statements_occasion": "CC    CC    CE     CC      --",
    "statements_outlet":   "CC    EE    CE     CC      --",
    "statements_speaker":  "CC    CC    CE     CC      --",
    "statements_statement": "CC   CC    CC     CC      --",
    "statements_topic":    "CC    HH    CH     CC      --",
    "statements_upload":   "CC    CC    CC     CC      --",
    "statements_uploadedfile": "CC --   C-     CC      --",
    "statements_venue":    "CC    CC    CE     CC      --",
    "auth_user":           "AA    AA    AA     AA      --",
    "procrastinate_procrastinatejob": "-- -- -- -- --",
}  # fmt: skip
MERGED = ("occasion", "outlet", "speaker", "statement", "topic", "venue")
ACTS = {
    "statements_article_decide": "-E",
    "statements_article_read_again": "-E",
    "statements_article_triage": "C-",
    "statements_article_triage_first": "C-",
    "statements_article_triage_next": "C-",
    "statements_article_triage_names": "C-",
    "statements_article_triage_date": "C-",
    "statements_article_triage_missed": "-C",
    **dict.fromkeys(
        (f"statements_article_triage_{act.replace('-', '_')}" for act in triage.ACTS if act != "missed"), "-E"
    ),
    "statements_report_decide": "-E",
    "statements_sealing_ask_article": "HH",
    "statements_sealing_ask_record": "HH",
    "statements_sealing_decide": "-H",
    "statements_statement_act": "-E",
    "statements_likeness_decide": "-E",
    "statements_dataimport_act": "-E",
    "statements_dataimport_refused": "E-",
    "statements_upload_files": "-C",
    "statements_upload_take_back": "EE",
    "statements_upload_bring_back": "-E",
    "statements_statement_embargo": "-E",
    "statements_statement_stand": "-E",
    "statements_statement_lead": "-E",
    "statements_statement_figures": "C-",
    "auth_user_password_change": "AA",
    **{f"statements_{noun}_revert": "EE" for noun in ("article", "occasion", "outlet", "speaker", "venue")},
    "statements_statement_revert": "CC",  # while it waits
    "statements_topic_revert": "HH",
    **{f"statements_{noun}_merge": "HH" for noun in MERGED},
    **{f"statements_{noun}_unmerge": "-H" for noun in MERGED},
    **{f"statements_{noun}_duplicates": "CE" for noun in ("occasion", "outlet", "speaker", "venue")},
    "statements_topic_duplicates": "CH",
    "statements_statement_duplicates": "CE",
    "statements_topic_rule": "HH",
    "statements_topic_by_rule": "CE",
    "statements_statement_take_out": "HH",
}
FOR_ALL_STAFF = {
    "index": "GG",
    "app_list": "CC",
    "autocomplete": "C-",
    "jsi18n": "G-",
    "password_change": "GG",
    "password_change_done": "G-",
    "view_on_site": "GG",
}
BY_ANYBODY = {"login", "logout"}
KINDS = ("changelist", "add", "change", "history", "delete")
MATRIX = {
    **{f"{noun}_{kind}": code for noun, row in PAGES.items() for kind, code in zip(KINDS, row.split(), strict=True)},
    **ACTS,
    **FOR_ALL_STAFF,
}
RANKS = "GCEHA"
NOT_IN = {403, 404, 405}


def addresses(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of each address, as Django itself resolves them."""
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif pattern.name:  # the others redirect to one that has a name
            yield pattern.name, route


def of_the_admin() -> dict[str, str]:
    return {name: route for name, route in addresses(get_resolver().url_patterns) if route.startswith("admin/")}


@pytest.fixture
def things(db: None) -> dict[str, models.Model]:
    """One of each noun, to stand in addresses."""
    article = making.article(outlet=making.outlet())
    proposal = making.proposal(inside=article, occasion=making.occasion(venue=making.venue()))
    upload, somebody = Upload.objects.create(), User.objects.create_user("somebody")
    assert proposal.occasion
    assert proposal.occasion.venue
    assert proposal.speaker
    assert article.outlet
    return {
        "article": article,
        "dataimport": DataImport.objects.create(kind="speakers", name="speakers.csv", status="cancelled"),
        "decision": Decision.objects.latest("pk"),
        "likeness": Likeness.objects.create(
            earlier=article, article=making.article(), kind=Likeness.Kind.SAME, similarity=1
        ),
        "occasion": proposal.occasion,
        "outlet": article.outlet,
        "procrastinatejob": ProcrastinateJob.objects.get(pk=read_file.defer(file=0)),
        "record": Record.objects.get(quotation__statement=making.imported()),
        "report": Report.objects.create(statement=proposal, message="The day is wrong."),
        "sealing": Sealing.objects.create(article=article, reason="An order", asked_by=somebody),
        "speaker": proposal.speaker,
        "statement": proposal,
        "topic": making.topic(),
        "upload": upload,
        "uploadedfile": UploadedFile.objects.create(upload=upload, name="river.txt", content=b"The river."),
        "user": somebody,
        "venue": proposal.occasion.venue,
    }


def staff(role: Role | None = None) -> User:
    user = User.objects.create_user((role or "guest").lower().replace(" ", "-"), is_staff=True)
    if role:
        user.groups.add(editors.give(role))
    return user


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address_of(name: str, route: str, things: dict[str, models.Model]) -> str:
    if name == "app_list":
        return reverse("admin:app_list", args=["statements"])
    if name == "view_on_site":
        return f"/admin/r/{ContentType.objects.get_for_model(Speaker).pk}/{things['speaker'].pk}/"
    if name == "statements_statement_take_out":
        return reverse(f"admin:{name}", args=[things["statement"].lead_id])  # type: ignore[attr-defined]
    noun = name.rpartition("_ask_")[2] if "_ask_" in name else name.split("_")[1] if "_" in name else ""
    key = things[noun].pk if noun in things else 1
    address = reverse(f"admin:{name}", args=[key] * route.count("<"))
    if name == "autocomplete":
        address += "?app_label=statements&model_name=statement&field_name=speaker"
    if name == "statements_statement_add":
        address += f"?text={things['article'].text.pk}"  # type: ignore[attr-defined]
    return address


def test_every_address_of_the_admin_says_for_whom_it_is() -> None:
    assert of_the_admin().keys() == MATRIX.keys() | BY_ANYBODY


def answer_of(address: str, method: str, user: User | AnonymousUser) -> HttpResponseBase | int:
    """The answer of the view alone, not rendered, or the status of its refusal: pages by the hundred, and fast."""
    request: Any = getattr(RequestFactory(), method)(address)
    request.user, request.session, request._dont_enforce_csrf_checks = user, SessionStore(), True
    request._messages = CookieStorage(request)
    view = resolve(request.path_info)
    try:
        answer: HttpResponseBase = view.func(request, *view.args, **view.kwargs)
    except PermissionDenied:
        return 403
    except Http404:
        return 404
    return answer


def test_each_role_gets_in_where_it_should_and_nowhere_else(things: dict[str, Any]) -> None:
    users = [staff(role) for role in (None, *Role)]
    wrong = []
    for name, route in of_the_admin().items():
        for method, lowest in zip(("get", "post"), MATRIX.get(name, ""), strict=False):
            for rank, user in zip(RANKS, users, strict=True):
                answer = answer_of(address_of(name, route, things), method, user)
                status = answer if isinstance(answer, int) else answer.status_code
                should = lowest != "-" and RANKS.index(rank) >= RANKS.index(lowest)
                if (status not in NOT_IN) != should:
                    wrong.append(f"{rank} {method} {name}: {status}")
    assert not wrong, "\n".join(wrong)


def test_strangers_are_led_to_the_login(things: dict[str, Any]) -> None:
    for name, route in of_the_admin().items():
        if name not in BY_ANYBODY | {"jsi18n"}:
            for method in ("get", "post"):
                answer: Any = answer_of(address_of(name, route, things), method, AnonymousUser())
                assert answer.status_code == 302, name
                assert answer["Location"].startswith(reverse("admin:login")), name


def test_all_that_a_role_may_do_is_something_that_django_knows(db: None) -> None:
    known = set(Permission.objects.values_list("codename", flat=True))
    assert editors.permissions_of(Role.ADMINISTRATOR) <= known


def test_who_was_an_editor_when_there_were_no_chiefs_is_one_of_them_now(db: None) -> None:
    Group.objects.exclude(name=Role.EDITOR).delete()
    ana = staff(Role.EDITOR)
    editors.ensure_groups()
    assert set(ana.groups.values_list("name", flat=True)) == {Role.EDITOR, Role.CHIEF}
    later = User.objects.create_user("later")
    later.groups.add(editors.give(Role.EDITOR))
    editors.ensure_groups()
    assert set(later.groups.values_list("name", flat=True)) == {Role.EDITOR}


# ---- contributors propose ----


def change(statement: Statement) -> str:
    return reverse("admin:statements_statement_change", args=[statement.pk])


def entered(statement: Statement, **fields: Any) -> dict[str, Any]:
    assert statement.lead
    spans = " ".join(f"{span.start}-{span.end}" for span in statement.lead.spans)
    return {"spans": spans, "form": "direct", "speaker": statement.speaker_id or "", **fields}


def test_a_contributor_corrects_what_waits_and_never_what_is_published(db: None) -> None:
    browser = browser_of(staff(Role.CONTRIBUTOR))
    waiting, published = making.proposal(), making.statement("We wait")
    assert browser.post(change(waiting), entered(waiting, said_edtf="2019")).status_code == 302
    assert browser.post(change(published), entered(published, said_edtf="2019")).status_code == 403
    waiting.refresh_from_db()
    published.refresh_from_db()
    assert (waiting.said_edtf, published.said_edtf) == ("2019", "")


def test_a_contributor_leaves_alone_what_is_to_be_published_at_a_set_time(db: None) -> None:
    browser, embargoed = browser_of(staff(Role.CONTRIBUTOR)), making.proposal()
    curation.embargo([embargoed], timezone.now() + timedelta(hours=1), "UTC", None)
    assert browser.post(change(embargoed), entered(embargoed, said_edtf="2019")).status_code == 403
    assert browser.get(change(embargoed)).status_code == 200
    embargoed.refresh_from_db()
    assert embargoed.said_edtf == ""


def test_what_was_merged_into_another_is_not_corrected_any_more(db: None) -> None:
    browser, taken, into = browser_of(staff(Role.EDITOR)), making.proposal(), making.proposal("We wait")
    sent = entered(taken, said_edtf="2019")
    curation.merge(taken, into, None, "The same.")
    assert browser.post(change(taken), sent).status_code == 403
    assert browser.get(change(taken)).status_code == 200
    taken.refresh_from_db()
    assert taken.said_edtf == ""


def test_a_contributor_publishes_and_rejects_nothing_by_whatever_door(db: None) -> None:
    browser = browser_of(staff(Role.CONTRIBUTOR))
    waiting = making.proposal()
    assert waiting.lead
    assert waiting.lead.article
    listed = {"action": "publish", "_selected_action": [waiting.pk]}
    browser.post(reverse("admin:statements_statement_changelist"), listed)
    act = reverse("admin:statements_statement_act", args=[waiting.pk])
    decide = reverse("admin:statements_article_decide", args=[waiting.lead.article.pk])
    assert browser.post(act, {"act": "publish"}).status_code == 403
    assert browser.post(decide, {"decide": "publish all"}).status_code == 403
    assert browser.post(change(waiting), entered(waiting, _publish="yes")).status_code == 403
    waiting.refresh_from_db()
    assert waiting.state == "proposed"
    page = browser.get(change(waiting)).content.decode()
    assert 'name="_save"' in page
    assert 'value="publish"' not in page
    assert 'name="_publish"' not in page


def test_an_editor_withdraws_nothing_and_a_chief_editor_does(db: None) -> None:
    published = making.statement()
    act = reverse("admin:statements_statement_act", args=[published.pk])
    sent = {"act": "withdraw", "reason": "The outlet corrected it."}
    assert browser_of(staff(Role.EDITOR)).post(act, sent).status_code == 403
    assert browser_of(staff(Role.CHIEF)).post(act, sent).status_code == 302
    published.refresh_from_db()
    assert published.state == "withdrawn"


# ---- accounts ----


def test_whoever_is_added_may_log_in_unless_the_administrator_says_otherwise(db: None) -> None:
    page = browser_of(staff(Role.ADMINISTRATOR)).get(reverse("admin:auth_user_add")).content.decode()
    assert (
        '<input type="checkbox" name="is_staff" aria-describedby="id_is_staff_helptext" id="id_is_staff" checked>'
        in page
    )


def test_an_administrator_gives_roles_and_makes_nobody_a_superuser(db: None) -> None:
    browser = browser_of(staff(Role.ADMINISTRATOR))
    added = {"username": "novik", "usable_password": "true", "is_staff": "on", "is_superuser": "on"}
    added |= {"password1": "the river is wide", "password2": "the river is wide"}
    browser.post(reverse("admin:auth_user_add"), {**added, "groups": [editors.give(Role.EDITOR).pk]})
    novik = User.objects.get(username="novik")
    assert (novik.is_staff, novik.is_superuser, novik.has_perm("statements.change_statement")) == (True, False, True)
    above = User.objects.create_superuser("above")
    for name in ("auth_user_change", "auth_user_password_change"):
        assert browser.post(reverse(f"admin:{name}", args=[above.pk]), {"username": "below"}).status_code == 403


# ---- nothing is deleted, and what is not there ----


def test_nobody_deletes_anything_or_makes_up_articles_and_decisions(admin_client: Client, things: Any) -> None:
    closed = [name for name, code in MATRIX.items() if code == "--" and name.startswith("statements_")]
    for name in closed:
        address = address_of(name, of_the_admin()[name], things)
        assert admin_client.get(address).status_code == 403, name


def test_acts_are_not_done_by_following_a_link(desk: Client) -> None:
    proposal = making.proposal()
    assert desk.get(reverse("admin:statements_statement_act", args=[proposal.pk])).status_code == 405


@pytest.mark.parametrize("noun", ["statement", "article"])
def test_what_is_not_there_leads_to_the_first_page_and_says_so(desk: Client, noun: str) -> None:
    answer = desk.get(reverse(f"admin:statements_{noun}_change", args=[999_999]), follow=True)
    assert answer.status_code == 200
    assert b"doesn\xe2\x80\x99t exist" in answer.content
    assert not Speaker.objects.exists()
