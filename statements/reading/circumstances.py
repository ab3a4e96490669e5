"""When and where each thing was said: days and sittings are followed through the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .calendars import Calendar
from .channels import channel_in
from .days_told import DaysTold
from .drafts import Draft
from .frames import Frames
from .passages import Sentence
from .saying_days import Day, day_beside, day_in
from .sittings import Sitting
from .sittings_told import SittingsTold
from .words.grammar import PERSONAL

_NEAR_BY = 2
"""In paragraphs: so far ahead of the words that name it, an occasion is already meant."""

_LEAD = 3
"""In paragraphs: what so early brings people together is what the report is about."""

_WHO_HAD = re.compile(r"\b(?:who|which)\s(?:\w+\s){0,3}$")
_SETS_A_SCENE = re.compile(r"(?:During|At|In|Speaking|Addressing|Appearing|Asked|Attending|On|He|She|They)\b")
_IS_SPEAKING = re.compile(r"[^.]{0,80}\b(?:was|were)\s(?:speaking|addressing)\b")
"""Tells where all was said that the report is about, before this sentence and behind it."""


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
        self._days = DaysTold(calendar, published)
        self._sittings = SittingsTold(text, sittings, self._days)
        self._recent: dict[str, Circumstance] = {}
        """What holds for each who speaks, until another day or sitting of theirs is named."""
        self._is_all_of_one = False
        """Whether a sentence says where they were speaking."""
        self._aside: tuple[str, Circumstance, int] | None = None
        """Who told of an earlier time, when, and in which sentence: it holds while they go on."""

    @property
    def sittings(self) -> list[Sitting]:
        """All that are named or used, each under the number its statements have."""
        return self._sittings.all

    def settle(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        """Give each draft its occasion and day, each sitting its day."""
        frames = Frames(self._text, drafts)
        told_of = [s for s in self.sittings if s.is_headline or not frames.is_said(s.where.start)]
        self._sittings = SittingsTold(self._text, told_of, self._days)
        found: list[Circumstance] = []
        own: list[bool] = []
        scene: Scene | None = None
        for number, (sentence, here) in enumerate(_by_sentence(sentences, drafts)):
            told = self._days.latest
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
        if self._is_all_of_one:
            found = [self._there(draft, circumstance) for draft, circumstance in zip(drafts, found, strict=True)]
        for draft, circumstance in zip(drafts, found, strict=True):
            self._place(draft, circumstance)
        self._sittings.date_the_rest()
        self._sittings.leave_out_the_unused(drafts)

    # ---- what stands beside a statement ----

    def _beside(self, draft: Draft, frames: Frames, told: str | None) -> Circumstance:
        """What its own sentence says; `told` is the day of which the text spoke before it."""
        frame = frames.of_draft(draft)
        day = day_beside(self._text, draft, frame, self._days.calendar, told)
        if day and day.edtf:
            self._days.tell(day)
        occasion = self._sittings.named_in(draft.sentence)
        if occasion is None and (channel := channel_in(frame)):
            occasion = self._sittings.by_channel(channel, draft.speaker, day)
        if occasion is not None:
            self._sittings.date(self.sittings[occasion], draft.sentence, day)
            if draft.paragraph < _LEAD:
                self._sittings.lead(occasion)
        return Circumstance(occasion, day)

    # ---- what holds from sentence to sentence ----

    def _scene(self, sentence: Sentence, frames: Frames, last: Draft | None) -> Scene | None:
        words = self._text[slice(*sentence.span)]
        is_speaking = bool(_IS_SPEAKING.match(words))
        occasion = self._sittings.named_in(sentence.span)
        if occasion is None and is_speaking:
            occasion = self._sittings.held_in(words)
        if occasion is None:
            channel = channel_in(frames.of_span(sentence.span))
            if channel is None or channel.kind in ("post", "writing"):
                return None
            occasion = self._sittings.by_channel(channel, None, None)
        frame = frames.of_span(sentence.span)
        self._sittings.date(
            self.sittings[occasion], sentence.span, day_in(self._text, frame, self._days.calendar, self._days.latest)
        )
        if sentence.paragraph < _LEAD and _SETS_A_SCENE.match(words):
            self._sittings.lead(occasion)
        if is_speaking and self.sittings[occasion].channel is None:
            self._is_all_of_one = True
            self._sittings.is_about(occasion)
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
        if self._days.is_long_ago(own.day):
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
        if self._sittings.main is None:
            return NOTHING
        sitting = self.sittings[self._sittings.main]
        if sitting.is_headline or (draft.speaker and draft.speaker_is_person):
            day = Day(sitting.date, sitting.evidence) if sitting.date else None
            return Circumstance(self._sittings.main, day)
        return NOTHING

    def _there(self, draft: Draft, circumstance: Circumstance) -> Circumstance:
        """Where the text says that they were speaking, unless something else was told of this one."""
        if circumstance.occasion is not None or self._days.is_long_ago(circumstance.day):
            return circumstance
        common = self._common(draft)
        return Circumstance(common.occasion, circumstance.day or common.day)

    def _reach_back(self, drafts: Sequence[Draft], found: list[Circumstance], own: Sequence[bool]) -> None:
        """ "“It stands,” Hask said. Speaking on Monday, she added …": both were said on Monday."""
        told: dict[str, tuple[Circumstance, int]] = {}
        for number in range(len(drafts) - 1, -1, -1):
            draft, who = drafts[number], self._who(drafts[number])
            if own[number] and not self._days.is_long_ago(found[number].day):
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
        draft.said_on, draft.said_on_evidence = day or self._days.unsure()

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
