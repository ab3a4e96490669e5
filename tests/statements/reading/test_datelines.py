"""How agencies open their reports."""

from __future__ import annotations

import pytest

from statements.reading.datelines import dateline_of
from statements.reading.reading import Span

from .reading_of import reading_of

DATELINES = [
    ("ORSANA (Reuters) - ", "Orsana", "Reuters", None),
    ("ST.TARVO, June 2 / TASS / ", "St. Tarvo", "TASS", (6, 2)),
    ("ORSANA, Halvia (AP) — ", "Orsana", "AP", None),
    ("Orsana. 12 March. HALVINFORM - ", "Orsana", "HALVINFORM", (3, 12)),
    ("ORSANA. March 12. HALVINFORM - ", "Orsana", "HALVINFORM", (3, 12)),
    ("ORSANA. HALVINFORM - ", "Orsana", "HALVINFORM", None),
    ("BRENN, D.C. -- ", "Brenn", None, None),
    ("Orsana/Brenn, May 3 (Halvinform) ", "Orsana/Brenn", "Halvinform", (5, 3)),
    ("/HNA/ ORSANA – ", "Orsana", "HNA", None),
    ("(HNA) — ", None, "HNA", None),
    ("ORSANA, June 14. /DREVINFORM/. ", "Orsana", "DREVINFORM", (6, 14)),
    ("NEW TARVO: ", "New Tarvo", None, None),
    ("ORSANA — ", "Orsana", None, None),
    ("ORSANA, Feb. 5, 2024 (NTW) - ", "Orsana", "NTW", (2, 5)),
    ("LISK, Halvia, 10 June 2016 (NTW) — ", "Lisk", "NTW", (6, 10)),
    ("Orsana (dpa) - ", "Orsana", "dpa", None),
    ("ORSANA, Tuesday, May 3 — ", "Orsana", None, (5, 3)),
    ("3 May 2019, ORSANA – ", "Orsana", None, (5, 3)),
    ("May 3, 2019 (HNA) -- ", None, "HNA", (5, 3)),
    ("ORSANA, May 3, 2019 /HalviaNewswire/ -- ", "Orsana", "HalviaNewswire", (5, 3)),
    ("[Orsana, 3 May] ", "Orsana", None, (5, 3)),
    ("ORSANA/TARVO (HNA) - ", "Orsana/Tarvo", "HNA", None),
    ("Orsana, May 3 – RIA Novosti. ", "Orsana", "RIA Novosti", (5, 3)),
    ("Port-au-Brenn, Sorrane (HNA) – ", "Port-au-Brenn", "HNA", None),
]


@pytest.mark.parametrize(("opening", "place", "agency", "day"), DATELINES)
def test_place_agency_and_day_are_read_and_the_report_begins_behind_them(
    opening: str, place: str | None, agency: str | None, day: tuple[int, int] | None
) -> None:
    text = f"{opening}The council of the town met for six hours, the mayor said."
    dateline = dateline_of(text, Span(0, len(text)))
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, agency)
    assert (dateline.date and (dateline.date.month, dateline.date.day)) == day
    assert text[dateline.end :].startswith("The council")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The council of Orsana (38 members) met on Thursday.",
        "Ona Birk (pictured) said that the quay was safe.",
        "On May 3, the council met for the first time.",
        "Halvia-Drevonia talks went on for a third day.",
        "Orsana, where the council sits, was quiet.",
        "NATO said that it would wait.",
        "Monday — a day for laundry — was dry.",
        "MAYOR'S CAT LOST AT SEA — AND FOUND!",
        "Q: Who counts the bridges?",
    ],
)
def test_a_sentence_has_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph, Span(0, len(paragraph))) is None


def test_a_name_before_an_interjection_is_no_place() -> None:
    reading = reading_of("Doctor in trouble\n\nMarten Olk — surgeon and singer — was called a quack by his fellows.\n")
    assert reading.place is None


def test_names_before_colons_are_speakers_where_they_come_one_after_the_other() -> None:
    reading = reading_of("Talk on lamps\n\nBIRK: The lamps will be lit.\n\nORLUND: I have seen only seven of them.\n")
    assert reading.place is None
    assert len(reading.statements) == 2
