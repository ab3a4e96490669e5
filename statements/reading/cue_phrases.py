"""Cues that are no verbs: "according to", "in the view of", "the claim that"."""

from __future__ import annotations

from collections.abc import Sequence

from .content_ends import content_of_phrase, end_of_content
from .noun_phrases import Phrase, leading_subject, phrase_beginning, phrase_ending
from .reports import Report
from .tokens import Token
from .words import listed
from .words.grammar import AUXILIARIES, DETERMINERS

_VIEW = listed("opinion view words estimation judgment judgement assessment analysis estimate")


def according_to(tokens: Sequence[Token], at: int, floor: int) -> Report | None:
    source = phrase_beginning(tokens, at + 2)
    if source is None or tokens[source.first].low in ("which", "whom"):
        return None
    end = source.end
    while end < len(tokens) and tokens[end].kind == "word" and end < source.end + 25:
        end += 1
    cue = Phrase(at, at + 2)
    leads = at - floor < 2
    if leads and end < len(tokens) and tokens[end].text == ",":
        content = content_of_phrase(tokens, end + 1, end_of_content(tokens, end + 1))
        return Report(cue, source, (content,), "accord") if content else None
    earlier = content_of_phrase(tokens, floor, at)
    if earlier is None:
        return None
    later = None
    is_short = not any(token.low in AUXILIARIES or token.low.endswith("ed") for token in tokens[floor:at])
    if is_short and end < len(tokens) and tokens[end].text == "," and tokens[at - 1].text == ",":
        later = content_of_phrase(tokens, end + 1, end_of_content(tokens, end + 1))
    return Report(cue, source, (earlier, later) if later else (earlier,), "accord")


def in_the_opinion_of(tokens: Sequence[Token], at: int) -> Report | None:
    """ "In his opinion, …", "In the minister's view …", "In the opinion of the ministry, …"."""
    for end in range(at + 1, min(at + 8, len(tokens))):
        if tokens[end].low not in _VIEW:
            continue
        if end + 1 < len(tokens) and tokens[end + 1].low == "of" and tokens[at + 1].low in DETERMINERS:
            return _in_the_view_of(tokens, at, end + 2)
        owner = Phrase(at + 1, end)
        last = tokens[end - 1].low
        if end == at + 1 or not (last in ("his", "her", "their") or last.endswith(("'s", "s'"))):
            return None
        first = end + 2 if end + 1 < len(tokens) and tokens[end + 1].text == "," else end + 1
        content = content_of_phrase(tokens, first, end_of_content(tokens, first))
        return Report(Phrase(at, end + 1), owner, (content,), "think") if content else None
    return None


def _in_the_view_of(tokens: Sequence[Token], at: int, of: int) -> Report | None:
    owner = phrase_beginning(tokens, of)
    if owner is None or owner.end >= len(tokens) or tokens[owner.end].text != ",":
        return None
    content = content_of_phrase(tokens, owner.end + 1, end_of_content(tokens, owner.end + 1))
    return Report(Phrase(at, of), owner, (content,), "think") if content else None


def noun_of_saying(tokens: Sequence[Token], at: int) -> Report | None:
    """ "Torvane's claim that …"; the source of "the claim that …" is whoever the sentence is about."""
    if at + 1 >= len(tokens) or tokens[at + 1].low != "that" or not at:
        return None
    owner = tokens[at - 1].low
    if not (owner in ("his", "her", "their") or owner.endswith(("'s", "s'"))):
        source = leading_subject(tokens[:at])
        if source is None or source.end > at:
            return None
    else:
        source = phrase_ending(tokens, at - 1)
    content = content_of_phrase(tokens, at + 2, end_of_content(tokens, at + 2))
    return Report(Phrase(at, at + 1), source, (content,), "claim") if content else None
