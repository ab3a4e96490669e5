"""What people decided stays as it is, whatever a better reader finds."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements import curation
from statements.models import Decision, Finding, Quotation, State, Statement
from statements.reading.reading import Reading
from statements.rereading import reread
from tests.statements import making
from tests.statements.rereading.again import everything, read_better, read_first, the_statement
from tests.statements.rereading.readers import DAM, RIVER, Said, reader

pytestmark = pytest.mark.django_db


def test_what_was_sealed_while_it_was_read_is_left_alone() -> None:
    article = read_first(RIVER)
    better = reader(RIVER, DAM)

    def slow(content: bytes, **given: Any) -> Reading:
        reading = better(content, **given)
        Statement.objects.update(state=State.REJECTED)
        asking, confirming = User.objects.create_superuser("bela"), User.objects.create_superuser("cem")
        curation.seal(curation.ask_to_seal(article, asking, "The chamber of Lisk ordered it."), confirming)
        return reading

    assert not reread(article, read=slow, version="2.0")
    assert not Finding.objects.filter(proposed__text__icontains="dam").exists()
    assert Statement.objects.in_article(article).count() == 1


def publish(statement: Statement) -> None:
    curation.publish([statement], None)


def withdraw(statement: Statement) -> None:
    curation.publish([statement], None)
    curation.withdraw([statement], None, "The outlet has corrected its report.")


def reject(statement: Statement) -> None:
    curation.reject([statement], None)


def correct_speaker(statement: Statement) -> None:
    curation.correct(statement, None, speaker=making.speaker("Josun Hardavel"))


def correct_spans(statement: Statement) -> None:
    assert statement.lead
    start = statement.lead.spans[0].start
    curation.correct_spans(statement.lead, [(start, start + len("The river"))], None)


def correct_wording(statement: Statement) -> None:
    assert statement.lead
    curation.correct(statement.lead, None, via="TASS")


def set_topics(statement: Statement) -> None:
    curation.set_topics(statement, [making.topic()], None)


def reject_and_reopen(statement: Statement) -> None:
    curation.reject([statement], None)
    curation.reopen([statement], None)


@pytest.mark.parametrize(
    "act",
    [publish, withdraw, reject, correct_speaker, correct_spans, correct_wording, set_topics, reject_and_reopen],
)
@pytest.mark.parametrize(
    "better",
    [
        [Said(RIVER, by="Grigan Ostremy", form="mixed", on="2019-06-12")],
        ["river belongs to both banks"],
        [f"{RIVER},” said President"],
        [],
    ],
    ids=["another speaker and day", "fewer words", "more words", "nothing"],
)
def test_what_an_editor_has_touched_stays_as_it_is_and_does_not_arrive_again(act: Any, better: list[Any]) -> None:
    article = read_first(RIVER)
    act(the_statement(article))
    before = everything(article)
    assert not read_better(article, *better)
    assert everything(article) == before


def test_a_statement_that_an_editor_added_does_not_arrive_again() -> None:
    article = read_first()
    making.proposal(inside=article)
    before = everything(article)
    assert not read_better(article, f"{RIVER},")
    assert everything(article) == before


def test_the_permalink_of_a_published_statement_answers_as_before(client: Any) -> None:
    article = read_first(RIVER)
    publish(the_statement(article))
    address = the_statement(article).get_absolute_url()
    before = client.get(address).content
    read_better(article, Said(RIVER, by="Grigan Ostremy"), Said(DAM, form="indirect"), headline="Another one")
    assert client.get(address).content == before


places = st.lists(st.integers(0, len(making.TEXT)), min_size=2, max_size=4, unique=True).map(sorted)
findings = st.lists(places.map(lambda edges: tuple(zip(edges[::2], edges[1::2], strict=False))), max_size=4)
acts = st.lists(st.sampled_from([None, publish, withdraw, reject, correct_speaker]), min_size=4, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(findings, acts, findings)
def test_whatever_was_found_and_decided_decisions_stay_and_the_same_reader_changes_nothing_more(
    first: list[Any], decided: list[Any], second: list[Any]
) -> None:
    article = making.article()
    reread(article, read=reader(*[Said(spans) for spans in first]), version="1.0")
    for statement, act in zip(list(Statement.objects.in_article(article)), decided, strict=False):
        if act:
            act(statement)
    keys = list(Decision.objects.filter(noun="statement").values_list("object_id", flat=True))

    def as_it_is() -> list[Any]:
        statements, wordings = Statement.objects.filter(pk__in=keys), Quotation.objects.filter(statement__in=keys)
        return [*statements.order_by("pk").values(), *wordings.order_by("pk").values()]

    before, count = as_it_is(), Statement.objects.in_article(article).count()
    better = reader(*[Said(spans) for spans in second])
    change = reread(article, read=better, version="2.0")
    assert as_it_is() == before
    assert Statement.objects.in_article(article).count() == count + change.new
    assert not reread(article, read=better, version="2.0", anew=True)
    assert reread(article, read=better, version="3.0").new == 0
