"""The sittings of a text while its statements are given theirs: named beside them, or by the way they were said."""

from __future__ import annotations

from collections.abc import Sequence

from .channels import Channel
from .days_told import DaysTold
from .drafts import Draft
from .reading import Span
from .saying_days import Day
from .sittings import Sitting, day_of_sitting
from .words.forums import SHARED


class SittingsTold:
    """Known by their numbers in `all`, to which what is found beside statements is added."""

    def __init__(self, text: str, sittings: list[Sitting], days: DaysTold) -> None:
        self._text = text
        self._days = days
        self.all = sittings
        self.main = 0 if self._is_page_of_one else None
        """The number of the one the report is about."""

    @property
    def _is_page_of_one(self) -> bool:
        """Whether the headline says that the page is about one sitting."""
        return bool(self.all) and self.all[0].is_headline

    def named_in(self, sentence: Span) -> int | None:
        """The first that is named in a sentence."""
        return next((n for n, s in enumerate(self.all) if s.is_named_in(sentence)), None)

    def held_in(self, words: str) -> int | None:
        """The first whose place some words name: a caption may have told of the meeting itself."""
        return next((n for n, s in enumerate(self.all) if s.place and s.place in words), None)

    def by_channel(self, channel: Channel, speaker: str | None, day: Day | None) -> int:
        """The occasion of somebody's own words; on another day it is another one."""
        if channel.kind == "speech" and channel.venue == "Speech" and self._is_page_of_one:
            return 0
        is_shared = channel.head in SHARED
        title = channel.title(None if is_shared else speaker)
        date = day.edtf if day else None
        for number, known in enumerate(self.all):
            if known.title == title and (date is None or known.date in (None, date)):
                return number
        self.all.append(Sitting(title, channel.head or channel.kind, channel.where, channel=channel.venue))
        return len(self.all) - 1

    def lead(self, occasion: int) -> None:
        """What brings people together so early in the text is what the report is about."""
        if self.main is None and self.all[occasion].is_shared:
            self.main = occasion

    def is_about(self, occasion: int) -> None:
        """The text says that there they were speaking."""
        if self.main is None:
            self.main = occasion

    def date(self, sitting: Sitting, sentence: Span, day: Day | None) -> None:
        """Give a sitting its day, if it has none: the one right before it, else that of its sentence."""
        if sitting.date is None:
            day = day_of_sitting(self._text, sitting, sentence, self._days.calendar) or day
            if day:
                sitting.date, sitting.evidence = day
                if day.edtf:
                    self._days.tell(day)

    def date_the_rest(self) -> None:
        """What a page is about was on the day of which it tells."""
        for sitting in self.all:
            if sitting.is_headline and sitting.date is None:
                sitting.date, sitting.evidence = self._days.unsure()

    def leave_out_the_unused(self, drafts: Sequence[Draft]) -> None:
        """A speech of which nothing is reported is no occasion of this article; a meeting that it names is."""
        used = {draft.occasion for draft in drafts}
        kept = [number for number, s in enumerate(self.all) if number in used or s.channel is None]
        self.all = [self.all[number] for number in kept]
        place = {number: at for at, number in enumerate(kept)}
        for draft in drafts:
            draft.occasion = None if draft.occasion is None else place[draft.occasion]
