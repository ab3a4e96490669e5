"""Which line is the headline, and what of it names the outlet: "Bridge to open in June | Halvia Daily"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .datelines import dateline_of
from .furniture import is_bar, is_furniture, is_section
from .header_lines import header_line
from .outlets import imprint_of, is_office, is_outlet_name
from .page_lines import Line
from .reading import Span
from .spans import CLOSING
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS

_LOOKED_THROUGH = 40
_WIDEST = 32
_READ_THROUGH = 30_000
_TAIL = re.compile(r"\s+(?:[|·•»]|[-–—])\s+(?P<tail>[^|·•»]{2,45})$")
_UNDERLINE = re.compile(r"[=~*_—–-]{3,}$")
_LEAD = re.compile(r"\b(?:said|told|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_MENU = frozenset(["subscribe", "sign in", "log in", "login", "menu", "search", "home", "skip to content", "register"])
_VIDEO = re.compile(r"(?:Watch|Listen|Explained|In pictures):\s")


def headline_at(text: str, lines: Sequence[Line]) -> int | None:
    """The number of the line that is the headline, the first of its two where it has two; None for none."""
    candidates: list[int] = []
    for at, line in enumerate(lines[:_LOOKED_THROUGH]):
        if _stands_above(text, line):
            continue
        if _opens_the_body(text, line, alone=at + 1 == len(lines), first=not candidates):
            break
        candidates.append(at)
        if len(candidates) == 3:
            break
    if not candidates:
        return None
    underlined = next((at for at in candidates if at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1].words)), None)
    if underlined is not None:
        return underlined
    first = candidates[0]
    while len(candidates) > 1 and _is_kicker(text, lines, candidates):
        candidates = candidates[1:]
    return candidates[0] if candidates else first


def site_above(lines: Sequence[Line], at: int) -> str | None:
    """The name of a site at the top of its page, where its menu stands below it."""
    first = lines[0]
    named = at > 0 and not is_furniture(first) and first.count <= 4 and _is_named(first.words)
    return first.words if named and _navigates(lines[1:at]) else None


def second_line(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a headline runs on in the line below it: broken at a width, and in the same hand."""
    if at + 2 >= len(lines):
        return False
    one, other = lines[at], lines[at + 1]
    between = text[one.span.end : other.span.start]
    if between.count("\n") + between.count("\r") - between.count("\r\n") > 1 or one.words[-1] in ".!?:…|":
        return False
    if other.ends_as_sentence or other.count > 15 or header_line(text, other.span) or is_furniture(other):
        return False
    if dateline_of(text, other.span) or one.count < 4:
        return False
    after = text[other.span.end : lines[at + 2].span.start]
    apart = after.count("\n") + after.count("\r") - after.count("\r\n") > 1
    same_hand = one.words.isupper() and other.words.isupper()
    runs_on = other.words[0].islower() or one.words.split()[-1].lower() in _OPEN_ENDS or one.words[-1] in ",;"
    return (same_hand or runs_on) and (apart or same_hand or header_line(text, lines[at + 2].span) is not None)


def without_outlet(text: str, line: Line) -> tuple[Span, str | None]:
    """The headline itself, and the outlet behind it."""
    span, outlet = line.span, None
    while match := _TAIL.search(text, span.start, span.end):
        tail = match["tail"].strip()
        with_bar = match.group().lstrip()[0] in "|·•»"
        named = _is_named(tail) and (with_bar or _is_said_once(text, tail, match.start() - span.start))
        if not (is_outlet_name(tail, text) or _is_domain(tail) or named):
            break
        outlet = outlet or (None if is_section(tail) else tail)
        span = Span(span.start, match.start())
    return span, outlet


_OPEN_ENDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "for",
        "with",
        "and",
        "or",
        "at",
        "by",
        "from",
        "as",
        "after",
        "over",
        "against",
        "its",
        "his",
        "her",
        "that",
        "into",
    ]
)


def _is_domain(tail: str) -> bool:
    return bool(re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,8}", tail))


def _is_named(tail: str) -> bool:
    words = tail.split()
    return len(words) <= 5 and all(
        word[0].isupper() or not word[0].isalpha() or word in ("of", "the", "and") for word in words
    )


def _is_said_once(text: str, tail: str, before: int) -> bool:
    """Whether a name behind a dash is nobody's whom the article is about."""
    words = tail.split()
    return len(words) > 1 and before > 25 and text.count(words[-1], 0, _READ_THROUGH) == 1


def _opens_the_body(text: str, line: Line, *, alone: bool, first: bool) -> bool:
    if line.count > _WIDEST or alone or dateline_of(text, line.span):
        return True
    if line.ends_as_sentence and line.count >= 12 and _LEAD.search(line.words) and line.words[-1] != "?":
        return True
    return not first and line.is_prose(12)


def _stands_above(text: str, line: Line) -> bool:
    """Navigation, a date, a byline, the name of the outlet."""
    if _VIDEO.match(line.words):
        return False
    if (
        is_furniture(line)
        or is_section(line.words)
        or is_outlet_name(line.words, text)
        or is_office(line.words)
        or imprint_of(line)
    ):
        return True
    header = header_line(text, line.span)
    if header is None:
        return False
    return header.is_labelled or header.tells_when


def _is_kicker(text: str, lines: Sequence[Line], candidates: Sequence[int]) -> bool:
    """A section or a name above the headline: short, no sentence, and followed by a longer line that is a headline."""
    line, following = lines[candidates[0]], lines[candidates[1]]
    words, longer = line.words, following.words
    if _navigates(lines[candidates[0] + 1 : candidates[1]]):
        return line.count <= 4 and words[-1] not in ".!?"
    if candidates[1] - candidates[0] > 2 or words[-1] in ".!?" or following.count <= line.count:
        return False
    if following.is_prose(20) or (following.is_prose() and longer.rstrip(CLOSING).endswith(".")) or following.count < 3:
        return False
    lows = line.low.split()
    titled = all(word[0].isupper() or word in ("of", "the", "for", "and") for word in words.split())
    if titled and (lows[0] in BODY_WORDS | MEDIA_WORDS or lows[-1] in MEDIA_WORDS | KNOWN_MEDIA) and len(lows) <= 8:
        return True
    shouts = words.isupper() and not longer.isupper() and len(lows) <= 5
    if shouts or is_bar(line):
        return True
    parts = [part for part in words.split("|") if part.strip()]
    if len(parts) > 1 and len(lows) <= 7 and is_section(parts[0]):
        return True
    if candidates[0] > 0 and len(lows) == 4 and len(candidates) > 1 and not _has_verb(lows):
        return ":" not in words
    if ":" in words or len(lows) > 3:
        return False
    return len(lows) == 1 or words.istitle() or len(candidates) > 2 or not _has_verb(lows)


def _navigates(between: Sequence[Line]) -> bool:
    """Whether a site's own menu stands between two lines: then the first is its name."""
    return any(line.plain in _MENU for line in between)


def _has_verb(lows: Sequence[str]) -> bool:
    """Whether a line of two or three words is likely a sentence: "Mayor resigns", "Talks to go on"."""
    later = lows[1:]
    return any(
        word in ("to", "is", "are", "will", "has", "not", "for", "on", "dead", "back", "over", "out")
        or (word.endswith("s") and not word.endswith(("ss", "is", "us", "ics", "news", "ies")))
        or word.endswith("ed")
        for word in later
    )
