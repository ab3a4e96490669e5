from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest

from statements.loading import Unreadable, load
from statements.models import (
    Checked,
    DataFile,
    Decision,
    Occasion,
    Quotation,
    Record,
    SearchEntry,
    Speaker,
    SpeakerRole,
    State,
    Statement,
    Topic,
)
from tests.statements.loading.making import ROW, WORDS, Remembered, loaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.jsonl"


def test_a_row_becomes_a_published_imported_statement_with_all_that_it_says(file: Path) -> None:
    report = loaded(file, [ROW])

    statement = Statement.objects.get()
    assert (report.created, report.duplicate, report.failed) == (1, 0, 0)
    assert (statement.state, statement.checked, statement.said_edtf) == (
        State.PUBLISHED,
        Checked.IMPORTED,
        "2031-05-12",
    )
    assert statement.published_at is not None
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.slug) == ("Ilva Moren", "ilva-moren")
    assert [role.office for role in statement.speaker.roles.all()] == ["Minister of Works"]
    assert {(a.topic.name, a.by) for a in statement.topic_assignments.all()} == {
        ("Bridges", "imported"),
        ("Rivers", "imported"),
    }
    occasion = statement.occasion
    assert occasion is not None
    assert occasion.venue is not None
    assert (occasion.title, occasion.place, occasion.held_edtf) == ("Debate on the bridge", "Veltin", "2031-05-12")
    assert (occasion.venue.name, occasion.venue.kind) == ("Parliament of Halvia", "parliament")


def test_its_wording_is_anchored_in_the_untouched_line(file: Path) -> None:
    loaded(file, ["", ROW])

    wording = Statement.objects.get().lead
    assert wording is not None
    assert wording.record is not None
    assert (wording.content, wording.form, wording.attribution, wording.language) == (
        WORDS,
        "direct",
        "Ilva Moren",
        "en",
    )
    assert (wording.record.line_number, json.loads(wording.record.line)) == (2, ROW)
    assert wording.record.file.name == "rows.jsonl"
    assert wording.record.outlet is not None
    assert (wording.record.outlet.name, wording.record.outlet.slug) == ("gazette.example", "gazette-example")
    assert wording.record.source == "https://gazette.example/12"


def test_it_is_found_at_once_by_words_speaker_venue_place_topic_and_outlet(file: Path) -> None:
    loaded(file, [ROW])

    statement = Statement.objects.get()
    assert statement.occasion is not None
    entry = SearchEntry.objects.get(words="builds")
    alike = entry.circumstances
    assert (entry.statement_id, alike.speaker_id) == (statement.pk, statement.speaker_id)
    assert (alike.venue_id, alike.place, alike.forms) == (statement.occasion.venue_id, "Veltin", ["direct"])
    assert alike.topic_ids == sorted(Topic.objects.values_list("pk", flat=True))
    assert alike.outlet_ids == [Record.objects.get().outlet_id]


def test_that_a_file_was_loaded_is_a_decision(file: Path) -> None:
    loaded(file, [ROW])
    decision = Decision.objects.get()
    assert (decision.noun, decision.object_id, decision.act) == ("datafile", DataFile.objects.get().pk, "publish")


def test_speaker_occasion_topics_and_role_stand_once_however_many_rows_mention_them(file: Path) -> None:
    loaded(file, [ROW, {**ROW, "text": "And a second one."}, {**ROW, "date": "2031-05-13"}], batch=1)
    assert Speaker.objects.count() == 1
    assert SpeakerRole.objects.count() == 1
    assert Topic.objects.count() == 2
    assert sorted(Occasion.objects.values_list("held_edtf", flat=True)) == ["2031-05-12", "2031-05-13"]


def test_who_has_no_name_is_an_unnamed_source_and_no_speaker(file: Path) -> None:
    loaded(file, [{**ROW, "speaker": "Question"}])
    statement = Statement.objects.get()
    assert (statement.speaker, statement.unnamed_source) == (None, "Question")
    assert not Speaker.objects.exists()


def test_the_outlet_given_is_that_of_all_rows(file: Path) -> None:
    loaded(file, [ROW, {**ROW, "source": "Gazette of 12 May"}], outlet="Halvian Gazette")
    assert {record.outlet and record.outlet.name for record in Record.objects.all()} == {"Halvian Gazette"}


