"""One utterance that several outlets report is one statement with several wordings; what was one by mistake is two."""

from __future__ import annotations

import pytest
from django.test import Client

from statements import curation
from statements.curation import Refused
from statements.models import Article, Form, Merge, Outlet, SearchEntry, Statement, TopicAssignment
from tests.statements import making
from tests.statements.curation.test_merging import WHY, counts, everything

pytestmark = pytest.mark.django_db


def reported(words: str, outlet: Outlet | None = None, **details: object) -> Statement:
    return making.statement(words, inside=making.article(f"{words}, she said.", outlet=outlet), **details)  # type: ignore[arg-type]


def waits(words: str = "We wait") -> Statement:
    return making.proposal(words, inside=making.article(f"“{words},” she said."))


def official(name: str = "Office of the President") -> Outlet:
    return making.outlet(name, official=True)


def test_the_wordings_of_both_are_those_of_one_and_come_back_exactly() -> None:
    water, fish = making.topic("Water"), making.topic("Fish")
    taken = reported("The river is all people’s", making.outlet(), topics=(water,))
    into = reported("The river belongs to both", making.outlet("Ondra Post"), topics=(water, fish))
    making.assign(taken, making.topic("Peace"), TopicAssignment.By.RULE)
    before, address = everything(), taken.get_absolute_url()
    merger = curation.merge(taken, into, None, WHY)
    assert [one.statement_id for one in SearchEntry.objects.all()] == [into.pk]
    assert counts("outlet") == {"Halvian Gazette": 1, "Ondra Post": 1}
    assert counts("topic") == {"Water": 1, "Fish": 1, "Peace": 1}
    into.refresh_from_db()
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, into.get_absolute_url())
    assert answer["Cache-Control"] == "no-cache"
    page = Client().get(into.get_absolute_url()).content.decode()
    assert all(f'id="wording-{wording.pk}"' in page for wording in into.quotations.all())
    curation.undo_merge(merger, None)
    assert everything() == before
    assert Client().get(address).status_code == 200


def test_the_official_wording_leads_else_the_direct_one() -> None:
    into = reported("She wanted to share the river", form=Form.INDIRECT)
    direct, record = reported("We share the river"), reported("We will share the river", official(), form=Form.INDIRECT)
    for taken in (direct, record):
        lead = taken.lead
        curation.merge(taken, into, None, WHY)
        into.refresh_from_db()
        assert into.lead == lead
    later = reported("We shall share it")
    curation.merge(later, into, None, WHY)
    assert Statement.objects.get(pk=into.pk).lead == into.lead


def test_what_readers_know_leads_to_nothing_they_cannot_read() -> None:
    published, proposal = making.statement(), waits()
    with pytest.raises(Refused, match="Readers know the address"):
        curation.merge(published, proposal, None, WHY)
    curation.merge(proposal, published, None, WHY)
    withdrawn = making.statement("It was wet")
    curation.withdraw([withdrawn], None, "Never said.")
    for pair in ((withdrawn, published), (published, withdrawn)):
        with pytest.raises(Refused, match="only proposed and published"):
            curation.merge(*pair, None, WHY)


def test_a_merged_proposal_is_a_proposal_again() -> None:
    taken, into = waits(), waits("It was wet")
    before = everything()
    curation.undo_merge(curation.merge(taken, into, None, WHY), None)
    assert everything() == before


def test_a_wording_taken_out_is_a_statement_like_the_one_it_was_in() -> None:
    taken, into = reported("We wait"), reported("We shall wait", topics=(making.topic(),), said="2019-06")
    curation.merge(taken, into, None, WHY)
    wording = taken.lead
    assert wording is not None
    new = curation.take_out(wording, None, "She said that another day.")
    assert (new.state, new.said_edtf, new.speaker, new.lead) == ("published", "2019-06", into.speaker, wording)
    assert [one.topic.name for one in new.topic_assignments.all()] == ["Water"]
    assert into.quotations.count() == 1
    shown = Client().get(into.get_absolute_url()).content.decode()
    assert f'id="wording-{wording.pk}"' in shown
    assert new.get_absolute_url() in shown
    with pytest.raises(Refused, match="only wording"):
        curation.take_out(wording, None, WHY)
    with pytest.raises(Refused, match="None of its wordings"):
        curation.undo_merge(Merge.objects.get(), None)
    curation.merge(new, into, None, "The same day after all.")
    curation.undo_merge(Merge.objects.get(taken_id=taken.pk), None)
    assert Statement.objects.get(pk=taken.pk).lead == wording


def test_a_statement_whose_wordings_were_all_taken_out_but_one_keeps_it() -> None:
    taken, into = reported("We wait"), reported("We shall wait")
    own = into.lead
    merger = curation.merge(taken, into, None, WHY)
    assert own is not None
    curation.take_out(own, None, WHY)
    with pytest.raises(Refused, match="no wording left"):
        curation.undo_merge(merger, None)


def test_an_article_shows_where_each_of_its_wordings_stands_now() -> None:
    taken, into = reported("We wait"), reported("We shall wait")
    article = Article.objects.get(texts__quotations__statement=taken)
    curation.merge(taken, into, None, WHY)
    into.refresh_from_db()
    assert into.get_absolute_url() in Client().get(article.get_absolute_url()).content.decode()
