"""What PostgreSQL refuses, whoever asks."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from statements import curation
from statements.models import Address, Article, Finding, Occasion, Original, Quotation, Speaker, State, Statement, dated
from tests.statements import making

pytestmark = pytest.mark.django_db


def refused(why: str) -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError, match=why)


def test_the_words_of_a_wording_are_cut_from_the_text() -> None:
    wording = making.proposal("any dam was planned", inside=making.article(), form="indirect").lead
    assert wording is not None
    Quotation.objects.filter(pk=wording.pk).update(content="every dam was planned")
    wording.refresh_from_db()
    assert wording.content == "any dam was planned"
    assert wording.sentence.startswith("She denied that any dam")


def test_interrupted_speech_is_joined_by_an_ellipsis() -> None:
    article = making.article("“We wait,” she said, “for rain.”")
    statement = making.proposal("We wait", inside=article)
    Quotation.objects.filter(statement=statement).update(spans=[(1, 8), (22, 30)])
    assert Quotation.objects.get(statement=statement).content == "We wait … for rain"


@pytest.mark.parametrize("spans", [[(0, 10_000)], [(-1, 5)], []])
def test_a_span_outside_the_text_is_refused(spans: list[tuple[int, int]]) -> None:
    statement = making.proposal()
    with refused("outside the text|needs a span"), transaction.atomic():
        Quotation.objects.filter(statement=statement).update(spans=spans, sentence_span=spans)


def test_a_sentence_that_does_not_hold_its_wording_is_refused() -> None:
    statement = making.proposal("any dam was planned", inside=making.article())
    with refused("holds the whole wording"), transaction.atomic():
        Quotation.objects.filter(statement=statement).update(sentence_span=[(0, 5)])


def found(article: Article, version: str = "1.0") -> Finding:
    return Finding.objects.create(
        text=article.text, kind=Finding.Kind.STATEMENT, reader_version=version, spans=[(1, 10)], proposed={}
    )


def test_the_finding_of_a_wording_is_one_in_its_own_text() -> None:
    one, other = making.article(), making.article()
    with refused("one in its own text"), transaction.atomic():
        making.proposal(inside=one, quotation={"finding": found(other)})
    wording = making.proposal(inside=one, quotation={"finding": found(one)}).lead
    assert wording is not None
    with refused("one in its own text"), transaction.atomic():
        Quotation.objects.filter(pk=wording.pk).update(finding=found(other))


def test_only_of_a_proposal_can_a_better_reader_find_something_better() -> None:
    article = making.article()
    first, second = found(article), found(article, "2.0")
    statement = making.proposal(inside=article, quotation={"finding": first})
    wordings = Quotation.objects.filter(statement=statement)
    wordings.update(finding=second)
    with refused("is kept beside"), transaction.atomic():
        wordings.update(finding=None)
    for decide in (curation.reject, curation.reopen, curation.publish):
        decide([statement], None)
        if decide is curation.reopen:
            continue
        with refused("is kept beside"), transaction.atomic():
            wordings.update(finding=first)
    wordings.update(via="TASS", finding=second)
    assert wordings.get().finding == second


def test_a_wording_has_one_kind_of_original() -> None:
    wording = making.imported().lead
    assert wording is not None
    text = making.article().text
    with refused("quotation_has_one_kind_of_original"), transaction.atomic():
        Quotation.objects.filter(pk=wording.pk).update(text=text, spans=[(0, 5)], sentence_span=[(0, 5)])
    with refused("quotation_has_one_kind_of_original"), transaction.atomic():
        Quotation.objects.filter(pk=wording.pk).update(record=None)


def test_a_published_statement_has_a_source_and_a_wording() -> None:
    nobody = making.proposal(unnamed_source="")
    with refused("published_statement_has_a_source"), transaction.atomic():
        Statement.objects.filter(pk=nobody.pk).update(state=State.PUBLISHED, published_at="2020-01-01T00:00Z")
    wordless = Statement.objects.create(speaker=making.speaker())
    with refused("published_statement_has_a_wording"), transaction.atomic():
        Statement.objects.filter(pk=wordless.pk).update(state=State.PUBLISHED, published_at="2020-01-01T00:00Z")


def test_the_leading_wording_is_one_of_the_statements_own() -> None:
    one, other = making.statement("One"), making.statement("Other")
    with refused("statement_lead_is_its_own"), transaction.atomic():
        Statement.objects.filter(pk=one.pk).update(lead=other.lead)
        connection.check_constraints()


def test_what_was_public_never_becomes_a_proposal_again() -> None:
    statement = making.statement()
    with refused("published_statement_stays_public"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(state=State.PROPOSED)


def test_an_original_has_the_fingerprint_of_its_bytes() -> None:
    bare = Article.objects.create(headline="Without its bytes")
    with refused("fingerprint"), transaction.atomic():
        Original.objects.create(article=bare, content=b"The river rose.", sha256="0" * 64)


def test_a_date_and_its_days_come_together() -> None:
    statement = making.proposal(said="2019-06")
    with refused("statement_said_is_dated"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(said_latest=None)
    with refused("statement_said_is_dated"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(said_earliest="2020-01-01")


def test_an_address_never_changes_hands() -> None:
    first = making.speaker("Ilva Torvane")
    Speaker.objects.filter(pk=first.pk).update(slug="president-torvane")
    with refused("was given to another speaker before"), transaction.atomic():
        Speaker.objects.create(name="Ilva Torvane the younger", slug="ilva-torvane")
    Speaker.objects.filter(pk=first.pk).update(slug="ilva-torvane")
    assert set(Address.objects.filter(noun="speaker", object_id=first.pk).values_list("key", flat=True)) == {
        "ilva-torvane",
        "president-torvane",
    }


def test_a_public_id_never_changes() -> None:
    occasion = making.occasion()
    with refused("never changes"), transaction.atomic():
        Occasion.objects.filter(pk=occasion.pk).update(public_id="bcdfghjk")


class TestSpans(TestCase):
    @settings(deadline=None)  # a busy machine is no failure
    @given(st.data())
    def test_any_spans_inside_the_text_come_back_as_the_words_that_stand_there(self, data: st.DataObject) -> None:
        text = data.draw(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=60)
        )
        cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
        spans = list(zip(cuts[::2], cuts[1::2], strict=False))
        article = making.article(text)
        statement = Statement.objects.create(**dated("said", ""))
        whole = [(0, len(text))]
        Quotation.objects.create(
            statement=statement, text=article.text, form="direct", spans=spans, sentence_span=whole
        )
        wording = Quotation.objects.get(statement=statement)
        assert [tuple(span) for span in wording.spans] == spans
        assert wording.content == " … ".join(text[start:end] for start, end in spans)
        assert wording.sentence == text
