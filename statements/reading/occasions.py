"""The sittings an article tells of: where and when what was said was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .calendars import Calendar
from .layout import Layout
from .noun_phrases import is_calendar_word
from .passages import Sentence
from .reading import Span
from .saying_days import Day
from .tokens import Token, tokens_of
from .words import listed
from .words.calendar_words import FULL_WEEKDAYS, WEEKDAYS
from .words.forums import BODIES_THAT_SIT, FORUMS, HOLDING, NAMELESS, SHARED, SPEECH_PREPOSITIONS
from .words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from .written_dates import WrittenDate

_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|annual"
    r"|expanded|extended|regular|emergency|special|(?:19|20)\d\d",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s?(?:in|at)\s(?:the\s(?:[\w-]+\s){0,6}?of\s)?(?P<place>[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){0,2})")
_ADDRESSING = frozenset(["told", "tells", "telling"])
_CHAMBERS = BODIES_THAT_SIT | {"chamber", "house", "duma", "bundestag", "knesset", "lords", "commons"}
_TIES = listed("of with between for on")
_AT = frozenset(["at", "during", "in"])
_ITS_OWN = frozenset(["this", "his", "her", "its", "their"])
_LONGEST = 24
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
        while len(words) > 1 and _ORDINAL.fullmatch(words[0].rstrip(",")):
            words = words[1:]
        venue = " ".join(words)
        of_body = re.match(r"(?i)(?:meeting|session|sitting) of (?:the )?(?=(\w+))", venue)
        if of_body and of_body.group(1).lower() in BODIES_THAT_SIT:
            return venue[of_body.end() :]
        return venue


_TELLING = FORUMS | _ADDRESSING
"""Words without which no sitting is named."""


def sittings_in(text: str, layout: Layout, sentences: Sequence[Sentence]) -> list[Sitting]:
    """The sittings an article names, the one it is about first."""
    found: list[Sitting] = []
    titles = [(tokens_of(text, layout.headline, ()), True)] if layout.headline else []
    body = [(sentence.tokens, False) for sentence in sentences]
    captions = [(tokens_of(text, caption, ()), False) for caption in layout.captions]
    for tokens, is_title in [*titles, *body, *captions]:
        for at, token in enumerate(tokens):
            if token.low not in _TELLING:
                continue
            sitting = (
                _sitting_at(text, tokens, at, is_title=is_title) if _is_head(tokens, at, is_title=is_title) else None
            )
            if sitting is None and token.low in _ADDRESSING:
                sitting = _addressed(text, tokens, at)
            if sitting is None and not is_title and token.low in FORUMS:
                _named_again(found, tokens, at)
            if sitting:
                sitting.is_headline = is_title
                _add(found, sitting)
    if found and layout.place and (layout.dateline or found[0].is_headline):
        found[0].place = layout.place
    return found


def day_of_sitting(text: str, sitting: Sitting, sentence: Span, calendar: Calendar) -> Day | None:
    """The day its sentence gives a sitting: right before it ("Monday night’s debate") or anywhere but in a limit."""
    owned = _DAY_BEFORE.search(text, max(sentence.start, sitting.where.start - 60), sitting.where.start)
    if owned is None:
        return None
    weekday = WEEKDAYS[owned["weekday"].lower()[:3]]
    written = WrittenDate(Span(*owned.span("weekday")), None, None, None, weekday, None)
    return Day(calendar.edtf(written), owned["weekday"])


def _is_head(tokens: Sequence[Token], at: int, *, is_title: bool) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].low == "interview" and not is_title:
        return False  # of whom and by whom, the words beside a statement tell
    if tokens[at].low not in FORUMS or following is None:
        return tokens[at].low in FORUMS
    if is_title and following.kind == "word" and following.low not in PREPOSITIONS | AUXILIARIES | {"and", "held"}:
        return False
    return following.low not in FORUMS and not following.low.endswith("ing")


def _add(found: list[Sitting], sitting: Sitting) -> None:
    """One sitting may be named more than once: "a meeting with …", then "this 18th meeting of …"."""
    for known in found:
        same = known.title.lower() == sitting.title.lower()
        if same or (known.head == sitting.head and (_contains(known, sitting) or _contains(sitting, known))):
            if len(sitting.title) > len(known.title):
                known.title = sitting.title
            known.place = known.place or sitting.place
            known.again.append(sitting.where)
            return
    found.append(sitting)


def _named_again(found: list[Sitting], tokens: Sequence[Token], at: int) -> None:
    """ "At the summit": the one that has been named."""
    if at >= 2 and tokens[at - 1].low in ("the", "this") and tokens[at - 2].low in _AT:
        known = next((sitting for sitting in found if sitting.head == tokens[at].low), None)
        if known:
            known.again.append(Span(tokens[at].start, tokens[at].end))


def _contains(longer: Sitting, shorter: Sitting) -> bool:
    return {word.lower() for word in shorter.title.split()} <= {word.lower() for word in longer.title.split()}


def _sitting_at(text: str, tokens: Sequence[Token], at: int, *, is_title: bool) -> Sitting | None:
    first = _first_word(tokens, at)
    end = _end_of_ties(tokens, at + 1)
    before = [token.low for token in tokens[max(0, first - 6) : first]]
    is_days = bool(before) and before[-1].endswith(("'s", "night's")) and _is_of_a_day(before)
    opens_title = is_title and at < 5
    said_there = _is_introduced(tokens, first)
    if not (opens_title or said_there or (before and before[-1] in _ITS_OWN) or _is_meeting(before, tokens, at)):
        return None
    capitals = sum(token.is_capital for token in tokens[first : at + 1])
    described = at > first and (is_title or (said_there and tokens[at].low not in NAMELESS))
    is_named = capitals >= 2 or end > at + 1 or any(_ORDINAL.fullmatch(token.text) for token in tokens[first:at])
    if not (is_named or described or is_days):
        return _of_headline(text, tokens, at) if is_title and said_there else None
    if tokens[at].low in NAMELESS and end == at + 1 and capitals < 2 and not (is_days or is_title):
        return None
    span = Span(tokens[first].start, tokens[end - 1].end)
    title = text[span.start : span.end]
    if opens_title:
        title = title[0].lower() + title[1:] if title[1:2].islower() else title
    return Sitting(title, tokens[at].low, span, _place_after(text, span.end))


def _of_headline(text: str, tokens: Sequence[Token], at: int) -> Sitting:
    """ "The four neighbours held a meeting": where it has no name, the headline is its name."""
    span = Span(tokens[0].start, tokens[-1].end)
    return Sitting(text[slice(*span)], tokens[at].low, span, channel=tokens[at].text.capitalize())


def _is_of_a_day(before: Sequence[str]) -> bool:
    """ "Monday’s", "Monday night’s"."""
    return any(word.removesuffix("'s") in FULL_WEEKDAYS for word in before[-2:])


def _is_meeting(before: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """ "When he was meeting with": he is at a meeting with them."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (
        tokens[at].low == "meeting" and following == "with" and before[-1:] in (["was"], ["were"]) and "when" in before
    )


