"""What a page says below an article of those who wrote it: "Anna Hask is a reporter for Halvia Daily."."""

from __future__ import annotations

import re

from .page_lines import Line
from .words.journalism import ROLES

_IS = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:\s(?:[a-z]{2,3}\s)?[A-ZÀ-Þ][\w.’'-]*){1,4})(?:,\s[^,]{3,80},)?"
    r"\s(?:is|was|has been|covers|reports|writes|served|teaches"
    r"|works|joined|holds)\b"
)
_TRADE = re.compile(
    rf"\b(?:{'|'.join(sorted(ROLES - {'chief', 'desk', 'staff', 'fellow'}))}|author|professor|director|founder)\b"
)
_REACHED = re.compile(
    r"(?:follow|email|contact|reach|write to|you can (?:follow|reach|email))\s"
    r"(?:him|her|them|@|the author|\w+ \w+ (?:on|at))",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"the (?:views|opinions) expressed|views expressed|opinions expressed", re.IGNORECASE)


def is_biography(text: str, line: Line, byline: str | None) -> bool:
    """Whether a paragraph near the end tells of the author rather than of the news."""
    if len(line.words) > 700:
        return False
    if _VIEWS.search(line.words) or _REACHED.match(line.words):
        return True
    match = _IS.match(line.words)
    if match is None or '"' in line.words or "“" in line.words:
        return False
    name = match["name"]
    if byline and name.split()[-1].lower() in byline.lower():
        return True
    elsewhere = text.count(name.split()[-1]) - line.words.count(name.split()[-1])
    return elsewhere == 0 and bool(_TRADE.search(line.words)) and not line.speaks
