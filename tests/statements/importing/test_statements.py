"""Tables of statements: the dry run and what goes in are the same, however often a worker dies."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from procrastinate.contrib.django.models import ProcrastinateJob

from statements import curation, imports
from statements.curation import Refused
from statements.importing import STEPS, Stopped, Unreadable, Work, as_csv
from statements.importing.checking import check
from statements.loading import load
from statements.models import DataFile, DataImport, Decision, Record, Speaker, Statement
from tests.statements import making
from tests.statements.importing.sending import STATEMENTS, counts, let_in, now, sent, worked_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana")


def published() -> int:
    return Statement.objects.published().count()


def test_the_dry_run_changes_nothing_and_agrees_with_what_goes_in(ana: User) -> None:
    making.speaker("Tavo Brandt")
    one = sent(STATEMENTS, by=ana)
    assert (one.step, one.status, counts(one.found)) == ("check", "done", (2, 0, 0, 3))
    assert one.columns == {
        "Quote": "text",
        "Said by": "speaker",
        "Date": "date",
        "Forum": "venue",
        "Place": "place",
        "Theme": "topics",
    }
    assert one.found["names"]["speaker"] == {"number": 1, "first": ["Ilva Moren"]}
    assert one.found["names"]["venue"]["first"] == ["Parliament of Halvia"]
    assert [row["text"] for row in one.shown] == ["We will dig the canal.", "No toll is planned."]
    assert not published()
    assert not DataFile.objects.exists()
    assert [name.name for name in Speaker.objects.all()] == ["Tavo Brandt"]

    one = let_in(one, ana)
    assert (one.step, one.status, counts(one.put)) == ("load", "done", (2, 0, 0, 3))
    assert one.content is None
    assert published() == 2
    (batch,) = Decision.objects.filter(noun="dataimport", act="publish")
    assert (batch.by, sorted(batch.after["statements"])) == (ana, curation.went_in(one))
    assert set(Statement.objects.values_list("checked", flat=True)) == {"imported"}


def test_refused_rows_are_a_table_with_reasons_that_no_sheet_works_out() -> None:
    one = sent("text,speaker,date\n=cmd|' /C calc'!A0,,2031\nYes.,Ilva Moren,soon\n")
    told = "".join(as_csv(one)).splitlines()
    assert told[0] == "\ufefftext,speaker,date,line,why it was refused"
    assert told[1].startswith("'=cmd|' /C calc'!A0,,2031,2,\"no “speaker”")
    assert told[2].startswith('Yes.,Ilva Moren,soon,3,"“date”: ')


def test_refused_rows_that_were_mended_come_in_as_they_were_meant() -> None:
    one = sent("text,speaker\n-40 degrees it was.,\n'-Tis cold.,Moren\n")
    mended = "".join(as_csv(one)).replace("it was.,", "it was.,Ilva Moren")
    assert mended.splitlines()[1].startswith("'-40")
    assert [row["text"] for row in sent(mended).shown] == ["-40 degrees it was."]
    assert one.shown[0]["text"] == "'-Tis cold."


def test_the_mended_file_brings_in_only_the_rows_that_are_not_there_yet() -> None:
    let_in(sent(STATEMENTS))
    one = sent(STATEMENTS.replace("2031-13-45", "2031-05-14"))
    assert counts(one.found) == (1, 0, 2, 2)
    assert counts(let_in(one).put) == (1, 0, 2, 2)
    assert published() == 3


def test_a_worker_that_dies_between_two_batches_loses_and_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.importing.putting_in.load", partial(load, batch=2))
    rows = "".join(f"We will dig {number} canals.,Ilva Moren\n" for number in range(5))
    one = sent(f"text,speaker\n{rows}")
    died = RuntimeError("killed")

    def dies(*_: Any) -> None:
        raise died

    imports.let_in(one, None)
    with monkeypatch.context() as patched:
        patched.setattr("statements.importing.putting_in.Going.wrote", dies)
        with pytest.raises(RuntimeError):
            worked_on(one)
    assert (published(), now(one).put, now(one).status) == (2, {"new": 2}, "waiting")
    one = worked_on(one)
    assert (published(), counts(one.put), one.tries) == (5, (5, 0, 0, 0), 2)
    assert Statement.objects.values("quotations__content").distinct().count() == 5


def test_after_three_tries_it_is_given_up_with_the_reason_and_gone_on_with_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = sent(STATEMENTS)
    imports.let_in(one, None)
    with monkeypatch.context() as patched:
        patched.setattr("statements.importing.putting_in.load", lambda *_, **__: 1 / 0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                worked_on(one)
    assert now(one).status == "failed"
    assert "ZeroDivisionError" in now(one).reason
    imports.go_on(one, None)
    assert worked_on(one).status == "done"


def test_what_is_stopped_goes_no_further_and_can_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sent(STATEMENTS)
    imports.let_in(one, None)
    curation.stop(one, None)
    assert (worked_on(one).status, published()) == ("cancelled", 0)
    imports.go_on(one, None)
    assert (worked_on(one).status, published()) == ("done", 2)
    with pytest.raises(Refused):
        curation.stop(one, None)


def test_an_import_is_taken_back_but_for_what_was_decided_since_and_comes_in_again_mended(ana: User) -> None:
    one = let_in(sent(STATEMENTS), ana)
    touched, other = Statement.objects.order_by("pk")
    curation.correct(touched, ana, said_evidence="I was there.")
    imports.take_back(one, ana, "The wrong file.")
    one = worked_on(one)
    other.refresh_from_db()
    assert (one.step, one.status, one.put["withdrawn"]) == ("take_back", "done", 1)
    assert (other.state, other.reason, other.checked) == ("withdrawn", "The wrong file.", "imported")

    imports.bring_back(one, ana)
    one = worked_on(one)
    assert (published(), one.put.get("withdrawn")) == (2, None)

    imports.take_back(one, ana, "The wrong file.")
    worked_on(one)
    again = sent(STATEMENTS, by=ana)
    assert counts(again.found) == (1, 0, 1, 3)
    again = let_in(again, ana)
    assert counts(again.put) == (1, 0, 1, 3)
    assert published() == 2
    assert Record.objects.filter(quotation__statement__state="published").count() == 2
    imports.bring_back(now(one), ana)
    worked_on(one)
    assert published() == 2  # what came in again is not doubled


def test_an_editor_says_which_column_is_which_where_the_file_does_not() -> None:
    one = sent("what was heard,from whom\nWe will dig.,Ilva Moren\n")
    assert (one.status, one.reason) == (
        "failed",
        "No column is known to hold “text”, “speaker”: say below which one does.",
    )
    with pytest.raises(Refused, match="Two columns"):
        imports.arrange(one, None, "utf-8", {"what was heard": "text", "from whom": "text"})
    imports.arrange(one, None, "utf-8", {"what was heard": "text", "from whom": "speaker"})
    assert counts(worked_on(one).found) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", ""), ("utf-16", ""), ("cp1251", ""), ("utf-8", "")], ids=str
)
def test_a_table_is_read_in_the_encoding_it_is_in(encoding: str, mark: str) -> None:
    one = sent("цитата\tкто\nМы построим мост через реку.\tТаво Брандт\n".encode(encoding))
    assert counts(one.found) == (1, 0, 0, 0)
    assert one.shown[0]["text"] == "Мы построим мост через реку."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n \n", "no rows"),
        (b"PK\x03\x04whatever", "save the sheet as CSV"),
        (b"text,Text,speaker\nYes.,No.,Moren\n", "Two columns are called “text”"),
        (b'[{"text": "Yes."}]', "one JSON list"),
        (b"\x1f\x8b\x08 no more", "damaged"),
        (b",,,\n1,2,3\n", "names no column"),
        (b"text\0,speaker\nYes.,Moren\n", "no table of text"),
        (b"text,speaker" + b",x" * 300, "more than 200 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        sent(content)


def test_hostile_rows_are_refused_one_by_one() -> None:
    one = sent(b"text,speaker\nYes\0.,Moren\n" + b"x" * 3_000_000 + b",Moren\nCaf\xe9,Moren\nYes.,Moren\n")
    assert counts(one.found) == (2, 0, 0, 2)
    assert [row.line_number for row in one.refused.all()] == [2, 3]
    assert counts(sent(b"text,speaker,\xff\nYes.,Moren,1\n" + "Café,Moren,\n".encode() * 5).found) == (6, 0, 0, 0)
    one = sent(r'{"text": "Yes.", "speaker": "Moren", "\u0000": 1, "\ud800": 2}' + "\n")
    assert counts(one.found) == (1, 0, 0, 0)
    one = sent('{"quote": "Yes.", "who": "Moren"}\n{"quote": 1.5, "who": "Moren"}\n[]\n')
    assert (counts(one.found), one.columns) == ((1, 0, 0, 2), {"quote": "text", "who": "speaker"})


def test_nothing_new_is_not_let_in() -> None:
    one = sent("text,speaker\n")
    assert counts(one.found) == (0, 0, 0, 0)
    with pytest.raises(Refused, match="nothing to go in"):
        imports.let_in(one, None)


def test_readers_see_the_reason_that_the_editor_gave_though_the_worker_failed_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = let_in(sent(STATEMENTS))
    imports.take_back(one, None, "The wrong file.")
    with monkeypatch.context() as patched:
        patched.setitem(STEPS, DataImport.Step.TAKE_BACK, lambda _work: 1 / 0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                worked_on(one)
    imports.go_on(one, None)
    assert worked_on(one).status == "done"
    assert set(Statement.objects.values_list("state", "reason")) == {("withdrawn", "The wrong file.")}


def test_what_came_in_again_with_another_table_is_not_brought_back_beside_it() -> None:
    one = let_in(sent(STATEMENTS))
    imports.take_back(one, None, "A row is wrong.")
    worked_on(one)
    let_in(sent(f"{STATEMENTS}We wait.;Ilva Moren;;;;\n"))
    assert published() == 3
    imports.bring_back(one, None)
    worked_on(one)
    assert published() == 3


def test_a_dry_run_by_columns_that_were_changed_meanwhile_is_none() -> None:
    one = imports.receive(
        "table.csv", io.BytesIO(b"text,speaker,who\nYes.,Moren,Brandt\n,Moren,\n"), "statements", None
    )
    slow = Work(now(one))
    imports.arrange(one, None, "utf-8", {"text": "text", "who": "speaker"})
    with pytest.raises(Stopped):
        check(slow)
    assert (now(one).status, now(one).shown, one.refused.count()) == ("waiting", [], 0)
    assert worked_on(one).shown[0]["speaker"] == "Brandt"


def test_rows_can_be_mended_several_times() -> None:
    one = sent("text,speaker\nYes.,\nNo.,\n")
    again = sent("".join(as_csv(one)).replace("Yes.,", "Yes.,Ilva Moren"))
    third = sent("".join(as_csv(again)).replace("No.,", "No.,Ilva Moren"))
    assert (counts(again.found), counts(third.found)) == ((1, 0, 0, 1), (1, 0, 0, 0))


def test_a_line_that_was_sealed_comes_in_with_no_other_table() -> None:
    bela, cem = (User.objects.create_superuser(name) for name in ("bela", "cem"))
    let_in(sent("text,speaker\nThe lock opens.,Ilva Moren\n"))
    there = Statement.objects.published().get().lead
    assert there
    assert there.record
    waiting = sent("text,speaker\nThe lock opens.,Ilva Moren\nWe wait.,Ilva Moren\n")
    curation.seal(curation.ask_to_seal(there.record, bela, "A court ordered it."), cem)
    assert now(waiting).content is None
    for act in (imports.let_in, imports.go_on, partial(imports.arrange, encoding="utf-8", columns=waiting.columns)):
        with pytest.raises(Refused):
            act(now(waiting), bela)
    again = sent("text,speaker\nWe wait.,Ilva Moren\nThe lock opens.,Ilva Moren\n")
    assert (again.status, again.content) == ("failed", None)
    assert "line 3" in again.reason


def test_statements_go_in_one_table_after_another() -> None:
    for one in (sent(STATEMENTS), sent("name\nIlva Moren\n", "speakers")):
        imports.let_in(one, None)
    assert list(ProcrastinateJob.objects.order_by("id").values_list("lock", flat=True)) == [
        *(None, None),  # looked at
        *("statements going in", None),
    ]
