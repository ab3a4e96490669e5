"""When and where each thing was said: days and sittings are followed through the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from .calendars import Calendar
from .channels import Channel, channel_in
from .drafts import Draft
from .edtf_dates import bounds, one_of
from .frames import Frames
from .passages import Sentence
from .reading import Span
from .saying_days import Day, day_beside, day_in
from .sittings import Sitting, day_of_sitting
from .words.forums import SHARED
from .words.grammar import PERSONAL

_PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")  # a season, or a decade, cannot be made unsure
_LONG_AGO = timedelta(days=8)
_DAYS_OF_A_REPORT = timedelta(days=2)
_NEAR_BY = 2
"""In paragraphs: so far ahead of the words that name it, an occasion is already meant."""

_LEAD = 3
"""In paragraphs: what so early brings people together is what the report is about."""

_WHO_HAD = re.compile(r"\b(?:who|which)\s(?:\w+\s){0,3}$")
_SETS_A_SCENE = re.compile(r"(?:During|At|In|Speaking|Addressing|Appearing|Asked|Attending|On|He|She|They)\b")


class Circumstance(NamedTuple):
    """The number of an occasion, and a day with the words that tell it: each may be missing."""

    occasion: int | None = None
    day: Day | None = None


NOTHING = Circumstance()


class Scene(NamedTuple):
    """What a sentence tells before somebody speaks in the next."""

    circumstance: Circumstance
    paragraph: int
    words: str


class Circumstances:
    """Follows the days and sittings an article tells of; `published` is the EDTF of its publication, if known."""

    def __init__(self, text: str, calendar: Calendar, sittings: list[Sitting], published: str | None) -> None:
        self._text = text
        self._calendar = calendar
        self._published = published
        self._told: str | None = None
        """The day the text spoke of last."""
        self._recent: dict[str, Circumstance] = {}
        """What holds for each who speaks, until another day or sitting of theirs is named."""
        self._aside: tuple[str, Circumstance, int] | None = None
        """Who told of an earlier time, when, and in which sentence: it holds while they go on."""
        self._main: int | None = None
        self._main_day: Day | None = None
        self.sittings = sittings

    def settle(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        """Give each draft its occasion and day, each sitting its day."""
        frames = Frames(self._text, drafts)
        self.sittings = [s for s in self.sittings if s.is_headline or not frames.is_said(s.where.start)]
        self._main = 0 if self._is_page_of_one else None
        found: list[Circumstance] = []
        own: list[bool] = []
        scene: Scene | None = None
        for number, (sentence, here) in enumerate(_by_sentence(sentences, drafts)):
            told = self._told
            for draft in here:
                circumstance = self._beside(draft, frames, told)
                if circumstance == NOTHING and scene:
                    circumstance = self._in_scene(draft, scene)
                    scene = scene._replace(paragraph=draft.paragraph) if circumstance != NOTHING else scene
                own.append(circumstance != NOTHING)
                found.append(self._followed(draft, circumstance, number))
            if not here:
                scene = self._scene(sentence, frames, drafts[len(found) - 1] if found else None) or scene
        self._reach_back(drafts, found, own)
        for draft, circumstance in zip(drafts, found, strict=True):
            self._place(draft, circumstance)
        self._date_the_rest()
        self._leave_out_the_unused(drafts)

    @property
    def _is_page_of_one(self) -> bool:
        """Whether the headline says that the page is about one sitting."""
        return bool(self.sittings) and self.sittings[0].is_headline

    # ---- what stands beside a statement ----

    def _beside(self, draft: Draft, frames: Frames, told: str | None) -> Circumstance:
        """What its own sentence says; `told` is the day of which the text spoke before it."""
        frame = frames.of_draft(draft)
        day = day_beside(self._text, draft, frame, self._calendar, told)
        if day and day.edtf:
            self._tell(day)
        occasion = self._sitting_in(draft.sentence)
        if occasion is None and (channel := channel_in(frame)):
            occasion = self._sitting_by(channel, draft.speaker, day)
        if occasion is not None:
            self._date(self.sittings[occasion], draft.sentence, day)
            if draft.paragraph < _LEAD:
                self._lead(occasion)
        return Circumstance(occasion, day)

    def _lead(self, occasion: int) -> None:
        """What brings people together so early in the text is what the report is about."""
        if self._main is None and self.sittings[occasion].is_shared:
            self._main = occasion

    def _tell(self, day: Day) -> None:
        self._told = day.edtf
        self._calendar = self._calendar.counted_from(day.edtf)
        self._main_day = self._main_day or day

    def _sitting_in(self, sentence: Span) -> int | None:
        return next((n for n, s in enumerate(self.sittings) if s.is_named_in(sentence)), None)

    def _sitting_by(self, channel: Channel, speaker: str | None, day: Day | None) -> int:
        """The occasion of somebody's own words; on another day it is another one."""
        if channel.kind == "speech" and channel.venue == "Speech" and self._is_page_of_one:
            return 0
        is_shared = channel.head in SHARED
        title = channel.title(None if is_shared else speaker)
        date = day.edtf if day else None
        for number, known in enumerate(self.sittings):
            if known.title == title and (date is None or known.date in (None, date)):
                return number
        self.sittings.append(Sitting(title, channel.head or channel.kind, channel.where, channel=channel.venue))
        return len(self.sittings) - 1

    def _date(self, sitting: Sitting, sentence: Span, day: Day | None) -> None:
        if sitting.date is None:
            day = day_of_sitting(self._text, sitting, sentence, self._calendar) or day
            if day:
                sitting.date, sitting.evidence = day
                if day.edtf:
                    self._tell(day)

    # ---- what holds from sentence to sentence ----

    def _scene(self, sentence: Sentence, frames: Frames, last: Draft | None) -> Scene | None:
        words = self._text[slice(*sentence.span)]
        occasion = self._sitting_in(sentence.span)
        if occasion is None:
            channel = channel_in(frames.of_span(sentence.span))
            if channel is None or channel.kind in ("post", "writing"):
                return None
            occasion = self._sitting_by(channel, None, None)
        frame = frames.of_span(sentence.span)
        self._date(self.sittings[occasion], sentence.span, day_in(self._text, frame, self._calendar, self._told))
        if sentence.paragraph < _LEAD and _SETS_A_SCENE.match(words):
            self._lead(occasion)
        circumstance = Circumstance(occasion)
        if last and last.paragraph == sentence.paragraph and words.split()[0].lower() in PERSONAL:
            self._recent[self._who(last)] = circumstance
        return Scene(circumstance, sentence.paragraph, words)

    def _in_scene(self, draft: Draft, scene: Scene) -> Circumstance:
        """Whether what somebody says is said where the sentences before have put them."""
        away = draft.paragraph - scene.paragraph
        named = bool(draft.speaker and draft.speaker.split()[-1] in scene.words)
        is_set = _SETS_A_SCENE.match(scene.words)
        shared = self.sittings[scene.circumstance.occasion or 0].is_shared and is_set
        holds = (named and (is_set or away == 0)) or (shared and draft.speaker)
        return scene.circumstance if holds and away <= 1 else NOTHING

    def _followed(self, draft: Draft, own: Circumstance, number: int) -> Circumstance:
        who = self._who(draft)
        before = self._recent.get(who, NOTHING)
        if own == NOTHING:
            return self._went_on(who, number) or (before if before != NOTHING else self._common(draft))
        if own.day is None and own.occasion is not None:
            sitting = self.sittings[own.occasion]
            same = own.occasion == before.occasion or before.occasion is None
            day = Day(sitting.date, sitting.evidence) if sitting.date else before.day if same else None
            own = Circumstance(own.occasion, day)
        elif own.occasion is None and before.day == own.day:
            own = before
        if self._is_long_ago(own.day):
            self._aside = None if self._is_in_passing(draft) else (who, own, number)
        else:
            self._aside = None
            self._recent[who] = own
        return own

    def _went_on(self, who: str, number: int) -> Circumstance | None:
        if self._aside is None:
            return None
        speaker, circumstance, last = self._aside
        goes_on = speaker == who and number - last <= 1
        self._aside = (who, circumstance, number) if goes_on else None
        return circumstance if goes_on else None

    def _is_in_passing(self, draft: Draft) -> bool:
        """ "Hask, who had threatened in May to stay away": the next sentence is of today again."""
        at = draft.cue.start if draft.cue else draft.spans[0].start
        return bool(_WHO_HAD.search(self._text, max(draft.sentence.start, at - 40), at))

    def _common(self, draft: Draft) -> Circumstance:
        """The sitting the report is about: for all on a page of its own, else for those who have a name."""
        if self._main is None:
            return NOTHING
        sitting = self.sittings[self._main]
        if sitting.is_headline or (draft.speaker and draft.speaker_is_person):
            day = Day(sitting.date, sitting.evidence) if sitting.date else None
            return Circumstance(self._main, day)
        return NOTHING

    def _reach_back(self, drafts: Sequence[Draft], found: list[Circumstance], own: Sequence[bool]) -> None:
        """ "“It stands,” Hask said. Speaking on Monday, she added …": both were said on Monday."""
        told: dict[str, tuple[Circumstance, int]] = {}
        for number in range(len(drafts) - 1, -1, -1):
            draft, who = drafts[number], self._who(drafts[number])
            if own[number] and not self._is_long_ago(found[number].day):
                told[who] = (found[number], draft.paragraph)
            elif found[number] == NOTHING and who in told and told[who][1] - draft.paragraph <= _NEAR_BY:
                is_lead = draft.paragraph == drafts[0].paragraph and told[who][1] - draft.paragraph <= 1
                found[number] = self._meant_before(told[who][0], is_lead=is_lead)

    def _meant_before(self, circumstance: Circumstance, *, is_lead: bool) -> Circumstance:
        """A day, or a meeting; but what somebody said before need not be of the letter that is named later."""
        occasion = circumstance.occasion
        sitting = self.sittings[occasion] if occasion is not None else None
        keeps = sitting is not None and (sitting.is_shared or (is_lead and sitting.head == "interview"))
        return circumstance if keeps else Circumstance(None, circumstance.day)

    def _place(self, draft: Draft, circumstance: Circumstance) -> None:
        occasion, day = circumstance
        if day is None and occasion is not None and self.sittings[occasion].date:
            day = Day(self.sittings[occasion].date, self.sittings[occasion].evidence)
        draft.occasion = occasion
        draft.said_on, draft.said_on_evidence = day or self._unsure()

    def _unsure(self) -> Day:
        if self._published and _PLAIN.fullmatch(self._published):
            return self._since_the_main_day(self._published)
        if self._published:
            return Day(None, "")
        if self._main_day is None:
            return Day(None, "")
        edtf = self._main_day.edtf or ""
        return Day(f"{edtf}?" if _PLAIN.fullmatch(edtf) else edtf or None, self._main_day.evidence)

    def _since_the_main_day(self, published: str) -> Day:
        """One of the days from that of which the report tells to that of its publication, where they are near."""
        day = self._main_day
        told, here = bounds(day.edtf or "") if day else None, bounds(published)
        if day and told and here and told[0] == told[1] and timedelta(0) < here[0] - told[0] <= _DAYS_OF_A_REPORT:
            days = (told[0] + timedelta(days=number) for number in range((here[0] - told[0]).days + 1))
            return Day(one_of(days), f"{day.evidence}, or until the day of publication")
        return Day(f"{published}?", "the day of publication; the text names no other")

    def _date_the_rest(self) -> None:
        for sitting in self.sittings:
            if sitting.is_headline and sitting.date is None:
                sitting.date, sitting.evidence = self._unsure()

    def _leave_out_the_unused(self, drafts: Sequence[Draft]) -> None:
        """A speech of which nothing is reported is no occasion of this article; a meeting that it names is."""
        used = {draft.occasion for draft in drafts}
        kept = [number for number, s in enumerate(self.sittings) if number in used or s.channel is None]
        self.sittings = [self.sittings[number] for number in kept]
        place = {number: at for at, number in enumerate(kept)}
        for draft in drafts:
            draft.occasion = None if draft.occasion is None else place[draft.occasion]

    def _is_long_ago(self, day: Day | None) -> bool:
        now = self._published or (self._main_day.edtf if self._main_day else None)
        if day and now and not day.edtf:
            return True  # "several weeks ago"
        if day is None or not day.edtf or not now:
            return False
        then, here = bounds(day.edtf), bounds(now)
        return bool(then and here and then[1] < here[0] - _LONG_AGO)

    def _who(self, draft: Draft) -> str:
        return draft.speaker or (self._text[slice(*draft.source)].lower() if draft.source else "")


def _by_sentence(sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> Iterator[tuple[Sentence, list[Draft]]]:
    """Each sentence with the drafts that begin in it; every draft once."""
    at = 0
    for sentence in sentences:
        first = at
        while at < len(drafts) and drafts[at].sentence.start < sentence.span.end:
            at += 1
        yield sentence, list(drafts[first:at])
    if at < len(drafts):
        last = Sentence(drafts[at].sentence, drafts[at].paragraph, [])
        yield last, list(drafts[at:])
