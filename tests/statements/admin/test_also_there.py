"""What else has the words of an original is told before that is sealed, and where there was no time to look for it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.admin import also_there
from statements.admin.searching.bounded import Found, too_late
from tests.statements import making

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("late", ["all", "a question"])
def test_an_editor_is_told_that_not_all_was_looked_for_also_where_nothing_was_found(
    late: str, chief: Client, bela: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = making.statement("The tide is in at Lisk")
    assert statement.lead
    assert statement.lead.article
    sealing = curation.ask_to_seal(statement.lead.article, bela, "A court ordered it.")
    address = reverse("admin:statements_sealing_change", args=[sealing.pk])
    assert "no time to look" not in chief.get(address).content.decode()
    if late == "all":
        monkeypatch.setattr(also_there, "SECONDS", -1)
    else:
        monkeypatch.setattr(also_there, "find_statements", lambda words: Found([], (too_late(),)))
    assert "no time to look" in chief.get(address).content.decode()
