"""Tables of speakers, venues, topics and outlets: what is there is changed only where a row says something new."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from statements import curation, imports
from statements.importing import as_csv
from statements.models import DataImport, Decision, Outlet, RefusedRow, Speaker, SpeakerRole, Topic, Venue
from tests.statements import making
from tests.statements.importing.sending import counts, let_in, now, sent, worked_on

pytestmark = pytest.mark.django_db

SPEAKERS = """Full name,Also known as,QID,Position,Party,From,To
Ilva Moren,I. Moren; Морен,Q4242,Minister of Works,River Party,2029,2031-05
Ilva Moren,,,Prime Minister,River Party,2031-05,
ilva moren,,,Prime Minister,,,
Tavo Brandt,,Q77,,,,
Tavo Brandt,,Q78,,,,
,,,Mayor,,,
Odo Keld,,,Mayor,,around 2030,
"""


def test_a_speaker_comes_with_other_names_and_roles_of_several_rows() -> None:
    ana = User.objects.create_user("ana")
    one = let_in(sent(SPEAKERS, "speakers", ana, name="people.csv"), ana)
    assert counts(one.put) == (2, 1, 1, 3)
    ilva = Speaker.objects.get(name="Ilva Moren")
    assert (ilva.wikidata, {other.name for other in ilva.aliases.all()}) == ("Q4242", {"I. Moren", "Морен"})
    assert [(str(role), role.since, role.until) for role in ilva.roles.all()] == [
        ("Minister of Works, River Party", "2029", "2031-05"),
        ("Prime Minister, River Party", "2031-05", ""),
    ]
    added, corrected = Decision.objects.filter(noun="speaker", object_id=ilva.pk).order_by("pk")
    assert (added.act, added.by, added.reason) == ("add", ana, "imported from people.csv, line 2")
    assert corrected.after["roles"][1] == "Prime Minister, River Party, 2031-05"
    assert {row.line_number: row.reason.partition(":")[0] for row in one.refused.all()} == {
        6: "“Tavo Brandt” is there with the Wikidata id Q77, and not Q78",
        7: "no “name”",
        8: "“since”",
    }


def test_what_is_there_is_shown_as_a_change_before_and_nothing_that_is_empty_takes_anything_away() -> None:
    tavo = making.speaker("Tavo Brandt", wikidata="Q77")
    tavo.aliases.create(name="T. Brandt")
    SpeakerRole.objects.create(speaker=tavo, office="Mayor")
    one = sent("name,aliases,wikidata,office,since,kind\nt. brandt,Brandt; T. Brandt,,mayor,2030,\n", "speakers")
    assert counts(one.found) == (0, 1, 0, 0)
    assert one.shown[0]["changes"] == [["alias", "", "Brandt"], ["role", "Mayor", "mayor (2030 – )"]]
    assert not tavo.aliases.filter(name="Brandt").exists()
    let_in(one)
    tavo.refresh_from_db()
    assert (tavo.name, tavo.wikidata, [role.since for role in tavo.roles.all()]) == ("Tavo Brandt", "Q77", ["2030"])
    assert counts(sent("name,aliases,office\nTavo Brandt,brandt,Mayor\n", "speakers").found) == (0, 0, 1, 0)


def test_who_has_the_wikidata_id_is_who_is_meant_and_the_name_is_another_one_of_theirs() -> None:
    tavo = making.speaker("Tavo Brandt", wikidata="Q77")
    let_in(sent("name,wikidata\nБрандт Таво,https://www.wikidata.org/wiki/Q77\n", "speakers"))
    assert [other.name for other in tavo.aliases.all()] == ["Брандт Таво"]
    assert Speaker.objects.count() == 1


def test_the_wikidata_id_of_one_that_was_merged_away_leads_to_who_took_it_in() -> None:
    into = making.speaker("Tavo Brandt")
    for taken in (making.speaker("T. Brandt", wikidata="Q77"), making.speaker("Брандт", wikidata="Q78")):
        curation.merge(taken, into, None, "The same.")
    let_in(sent("name,wikidata\nTavo B.,Q77\nTavo Brant,Q78\n", "speakers"))
    into.refresh_from_db()
    assert (into.wikidata, Speaker.objects.count()) == ("Q77", 3)
    assert {"Tavo B.", "Tavo Brant"} <= {other.name for other in into.aliases.all()}
    another = making.speaker("Odo Keld", wikidata="Q78")
    one = sent("name,wikidata\nOdo K.,Q78\nTavo Brandt,Q79\n", "speakers")
    assert (one.shown[0]["pk"], counts(one.found)) == (another.pk, (0, 1, 0, 1))


def test_an_import_of_names_is_taken_back_but_for_what_is_used_and_brought_back() -> None:
    ana = User.objects.create_user("ana")
    making.speaker("Tavo Brandt", wikidata="Q77")
    touched = making.speaker("Odo Keld")
    rows = "Tavo Brandt,T. B.,,Mayor\nOdo Keld,O. K.,,Clerk\nIlva Moren,I. M.,Q4,Minister\nReva Sund,R. S.,Q5,Mayor\n"
    one = let_in(sent(f"name,aliases,wikidata,office\n{rows}", "speakers", ana), ana)
    reva = Speaker.objects.get(name="Reva Sund")

    def said() -> dict[str, tuple[list[str], str, int]]:
        return {
            speaker.name: ([other.name for other in speaker.aliases.all()], speaker.wikidata, speaker.roles.count())
            for speaker in Speaker.objects.exclude(name="Ilva Torvane")
        }

    before = said()
    making.statement(by=reva)
    curation.correct(touched, ana, wikidata="Q9")
    with pytest.raises(curation.Refused, match="Give a reason"):
        imports.take_back(one, ana, " ")
    for _time in range(2):
        imports.take_back(now(one), ana, "The wrong table.")
        one = worked_on(one)
        assert (one.step, one.status) == ("take_back", "done")
        assert (one.put["undone"], one.put["stay"]) == (2, [touched.pk, reva.pk])
        assert said() == {
            "Tavo Brandt": ([], "Q77", 0),
            "Odo Keld": (["O. K."], "Q9", 1),
            "Ilva Moren": ([], "", 0),
            "Reva Sund": (["R. S."], "Q5", 1),
        }
        assert Decision.objects.filter(reason="The wrong table.", act="revert", by=ana).exists()
        imports.bring_back(one, ana)
        one = worked_on(one)
        assert said() == {**before, "Odo Keld": (["O. K."], "Q9", 1)}
        assert "stay" not in one.put
    imports.take_back(one, ana, "The wrong table.")
    worked_on(one)
    assert counts(sent("name,wikidata\nIlva Moren,Q6\n", "speakers").found) == (0, 1, 0, 0)


def test_what_was_renamed_or_merged_is_still_found() -> None:
    old, into = making.venue("Ondra Club"), making.venue("Ondra Forum")
    curation.correct(old, None, name="Ondra Debating Club")
    curation.merge(old, into, None, "The same.")
    let_in(sent('{"name": "ONDRA CLUB", "kind": "Forum or conference"}\n', "venues"))
    assert [(venue.name, venue.kind) for venue in Venue.objects.filter(merged_into=None)] == [("Ondra Forum", "forum")]


def test_topics_and_outlets_have_columns_of_their_own() -> None:
    making.topic("Rivers", description="Old words")
    rows = "Rivers;Water that flows;river OR stream\nBridges;;\nDams;;topic:Rivers\n"
    one = let_in(sent(f"theme;definition;query\n{rows}", "topics"))
    assert counts(one.put) == (1, 1, 0, 1)
    assert Topic.objects.get(name="Rivers").rule == "river OR stream"
    one = let_in(
        sent("name,url,official\nGazette,gazette.example,yes\nRadio,javascript:x,\nDaily,,perhaps\n", "outlets")
    )
    assert counts(one.put) == (1, 0, 0, 2)
    gazette = Outlet.objects.get()
    assert (gazette.website, gazette.official) == ("https://gazette.example", True)


def test_a_worker_that_dies_goes_on_after_the_batch_that_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.importing.checking.AT_ONCE", 2)
    rows = "".join(f"Speaker {number},Mayor of {number % 90}\n" for number in range(5))
    one = sent(f"name,office\n{rows},,\n", "speakers")
    imports.let_in(one, None)
    batches: list[Any] = []

    def dies_in_the_third(*taken: Any) -> Any:
        batches.append(taken)
        if len(batches) > 2:
            raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("statements.importing.putting_in.take_turns", dies_in_the_third)
        with pytest.raises(RuntimeError):
            worked_on(one)
    assert (Speaker.objects.count(), now(one).line) == (4, 5)
    one = worked_on(one)
    assert (Speaker.objects.count(), SpeakerRole.objects.count(), counts(one.put)) == (5, 5, (5, 0, 0, 1))


NAMES = st.sampled_from(["Ilva Moren", "ILVA MOREN", "Ilva-Moren", "Tavo Brandt", "Морен", "Brandt", "…"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES},
        optional={
            "aliases": st.lists(NAMES, max_size=2),
            "wikidata": st.sampled_from(["Q1", "Q2", "nobody"]),
            "office": st.sampled_from(["Mayor", "mayor", "Minister"]),
            "since": st.sampled_from(["2030", "2031", "soon"]),
        },
    ),
    min_size=1,
    max_size=8,
)


class TestAnyTable(TestCase):
    @settings(max_examples=10, deadline=None)
    @given(ROWS, ROWS)
    def test_the_dry_run_tells_what_goes_in_and_the_second_time_nothing_does(
        self, before: list[dict[str, Any]], rows: list[dict[str, Any]]
    ) -> None:
        import json

        def table(some: list[dict[str, Any]]) -> DataImport:
            return sent("".join(json.dumps(row) + "\n" for row in some), "speakers")

        first = table(before)
        if first.found.get("new"):
            let_in(first)
        one = table(rows)
        dry = {(row.line_number, row.reason) for row in RefusedRow.objects.filter(data_import=one)}
        if not (one.found["new"] or one.found["changed"]):
            return
        put = let_in(one)
        assert counts(put.put) == counts(one.found)
        assert [(row["line"], row["changes"]) for row in put.shown] == [
            (row["line"], row["changes"]) for row in one.shown
        ]
        assert {(row.line_number, row.reason) for row in RefusedRow.objects.filter(data_import=one)} == dry


def test_a_refused_row_of_json_lines_is_kept_whole() -> None:
    one = sent('{"name": "", "kind": "person"}\n', "speakers")
    assert list(as_csv(one))[1].startswith('"{""name"": """"')
