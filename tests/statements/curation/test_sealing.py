"""An original is sealed by two persons, and then no word of it is left in any table."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from statements import curation, editors
from statements.curation import Refused
from statements.editors import Role
from statements.ingest import ingest
from statements.loading import Report, load
from statements.models import (
    Article,
    DataImport,
    Decision,
    Form,
    Link,
    Quotation,
    Sealing,
    Standing,
    Statement,
    Upload,
    UploadedFile,
)
from statements.reading import Unreadable
from statements.tallying import LOCK
from tests.statements import making
from tests.statements.importing.sending import sent

pytestmark = pytest.mark.django_db

WORD = "quorzible"
TEXT = f"""Quorzible river talks end

LISK, June 12. “The {WORD} river belongs to both banks,” said President Ilva Torvane on Monday.

She denied that any {WORD} dam was planned, and asked the chamber to vote on Friday.
"""
WORDING = f"The {WORD} river belongs to both banks."
TABLE = f"who,quote,seen in\nIlva Torvane,{WORDING},https://example.org/lisk\n"
REASON = "The chamber of Lisk ordered it, 3 July 2019."


def person(name: str, role: Role = Role.CHIEF) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(editors.give(role))
    return user


def tables_with(word: str) -> list[str]:
    """Every table that has the word in any column, in text or bytes, packed or not. Looked at as the owner."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("""
            SELECT table_name, column_name, data_type FROM information_schema.columns JOIN information_schema.tables
            USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'""")
        for table, column, kind in cursor.fetchall():
            text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {text} ILIKE %s', [f"%{word}%"])
            if cursor.fetchone()[0] or (kind == "bytea" and any(word in bytes_ for bytes_ in unpacked(table, column))):
                found.append(f"{table}.{column}")
        cursor.execute("SET ROLE on_record_app")
    return found


