"""The pages of imports: who lets what in, and what they say."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import DataImport, Decision, Speaker, Statement
from tests.statements.importing.sending import STATEMENTS, now, sent, worked_on

SEND = "admin:statements_dataimport_add"


def file(content: str | bytes, name: str = "table.csv") -> io.BytesIO:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    stream.name = name
    return stream


def act(browser: Client, one: DataImport, act: str, **said: Any) -> int:
    return browser.post(reverse("admin:statements_dataimport_act", args=[one.pk]), {"act": act, **said}).status_code


def page(browser: Client, one: DataImport) -> str:
    return browser.get(reverse("admin:statements_dataimport_change", args=[one.pk])).content.decode()


def test_an_editor_sees_what_a_table_of_speakers_would_do_and_lets_it_in(desk: Client, ana: User) -> None:
    answer = desk.post(reverse(SEND), {"kind": "speakers", "file": file("full name,role\nIlva Moren,Mayor\n,Mayor\n")})
    one = DataImport.objects.get()
    assert answer["Location"] == reverse("admin:statements_dataimport_change", args=[one.pk])
    assert "Being looked at" in page(desk, one)
    told = page(desk, worked_on(one))
    for words in ("<strong>1</strong> new", "Let it in", "Ilva Moren", "no “name”: give one", "refused.csv"):
        assert words in told
    assert not Speaker.objects.exists()
    act(desk, one, "let_in")
    assert "Going in" in page(desk, one)
    told = page(desk, worked_on(one))
    ilva = Speaker.objects.get()
    assert reverse("admin:statements_speaker_change", args=[ilva.pk]) in told
    history = desk.get(reverse("admin:statements_speaker_history", args=[ilva.pk])).content.decode()
    assert "imported from table.csv, line 2" in history
    assert "table.csv" in desk.get(reverse("admin:statements_dataimport_changelist")).content.decode()
    assert "table.csv" in desk.get(reverse("admin:statements_decision_changelist")).content.decode()
    refused = desk.get(reverse("admin:statements_dataimport_refused", args=[one.pk]))
    assert b"".join(refused.streaming_content).decode().splitlines()[1] == ",Mayor,3,no “name”: give one"  # type: ignore[attr-defined]


def test_statements_are_let_in_by_a_chief_editor_alone_who_takes_them_back_too(desk: Client, chief: Client) -> None:
    one = sent(STATEMENTS)
    assert "A chief editor lets this in" in page(desk, one)
    assert act(desk, one, "let_in") == 403
    assert act(chief, one, "let_in") == 302
    worked_on(one)
    assert Statement.objects.first() in Statement.objects.published()
    assert "Take this import back" in page(chief, one)
    assert "Take this import back" not in page(desk, one)
    assert act(desk, one, "take_back", reason="The wrong file.") == 403
    act(chief, one, "take_back", reason=" ")
    assert now(one).step == "load"
    act(chief, one, "take_back", reason="The wrong file.")
    assert "Being taken back" in page(chief, one)
    assert "<strong>2</strong> withdrawn" in page(chief, worked_on(one))


def test_nobody_lets_in_what_another_has_changed_since_they_saw_what_it_would_do(desk: Client, chief: Client) -> None:
    one = sent(STATEMENTS)
    seen = version_on(page(chief, one))
    act(desk, one, "arrange", encoding="utf-8", column=["text", "speaker"])
    told = page(chief, worked_on(one))
    act(chief, one, "let_in", version=seen)
    assert (now(one).step, now(one).status) == ("check", "done")
    act(chief, one, "let_in", version=version_on(told))
    assert now(one).step == "load"


def version_on(told: str) -> str:
    found = re.search(r'name="version" value="(\d+)" form="acts"', told)
    assert found
    return found[1]


def test_an_editor_says_which_column_is_which(desk: Client) -> None:
    one = sent("what,Мэр\nIlva Moren,x\n", "venues")
    assert "No column is known to hold “name”" in page(desk, one)
    act(desk, one, "arrange", encoding="utf-8", column=["name", "name"])
    assert now(one).status == "failed"
    act(desk, one, "arrange", encoding="utf-8", column=["name", "nonsense"])
    assert "<strong>1</strong> new" in page(desk, worked_on(one))
    assert now(one).columns == {"what": "name"}
    assert Decision.objects.filter(noun="dataimport", act="correct").count() == 1
    act(desk, one, "stop")
    assert "Discarded" in page(desk, one)


@pytest.mark.parametrize("content", [b"", b"\0\1\2\3" * 100, b"PK\x03\x04", b"\x1f\x8b" * 9, b"[1]"])
def test_whatever_is_sent_the_page_says_what_is_wrong_with_it(desk: Client, content: bytes) -> None:
    answer = desk.post(reverse(SEND), {"kind": "statements", "file": file(content)})
    assert (answer.status_code, DataImport.objects.count()) == (200, 0)
    assert "choose the file again" in answer.content.decode()


def test_without_a_file_or_with_too_large_a_one_nothing_is_kept(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.imports.MOST_BYTES", 10)
    large = desk.post(reverse(SEND), {"kind": "venues", "file": file("name\nOndra Forum\n")})
    assert "larger than 64 MB" in large.content.decode()
    assert desk.post(reverse(SEND), {"kind": "decisions"}).status_code == 200
    assert not DataImport.objects.exists()
