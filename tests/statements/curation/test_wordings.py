"""Other words of the text become the wording."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements import curation
from statements.models import Quotation, SearchEntry
from tests.statements import making
from tests.statements.curation.deciding import decisions, last

pytestmark = pytest.mark.django_db


def test_other_words_bring_their_sentence_and_the_search_with_them(ana: User) -> None:
    published = making.statement(inside=making.article())
    wording = published.lead
    assert wording is not None
    assert wording.text is not None
    start = wording.text.text.index("any dam was planned")
    assert curation.correct_spans(wording, [(start, start + 19)], ana)
    wording.refresh_from_db()
    assert (wording.content, wording.sentence) == ("any dam was planned", "She denied that any dam was planned.")
    assert "dam" in SearchEntry.objects.get(statement=published).words
    assert last(wording).before["content"] == "The river belongs to both banks"


def test_the_same_words_again_leave_no_decision(ana: User) -> None:
    wording = making.proposal().lead
    assert wording is not None
    assert not curation.correct_spans(wording, wording.spans, ana)
    assert decisions(wording) == []


def test_a_wording_is_not_left_without_words(ana: User) -> None:
    wording = making.proposal().lead
    assert wording is not None
    with pytest.raises(curation.Refused, match="Select the words"):
        curation.correct_spans(wording, [], ana)


def test_a_wording_from_a_data_file_has_no_place_to_change(ana: User) -> None:
    wording = making.imported().lead
    assert wording is not None
    with pytest.raises(curation.Refused, match="comes from a data file"):
        curation.correct_spans(wording, [(0, 3)], ana)


LINES = "Über “Velm” 𝄞 спорили.\r\nNobody won.\r\n"


@pytest.fixture
def velm() -> Quotation:
    wording = making.proposal("Velm", inside=making.article(LINES)).lead
    assert wording is not None
    return wording


# Each example is several questions to the database, and leaves the wording as it was.
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, len(LINES) - 1), data=st.data())
def test_any_words_of_the_text_can_become_the_wording(velm: Quotation, start: int, data: st.DataObject) -> None:
    end = data.draw(st.integers(start + 1, len(LINES)))
    with transaction.atomic():
        curation.correct_spans(Quotation.objects.get(pk=velm.pk), [(start, end)], None)
        kept = Quotation.objects.get(pk=velm.pk)
        assert kept.content == LINES[start:end]
        assert kept.content in kept.sentence
        transaction.set_rollback(True)
