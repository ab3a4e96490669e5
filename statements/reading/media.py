"""Whom an article cites for what others said: agencies, papers, a ministry's website."""

from __future__ import annotations

import re

from .names import RUN, without_possessive
from .words.bodies import KNOWN_MEDIA, MEDIA_WORDS, SELF_PUBLISHING

_WORD = re.compile(r"[\w/-]+(?:[’']s)?")
_TIED = re.compile(r"\b(?:of|in|for)\s(?:the\s)?$")
_ITS_REPORTS = re.compile(r"(?<=\w)\sreports?$")
_BRACKETS = re.compile(r"\s?\([^()]{0,40}\)")


def is_medium(phrase: str) -> bool:
    """Whether a noun phrase names something that reports what others say."""
    words = [word.lower() for word in _WORD.findall(_BRACKETS.sub("", phrase.partition(",")[0]))]
    if not words:
        return False
    head = words
    for tie in ("of", "in", "for"):
        head = head[: head.index(tie)] if tie in head[1:] else head
    last = {word for word in head[-2:] if word not in ("reports", "report")}
    return bool(set(words) & KNOWN_MEDIA) or bool(last & (MEDIA_WORDS | SELF_PUBLISHING))


def name_of_medium(phrase: str) -> str:
    """As one cites it: "Turkiye’s Anadolu Agency (AA)" is the Anadolu Agency; a description stays as printed.

    "Russian media reports" are Russian media.
    """
    plain = _ITS_REPORTS.sub("", _BRACKETS.sub("", phrase.partition(",")[0]).strip())
    runs = [run for run in RUN.finditer(plain) if run.end() == len(plain)]
    if not runs or _TIED.search(plain[: runs[0].start()]):
        return plain
    words = runs[0].group().split()
    while len(words) > 1 and without_possessive(words[0]) != words[0]:
        words = words[1:]
    return " ".join(words)
