"""One proposal becomes two, two become one."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements import curation
from statements.models import Article, Decision, State, Statement
from tests.statements import making

pytestmark = pytest.mark.django_db

TEXT = "“Rivers have two banks. They have one bed,” she said. “And nobody owns either.”"


@pytest.fixture
def article() -> Article:
    return making.article(TEXT)


def words(statement: Statement) -> str:
    statement.refresh_from_db()
    assert statement.lead is not None
    return statement.lead.content


def test_a_proposal_is_cut_in_two_and_both_parts_keep_who_and_when(ana: User, article: Article) -> None:
    sitting = making.occasion()
    proposal = making.proposal(
        "Rivers have two banks. They have one bed", inside=article, said="2019-06-12", occasion=sitting
    )
    new = curation.split(proposal, TEXT.index("They"), ana)
    assert (words(proposal), words(new)) == ("Rivers have two banks.", "They have one bed")
    assert (new.state, new.speaker, new.said_edtf, new.occasion) == (
        State.PROPOSED,
        proposal.speaker,
        "2019-06-12",
        sitting,
    )
    acts = Decision.objects.filter(by=ana)
    assert [decision.act for decision in acts.order_by("pk")] == ["split", "add"]
    assert acts.values("together").distinct().count() == 1


def test_a_cut_at_the_edge_is_refused(ana: User, article: Article) -> None:
    proposal = making.proposal("Rivers have two banks", inside=article)
    with pytest.raises(curation.Refused, match="both parts need some"):
        curation.split(proposal, TEXT.index("Rivers"), ana)
    assert words(proposal) == "Rivers have two banks"


def test_two_neighbours_become_one_interrupted_statement(ana: User, article: Article) -> None:
    second = making.proposal("And nobody owns either.", inside=article, said="2019-06-12")
    first = making.proposal("They have one bed", inside=article, unnamed_source="")
    kept = curation.join(second, first, ana)
    assert kept.pk == first.pk
    assert words(kept) == "They have one bed … And nobody owns either."
    assert (kept.speaker, kept.said_edtf) == (second.speaker, "2019-06-12")
    second.refresh_from_db()
    assert (second.state, second.merged_into) == (State.MERGED, first)


def test_what_is_decided_about_already_is_neither_split_nor_joined(ana: User, article: Article) -> None:
    published = making.statement("Rivers have two banks", inside=article)
    proposal = making.proposal("They have one bed", inside=article)
    with pytest.raises(curation.Refused, match="Only proposals"):
        curation.split(published, 5, ana)
    with pytest.raises(curation.Refused, match="Only proposals"):
        curation.join(published, proposal, ana)


def test_proposals_of_two_articles_are_not_joined(ana: User, article: Article) -> None:
    one = making.proposal("They have one bed", inside=article)
    with pytest.raises(curation.Refused, match="same article"):
        curation.join(one, making.proposal(), ana)
    assert words(one) == "They have one bed"
