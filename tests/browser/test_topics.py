"""A topic gets a rule, and what the rule proposes is confirmed, in a real browser, at a desk and on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from statements.models import TopicAssignment
from statements.topics.turns import turn
from tests.browser.conftest import NewPage
from tests.browser.test_merging import looked_at, opened
from tests.statements import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_rule_is_looked_at_and_saved_and_what_it_proposes_is_confirmed(new_page: NewPage) -> None:
    for number in range(3):
        making.statement(f"The river rises {number}")
    making.proposal("The river waits", form="mixed")
    topic = making.topic("Water", description="Rivers")
    page = opened(new_page, width=375, color_scheme="dark")
    page.goto(f"/admin/statements/topic/{topic.pk}/change/")
    page.get_by_role("link", name="Give it a rule").click()
    page.get_by_label("A search, as readers type it").fill("rivers -ferry speaker:nobodie")
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_text("No speaker here is called “nobodie”")).to_be_visible()
    page.get_by_label("A search, as readers type it").fill("rivers")
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_role("heading", name="It would add 4")).to_be_visible()
    looked_at(page, "rule-375")
    page.get_by_role("button", name="Save this rule").click()
    expect(page.get_by_text("The rule is saved")).to_be_visible()
    turn()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    page.reload()
    looked_at(page, "topic-1280")
    page.get_by_role("link", name="4 proposed by rule").click()
    page.get_by_role("checkbox").first.check()
    looked_at(page, "by-rule-1280")
    page.get_by_role("button", name="Refuse the ticked").click()
    page.get_by_role("button", name="Confirm all on this page").click()
    expect(page.get_by_text("every proposal by rule was confirmed or refused")).to_be_visible()
    by = TopicAssignment.objects.values_list("by", flat=True)
    assert sorted(by) == ["editor", "editor", "editor", "refused"]
