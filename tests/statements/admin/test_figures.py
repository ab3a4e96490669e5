"""What is left to do and how often the software was right: every figure leads to a list that has exactly these."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from statements import curation
from statements.admin import left
from statements.duplicates import look_for_all
from statements.ingest import ingest
from statements.learning.figures import Row, facts, precision
from statements.models import Article, DataImport, Decision, Finding, Likeness, Statement, Upload, UploadedFile
from tests.statements import making
from tests.statements.learning.test_gold import NEWS, found

pytestmark = pytest.mark.django_db

INDEX, FIGURES = "admin:index", "admin:statements_statement_figures"


@pytest.fixture
def article() -> Article:
    return ingest(NEWS.encode(), "gates.txt").article


@pytest.fixture
def decided(ana: User, bela: User, article: Article) -> None:
    """One accepted and withdrawn later, one corrected, one with another speaker, one rejected; one rejected by no fault
    of the software, and one whose publication was taken back."""
    gates, ferry, brem, dam, school, bridge = (
        found(words) for words in ("gates", "ferry", "fishermen", "dam", "school", "bridge")
    )
    assert ferry.lead
    at = NEWS.index("the ferry")
    curation.correct_spans(ferry.lead, [(at, at + 9)], ana)
    curation.correct(brem, ana, speaker=making.speaker("Anna Hask"))
    curation.publish([gates, ferry, brem], ana)
    curation.withdraw([gates], bela, "She took it back.")
    curation.reject([dam], ana)
    curation.reject([school], ana, "Right, but not wanted here.")
    curation.publish([bridge], ana)
    curation.undo(article, ana)
    curation.confirm(article, ana, headline="Lisk argues")


def page(client: Client, name: str) -> str:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def figures_in(shown: str) -> list[tuple[int, str]]:
    """Every number that is a link, or begins one."""
    links = re.findall(r'<a href="(/admin/statements/[^"]+(?:\?[^"]+|/duplicates/))">(?:more than )?([\d,]+)', shown)
    return [(int(number.replace(",", "")), unescape(address)) for address, number in links]


def listed(client: Client, address: str) -> int:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    number: int = answer.context["cl"].result_count if "cl" in answer.context else answer.context["number"]
    return number


def numbers(row: Row) -> tuple[int, int, int]:
    return row.numbers["unchanged"], row.numbers["corrected"], row.numbers["rejected"]


def test_what_people_made_of_proposals_is_told_by_form_by_confidence_and_by_outlet(decided: None) -> None:
    told = precision()
    assert numbers(told.all) == (1, 2, 1)
    assert (told.all.accepted, told.all.unchanged) == (0.75, 0.25)
    assert {row.key: numbers(row) for row in told.by_form} == {"direct": (0, 1, 0), "indirect": (1, 1, 1)}
    assert [(row.key, row.decided) for row in told.by_tenth] == [(9, 3), (6, 1)]
    assert [row.decided for row in told.by_outlet] == [4]
    assert {fact.name: (fact.kept, fact.corrected) for fact in facts()} == {
        "headline": (0, 1),
        "outlet": (1, 0),
        "published": (1, 0),
        "occasions": (1, 0),
    }


def test_what_the_software_published_itself_is_no_figure(article: Article) -> None:
    curation.publish(Statement.objects.in_article(article), None)
    curation.confirm(article, None)
    assert precision().all.decided == 0
    assert not any(fact.decided for fact in facts())


def test_every_figure_leads_to_a_list_that_has_exactly_these(desk: Client, ana: User, decided: None) -> None:
    files = Upload.objects.create(by=ana).files
    files.create(name="gates.txt", content=b"Gates")
    files.create(name="locks.txt", content=b"?", outcome=UploadedFile.Outcome.GIVEN_UP, reason="It never ended.")
    making.statement("We wait", occasion=making.occasion())
    making.statement("We waited", said="2019-06-12", occasion=making.occasion(venue=making.venue()))
    elsewhere = making.article("“The tide is in,” she said.", outlet=making.outlet("Orsana Herald"))
    making.proposal("The tide is in", inside=elsewhere)
    for days in (0, 3, 12, 90):
        waiting = making.proposal()
        Statement.objects.filter(pk=waiting.pk).update(created_at=timezone.now() - timedelta(days=days))
    curation.embargo([making.proposal()], timezone.now() + timedelta(days=1), "UTC", ana)

    sealed = making.article()
    unknown = Finding.objects.create(
        text=sealed.text, reader_version="7.1", kind="statement", confidence=0.93, proposed={}
    )
    curation.publish([making.proposal(inside=sealed, said="2019-06-12", quotation={"finding": unknown})], ana)

    for later, verdict in ((sealed, "proposed"), (making.article("“We wait,” he said."), "refused")):
        Likeness.objects.create(article=later, earlier=elsewhere, kind="same", similarity=0.9, verdict=verdict)
    for name, by in (("Water", "rule"), ("Bread", "editor")):
        making.assign(making.statement(said="2019-06-12"), making.topic(name), by)
    for step in ("check", "load"):
        DataImport.objects.create(name="speakers.csv", kind="speakers", step=step, status="done")
    making.speaker("Josun Hardavel")
    making.speaker("Dr Josun Hardavel")
    look_for_all()

    first, second = figures_in(page(desk, INDEX)), figures_in(page(desk, FIGURES))
    assert len(first) == 11  # eight kinds of things, and pairs of three nouns
    assert len(second) > 30
    for number, address in {*first, *second}:
        assert listed(desk, address) == number, address


def test_the_first_page_counts_no_further_than_it_must(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left, "BOUND", 1)
    making.proposal()
    making.proposal("We wait")
    assert "more than 1 proposal</a>" in page(desk, INDEX)


def test_as_many_questions_are_asked_however_much_there_is(desk: Client, ana: User, decided: None) -> None:
    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            page(desk, name)
        return len(queries)

    def more(number: int) -> None:
        outlet = making.outlet(f"Herald {number}")
        story = making.article("“The tide is in,” she said. “We wait,” she said.", outlet=outlet)
        making.proposal("The tide is in", inside=story)
        curation.publish([making.proposal("We wait", inside=story)], ana)

    more(0)
    before = asked(INDEX), asked(FIGURES)
    for number in range(1, 4):
        more(number)
    assert asked(INDEX) <= before[0]
    assert asked(FIGURES) <= before[1]
    assert before[0] < 30
    assert before[1] < 45


def test_the_first_page_tells_the_acts_of_people_each_once(desk: Client, ana: User, article: Article) -> None:
    curation.publish(Statement.objects.in_article(article).exclude(pk=found("gates").pk), ana)
    for number in range(12):
        curation.correct(found("gates"), None, said_evidence=f"Reader {number}")
    assert Decision.objects.filter(by=None).count() >= 12
    shown = page(desk, INDEX)
    assert shown.count("Published: <a") == 1
    assert "and 4 more" in shown
    assert "Corrected" not in shown
