"""Dialogues of dashes: "— Words, — said Hask. — More words."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lost_marks import end_of_lost
from .quotation_marks import Quoted
from .reading import Span

_OPENS = re.compile(r"(?P<dash>—|–|―|--|-)\s?(?=[\w\"“«(…¿¡])")
_LEAVES = re.compile(r"[,!?….]\s?(?P<dash>—|–|―|--|-)\s")
_RESUMES = re.compile(r"[,.:]\s?(?P<dash>—|–|―|--|-)\s")


def spoken_lines(text: str, paragraphs: Sequence[Span]) -> dict[int, list[Quoted]]:
    """What is said in each paragraph that begins with a dash, by number; nothing where no dash leads to a speaker."""
    opened = {
        number: dash
        for number, paragraph in enumerate(paragraphs)
        if (dash := _OPENS.match(text, paragraph.start, paragraph.end))
    }
    lines = {number: _said_in(text, paragraphs[number], dash) for number, dash in opened.items()}
    is_dialogue = any(said[0].outer.end < paragraphs[number].end for number, said in lines.items() if said)
    return {number: said for number, said in lines.items() if said} if is_dialogue else {}


def _said_in(text: str, paragraph: Span, opening: re.Match[str]) -> list[Quoted]:
    start, found = opening.end(), []
    outer = paragraph.start
    while start < paragraph.end:
        leaves = _same(_LEAVES, text, Span(start, paragraph.end), opening["dash"])
        end = leaves.start("dash") if leaves else end_of_lost(text, Span(start, paragraph.end))
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Quoted(Span(outer, end), Span(start, end)))
        resumes = _same(_RESUMES, text, Span(leaves.end(), paragraph.end), opening["dash"]) if leaves else None
        if resumes is None:
            break
        outer, start = resumes.start("dash"), resumes.end()
    return found


def _same(pattern: re.Pattern[str], text: str, span: Span, dash: str) -> re.Match[str] | None:
    return next((match for match in pattern.finditer(text, *span) if match["dash"] == dash), None)
