"""Merge, take out, merge, undo, in any order: nothing is lost, and what is undone is as it was before."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from statements import curation
from statements.curation import Refused
from statements.models import Address, Merge, Quotation, SearchEntry, Speaker, SpeakerAlias, State, Statement
from statements.naming import bearers_of, standing
from tests.statements import making

WHY = "Both are the same."
NAMES = ["Ilva Torvane", "BG Torvane", "Torvane", "I. Torvane"]


def held() -> dict[str, Any]:
    """Who has what: speakers their statements and names, statements their wordings, topics, states and leads."""
    return {
        "statements": set(
            Statement.objects.values_list("pk", "speaker", "state", "merged_into", "lead", "lead_chosen")
        ),
        "wordings": set(Quotation.objects.values_list("pk", "statement", "content")),
        "speakers": set(Speaker.objects.values_list("pk", "name", "merged_into")),
        "names": set(SpeakerAlias.objects.values_list("speaker", "name")),
        "topics": set(Statement.objects.filter(topics__isnull=False).values_list("pk", "topics")),
    }


class Mergers(RuleBasedStateMachine):
    """Two wordings are in each of four statements of four speakers. `before`: what was there before each merger."""

    @initialize()
    def archive(self) -> None:
        self.savepoint = transaction.savepoint()
        self.before: dict[int, tuple[int, dict[str, Any]]] = {}
        self.acts = 0
        for number, name in enumerate(NAMES):
            speaker = making.speaker(name)
            SpeakerAlias.objects.create(speaker=speaker, name="the President")
            topics = (making.topic("Water"),) if number % 2 else ()
            making.statement(f"We wait {number}", by=speaker, topics=topics)
        self.wordings = set(Quotation.objects.values_list("pk", "content"))
        self.addresses = set(Address.objects.exclude(noun="quotation").values_list("noun", "key"))

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    def merged(self, one: Any, other: Any) -> None:
        before = held()
        try:
            with transaction.atomic():
                merger = curation.merge(one, other, None, WHY)
        except Refused:
            assert held() == before
            return
        self.acts += 1
        self.before[merger.pk] = (self.acts, before)

    @rule(one=st.integers(0, 3), other=st.integers(0, 3))
    def merge_speakers(self, one: int, other: int) -> None:
        speakers = list(Speaker.objects.order_by("pk"))
        self.merged(speakers[one], speakers[other])

    @rule(data=st.data())
    def merge_statements(self, data: st.DataObject) -> None:
        statements = list(Statement.objects.order_by("pk"))
        one, other = (data.draw(st.sampled_from(range(len(statements)))) for _ in range(2))
        self.merged(statements[one], statements[other])

    @rule(which=st.integers(0, 3))
    def take_out(self, which: int) -> None:
        wording = Quotation.objects.order_by("pk")[which]
        before = held()
        try:
            with transaction.atomic():
                curation.take_out(wording, None, WHY)
        except Refused:
            assert held() == before
            return
        self.acts += 1

    @rule(which=st.integers(0, 3))
    def choose_lead(self, which: int) -> None:
        wording = Quotation.objects.select_related("statement").order_by("pk")[which]
        self.acts += curation.choose_lead(wording.statement, wording, None)

    @precondition(lambda self: self.before)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        pk = data.draw(st.sampled_from(sorted(self.before)))
        number, before = self.before[pk]
        now = held()
        try:
            with transaction.atomic():
                curation.undo_merge(Merge.objects.get(pk=pk), None)
        except Refused:
            assert held() == now
            assert number < self.acts  # the last act can always be undone
            return
        if number == self.acts:
            assert held() == before
        del self.before[pk]
        self.acts += 1

    @invariant()
    def nothing_is_lost(self) -> None:
        assert set(Quotation.objects.values_list("pk", "content")) == self.wordings
        assert self.addresses <= set(Address.objects.values_list("noun", "key"))

    @invariant()
    def every_wording_is_in_a_statement_that_readers_find(self) -> None:
        holders = set(Quotation.objects.values_list("statement", flat=True))
        assert not Statement.objects.filter(pk__in=holders).exclude(state=State.PUBLISHED).exists()
        assert set(SearchEntry.objects.values_list("statement", flat=True)) == holders
        assert not Statement.objects.filter(state=State.PUBLISHED).exclude(pk__in=holders).exists()

    @invariant()
    def every_name_leads_to_one_who_stands_and_every_statement_names_one(self) -> None:
        bearers = bearers_of(Speaker, NAMES, pytest.fail)
        current = set(Speaker.objects.filter(merged_into=None).values_list("pk", flat=True))
        assert set(bearers.values()) <= current
        public = Statement.objects.filter(state=State.PUBLISHED)
        assert set(public.values_list("speaker", flat=True)) <= current

    @invariant()
    def every_address_leads_on_to_a_published_statement(self) -> None:
        ids = list(Statement.objects.values_list("pk", flat=True))
        leads = set(standing(Statement, ids).values())
        assert not Statement.objects.filter(pk__in=leads).exclude(state=State.PUBLISHED).exists()


class TestInAnyOrder(TestCase):
    def test_nothing_is_lost(self) -> None:
        """A few of the orders; `MERGERS=100` tries as many."""
        tries = int(os.environ.get("MERGERS", "5"))
        some = settings(
            max_examples=tries,
            stateful_step_count=10,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize="MERGERS" not in os.environ,
        )
        run_state_machine_as_test(Mergers, settings=some)