def unpacked(table: str, column: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
        for (content,) in cursor.fetchall():
            found = gzip.decompress(content) if bytes(content[:2]) == b"\x1f\x8b" else bytes(content)
            yield found.decode("utf-16" if found.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8").casefold()


def lived_through() -> Article:
    """An article that was read, corrected, published, tallied, looked for and written about in every table there is."""
    ana = person("ana", Role.EDITOR)
    article, _ = ingest(TEXT.encode(), f"{WORD}.txt")
    UploadedFile.objects.create(
        upload=Upload.objects.create(by=ana), name=f"{WORD}.txt", outcome="duplicate", article=article
    )
    for name, content in (("b.txt", TEXT.encode()), ("c.txt", TEXT.replace("\n", "\r\n").encode("utf-16"))):
        UploadedFile.objects.create(upload=Upload.objects.create(by=ana), name=name, content=content)
    sent(TABLE, by=ana).refused.create(line_number=9, line=f"“The {WORD} river, x", reason="no “speaker”")
    curation.correct(article, ana, headline=f"The {WORD} talks", source=f"https://example.org/{WORD}")
    text = article.text
    at = text.text.index("any")
    missed = curation.add_statement(
        text,
        [(at, at + 3)],
        ana,
        quotation={"form": Form.INDIRECT, "via": f"{WORD} news"},
        statement={"unnamed_source": f"a {WORD} source"},
    )
    assert missed.lead
    curation.correct_spans(missed.lead, [(at, at + 17)], ana)
    statements = list(Statement.objects.in_article(article).select_related("speaker", "lead"))
    for statement in statements:
        if not statement.said_by:
            curation.correct(statement, ana, speaker=making.speaker(), said_evidence=f"“{WORD} on Monday”")
    LogEntry.objects.log_actions(ana.pk, statements, CHANGE, f"changed {WORD}")
    assert curation.publish(statements, ana) == len(statements) > 1
    note = f"Nobody has heard that the {WORD} river belongs to anybody."
    curation.stand(statements[0], Standing.DISPUTED, ana, disputed_by="wording", note=note)
    one, other = Quotation.objects.order_by("pk")[:2]
    Link.objects.create(one=one, other=other, confidence=0.5, evidence={"words": [WORD]})
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO statements_searchtally (key, statements) VALUES (%s, 2)", [f"={WORD}"])
    return article


def sealed(article: Article) -> Sealing:
    sealing = curation.ask_to_seal(article, person("bela"), REASON)
    curation.seal(sealing, person("cem"))
    return sealing


def test_no_word_of_it_is_left_in_any_table() -> None:
    article = lived_through()
    elsewhere = making.statement("Their boats wait at the gate")
    there = tables_with(WORD)
    assert {"statements_original.content", "statements_articletext.text", "statements_finding.proposed"} <= set(there)
    assert {"statements_searchentry.words", "statements_searchword.word", "statements_decision.after"} <= set(there)
    assert {"statements_searchtally.key", "statements_revision.after"} <= set(there)
    assert {"statements_frequency.called", "django_admin_log.object_repr"} <= set(there)
    assert {"statements_dataimport.content", "statements_uploadedfile.content"} <= set(there)
    sealed(article)
    assert tables_with(WORD) == []
    assert DataImport.objects.get().status == "done"
    assert set(UploadedFile.objects.values_list("outcome", flat=True)) == {"duplicate", "refused"}
    assert tables_with("boats") != []
    elsewhere.refresh_from_db()
    assert (elsewhere.state, elsewhere.lead and elsewhere.lead.content) == ("published", "Their boats wait at the gate")


def test_hash_reason_decisions_and_tombstones_stay() -> None:
    article = lived_through()
    address, hash_ = article.get_absolute_url(), article.original.sha256
    statement = Statement.objects.published().in_article(article)[0]
    decided = Decision.objects.count()
    sealing = sealed(article)
    page = Client().get(address)
    assert page.status_code == 410
    assert REASON in page.content.decode()
    assert hash_ in page.content.decode()
    gone = Client().get(f"/statements/{statement.public_id}/", follow=True)
    assert (gone.status_code, REASON in gone.content.decode()) == (410, True)
    assert Decision.objects.count() > decided
    acts = Decision.objects.filter(noun="sealing", object_id=sealing.pk).order_by("pk")
    assert list(acts.values_list("act", "by__username")) == [("ask_seal", "bela"), ("seal", "cem")]
    again, is_new = ingest(TEXT.encode(), "again.txt")
    assert (again, is_new) == (article, False)


def test_a_statement_with_other_wordings_keeps_them() -> None:
    article, other = making.article(), making.article("He said the river belongs to both banks.")
    statement = making.statement(inside=article)
    at = other.text.text.index("the river")
    kept = Quotation(statement=statement, text=other.text, form="indirect", language="en")
    kept.spans, kept.sentence_span = ((at, at + 30),), ((0, 40),)
    kept.save()
    sealed(article)
    statement.refresh_from_db()
    assert (statement.state, statement.lead) == ("published", kept)
    assert [wording.pk for wording in statement.quotations.all()] == [kept.pk]


def test_no_word_is_left_with_a_statement_that_had_a_wording_of_it_once() -> None:
    article, bela = making.article(TEXT), person("bela")
    taken = making.proposal(f"any {WORD} dam was planned", inside=article, said_evidence=f"{WORD} river talks")
    into = making.statement("No dam was planned")
    curation.correct(taken, bela, speaker=None, unnamed_source=f"{WORD} dam")
    taken.refresh_from_db()
    curation.correct(taken, bela, speaker=making.speaker(), unnamed_source="")
    curation.publish([taken], bela)
    curation.merge(taken, into, bela, f"Both say that any {WORD} dam was planned.")
    curation.correct(into, bela, said_evidence=f"{WORD} river talks")
    assert {"statements_merge.reason", "statements_decision.after"} <= set(tables_with(WORD))
    curation.seal(curation.ask_to_seal(article, bela, REASON), person("cem"))
    assert tables_with(WORD) == []
    into.refresh_from_db()
    assert (into.state, str(into.lead)) == ("published", "No dam was planned")


def test_the_line_of_a_data_file_is_sealed_too() -> None:
    statement = making.imported(f"We opened the {WORD} lock gates")
    curation.publish([statement], None)
    assert statement.lead
    assert statement.lead.record
    line = f"We opened the {WORD} lock gates"
    its = {"sha256": statement.lead.record.file.sha256, "content": line.encode(), "shown": [{"text": line}]}
    DataImport.objects.create(kind="statements", name="its.csv", **its)
    waiting = DataImport.objects.create(
        kind="statements", name="again.csv", content=b"packed", shown=[{"text": f"{line}, he said"}]
    )
    waiting.refused.create(line_number=2, line=f"{line},", reason="no “speaker”")
    sealing = curation.ask_to_seal(statement.lead.record, person("bela"), REASON)
    assert curation.seal(sealing, person("cem", Role.ADMINISTRATOR)) == 1
    assert tables_with(WORD) == []


def test_what_was_sealed_comes_back_by_no_way_in(tmp_path: Path) -> None:
    sealed(lived_through())
    for content in (TEXT.replace("\n", "\r\n").encode("utf-16"), f"\n{TEXT}\n\n".encode(), TEXT.upper().encode()):
        with pytest.raises(Unreadable, match="was sealed"):
            ingest(content, "again.txt")
    one = sent(f"{TABLE}Ilva Torvane,We wait for the ferry.,\n")
    assert (one.status, one.content, one.found, one.shown) == ("failed", None, {}, [])
    assert "line 2" in one.reason
    topics = f'name,description\nWater,"{WORDING.upper()}"\n'
    assert sent(topics, "topics").status == "failed"
    path = tmp_path / "quotes.jsonl"
    rows = [{"text": text, "speaker": "Ilva Torvane"} for text in (WORDING, "We wait for the ferry.")]
    path.write_text("\n".join(json.dumps({**row, "note": [row["text"]], "text": "Yes."}) for row in rows))
    for wanted in ((1, 1, [1]), (0, 1, [1])):
        load(path, report := Report())
        assert (report.created, report.failed, report.sealed) == wanted
    assert tables_with(WORD) == []


def test_a_sealed_line_of_one_file_comes_in_by_no_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("text,speaker\nNo.,Ilva Torvane\nYes.,Ilva Torvane\n")
    other.write_text("text,speaker\nPerhaps.,Ilva Torvane\nNo.,Ilva Torvane\n")
    load(one, Report())
    line = Quotation.objects.get(content="No.").record
    assert line
    curation.seal(curation.ask_to_seal(line, person("bela"), REASON), person("cem"))
    for path, created, refused in ((other, 1, [3]), (one, 0, [2])):
        load(path, report := Report())
        assert (report.created, report.sealed) == (created, refused)
    assert sorted(Quotation.objects.values_list("content", flat=True)) == ["Perhaps.", "Yes.", "[sealed]"]


def test_who_asked_cannot_confirm_and_what_was_declined_stays() -> None:
    article, bela = making.article(), person("bela")
    sealing = curation.ask_to_seal(article, bela, REASON)
    with pytest.raises(Refused, match="second person"):
        curation.seal(sealing, bela)
    curation.keep(sealing, person("cem"), "There was no such order.")
    with pytest.raises(Refused, match="decided already"):
        curation.seal(sealing, person("dora"))
    assert Article.objects.get().text.text.startswith("“The river")


@pytest.mark.parametrize("changed", ["role", "password"])
def test_whose_account_one_of_the_two_has_just_changed_is_no_second_person(changed: str) -> None:
    article, _ = ingest(TEXT.encode(), "river.txt")
    noor, cem, browser = person("noor", Role.ADMINISTRATOR), person("cem"), Client()
    browser.force_login(noor)
    if changed == "role":
        sent: dict[str, Any] = {"username": "cem", "is_staff": "on", "is_active": "on"}
        sent["groups"] = [editors.give(Role.ADMINISTRATOR).pk]
        assert browser.post(reverse("admin:auth_user_change", args=[cem.pk]), sent).status_code == 302
    else:
        sent = {"password1": "the river is wide", "password2": "the river is wide", "usable_password": "true"}
        sent["set-password"] = "yes"
        assert browser.post(reverse("admin:auth_user_password_change", args=[cem.pk]), sent).status_code == 302
    for one, other in ((noor, cem), (cem, noor)):
        sealing = curation.ask_to_seal(article, one, REASON)
        with pytest.raises(Refused, match="in the last 30 days"):
            curation.seal(sealing, other)
        curation.record(Decision.Act.SEAL, sealing, other)
        Sealing.objects.filter(pk=sealing.pk).update(confirmed_by=other)
        with pytest.raises(IntegrityError, match="takes two persons"), transaction.atomic():
            execute("SELECT seal_original(%s)", sealing.pk)
        Sealing.objects.filter(pk=sealing.pk).update(confirmed_by=None)
        curation.keep(sealing, other)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        LogEntry.objects.all().delete()
    curation.seal(curation.ask_to_seal(article, noor, REASON), person("dora"))
    article.refresh_from_db()
    assert article.sealed_at


def test_nothing_that_was_sealed_waits_or_is_published_again() -> None:
    article = making.article()
    withdrawn, rejected = making.statement(inside=article), making.proposal("any dam was planned", inside=article)
    sealed(article)
    with pytest.raises(Refused, match="was sealed"):
        curation.restore([withdrawn], None)
    with pytest.raises(Refused, match="was sealed"):
        curation.reopen([rejected], None)
    with pytest.raises(IntegrityError, match="was sealed"):
        execute("UPDATE statements_statement SET state = 'proposed'")


def execute(sql: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("second", [None, Role.EDITOR])
def test_postgresql_itself_wants_two_who_may(second: Role | None) -> None:
    article, bela = making.article(), person("bela")
    sealing = curation.ask_to_seal(article, bela, REASON)
    with pytest.raises(IntegrityError, match="two persons"):
        execute("SELECT seal_original(%s)", sealing.pk)
    if second:
        ana = person("ana", second)
        curation.record(Decision.Act.SEAL, sealing, ana)
        Sealing.objects.filter(pk=sealing.pk).update(confirmed_by=ana)
        with pytest.raises(IntegrityError, match="two persons"):
            execute("SELECT seal_original(%s)", sealing.pk)
    with pytest.raises(IntegrityError, match="alone"):
        execute("UPDATE statements_article SET sealed_at = now()")
    with pytest.raises(DatabaseError, match="permission denied"):
        execute("UPDATE statements_sealing SET sealed_at = now()")


def test_two_chiefs_seal_an_article_in_the_admin() -> None:
    article, elsewhere = lived_through(), making.statement(WORDING.removesuffix("."))
    bela, cem = Client(), Client()
    bela.force_login(person("bela"))
    cem.force_login(person("cem"))
    desk = reverse("admin:statements_article_change", args=[article.pk])
    ask = reverse("admin:statements_sealing_ask_article", args=[article.pk])
    assert ask in bela.get(desk).content.decode()
    page = bela.post(ask, {"reason": REASON}, follow=True).content.decode()
    assert 'name="seal"' not in page
    sealing = Sealing.objects.get()
    decide = reverse("admin:statements_sealing_decide", args=[sealing.pk])
    assert "second person" in bela.post(decide, {"seal": "yes"}, follow=True).content.decode()
    one = reverse("admin:statements_sealing_change", args=[sealing.pk])
    page = cem.get(one).content.decode()
    assert f"{WORD} river" in page
    stays = reverse("admin:statements_statement_change", args=[elsewhere.pk])
    assert (stays in page, "b.txt" in page, "table.csv" in page) == (True, True, True)
    page = cem.post(decide, {"seal": "yes"}, follow=True).content.decode()
    assert "were withdrawn with it" in page
    assert "files and tables that waited went with it" in page
    assert stays in page
    assert cem.get(desk)["Location"] == one
    statement = Statement.objects.in_article(article).latest("pk")
    shown = cem.get(reverse("admin:statements_statement_change", args=[statement.pk])).content.decode()
    assert "The original of these words was sealed." in shown
    for noun in ("article", "statement", "sealing", "decision"):
        assert cem.get(reverse(f"admin:statements_{noun}_changelist")).status_code == 200


def test_nothing_is_sealed_while_a_tally_would_bring_it_back() -> None:
    article = making.article("The river is open.")
    sealing, cem = curation.ask_to_seal(article, person("bela"), REASON), person("cem")
    login = {"host", "port", "user", "password", "dbname"}
    owner = {name: value for name, value in connection.get_connection_params().items() if name in login}
    with psycopg.connect(**owner) as tallying:
        tallying.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        with pytest.raises(IntegrityError, match="again in some minutes"), transaction.atomic():
            curation.seal(sealing, cem)
    assert curation.seal(sealing, cem) == 0


def test_who_may_not_look_at_sealings_is_told_why_an_article_is_gone() -> None:
    article = lived_through()
    sealed(article)
    contributor = User.objects.create_user("dora", is_staff=True)
    contributor.groups.add(editors.give(Role.CONTRIBUTOR))
    browser = Client()
    browser.force_login(contributor)
    to = reverse("admin:statements_article_change", args=[article.pk])
    assert REASON in browser.get(to, follow=True).content.decode()


def test_the_first_page_says_what_waits_for_a_second_person_and_leads_there() -> None:
    article = lived_through()
    sealing = curation.ask_to_seal(article, person("bela"), REASON)
    browser = Client()
    browser.force_login(person("cem"))
    waits = "?sealed_at__isempty=1&declined_by__isempty=1"
    assert "1 sealing waits for a second person" in browser.get(reverse("admin:index")).content.decode()
    listed = reverse("admin:statements_sealing_changelist")
    assert "1 sealing" in browser.get(listed + waits).content.decode()
    curation.keep(sealing, User.objects.get(username="cem"), "")
    assert "waits for a second person" not in browser.get(reverse("admin:index")).content.decode()
    assert "0 sealings" in browser.get(listed + waits).content.decode()
