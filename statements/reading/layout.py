"""How a page is laid out: kicker, headline, byline, dates, captions, the body, and what is no part of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .datelines import Dateline, dateline_of
from .furniture import ends_the_article, is_furniture, looks_like_prose
from .paragraphs import paragraphs_of
from .reading import Span
from .spans import CLOSING
from .words.bodies import BODY_WORDS, MEDIA_WORDS
from .written_dates import WrittenDate, written_dates

_BYLINE = re.compile(r"(?:By|BY|by|Von|Par|Por)\s(?P<name>[A-ZÀ-Þ][^|\r\n,]{2,60}?)\s*(?=$|[|,])")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]+\s){1,3}[A-ZÀ-Þ][\w.’'-]+")
_SOURCE = re.compile(r"(?:Source|Quelle|Источник):\s{0,3}(?P<outlet>[^\r\n.]{2,60}?)\.?$")
_COPYRIGHT = re.compile(r"(?:Copyright\s)?©\s?(?:\d{4}\s)?(?:by\s)?(?P<outlet>[A-Z][^\r\n.,]{2,60}?)(?=[.,]|$)")
_SELF = re.compile(
    r"(?P<outlet>The [A-Z][\w’' &-]{3,40}?) is (?:a|an) [\w -]{0,40}(?:newspaper|magazine|news|site|outlet)"
)
_PUBLISHED = re.compile(r"(?:first\s)?(?:publi(?:shed|cation)|posted|updated)(?:\son|\sdate)?:?\s", re.IGNORECASE)
_TIME = re.compile(r"[\s|,·•–—-]*\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?[\s|,·•–—-]*")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:[ ,]{1,2}[A-ZÀ-Þ][\w.’'-]*){0,2}")
_TOP_LINES = 12


@dataclass
class Layout:
    headline: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    place: str | None = None
    dateline: Dateline | None = None
    printed: WrittenDate | None = None
    """The date printed by itself, above the text or in its imprint."""
    captions: list[Span] = field(default_factory=list)
    boilerplate: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    """Paragraphs, without their dateline."""


def lay_out(text: str) -> Layout:
    """The parts of a page of text."""
    layout = Layout()
    lines = _without_ending(text, paragraphs_of(text), layout)
    rest = _read_top(text, lines, layout)
    for line in rest:
        if _is_imprint(text, line, layout) or is_furniture(text, line):
            layout.boilerplate.append(line)
        elif not _is_date_line(text, line, layout):
            layout.body.append(line)
    _take_dateline(text, layout)
    layout.boilerplate.sort()
    return layout


def _without_ending(text: str, lines: list[Span], layout: Layout) -> list[Span]:
    """Cut off what comes after the article; a marker with much prose behind it ends only what is no prose."""
    kept: list[Span] = []
    prose_behind = [0] * (len(lines) + 1)
    for at in range(len(lines) - 1, -1, -1):
        prose_behind[at] = prose_behind[at + 1] + (looks_like_prose(text, lines[at], words=15))
    in_furniture = False
    for at, line in enumerate(lines):
        if ends_the_article(text, line) and any(looks_like_prose(text, each) for each in kept):
            in_furniture = True
        elif in_furniture and looks_like_prose(text, line, words=15) and prose_behind[at] >= 3:
            in_furniture = False
        if in_furniture:
            layout.boilerplate.append(line)
            _is_imprint(text, line, layout)
            _is_date_line(text, line, layout)
        else:
            kept.append(line)
    return kept


def _read_top(text: str, lines: list[Span], layout: Layout) -> list[Span]:
    """Take kicker, headline, deck, byline, date and captions; what is left is the body."""
    at = 0
    if len(lines) > 1 and _is_kicker(text, lines[0], lines[1]):
        layout.boilerplate.append(lines[0])
        layout.outlet = _own_name(text, lines[0]) or layout.outlet
        at = 1
    while at < min(len(lines), _TOP_LINES):
        line = lines[at]
        if layout.headline is None and _can_be_headline(text, line, alone=at + 1 == len(lines)):
            layout.headline = line
        elif _is_byline(text, line, lines[at + 1] if at + 1 < len(lines) else None, layout):
            pass
        elif _is_date_line(text, line, layout) or is_furniture(text, line):
            layout.boilerplate.append(line)
        elif _is_body(text, line):
            break
        elif at and layout.boilerplate[-1:] == [lines[at - 1]] and _PLACE.fullmatch(text, *line):
            layout.place = text[slice(*line)]
        else:
            layout.captions.append(line)
        at += 1
    _double_captions_are_furniture(text, layout)
    return lines[at:]


def _is_body(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    return (
        looks_like_prose(text, line) or dateline_of(text, line) is not None or words[0] in '“"„«‘' or len(words) > 200
    )


def _can_be_headline(text: str, line: Span, *, alone: bool) -> bool:
    words = text[line.start : line.end].split()
    dated = written_dates(text, line)
    is_only_date = bool(dated) and len(text[line.start : line.end]) - (dated[0].span.end - dated[0].span.start) < 12
    return not alone and len(words) <= 30 and not is_only_date and dateline_of(text, line) is None


def _is_kicker(text: str, line: Span, following: Span) -> bool:
    """A section or a name above the headline: short, no sentence, and followed by a longer line that is a headline."""
    words, longer = text[line.start : line.end], text[following.start : following.end]
    if words[-1] in ".!?" or len(longer.split()) <= len(words.split()) or looks_like_prose(text, following, words=20):
        return False
    if looks_like_prose(text, following) and longer.rstrip(CLOSING).endswith("."):
        return False
    if written_dates(text, following) and len(longer.split()) < 8:
        return False
    if not _can_be_headline(text, following, alone=False):
        return False
    is_name = words.split()[0].lower() in BODY_WORDS | MEDIA_WORDS and len(words.split()) <= 8
    shouts = words.isupper() and not longer.isupper() and len(words.split()) <= 5
    return is_name or shouts or is_furniture(text, line) or (len(words.split()) <= 3 and ":" not in words)


def _own_name(text: str, kicker: Span) -> str | None:
    words = text[kicker.start : kicker.end]
    return words if words.split()[0].lower() in BODY_WORDS and not words.isupper() else None


def _is_byline(text: str, line: Span, following: Span | None, layout: Layout) -> bool:
    words = text[line.start : line.end]
    match = _BYLINE.match(words)
    if match and len(match["name"].split()) <= 8:
        layout.byline = layout.byline or match["name"].strip()
        _is_date_line(text, Span(line.start + match.end(), line.end), layout)
        return True
    if layout.headline and following and _NAME.fullmatch(words) and _is_date_line(text, following, Layout()):
        layout.byline = layout.byline or words
        return True
    return False


def _is_date_line(text: str, line: Span, layout: Layout) -> bool:
    """A line that holds a date or a time of day and hardly anything else; the first date is the printed one."""
    words = text[line.start : line.end]
    dates = [d for d in written_dates(text, line) if d.day and d.month and d.year]
    published = _PUBLISHED.search(words)
    if _TIME.fullmatch(words):
        return True
    if not dates or not (published or _nothing_but(words, dates[0])):
        return False
    if len(words) > 120:
        return False
    layout.printed = layout.printed or dates[0]
    return True


def _nothing_but(words: str, written: WrittenDate) -> bool:
    rest = len(words) - (written.span.end - written.span.start)
    return rest <= 3 or (rest <= 24 and bool(re.search(r"\d[:.]\d\d|\|", words)))


def _is_imprint(text: str, line: Span, layout: Layout) -> bool:
    """A line that names the outlet: "Source: Tarvo Monitor", "© 2016 The Halvian Gazette"."""
    words = text[line.start : line.end]
    match = _SOURCE.match(words) or _COPYRIGHT.match(words) or _SELF.match(words)
    if not match:
        return False
    layout.outlet = layout.outlet or match["outlet"].strip()
    return True


def _take_dateline(text: str, layout: Layout) -> None:
    for at, paragraph in enumerate(layout.body[:2]):
        dateline = dateline_of(text, paragraph)
        if dateline and dateline.end < paragraph.end:
            layout.dateline = dateline
            layout.place = dateline.place or layout.place
            layout.outlet = dateline.agency or layout.outlet
            layout.body[at] = Span(dateline.end, paragraph.end)
            return


def _double_captions_are_furniture(text: str, layout: Layout) -> None:
    """A caption that is printed twice, once longer: the alternative text of the picture and its legend."""
    texts = [text[c.start : c.end] for c in layout.captions]
    for at, caption in enumerate(layout.captions):
        others = texts[:at] + texts[at + 1 :]
        if any(len(texts[at].split()) > 3 and (o.startswith(texts[at]) or texts[at].startswith(o)) for o in others):
            layout.boilerplate.append(caption)
