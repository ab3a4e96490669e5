"""Where an article stops: what stands below is furniture, and so are lists of other articles in its midst."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .furniture import is_furniture
from .header_lines import header_line
from .page_lines import Line
from .words.page_furniture import LAST, RELATED, RELATED_STARTS

_LAST, _RELATED = frozenset(LAST), frozenset(RELATED)
_RELATED_STARTS = tuple(f"{start} " for start in RELATED_STARTS)
_TAGS = re.compile(
    r"(?:tags?|topics?|persons|geography|key\s?words?|categor(?:y|ies)|filed\sunder|published\sin\ssections?|posted\sin|more\son|more\sabout|tagged(?:\swith|\sin)?"
    r"|mots-clés|schlagwörter|schlagworte|etiquetas|теги)\s?[:|]\s?\S|tagged\s\w+"
)
_COUNT = re.compile(r"\d[\d,.]*\scomments?$")
_COMMENTS = re.compile(
    r"(?:\d[\d,.]*|view|show|see|add|leave|post|all|read)(?:\s(?:all|a|your|the|\d+|more))?\s(?:comments?|replies|responses|reply)\b.{0,40}$"
    r"|comments\s?\(\d+|comments\s(?:are|have|for|on)\b.{0,40}$|(?:leave|post|add|write)\s(?:a|your)\s(?:comment|reply)\b"
    r"|(?:log\sin\sto|sign\sin\sto|you\smust\sbe\slogged\sin\sto)\s(?:comment|reply|post)"
)
_TEASERS = 25
_RESUMES = 12
_AGAIN = 8


def furniture_below(text: str, lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that belong to a list of other articles, or to what stands below the article."""
    found: set[int] = set()
    prose_before = 0
    zone = ""
    for at, line in enumerate(lines):
        head = _head(line)
        if head == "last" and prose_before and not _goes_on(lines, at, prose_before):
            return found | set(range(at, len(lines)))
        if head == "related":
            zone = "related"
        elif zone and (_resumes(lines, at) or (not prose_before and _tells(text, line))):
            zone = ""
        if zone:
            found.add(at)
        elif line.is_prose():
            prose_before += 1
    return found | _trailing(text, lines, found) if prose_before else found - set(range(len(lines)))


def _tells(text: str, line: Line) -> bool:
    """Whether a line above the first sentence is the byline or the date of publication."""
    header = header_line(text, line.span)
    return header is not None and (header.is_labelled or header.published is not None)


def _head(line: Line) -> str:
    """Whether a line heads a list: "last" below an article, "related" also in its midst."""
    if line.count > 14 or len(line.words) > 140:
        return ""
    plain = line.plain
    if plain in _LAST or _TAGS.match(line.low) or _COMMENTS.match(plain):
        return "last" if not (line.speaks and line.ends_as_sentence) else ""
    if plain in _RELATED or (plain.startswith(_RELATED_STARTS) and line.count <= 8 and not line.ends_as_sentence):
        return "related"
    return ""


def _goes_on(lines: Sequence[Line], at: int, prose_before: int) -> bool:
    """Whether the article has most of its text still to come: "2 comments" above it, a section called "Sources"."""
    plain = lines[at].plain
    if _COUNT.match(plain):
        return at + 2 < len(lines) and all(line.is_prose(_AGAIN) for line in lines[at + 1 : at + 3])
    if (
        prose_before == 1
        or plain in ("sources", "references", "tags", "topics", "comment", "persons", "geography")
        or _TAGS.match(lines[at].low)
    ):
        behind = sum(line.is_prose(_RESUMES) for line in lines[at + 1 :])
        return behind >= max(3, prose_before)
    return False


def _resumes(lines: Sequence[Line], at: int) -> bool:
    """Whether the article goes on after a list: prose of some length, and more of it."""
    line = lines[at]
    if at + 1 < len(lines) and line.is_prose(_AGAIN) and lines[at + 1].is_prose(_AGAIN):
        return True
    if not line.is_prose(_RESUMES):
        return line.words[0] in '“"„«' and line.is_prose(5) and line.speaks
    return line.count >= _TEASERS or line.speaks


def _trailing(text: str, lines: Sequence[Line], found: set[int]) -> set[int]:
    """Titles and names below the last sentence: the captions of a gallery, links without a heading."""
    at, untold = len(lines) - 1, 0
    trailing: set[int] = set()
    while at > 0:
        if at in found or (not lines[at].is_prose() and _may_trail(text, lines[at])):
            trailing |= set(range(at, at + untold + 1))
            untold = 0
        elif not untold and _is_among_captions(text, lines, at):
            untold = 1
        else:
            break
        at -= 1
    introduced = lines[at + untold].words[-1:] == ":"
    return set() if introduced or at == 0 else trailing


def _is_among_captions(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a short sentence stands below several lines that are none."""
    line = lines[at]
    above = lines[max(0, at - 3) : at]
    return line.count <= 12 and not line.speaks and len(above) == 3 and all(_may_trail(text, each) for each in above)


def _may_trail(text: str, line: Line) -> bool:
    if is_furniture(line):
        return True
    header = header_line(text, line.span)
    if header is not None and header.is_labelled:
        return False
    first = line.words[0]
    return (
        line.count <= 12
        and not line.speaks
        and not line.ends_as_sentence
        and (first.isupper() or not first.isalnum())
        and first not in "“\"„«‘'•-–—*(<["
        and line.words[-1] not in ',;:”"»'
        and ": " not in line.words
    )
