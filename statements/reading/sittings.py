"""A sitting: an occasion at which several people, or one before many, may have spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .calendars import Calendar
from .reading import Span
from .saying_days import Day
from .words.calendar_words import FULL_WEEKDAYS, WEEKDAYS
from .words.forums import BODIES_THAT_SIT, SHARED
from .written_dates import WrittenDate

ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|annual"
    r"|expanded|extended|regular|emergency|special|(?:19|20)\d\d",
    re.IGNORECASE,
)
"""What tells one sitting of a forum from the others: "third", "annual", "2014"."""

_OF_A_BODY = re.compile(r"(?i)(?:meeting|session|sitting) of (?:the )?(?=(\w+))")
_JUST_BEFORE = 60
_DAY_BEFORE = re.compile(
    rf"\b(?P<weekday>{'|'.join(map(str.title, sorted(FULL_WEEKDAYS)))})(?:\s(?:morning|afternoon|evening|night))?"
    r"[’']s\s(?:[\w-]+\s){0,3}$"
)


@dataclass(slots=True)
class Sitting:
    """An occasion as found: its title, where that stands, and what is known of place and day."""

    title: str
    head: str
    where: Span
    place: str | None = None
    date: str | None = None
    evidence: str = ""
    channel: str | None = None
    """The venue of what was said where nobody sat: "CNN", "Twitter"."""
    is_headline: bool = False
    again: list[Span] = field(default_factory=list)
    """Where else it is named."""

    def is_named_in(self, span: Span) -> bool:
        """Whether one of its mentions lies within a stretch of the text."""
        return any(span.start <= where.start < where.end <= span.end for where in (self.where, *self.again))

    @property
    def is_shared(self) -> bool:
        """Whether several people speak there."""
        return self.head in SHARED

    @property
    def venue(self) -> str:
        """The forum itself, without the year or number of this sitting of it."""
        if self.channel:
            return self.channel
        words = self.title.split()
        while len(words) > 1 and ORDINAL.fullmatch(words[0].rstrip(",")):
            words = words[1:]
        venue = " ".join(words)
        of_body = _OF_A_BODY.match(venue)
        if of_body and of_body.group(1).lower() in BODIES_THAT_SIT:
            return venue[of_body.end() :]
        return venue


def day_of_sitting(text: str, sitting: Sitting, sentence: Span, calendar: Calendar) -> Day | None:
    """The day that stands right before a sitting in its sentence: "Monday night’s debate"."""
    owned = _DAY_BEFORE.search(text, max(sentence.start, sitting.where.start - _JUST_BEFORE), sitting.where.start)
    if owned is None:
        return None
    weekday = WEEKDAYS[owned["weekday"].lower()[:3]]
    written = WrittenDate(Span(*owned.span("weekday")), None, None, None, weekday, None)
    return Day(calendar.edtf(written), owned["weekday"])