def _is_introduced(tokens: Sequence[Token], first: int) -> bool:
    """Whether "at", "during", "held" stand before the words of a sitting, with nothing but its owner between."""
    for token in reversed(tokens[max(0, first - 6) : first]):
        if token.low in DETERMINERS or token.low.endswith("'s") or (token.is_capital and token.low not in PREPOSITIONS):
            continue
        return token.low in SPEECH_PREPOSITIONS or token.low in HOLDING or token.low in _ADDRESSING
    return first > 0 and tokens[0].low in SPEECH_PREPOSITIONS


def _addressed(text: str, tokens: Sequence[Token], at: int) -> Sitting | None:
    """ "told the Chamber of Deputies": the house itself is the venue."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "the" or not tokens[at + 2].is_capital:
        return None
    end = at + 2
    while end < len(tokens) and (
        tokens[end].is_capital or (tokens[end].low == "of" and end + 1 < len(tokens) and tokens[end + 1].is_capital)
    ):
        end += 1
    name = tokens[at + 2 : end]
    if not any(token.low in _CHAMBERS for token in name):
        return None
    span = Span(name[0].start, name[-1].end)
    return Sitting(text[span.start : span.end], "sitting", span)


def _first_word(tokens: Sequence[Token], head: int) -> int:
    at = head
    while at > 0 and head - at < 9:
        before = tokens[at - 1]
        if before.kind != "word" and before.text != ".":
            break
        if (
            not before.is_capital
            and before.low
            in DETERMINERS | PREPOSITIONS | SUBORDINATORS | AUXILIARIES | PRONOUNS | HOLDING | _ADDRESSING
        ):
            break
        if is_calendar_word(before) or before.low in ("and", "or") or before.text.endswith(("’s", "'s")):
            break
        at -= 1
    while at < head and tokens[at].kind != "word":
        at += 1
    return at


def _end_of_ties(tokens: Sequence[Token], at: int) -> int:
    """Where "of the board of the NWA (National Water Authority)" ends."""
    if at >= len(tokens) or tokens[at].low not in _TIES or (tokens[at].low == "on" and _is_day(tokens, at + 1)):
        return at
    end = at + 1
    while end < min(len(tokens), at + _LONGEST):
        token = tokens[end]
        if token.text == "(":
            closing = next((i for i in range(end, min(len(tokens), end + 10)) if tokens[i].text == ")"), None)
            if closing is None:
                break
            end = closing + 1
            continue
        if token.kind != "word" and token.text not in "&/":
            break
        if token.low in (PREPOSITIONS - _TIES) | SUBORDINATORS | AUXILIARIES | PRONOUNS or is_calendar_word(token):
            break
        if token.low == "on" and _is_day(tokens, end + 1):
            break
        if token.low in ("reportedly", "said", "says", "told", "but"):
            break
        end += 1
    while end > at and tokens[end - 1].low in PREPOSITIONS | {"the", "and", "a"}:
        end -= 1
    return max(end, at)


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (is_calendar_word(tokens[at]) or tokens[at].text[0].isdigit())


def _place_after(text: str, end: int) -> str | None:
    match = _PLACE.match(text, end)
    return match["place"].rstrip(".") if match else None
