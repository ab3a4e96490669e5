"""Single quotation marks, and the apostrophes that look like them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .quotation_marks import Mark

SINGLE = "‘’‚‛'‹›`´"
_ELISION = re.compile(
    r"['‘’`´](?:(?:em|til|till|tis|twas|twere|cause|cos|n|round|bout|fraid|nother|cept)\b|\d0s\b)", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"(?<=\w\s)['‘’`´]\d\d\b")
_N = re.compile(r"['‘’`´]n['‘’`´]", re.IGNORECASE)
_STOPS = '.,!?…;:—–-)]”"»'
_BEHIND = '.,;:!?…)]—–-”"»'


def is_apostrophe(text: str, at: int) -> bool:
    """Whether the mark at a word's start stands for letters that are left out: 'em, '90s, in '98, rock 'n' roll."""
    return bool(_ELISION.match(text, at) or _SHORT_YEAR.match(text, at))


def closing_single(
    text: str, marks: Sequence[Mark], opening: int, closing_double: Callable[[int], int | None]
) -> int | None:
    """The mark that closes the single one at `opening`; the apostrophe of a plural only where no better one follows."""
    doubtful: int | None = None
    holds_doubles = False
    at = opening + 1
    while at < len(marks):
        mark = marks[at]
        if mark.family != "single":
            inner = closing_double(at) if mark.role == "opens" else None
            if inner is None and mark.role != "opens":
                break
            holds_doubles = True
            at = at + 1 if inner is None else inner + 1
            continue
        if _opens_another(text, marks, opening, at):
            break
        if _may_close(text, mark) and mark.shape not in _OTHERS.get(marks[opening].shape, ""):
            if not _is_plural(text, mark):
                return at
            doubtful = at if doubtful is None else doubtful
        at += 1
    return None if holds_doubles else doubtful


_OTHERS = {"‹": "'’‘`´", "›": "'’‘`´"}
"""Marks that never close what these open."""


def _opens_another(text: str, marks: Sequence[Mark], opening: int, at: int) -> bool:
    mark = marks[at]
    if mark.role != "opens" or mark.shape == "’" or is_apostrophe(text, mark.start):
        return False
    return mark.shape != marks[opening].shape or mark.shape not in "›´"


def _may_close(text: str, mark: Mark) -> bool:
    before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
    if after.isalnum() or _N.fullmatch(text, mark.start - 2, mark.end):
        return False
    return not before.isspace() or (mark.role == "either" and mark.shape in "›‹’")


def _is_plural(text: str, mark: Mark) -> bool:
    """ "the workers' pay", "the sailors'.'", "walkin' home"."""
    before, after = text[mark.start - 1], text[mark.end : mark.end + 2]
    if before in _STOPS:
        return False
    if after[:1] in ".,!?" and after[1:] in tuple("'’"):
        return True
    if not after or after[0] in _BEHIND:
        return False
    return before == "s" or (text[mark.start - 2 : mark.start] == "in" and after[1:].islower())
