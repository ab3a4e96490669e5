"""The dateline, with which news agencies open: "LISK, Halvia, June 10 (NTW) — Halvia will not …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .reading import Span
from .words.calendar_words import MONTHS
from .written_dates import WrittenDate, written_dates

_PLACE = r"(?P<place>[A-Z][A-Z.’' -]{2,40}|(?:[A-Z][a-z]+[ -]?){1,3}(?=\s\(|,))"
_REGION = r"(?:,\s(?P<region>[A-Z][A-Za-z. ]{1,25}?))?"
_DATE = r"(?:,\s(?P<date>[A-Z]?[A-Za-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z]?[a-z]{2,8}\.?(?:\s\d{4})?))?"
_AGENCY = r"\s?(?:[/(]\s?(?P<agency>[\w][\w .&-]{1,30}?)\s?[/)])"
_DASH = r"(?:\s?(?:--|[-–—―]|:(?=\s))\s?)"
_STOP = r"(?<=\d\.)(?=\s[“\"„«A-Z])"
_DATELINE = re.compile(rf"{_PLACE}{_REGION}{_DATE}\.?(?:{_AGENCY}{_DASH}?|{_DASH}|{_STOP})\s*")
_AGENCY_ONLY = re.compile(r"\((?P<agency>[A-Z][\w .&-]{1,30}?)\)\s?(?:--|[-–—―])\s*")


class Dateline(NamedTuple):
    """`end` is where the report itself begins."""

    place: str | None
    agency: str | None
    date: WrittenDate | None
    end: int


def dateline_of(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that opens a paragraph, if there is one."""
    end = min(paragraph.end, paragraph.start + 160)
    only_agency = _AGENCY_ONLY.match(text, paragraph.start, end)
    if only_agency:
        return Dateline(None, only_agency["agency"].strip(), None, only_agency.end())
    match = _DATELINE.match(text, paragraph.start, end)
    if not match or not (match["agency"] or match["place"].strip().isupper()):
        return None
    dates = written_dates(text, Span(match.start("date"), match.end("date"))) if match["date"] else []
    if match["date"] and not dates:
        return None
    agency = match["agency"].strip() if match["agency"] else None
    return Dateline(_place_name(match["place"]), agency, dates[0] if dates else None, match.end())


def _place_name(place: str) -> str | None:
    """As one writes it in a sentence: "ST.PETERSBURG" is St. Petersburg."""
    spaced = re.sub(r"\.(?=\w)", ". ", place.strip(" ,.")).split()
    if any(word.lower() in MONTHS for word in spaced):
        return None
    return " ".join(word.capitalize() if word.isupper() else word for word in spaced) or None
