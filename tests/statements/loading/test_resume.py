"""A load that is stopped anywhere and started again leaves the same archive as one that was not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.loading import Report, load
from statements.loading.files import Line
from statements.loading.rows import Row
from statements.models import (
    DataFile,
    Decision,
    Occasion,
    Record,
    SearchEntry,
    Speaker,
    SpeakerRole,
    Statement,
    Topic,
    TopicAssignment,
)
from tests.statements.loading.making import ROW, WORDS, written

pytestmark = pytest.mark.django_db


class Killed(Exception):
    pass


@dataclass
class Mortal(Report):
    """Dies at one of its moments: after a batch, or while the next one is being read."""

    lives: int = 0

    def _live(self) -> None:
        self.lives -= 1
        if self.lives < 0:
            raise Killed

    def refused(self, line: Line | Row, reason: str) -> None:
        self._live()

    def wrote(self, rows: int, share_read: float) -> None:
        self._live()


SPEAKERS = ["Ilva Moren", "Tavo Brandt", "tavo brandt", "Question", "Брандт"]
ROWS = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {
                "text": st.sampled_from([WORDS, "Yes.", "No, we will not."]),
                "speaker": st.sampled_from([*SPEAKERS, "M" * 300, ""]),
                "role": st.sampled_from(["", "Minister of Works", "Mayor"]),
                "date": st.sampled_from(["", "2031-05-12", "2031-05", "2031-02-30"]),
                "venue": st.sampled_from(["", "Parliament of Halvia", "Veltin", "Old Castle, Veltin"]),
                "occasion": st.sampled_from(["", "Debate on the bridge", "Spring Reception"]),
                "topics": st.lists(st.sampled_from(["Bridges", "bridges", "Rivers", ","]), max_size=3),
                "source": st.sampled_from(["", "Gazette 12", "https://gazette.example/1", "https://www.other.example"]),
            }
        ),
        st.sampled_from(["", "no json", '{"text": "\\u0000", "speaker": "Ilva Moren"}', "[1]"]),
    ),
    min_size=1,
    max_size=25,
)


def archive() -> object:
    """All that a load leaves behind, without the ids it drew."""
    rows = Record.objects.order_by("line_number").values_list(
        "line_number",
        "line",
        "source",
        "outlet__slug",
        "quotation__content",
        "quotation__language",
        "quotation__statement__speaker__slug",
        "quotation__statement__unnamed_source",
        "quotation__statement__occasion__title",
        "quotation__statement__occasion__place",
        "quotation__statement__occasion__held_edtf",
        "quotation__statement__occasion__venue__slug",
        "quotation__statement__search_entry__said_latest",
    )
    topics = TopicAssignment.objects.values_list("statement__quotations__record__line_number", "topic__slug", "by")
    roles = SpeakerRole.objects.values_list("speaker__slug", "office")
    counts = [model.objects.count() for model in (DataFile, Statement, SearchEntry, Speaker, Occasion, Topic, Decision)]
    return list(rows), sorted(topics), sorted(roles), counts


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, batch=st.integers(1, 8), lives=st.lists(st.integers(0, 5), max_size=5))
def test_however_often_a_load_is_killed_and_started_again_the_archive_is_that_of_one_run(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Any], batch: int, lives: list[int]
) -> None:
    file = written(tmp_path_factory.mktemp("rows") / "rows.jsonl", [*rows, ROW])
    with transaction.atomic():
        load(file, Report())
        in_one_run = archive()
        transaction.set_rollback(True)
    with transaction.atomic():
        for lifetime in lives:
            with suppress(Killed):
                load(file, Mortal(lives=lifetime), batch=batch)
        load(file, Report(), batch=batch)
        assert archive() == in_one_run
        transaction.set_rollback(True)
