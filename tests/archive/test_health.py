"""The two addresses that supervisors ask."""

from __future__ import annotations

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from archive.roles import as_owner


def test_alive_needs_no_database(client: Client) -> None:
    assert client.get("/health/live").json() == {"live": True}


@pytest.mark.django_db
def test_ready_when_the_database_answers_at_this_version(client: Client) -> None:
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"ready": True})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_not_ready_before_the_migrations_ran(client: Client) -> None:
    last = MigrationRecorder.Migration.objects.filter(app="statements").order_by("pk").last()
    assert last is not None
    with as_owner():
        last.delete()
    try:
        answer = client.get("/health/ready")
        assert answer.status_code == 503
        assert "migrate" in answer.json()["reason"]
    finally:
        with as_owner():
            MigrationRecorder.Migration.objects.create(app=last.app, name=last.name)
