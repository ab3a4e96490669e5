"""The day on which something was said, as the words around it tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from .calendars import Calendar
from .drafts import Draft
from .frames import MASK, Frame
from .words import listed
from .words.calendar_words import MONTHS, NUMBERS
from .written_dates import WrittenDate, written_dates

_NOT_THE_DAY = re.compile(
    r"\b(?:after|before|since|until|till|by|from|following|of|for|through|between|ahead\sof|next|than|to|under|and)"
    r"\s(?:the\s|last\s|late\s|early\s|about\s)*$",
    re.IGNORECASE,
)
"""Words that make a day one from which or up to which something goes."""

_OTHER_CLAUSE = re.compile(
    r";|\b(?:who|whom|whose|which|when|where|while|after|before|as|because|since|if|although|though|until|following)\b"
)
_MONTH = "|".join(month.title() for month in MONTHS if len(month) > 3 or month == "may")
_DATED_NOUN = re.compile(
    rf"\b(?:an?|his|her|their|its|the|that|late|early|this)\s(?:(?P<year>(?:19|20)\d\d)|(?P<month>{_MONTH}))"
    r"(?:\s[\w’'-]+){0,3}?\s(?P<noun>\w[\w-]*)"
)
_DOCUMENTS = listed(
    """interview interviews speech speeches book memoir autobiography letter letters email emails e-mail e-mails memo
    report reports article articles story op-ed column essay statement statements post posts tweet tweets poll
    survey study studies debate debates hearing testimony address lecture conference briefing podcast paper
    editorial document documents ruling decision opinion rally video documentary findings analysis message messages
    release column research data transcript"""
)
"""What is dated is said then: "a 2012 interview", "a poll released Friday"."""

_DOCUMENT = re.compile(r"\b(?:" + "|".join(sorted(_DOCUMENTS)) + r")\b")
_MADE_PUBLIC = re.compile(
    r"\b(?:published|released|posted|issued|dated|sent|aired|written|conducted|filed|obtained|on|in|late|early|an?|his|her|their"
    r"|taken|broadcast|printed)\s(?:by\s[^,]{2,60}?\s)?(?:late\s|early\s|on\s|in\s)?$"
)
_ARTICLE = re.compile(r"(?:an?|the|his|her|their|its)\s", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\b")
_PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AFTER_THAT = re.compile(r"\b(?P<number>\w+)\sdays?\safter\s$")


_OPENING_WORDS = 4
"""A date behind so many words opens its sentence, and tells when all of it happened."""


class Day(NamedTuple):
    """EDTF, or None where the words leave it open, and the words."""

    edtf: str | None
    evidence: str


def day_beside(text: str, draft: Draft, frame: Frame, calendar: Calendar, told: str | None) -> Day | None:
    """The day that the frame of a statement gives for it; `told` is the day the text spoke of last."""
    noun = _dated_noun(frame, calendar)
    if noun:
        return noun
    if draft.source and told and (so_long_before := _AFTER_THAT.search(text, draft.sentence.start, draft.source.start)):
        number = NUMBERS.get(so_long_before["number"].lower())
        found = calendar.days_before(told, number) if number else None
        return Day(found, so_long_before.group().strip()) if found else None
    near = [
        (written.day is None, _distance(draft, written), written)
        for written in written_dates(text, frame.span)
        if _tells_when(text, draft, frame, written)
    ]
    if not near:
        return None
    written = min(near)[-1]
    edtf = calendar.edtf(written, told)
    if edtf and _PLAIN_DAY.fullmatch(edtf) and _is_of_what_followed(draft, frame, written):
        edtf = f"{edtf}~"
    return Day(edtf, text[slice(*written.span)])


def _is_of_what_followed(draft: Draft, frame: Frame, written: WrittenDate) -> bool:
    """ "On May 16 Hask denied it, after the Courier wrote …": it wrote on that day or shortly before."""
    if draft.cue is None or written.span.end > draft.cue.start:
        return False
    return bool(_AFTER.search(frame.words, written.span.end - frame.span.start, draft.cue.start - frame.span.start))


def day_in(text: str, frame: Frame, calendar: Calendar, told: str | None) -> Day | None:
    """The first day that a sentence gives in which nothing is said."""
    for written in written_dates(text, frame.span):
        at = written.span.start - frame.span.start
        if _is_exact(written) and not _NOT_THE_DAY.search(frame.words[max(0, at - 30) : at]):
            return Day(calendar.edtf(written, told), text[slice(*written.span)])
    return None


def _dated_noun(frame: Frame, calendar: Calendar) -> Day | None:
    """ "In a 2012 interview", "in an August speech": a year or a month is date enough."""
    for found in _DATED_NOUN.finditer(frame.words):
        if found["noun"].lower() not in _DOCUMENTS:
            continue
        if found["year"]:
            return Day(found["year"], found["year"])
        written = WrittenDate(frame.at(*found.span("month")), None, MONTHS[found["month"].lower()], None, None, None)
        return Day(calendar.edtf(written), found["month"])
    return None


def _distance(draft: Draft, written: WrittenDate) -> int:
    anchor = draft.cue or draft.spans[0]
    return max(written.span.start - anchor.end, anchor.start - written.span.end, 0)


def _tells_when(text: str, draft: Draft, frame: Frame, written: WrittenDate) -> bool:
    """Whether a date is that of the saying: not what was said, not part of another clause, not a limit."""
    start, end = written.span
    at = start - frame.span.start
    if MASK in frame.words[at : end - frame.span.start]:
        return False
    before = frame.words[max(0, at - 30) : at]
    if draft.source and draft.source.start <= start < draft.source.end:
        phrase = text[draft.source.start : start]
        names_it_before = _DOCUMENT.search(phrase) and _MADE_PUBLIC.search(phrase)
        names_it_behind = _ARTICLE.fullmatch(phrase) and _DOCUMENT.search(text, end, draft.source.end)
        return bool(names_it_before or names_it_behind)
    if _NOT_THE_DAY.search(before):
        return False
    if draft.cue is None:
        return _is_exact(written)
    if start < draft.cue.start:
        if frame.span.start == draft.sentence.start and len(frame.words[:at].split()) <= _OPENING_WORDS:
            return True
        between = frame.words[end - frame.span.start : draft.cue.start - frame.span.start]
        return _is_exact(written) and not _OTHER_CLAUSE.search(between) and MASK not in between
    between = frame.words[draft.cue.end - frame.span.start : at]
    if MASK in between and not _closes(frame, end - frame.span.start):
        return False
    return not _OTHER_CLAUSE.search(between)


def _is_exact(written: WrittenDate) -> bool:
    return bool(written.day or written.weekday is not None or written.relative)


def _closes(frame: Frame, at: int) -> bool:
    """Whether nothing but a stop follows."""
    rest = frame.words[at:].lstrip(" ”\"’'")
    return not rest or rest[0] in ".,;!?)"
