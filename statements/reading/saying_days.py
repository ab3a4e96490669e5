"""When each thing was said, and on which occasion."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .calendars import Calendar
from .drafts import Draft
from .occasions import Sitting
from .passages import Sentence
from .reading import Span
from .written_dates import WrittenDate, written_dates

_PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")  # a season, or a decade, cannot be made unsure


class Days:
    """Follows the days and sittings an article tells of; `printed` is the EDTF of its publication, if known."""

    def __init__(self, text: str, calendar: Calendar, sittings: list[Sitting], published: str | None) -> None:
        self._text = text
        self._calendar = calendar
        self._published = published
        self.sittings = sittings

    def settle(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        """Give each draft its occasion and day, each sitting its day."""
        main_day = self._main_day(sentences, drafts)
        self._calendar = self._calendar.counted_from(main_day[0])
        for sitting in self.sittings:
            self._date_sitting(sitting, sentences, drafts, main_day)
        here: tuple[int, int | None, str | None, str] | None = None
        for draft in drafts:
            occasion, said_on, evidence = self._own(draft)
            if occasion is None and said_on is None and here and here[0] == draft.paragraph:
                _, occasion, said_on, evidence = here
            elif occasion is not None or said_on is not None:
                here = (draft.paragraph, occasion, said_on, evidence)
            self._place(draft, occasion, said_on, evidence, main_day)

    def _place(
        self, draft: Draft, occasion: int | None, said_on: str | None, evidence: str, main_day: tuple[str | None, str]
    ) -> None:
        main = 0 if self.sittings else None
        if occasion is None and said_on is not None and said_on != main_day[0] and draft.speaker:
            occasion = self._nameless(draft, said_on, evidence)
        elif occasion is None and main is not None:
            occasion = main
        if said_on is None and occasion is not None:
            said_on, evidence = self.sittings[occasion].date, self.sittings[occasion].evidence
        if said_on is None:
            said_on, evidence = main_day
        draft.occasion, draft.said_on, draft.said_on_evidence = occasion, said_on, evidence

    def _own(self, draft: Draft) -> tuple[int | None, str | None, str]:
        """What a draft's own sentence says of occasion and day."""
        occasion = next((n for n, s in enumerate(self.sittings) if _within(s.where, draft.sentence)), None)
        written = self._date_beside(draft)
        if written is None:
            return occasion, None, ""
        return occasion, self._calendar.edtf(written), self._text[slice(*written.span)]

    def _date_beside(self, draft: Draft) -> WrittenDate | None:
        """The date in a draft's sentence that is no part of what was said, nor of who said it."""
        taken = [*draft.spans, *([draft.source] if draft.source else [])]
        for written in written_dates(self._text, draft.sentence):
            if any(span.start < written.span.end and written.span.start < span.end for span in taken):
                continue
            is_day = written.day or written.weekday is not None or written.relative
            if is_day or (draft.cue and written.span.start < draft.cue.start):
                return written
        return None

    def _main_day(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> tuple[str | None, str]:
        """The day the report is about: the first that stands beside something said, else the day of publication."""
        for draft in drafts[:4]:
            written = self._date_beside(draft)
            if written and (written.day or written.weekday is not None or written.relative):
                return self._calendar.edtf(written), self._text[slice(*written.span)]
        if self._published and _PLAIN.fullmatch(self._published):
            return f"{self._published}?", "the day of publication; the text names no other"
        return None, ""

    def _date_sitting(
        self, sitting: Sitting, sentences: Sequence[Sentence], drafts: Sequence[Draft], main_day: tuple[str | None, str]
    ) -> None:
        sentence = next((s.span for s in sentences if _within(sitting.where, s.span)), None)
        said = [span for draft in drafts for span in draft.spans]
        for written in written_dates(self._text, sentence) if sentence else ():
            inside = any(span.start < written.span.end and written.span.start < span.end for span in said)
            if not inside and (written.day or written.weekday is not None or written.relative):
                sitting.date, sitting.evidence = self._calendar.edtf(written), self._text[slice(*written.span)]
                return
        if sitting is self.sittings[0]:
            sitting.date, sitting.evidence = main_day

    def _nameless(self, draft: Draft, said_on: str, evidence: str) -> int:
        """Something said on another day without a sitting being named."""
        title = f"Statement by {draft.speaker}"
        for number, sitting in enumerate(self.sittings):
            if sitting.title == title and sitting.date == said_on:
                return number
        self.sittings.append(Sitting(title, "", Span(0, 0), None, said_on, evidence))
        return len(self.sittings) - 1


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < inner.end <= outer.end
