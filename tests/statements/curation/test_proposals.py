"""What the software missed is added, and its words are cut from the text."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from statements import curation
from statements.models import Speaker, State, Statement
from tests.statements import making
from tests.statements.curation.deciding import last

pytestmark = pytest.mark.django_db


def test_a_statement_the_software_missed_has_its_words_cut_from_the_text(ana: User) -> None:
    article = making.article("“Rivers have two banks,” she said. “And one bed.”")
    added = curation.add_statement(
        article.text, [(1, 22), (36, 48)], ana, quotation={"form": "direct"}, statement={"speaker": making.speaker()}
    )
    assert added.state == State.PROPOSED
    assert added.lead is not None
    assert added.lead.content == "Rivers have two banks … And one bed."
    assert added.lead.sentence.startswith("“Rivers")
    decision = last(added)
    assert (decision.act, decision.by) == ("add", ana)
    assert decision.after["wording"]["content"] == added.lead.content


def test_an_added_statement_brings_its_occasion_into_the_article(ana: User) -> None:
    article, sitting = making.article(), making.occasion()
    making.proposal(inside=article, occasion=sitting)
    assert list(article.occasions.all()) == [sitting]


def test_a_statement_without_words_is_refused(ana: User) -> None:
    with pytest.raises(curation.Refused, match="Select the words"):
        curation.add_statement(making.article().text, [], ana, quotation={"form": "direct"}, statement={})
    assert not Statement.objects.exists()


def test_words_outside_the_text_are_refused_by_the_database(ana: User) -> None:
    with pytest.raises(IntegrityError, match="reach outside the text"), transaction.atomic():
        curation.add_statement(making.article().text, [(0, 99_999)], ana, quotation={"form": "direct"}, statement={})


def test_a_new_name_is_saved_with_a_decision(ana: User) -> None:
    speaker = Speaker(name="Josun Hardavel", slug="josun-hardavel")
    curation.add(speaker, ana)
    assert (last(speaker).act, last(speaker).after["name"]) == ("add", "Josun Hardavel")
