"""What became of a statement after readers knew it, they are told: what was changed, and why."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.roles import as_reader
from statements import curation, imports
from statements.models import Correction, CorrectiveAct, Decision, Merge, Revision, Standing, Statement, dated
from tests.statements import making
from tests.statements.importing.sending import let_in, now, sent, worked_on

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
    curation.correct(making.speaker("Reva Sund"), None, name="Reva Sundal")
    withdraw(statement)
    for page in (listed(act=CorrectiveAct.objects.earliest("pk").pk), listed(statement=statement.public_id)):
        assert f"withdrawn ({statement.public_id})" in page
        for gone in ("Reva Sund", "Torvane", "2019", "2020</ins>", "river"):
            assert gone not in page
    assert "<del>Reva Sund</del>" in listed()


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
    told = CorrectiveAct.objects.values_list("pk", flat=True)
    assert ("2005</ins>" in page, "2003</ins>" in page) == (True, False)
    assert f"before={told[1]}" in page
    page = listed(before=told[1])
    assert ("2004</ins>" in page, "2003</ins>" in page, "2002</ins>" in page) == (False, True, True)
    page = listed(statement=first.public_id)
    assert ("2005</ins>" in page, "2004</ins>" in page, "2003</ins>" in page) == (True, False, True)
    for odd in ("x", "9" * 40, "-1", "٣"):
        assert Client().get("/corrections/", {"before": odd, "statement": odd}).status_code == 200


def entries() -> list[str]:
    """Of the feed: title and what was done."""
    feed = ElementTree.fromstring(Client().get("/corrections/feed.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    return [f"{one.findtext(f'{atom}title')}: {one.findtext(f'{atom}summary')}" for one in feed.findall(f"{atom}entry")]


def test_an_import_that_is_taken_back_is_one_act_and_leads_to_its_statements(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr("statements.importing.taking_back.AT_ONCE", 2)
    monkeypatch.setattr("statements.views.corrections.ON_A_PAGE", 3)
    one = let_in(sent("text,speaker\n" + "".join(f"We will dig {n} canals.,Ilva Moren\n" for n in range(5))))
    corrected = making.statement()
    imports.take_back(one, None, "The wrong file.")
    worked_on(one)
    curation.correct(corrected, None, speaker=making.speaker("Reva Sund"))
    imports.bring_back(now(one), None)
    worked_on(one)
    with django_assert_max_num_queries(8):
        page = listed()
    assert [line.partition(". ")[0] for line in entries()][:3] == [
        "5 statements: Published again",
        "Reva Sund: The river belongs to both banks: Corrected",
        "5 statements: Withdrawn",
    ]
    assert (page.count("<article"), page.count("The wrong file.")) == (3, 1)
    (_back, act) = CorrectiveAct.objects.filter(statements=5)
    assert f"?act={act.pk}" in page
    page = listed(act=act.pk)
    assert (page.count("canals.</a>"), page.count("The wrong file."), "5 statements" in page) == (3, 1, True)
    third = Statement.objects.published().filter(speaker__name="Ilva Moren").order_by("pk")[2]
    page = listed(act=act.pk, after=third.pk)
    assert (page.count("canals.</a>"), "Further ones" in page) == (2, False)
    assert Client().get("/corrections/", {"act": 10**17}).status_code == 404
    assert "Withdrawn" in listed(statement=third.public_id)


def test_two_speakers_that_were_one_are_told_once_and_at_the_statements_that_are_another_s_now() -> None:
    taken, into = making.speaker("R. Sund"), making.speaker("Reva Sund")
    his, hers = (making.statement(words, by=by) for words, by in (("We wait", taken), ("We go", into)))
    making.proposal("They stay", by=(unknown := making.speaker("Nobody yet")))
    curation.merge(unknown, into, None, "For colleagues only.")
    curation.merge(taken, into, None, "For colleagues only.")
    (told,) = entries()
    assert told == "Speaker: Reva Sund: Found to be one and the same. Speaker: was “R. Sund”, is “Reva Sund”"
    page = listed()
    assert "Speaker: <del>R. Sund</del> → <ins>Reva Sund</ins>" in page
    assert "colleagues" not in page
    for statement, is_told in ((his, True), (hers, False)):
        assert ("<del>R. Sund</del>" in listed(statement=statement.public_id)) == is_told
        permalink = Client().get(f"/statements/{statement.public_id}/", follow=True).content.decode()
        assert ("was “R. Sund”" in permalink) == is_told
    curation.undo_merge(Merge.objects.latest("pk"), None)
    assert entries()[0].endswith("was “Reva Sund”, is “R. Sund”")


def test_what_a_statement_refers_to_is_told_by_whatever_it_was_corrected() -> None:
    paper, meeting = making.outlet(), making.occasion(venue=making.venue(), place="Lisk")
    article = making.article(published="2019-06-13", outlet=paper)
    statement = making.statement(inside=article, occasion=meeting, said="2019-06-12")
    unseen = making.article(outlet=paper)
    curation.correct(unseen, None, headline="Nobody knows", **dated("published", "2018"))
    curation.confirm(article, None, outlet=making.outlet("Lisk Courier"), **dated("published", "2019-06-14"))
    curation.correct(meeting, None, place="Veltin")
    curation.correct(making.venue(), None, name="Ondra Assembly")
    curation.correct(making.venue(), None, kind="other", slug="ondra")
    venue, occasion, of_article = entries()
    assert venue == "Venue: Ondra Assembly: Corrected. Name: was “Ondra Forum”, is “Ondra Assembly”"
    assert occasion == "Occasion: Opening session (2019-06-12): Corrected. Place: was “Lisk”, is “Veltin”"
    assert of_article.startswith(
        "Article: River talks end: Corrected. Outlet: was “Halvian Gazette”, is “Lisk Courier”."
    )
    assert of_article.endswith(" Published: was “13 June 2019”, is “14 June 2019”")
    page = listed(statement=statement.public_id)
    assert page.count("<article") == 3
    assert "Lisk Courier</ins>" in page
    permalink = Client().get(statement.get_absolute_url()).content.decode()
    assert "is “Lisk Courier”" in permalink


def test_what_an_act_does_to_several_statements_alike_is_told_once() -> None:
    article = making.article("The river rises. The lake falls.")
    one, other = (making.statement(words, inside=article) for words in ("The river rises", "The lake falls"))
    reva = making.speaker("Reva Sund")
    with curation.one_act():
        for statement in (one, other):
            curation.correct(statement, None, reason="She spoke.", speaker=reva)
        curation.correct(one, None, **dated("said", "2020"))
        curation.correct(article, None, headline="Rivers")
    (told,) = entries()
    assert told.startswith("2 statements: Corrected. Speaker: was “Ilva Torvane”, is “Reva Sund”.")
    assert told.endswith(" Article: Rivers: Headline: was “River talks end”, is “Rivers”. She spoke.")


def test_of_more_statements_than_are_looked_at_no_values_are_told() -> None:
    with curation.one_act():
        for number in range(9):
            day = dated("said", f"{2019 + (number == 8)}")
            curation.correct(making.statement(f"We wait {number} days"), None, reason="By the minutes.", **day)
    assert entries() == ["9 statements: Corrected. Said. By the minutes."]


def test_the_latest_are_found_along_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        for view, asked, order, index in (
            ("correctiveact", "true", "id DESC", "decision_told_first"),
            ("correction", "statement_id = 7", "id DESC", "decision_told_of"),
            ("correction", f"together = '{uuid4()}'", "statement_id", "decision_told_together"),
        ):
            cursor.execute(f"EXPLAIN SELECT * FROM statements_{view} WHERE {asked} ORDER BY {order} LIMIT 50")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert index in plan
            assert "Sort" not in plan
