"""What became of a statement after readers knew it, they are told: what was changed, and why."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.roles import as_reader
from statements import curation
from statements.models import Correction, Decision, Merge, Revision, Standing, Statement, dated
from tests.statements import making

pytestmark = pytest.mark.django_db


def listed(**asked: str | int) -> str:
    return Client().get("/corrections/", asked).content.decode()


def acts() -> list[str]:
    with as_reader():
        return list(Correction.objects.order_by("pk").values_list("act", flat=True))


def test_what_an_editor_corrects_after_publishing_is_told_with_what_was_there_and_why() -> None:
    statement = making.statement(said="2019-06-12")
    reva = making.speaker("Reva Sund")
    with curation.one_act():
        curation.correct(statement, None, reason="The recording has her voice.", speaker=reva)
        curation.correct(statement, None, reason="The recording has her voice.", **dated("said", "2019-06-13"))
    page = listed()
    assert page.count("The recording has her voice.") == 1
    assert "Speaker: <del>Ilva Torvane</del> → <ins>Reva Sund</ins>" in page
    assert "Said: <del>12 June 2019</del> → <ins>13 June 2019</ins>" in page
    assert "The recording has her voice." in Client().get(statement.get_absolute_url()).content.decode()
    feed = ElementTree.fromstring(Client().get("/corrections/feed.atom").content)
    (entry,) = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert "was “Ilva Torvane”, is “Reva Sund”" in ElementTree.tostring(entry, encoding="unicode")


def test_what_was_decided_before_readers_knew_it_is_nothing_to_tell() -> None:
    statement = making.proposal(said="2019")
    curation.correct(statement, None, **dated("said", "2020"))
    curation.publish([statement], None)
    curation.set_topics(statement, [making.topic()], None)
    curation.reject([making.proposal("We wait")], None)
    assert acts() == []
    curation.stand(statement, Standing.MISATTRIBUTED, None, note="He said it.")
    assert acts() == ["correct"]
    assert "Standing: <del>undisputed</del> → <ins>misattributed</ins>" in listed()


def withdraw(statement: Statement) -> None:
    curation.withdraw([statement], None, "It was an invention.")


def restore(statement: Statement) -> None:
    withdraw(statement)
    curation.restore([statement], None)


def merge(statement: Statement) -> None:
    curation.merge(making.statement("We wait"), statement, None, "For colleagues only.")


def unmerge(statement: Statement) -> None:
    merge(statement)
    curation.undo_merge(Merge.objects.get(), None, "For colleagues only.")


def take_out(statement: Statement) -> None:
    merge(statement)
    curation.take_out(statement.quotations.latest("pk"), None, "For colleagues only.")


def revert(statement: Statement) -> None:
    curation.correct(statement, None, **dated("said", "2020"))
    curation.revert(statement, Revision.objects.latest("pk").pk, None, reason="For colleagues only.")


@pytest.mark.parametrize("act", [withdraw, restore, merge, unmerge, take_out, revert])
def test_so_is_every_act_after_publishing_and_what_was_said_to_colleagues_is_not(
    act: Callable[[Statement], None],
) -> None:
    act(making.statement())
    assert acts()[-1] == act.__name__
    page = listed()
    assert str(Correction.Act(act.__name__).label).lower() in page.lower()
    assert "colleagues" not in page
    assert ("It was an invention." in page) == (act in {withdraw, restore})
    permalink = Client().get(f"/statements/{Statement.objects.earliest('pk').public_id}/", follow=True).content.decode()
    assert ("In the list of corrections" in permalink) == (act in {restore, revert})


def test_of_what_is_withdrawn_nothing_is_told_but_that_and_why() -> None:
    statement = making.statement(said="2019")
    curation.correct(statement, None, speaker=making.speaker("Reva Sund"), **dated("said", "2020"))
    withdraw(statement)
    page = listed()
    assert f"withdrawn ({statement.public_id})" in page
    for gone in ("Reva Sund", "Torvane", "2019", "2020</ins>", "river"):
        assert gone not in page


def test_what_was_tried_while_it_was_withdrawn_stays_among_editors() -> None:
    statement = making.statement(unnamed_source="an official")
    withdraw(statement)
    for source in ("the gatekeeper of Lisk", "a clerk"):
        curation.correct(statement, None, unnamed_source=source)
    curation.restore([statement], None)
    curation.correct(statement, None, unnamed_source="a scribe")
    page = listed()
    assert "gatekeeper" not in page
    assert "Source as printed is another now." in page
    assert "<del>a clerk</del> → <ins>a scribe</ins>" in page


def test_the_feed_says_less_than_signs_as_they_are() -> None:
    statement = making.statement()
    curation.correct(statement, None, speaker=making.speaker("Reva <b>Sund"))
    feed = ElementTree.fromstring(Client().get("/corrections/feed.atom").content)
    (summary,) = feed.iter("{http://www.w3.org/2005/Atom}summary")
    assert summary.get("type") == "html"
    assert "Reva &lt;b&gt;Sund" in (summary.text or "")


def test_the_reader_sees_the_view_and_no_decision() -> None:
    withdraw(making.statement())
    with as_reader(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        list(Decision.objects.all())


def test_pages_follow_one_another_and_are_as_quick_at_the_end(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr("statements.views.corrections.ON_A_PAGE", 2)
    first, other = making.statement(), making.statement("We wait")
    for year in range(2001, 2006):
        curation.correct(first if year % 2 else other, None, **dated("said", str(year)))
    with django_assert_max_num_queries(8):
        page = listed()
    told = Correction.objects.values_list("pk", flat=True)
    assert ("2005</ins>" in page, "2003</ins>" in page) == (True, False)
    assert f"before={told[1]}" in page
    page = listed(before=told[1])
    assert ("2004</ins>" in page, "2003</ins>" in page, "2002</ins>" in page) == (False, True, True)
    page = listed(statement=first.public_id)
    assert ("2005</ins>" in page, "2004</ins>" in page, "2003</ins>" in page) == (True, False, True)
    for odd in ("x", "9" * 40, "-1", "٣"):
        assert Client().get("/corrections/", {"before": odd, "statement": odd}).status_code == 200


def test_the_latest_are_found_along_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        for asked, index in (("true", "decision_told"), ("statement_id = 7", "decision_told_of")):
            cursor.execute(f"EXPLAIN SELECT * FROM statements_correction WHERE {asked} ORDER BY id DESC LIMIT 50")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert index in plan
            assert "Sort" not in plan
