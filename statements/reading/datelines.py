"""The dateline, with which news agencies open: "LISK, Halvia, June 10 (NTW) — Halvia will not …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .printed_dates import printed_dates
from .reading import Span
from .words import listed
from .words.bodies import KNOWN_MEDIA
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.month_names import MONTH_NAMES
from .written_dates import WrittenDate

_CAPITALS = r"[A-ZÀ-ÞČŁŠŽİŚŻĆĐ][A-ZÀ-ÞČŁŠŽİŚŻĆĐ.’'-]+(?:\s(?!-)[A-ZÀ-ÞČŁŠŽİŚŻĆĐ.’'-]+){0,3}"
_NAME = (
    r"(?:St\.\s?)?[A-ZÀ-ÞČŁŠŽİŚŻĆĐ][^\W\d_]+(?:[’'-][^\W\d_]+)*(?:\s(?:de|la|el|am|upon|[A-ZÀ-ÞČŁŠŽ][^\W\d_]+)){0,2}"
)
_ONE_PLACE = rf"(?:{_CAPITALS}|{_NAME})"
_PLACE = rf"(?P<place>{_ONE_PLACE}(?:\s?/\s?{_ONE_PLACE}){{0,2}})"
_REGION = (
    r"(?:,\s(?P<region>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)[A-Z][A-Za-z. ]{1,25}?))?"
)
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = (
    rf"(?:[,.]{{0,2}}\s(?:[–-]\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    rf"(?P<date>{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?))?"
)
_AGENCY = r"(?:[/(\[]\s?(?P<agency>[^\W\d_][\w .&’'-]{1,40}?)\s?[/)\]])"
_BARE = r"(?P<bare>[A-Z][A-Z-]{2,}(?:\s[A-Z]{2,})?|RIA Novosti|[A-Z][a-z]+(?:inform|press|fax|news))"
_DASH = r"(?:\s?(?:--|[—―])(?=[\s“\"„«A-Z])\s?|(?:\s|(?<=[)/\]]))[-–](?=[\s“\"„«])\s?)"
_COLON = r"(?P<colon>:(?=\s))"
_STOP = r"(?P<stop>(?<=\d)\.(?=\s[“\"„«A-Z])|(?<=\d\d\d\d)(?=\s[“\"„«]))"
_DATELINE = re.compile(
    rf"{_PLACE}{_REGION}{_DATE}[.,]?(?:\s?[,.–-]{{0,2}}\s?{_AGENCY}(?:\.(?=\s)|{_DASH}|:)?|[,.]?\s?(?:[–—-]\s)?{_BARE}(?:{_DASH}|\.(?=\s))"
    rf"|{_DASH}|{_COLON}|{_STOP})\s*"
)
_AGENCY_FIRST = re.compile(
    rf"(?:[(/\[](?P<agency>[A-ZÀ-Þ][\w .&’'-]{{1,30}}?)[)/\]]|(?P<bare>[A-Z]{{3,}}|[A-Z][a-z]+(?:inform|press|fax)),)"
    rf"(?:\s(?:-\s)?(?P<place>{_ONE_PLACE}){_DATE}(?:\.?{_DASH}|:\s)|\s?{_DASH})\s*"
)
_DAY_FIRST = re.compile(
    rf"(?P<date>\d{{1,2}}\s{_MONTH}\s\d{{4}}|{_MONTH}\s\d{{1,2}},\s\d{{4}})(?:,\s(?P<place>{_ONE_PLACE}))?(?:\s?{_AGENCY})?{_DASH}\s*"
)
_BRACKETED = re.compile(rf"\[{_PLACE}{_DATE}(?:,\s(?P<agency>[A-Z][\w .&-]{{1,30}}))?\]\s*{_DASH}?\s*")
_BY_NAME, _BY_DAY, _BY_AGENCY = (_DATELINE, _AGENCY_FIRST, _DAY_FIRST), (_DAY_FIRST,), (_AGENCY_FIRST, _BRACKETED)
_RUN_ON = re.compile(r"([A-ZÀ-Þ-]{4,})\.\s([A-Z-]{3,})")
"""ORSANA. HALVINFORM"""

_LONGEST = 160
_NO_PLACES = (
    FULL_WEEKDAYS
    | set(MONTHS)
    | listed(
        """q a question answer update urgent correction note editor photo file exclusive analysis opinion background
        quote the and but now then yes no still watch read"""
    )
)


class Dateline(NamedTuple):
    """`end` is where the report itself begins. `is_label`: it ends with a colon, as a speaker's name does."""

    place: str | None
    agency: str | None
    date: WrittenDate | None
    end: int
    is_label: bool = False
    is_sure: bool = True
    """An agency, a date or capitals say so; else it is just a name and a dash."""


def dateline_of(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that opens a paragraph, if there is one."""
    first = text[paragraph.start : paragraph.start + 1]
    if not (first.isupper() or first.isdigit() or first in "(/["):
        return None
    end = min(paragraph.end, paragraph.start + _LONGEST)
    patterns = _BY_NAME if first.isupper() else _BY_DAY if first.isdigit() else _BY_AGENCY
    for pattern in patterns:
        match = pattern.match(text, paragraph.start, end)
        shouts = match is not None and text[match.end() : min(paragraph.end, match.end() + 60)].isupper()
        dateline = _dateline(text, match) if match and not shouts else None
        if dateline:
            return dateline
    return None


def _dateline(text: str, match: re.Match[str]) -> Dateline | None:
    parts = match.groupdict()
    place, agency = parts.get("place"), parts.get("agency") or parts.get("bare")
    run_on = _RUN_ON.fullmatch(place) if place and not agency else None
    if run_on:
        place, agency = run_on.groups()
    date = None
    if parts.get("date"):
        dates = printed_dates(text, Span(match.start("date"), match.end("date")))
        if not dates:
            return None
        date = dates[0].readings[0]
    if agency and not _is_agency(agency, sure=date is not None or bool(place and place.isupper())):
        return None
    capitals = bool(place) and place is not None and place.isupper() and len(place) > 2
    if place and not _is_place(place):
        return None
    if parts.get("region") and not (agency or date or capitals):
        return None
    if parts.get("colon") and not capitals:
        return None
    name = _place_name(place) if place else None
    return Dateline(
        name,
        agency.strip() if agency else None,
        date,
        match.end(),
        bool(parts.get("colon")),
        bool(agency or date or capitals),
    )


def _is_agency(agency: str, *, sure: bool) -> bool:
    """In brackets behind a place: "(Reuters)", and not "(38)" or "(pictured)"."""
    first = agency.strip()[:1]
    words = agency.lower().split()
    if any(word in MONTH_NAMES for word in words):
        return False
    return words[0] in KNOWN_MEDIA or (first.isupper() and (sure or len(words) <= 3 or words[0] in KNOWN_MEDIA))


def _is_place(place: str) -> bool:
    words = place.lower().replace("/", " ").split()
    return (
        place.lower() not in _NO_PLACES
        and words[0].strip(".,") not in _NO_PLACES
        and not any(w in MONTH_NAMES for w in words)
    )


def _place_name(place: str) -> str | None:
    """As one writes it in a sentence: "ST.PETERSBURG" is St. Petersburg."""
    spaced = re.sub(r"\.(?=\w{2})", ". ", place.strip(" ,.")).split()
    return " ".join("/".join(_capitalized(part) for part in word.split("/")) for word in spaced) or None


def _capitalized(word: str) -> str:
    if not word.isupper() or (len(word) < 5 and "." in word and not word.endswith(".")) or word in ("UN", "D.C."):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
