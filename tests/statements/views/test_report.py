"""A reader reports an error, an editor answers, and everybody sees what was corrected."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from archive.roles import as_reader
from archive.throttling import report_throttle
from statements import curation, editors
from statements.curation import Refused
from statements.editors import Role
from statements.models import Decision, Report, Statement
from statements.views import report
from tests.statements import making

pytestmark = pytest.mark.django_db
MESSAGE = "She said it on Tuesday, not on Monday."


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    report_throttle.forget()
    monkeypatch.setattr(report, "YOUNGEST", -1)


def address_of(statement: Statement) -> str:
    return reverse("report", args=[statement.public_id])


def send(statement: Statement, client: Client | None = None, **fields: Any) -> Any:
    token = signing.dumps(statement.public_id, salt=report.SALT)
    return (client or Client()).post(address_of(statement), {"message": MESSAGE, "token": token, **fields})


def test_a_report_arrives_with_what_was_typed_and_nothing_else() -> None:
    statement = making.statement()
    client = Client(enforce_csrf_checks=True)
    assert address_of(statement) in client.get(statement.get_absolute_url()).content.decode()
    form = client.get(address_of(statement))
    assert form["Cache-Control"] == "no-store"
    token = form.content.decode().split('name="token" value="')[1].split('"')[0]
    sent = {"message": MESSAGE, "source": "https://example.org/t", "email": "mira@example.org", "token": token}
    answer = client.post(address_of(statement), sent)
    assert (answer.status_code, "Thank you" in answer.content.decode()) == (200, True)
    assert not client.cookies
    arrived = Report.objects.get()
    told = (arrived.statement, arrived.message, arrived.source, arrived.email, arrived.outcome)
    assert told == (statement, MESSAGE, "https://example.org/t", "mira@example.org", "open")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("on_record_app",)


def test_machines_are_kept_out(monkeypatch: pytest.MonkeyPatch) -> None:
    statement, other = making.statement(), making.statement("We wait")
    assert send(statement, website="https://example.org").status_code == 200
    links = " ".join(["https://example.org"] * 4)
    assert "three links" in send(statement, message=links).content.decode()
    for token in ("", "no token", signing.dumps(other.public_id, salt=report.SALT)):
        assert "grown old" in send(statement, token=token).content.decode()
    monkeypatch.setattr(report, "YOUNGEST", 3)
    page = send(statement).content.decode()
    assert "very quick" in page
    assert MESSAGE in page
    assert not Report.objects.exists()


def test_an_address_that_reports_much_is_asked_to_wait(settings: Settings) -> None:
    settings.REPORTS_PER_MINUTE = 2
    statement, client = making.statement(), Client(REMOTE_ADDR="9.9.9.9")
    assert [send(statement, client).status_code for _ in range(3)] == [200, 200, 429]
    assert "too many reports from your address" in send(statement, client).content.decode()
    assert Report.objects.count() == 2


@pytest.mark.parametrize(
    "sent",
    [
        {"message": "\0"},
        {"message": "w" * 2_001},
        {"message": "   "},
        {"email": "not an address"},
        {"source": "s" * 501},
        {"token": "é" * 9_000},
        {"message": "\N{FISH} " * 900, "email": "a@" + "b" * 300 + ".org"},
    ],
)
def test_whatever_is_sent_is_answered_with_what_to_change(sent: dict[str, Any]) -> None:
    statement = making.statement()
    answer = send(statement, **sent)
    assert answer.status_code == 400
    assert "report_message" in answer.content.decode()
    assert not Report.objects.exists()


def test_odd_requests_are_answered() -> None:
    statement, withdrawn, proposal = making.statement(), making.statement("We wait"), making.proposal("We go")
    curation.withdraw([withdrawn], None, "It was an invention.")
    client = Client()
    to = address_of(statement)
    for kind, body in (("application/json", b"{"), ("multipart/form-data; boundary=x", b"--x\xff"), ("", b"\xff%00=%")):
        assert client.generic("POST", to, body, content_type=kind).status_code == 400
    assert client.put(to).status_code == 405
    assert client.head(to).status_code == 200
    assert client.get(address_of(proposal)).status_code == 404
    assert send(withdrawn).status_code == 302
    assert client.get("/corrections/?page=x").status_code == 200


def test_the_reader_can_have_a_report_written_and_nothing_else() -> None:
    statement = making.statement()
    with as_reader(), connection.cursor() as cursor:
        cursor.execute("SELECT report_error(%s, %s, '', '')", [statement.public_id, MESSAGE])
        for sql in ("SELECT message FROM statements_report", "INSERT INTO statements_report (message) VALUES ('x')"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(sql)
    assert not Report.objects.exists()


def test_what_was_accepted_is_public_with_its_reason_and_the_rest_is_not() -> None:
    statement = making.statement()
    for message in (MESSAGE, "Another voice said it."):
        send(statement, message=message, email="mira@example.org")
    declined, accepted = Report.objects.order_by("-pk")
    curation.accept(accepted, None, "It was said on Tuesday: the transcript has the day.")
    curation.decline(declined, None, "The recording has her voice.")
    reader = Client()
    for address in (statement.get_absolute_url(), "/corrections/", "/corrections/feed.atom"):
        page = reader.get(address).content.decode()
        assert "It was said on Tuesday: the transcript has the day." in page
        assert "mira" not in page
        assert MESSAGE not in page
        assert "her voice" not in page
    feed = ElementTree.fromstring(reader.get("/corrections/feed.atom").content)
    (entry,) = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert "Ilva Torvane: The river belongs to both banks" in ElementTree.tostring(entry, encoding="unicode")
    assert not Report.objects.exclude(email="").exists()
    assert list(Decision.objects.filter(noun="report").order_by("pk").values_list("act", flat=True)) == [
        "accept",
        "decline",
    ]
    with pytest.raises(Refused, match="already"):
        curation.decline(accepted, None, "No.")
    curation.withdraw([statement], None, "It was an invention.")
    assert f"withdrawn ({statement.public_id})" in reader.get("/corrections/").content.decode()


def test_an_editor_answers_in_the_admin() -> None:
    ana = User.objects.create_user("ana", is_staff=True)
    ana.groups.add(editors.give(Role.EDITOR))
    desk = Client()
    desk.force_login(ana)
    send(making.statement(), email="mira@example.org")
    found = Report.objects.get()
    assert "1 report of an error waits" in desk.get("/admin/").content.decode()
    assert MESSAGE in desk.get(reverse("admin:statements_report_changelist")).content.decode()
    page = desk.get(reverse("admin:statements_report_change", args=[found.pk])).content.decode()
    assert MESSAGE in page
    assert "mira@example.org" in page
    decide = reverse("admin:statements_report_decide", args=[found.pk])
    assert "Give an answer" in desk.post(decide, {"accept": "yes"}, follow=True).content.decode()
    told = desk.post(decide, {"accept": "yes", "answer": "It was Tuesday."}, follow=True).content.decode()
    assert "mira@example.org is erased" in told
    found.refresh_from_db()
    assert (found.outcome, found.answer, found.email) == ("accepted", "It was Tuesday.", "")
    assert "It was Tuesday." in Client().get("/corrections/").content.decode()
