"""Editors may choose which wording leads; the choice is theirs until they take it back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements import curation
from statements.curation import Refused
from statements.models import Article, Decision, Form, Quotation, Revision, Statement
from tests.statements.curation.test_merging import WHY, everything
from tests.statements.curation.test_merging_statements import official, reported

pytestmark = pytest.mark.django_db


def now(statement: Statement) -> tuple[int | None, bool]:
    statement.refresh_from_db()
    return statement.lead_id, statement.lead_chosen


def lead_of(statement: Statement) -> Quotation:
    assert statement.lead
    return statement.lead


@pytest.fixture
def both() -> tuple[Statement, Quotation, Quotation]:
    """A statement with two wordings, of which the first leads by itself."""
    into, taken = reported("The river is ours"), reported("She called the river ours", form=Form.INDIRECT)
    own, other = lead_of(into), lead_of(taken)
    curation.merge(taken, into, None, WHY)
    into.refresh_from_db()
    return into, own, other


@pytest.fixture
def chosen(both: tuple[Statement, Quotation, Quotation], ana: User) -> Article:
    """The article of the other wording, which she has chosen to lead."""
    statement, _own, other = both
    assert other.article
    curation.choose_lead(statement, other, ana)
    return other.article


def test_what_was_chosen_leads_until_it_is_left_to_the_rule_again(both: tuple[Statement, Quotation, Quotation]) -> None:
    statement, own, other = both
    assert now(statement) == (own.pk, False)
    assert curation.choose_lead(statement, other, None, " It has the whole of it. ")
    assert now(statement) == (other.pk, True)
    assert not curation.choose_lead(statement, other, None)
    told = Decision.objects.get(act="lead")
    assert told.reason == "It has the whole of it."
    assert (told.before, told.after) == (
        {"lead_id": own.pk, "lead_chosen": False},
        {"lead_id": other.pk, "lead_chosen": True},
    )
    curation.choose_lead(statement, None, None)
    assert now(statement) == (own.pk, False)


def test_only_its_own_wordings_lead_what_is_proposed_or_published(both: tuple[Statement, Quotation, Quotation]) -> None:
    statement, *_ = both
    with pytest.raises(Refused, match="no wording of the statement"):
        curation.choose_lead(statement, lead_of(reported("We wait")), None)
    curation.withdraw([statement], None, "Never said.")
    with pytest.raises(Refused, match="It is withdrawn"):
        curation.choose_lead(statement, None, None)


def test_a_choice_is_taken_back_and_comes_back_with_its_version(
    both: tuple[Statement, Quotation, Quotation], chosen: Article, ana: User
) -> None:
    statement, own, other = both
    curation.undo(chosen, ana)
    assert now(statement) == (own.pk, False)
    curation.revert(statement, Revision.objects.latest("pk").pk, ana)
    assert now(statement) == (other.pk, True)


def test_what_led_once_and_is_elsewhere_now_does_not_come_back(
    both: tuple[Statement, Quotation, Quotation], chosen: Article, ana: User
) -> None:
    statement, own, _other = both
    choice = Revision.objects.latest("pk").pk
    curation.take_out(own, None, WHY)
    with pytest.raises(Refused, match="changed again since"):
        curation.undo(chosen, ana)
    with pytest.raises(Refused, match="like that now"):
        curation.revert(statement, choice, ana)


def test_a_choice_stands_beside_a_better_wording_and_goes_where_its_wording_goes(
    both: tuple[Statement, Quotation, Quotation],
) -> None:
    statement, _own, other = both
    curation.choose_lead(statement, other, None)
    decree = reported("The river is the nation’s", official())
    before = everything()
    merger = curation.merge(decree, statement, None, WHY)
    assert now(statement) == (other.pk, True)
    curation.undo_merge(merger, None)
    assert everything() == before
    merger = curation.merge(statement, decree, None, WHY)
    assert now(decree) == (other.pk, True)
    curation.undo_merge(merger, None)
    assert everything() == before
    new = curation.take_out(other, None, WHY)
    assert now(new) == (other.pk, True)
    assert not now(statement)[1]
