"""Where a quotation begins or ends that has lost one of its marks: at the reporter's words."""

from __future__ import annotations

import re

from .reading import Span

_SAID = (
    r"(?:said|says|told|tells|added|adds|explained|explains|insisted|insists|warned|warns|wrote|writes|asked|asks"
    r"|replied|replies|noted|notes|stated|states|continued|continues|concluded|concludes|argued|argues|declared"
    r"|announced|stressed|tweeted|posted|joked|shouted|answered)"
)
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,6}"
_CUE = re.compile(
    rf"(?:,|(?<=[!?…]))\s+(?:(?:he|she|they|it|the\s\w+(?:\s\w+)?)\s{_SAID}|{_NAME}{_SAID}"
    rf"|{_SAID}\s(?:he|she|they|the\s|[A-ZÀ-Þ]))\b"
)
_LEADS_IN = re.compile(rf"\b{_SAID}(?:\s\w+){{0,3}}[,:]\s+")
_SENTENCE_ENDS = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[A-ZÀ-Þ\[])")
_LONGEST = 3000


def end_of_lost(text: str, said: Span) -> int:
    """Where words end whose closing mark is lost: before ", she said", or all of them."""
    cue = _CUE.search(text, said.start, min(said.end, said.start + _LONGEST))
    end = cue.start() if cue else said.end
    while end > said.start and text[end - 1].isspace():
        end -= 1
    return end


def start_of_lost(text: str, said: Span) -> int:
    """Where words begin whose opening mark is lost: behind "he said:", else with their last sentence."""
    start = max(said.start, said.end - _LONGEST)
    leads = [match.end() for match in _LEADS_IN.finditer(text, start, said.end)]
    stops = [match.end() for match in _SENTENCE_ENDS.finditer(text, start, said.end)]
    start = max([start, *leads[-1:], *stops[-1:]])
    while start < said.end and text[start].isspace():
        start += 1
    return start