def test_the_language_is_the_one_given_or_that_of_the_file_or_of_a_text_in_another_script(file: Path) -> None:
    rows = [ROW, {**ROW, "text": "Мы не будем строить мост, и об этом все знают."}, {**ROW, "text": "Yes."}]
    loaded(file, rows)
    assert list(Quotation.objects.order_by("pk").values_list("language", flat=True)) == ["en", "ru", "en"]
    loaded(file.with_name("other"), [*rows, ROW], language="de")
    assert set(Quotation.objects.filter(record__file__name="other").values_list("language", flat=True)) == {"de"}


def test_csv_rows_go_in_with_the_line_that_names_their_columns(file: Path) -> None:
    report = loaded(file, ["text,speaker,topics", f"{WORDS},Ilva Moren,Bridges; Rivers"])
    assert (report.created, report.duplicate) == (1, 0)
    assert list(Record.objects.order_by("line_number").values_list("line_number", "line")) == [
        (1, "text,speaker,topics"),
        (2, f"{WORDS},Ilva Moren,Bridges; Rivers"),
    ]
    assert Topic.objects.count() == 2
    assert loaded(file).duplicate == 1


def test_bad_rows_are_told_by_line_and_reason_and_the_rest_goes_in(file: Path) -> None:
    report = loaded(
        file, [ROW, {**ROW, "text": "The bridge \0 stands."}, "no json", {**ROW, "date": "2031-02-30"}, ROW]
    )
    assert (report.created, report.failed) == (2, 3)
    assert report.reasons[2] == "“text” holds a NUL character"
    assert report.reasons[3].startswith("not JSON")
    assert report.reasons[4].startswith("“date”")


def test_what_only_the_database_refuses_is_narrowed_down_to_its_row(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("statements.loading.rows.LONGEST_PLACE", 300)
    rows = [{**ROW, "text": f"Bridge {number}."} for number in range(7)]
    report = loaded(file, [*rows, {**ROW, "place": "V" * 201}, *rows], batch=15)
    assert report.reasons == {8: "value too long for type character varying(200)"}
    assert (report.created, Statement.objects.count(), SearchEntry.objects.count()) == (14, 14, 14)


def test_a_public_id_that_was_given_before_is_drawn_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["bbbbbbbb", "bbbbbbbb", "cccccccc"])
    monkeypatch.setattr("statements.loading.batches.new_public_id", lambda: next(drawn))
    assert loaded(file, [ROW, ROW], batch=1).created == 2
    assert set(Statement.objects.values_list("public_id", flat=True)) == {"bbbbbbbb", "cccccccc"}


def test_loaded_again_nothing_doubles_and_the_bad_rows_are_told_again(file: Path) -> None:
    rows = [ROW, "no json", {**ROW, "text": "Yes."}, "no json either"]
    first = loaded(file, rows)
    again = loaded(file)
    assert (again.created, again.duplicate, again.failed) == (0, 2, 2)
    assert again.reasons == first.reasons
    assert Statement.objects.count() == Record.objects.count() == 2


def test_a_damaged_file_goes_in_as_far_as_it_can_be_read_and_is_told(file: Path) -> None:
    whole = gzip.compress(b"".join(json.dumps({**ROW, "page": n}).encode() + b"\n" for n in range(3_000)))
    file.write_bytes(whole[: len(whole) // 2])
    report = Remembered()
    with pytest.raises(Unreadable, match="read only in part"):
        load(file, report)
    assert Statement.objects.count() == report.created > 100


def test_the_first_thousands_of_real_rows_go_in(data: Path, tmp_path: Path) -> None:
    for source in sorted((data / "statements").glob("*.jsonl.gz"))[:2]:
        file = tmp_path / source.name
        with gzip.open(source) as lines:
            file.write_bytes(b"".join(islice(lines, 3_000)))
        report = loaded(file)
        assert (report.created, report.failed) == (3_000, 0)
        assert not any("Question" in name for name in Speaker.objects.values_list("name", flat=True))
    assert Statement.objects.published().count() == SearchEntry.objects.count() == 6_000
    assert not Statement.objects.exclude(lead__attribution__gt="").exists()
    assert not Statement.objects.filter(occasion__venue__name__contains="Moscow").exists()
    assert Occasion.objects.filter(place__contains="Moscow").exists()
