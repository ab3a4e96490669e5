"""The joints of a sentence: places where reported words may end, and what can be seen there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .times_of_saying import is_calendar_word
from .tokens import Token
from .verbs import verb_at
from .words import listed
from .words.grammar import ADVERBS, AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS

_MARKS = {",": ",", ";": ";", ":": ":", "—": "—", "–": "—", "--": "—", "-": "—", "―": "—"}
_WORDS = listed(
    """and but yet so or while although though when as after before during despite amid because since which who with in
    on at for following whereas if even"""
)
_SUBJECTS = listed("he she they it who which that we i you")
_LOOK_AHEAD = 9


def joints(tokens: Sequence[Token], first: int, end: int) -> Iterator[tuple[int, str]]:
    """The joints behind the first token of a content and before `end`, each with what it consists of.

    Between two quotations there is none: “…”, “…” and “…” are said together.
    """
    if first >= end:
        return
    before = tokens[first]
    has_quotation = before.kind == "quote"
    for at in range(first + 1, end):
        token = tokens[at]
        joint = _joint(before, token)
        if joint and not (has_quotation and at + 1 < len(tokens) and tokens[at + 1].kind == "quote"):
            yield at, joint
        has_quotation = has_quotation or token.kind == "quote"
        before = token


def _joint(before: Token, token: Token) -> str | None:
    if token.kind == "mark":
        return _MARKS.get(token.text)
    if token.kind == "quote":
        return None
    if token.low in _WORDS:
        return None if before.text in _MARKS else token.low
    is_day = before.kind == "word" and before.low not in ("on", "last", "this") and is_calendar_word(token)
    return "DAY" if is_day else None


def features(tokens: Sequence[Token], first: int, at: int, joint: str) -> list[str]:
    """What can be seen at a joint of a content that begins at `first`."""
    count = len(tokens)
    next_kind = _kind(tokens[at + 1]) if at + 1 < count else "END"
    after_next = _kind(tokens[at + 2]) if at + 2 < count else "END"
    done, rest = at - first, count - at
    start = _start(tokens, first)
    quoted = "q" if any(token.kind == "quote" for token in tokens[first:at]) else "-"
    quoted += "q" if any(token.kind == "quote" for token in tokens[at:]) else "-"
    common = joint if joint in (",", "and", "but", "—") else "other"
    return [
        "any",
        f"joint={joint}",
        f"joint={joint} {next_kind}",
        f"joint={joint} {next_kind} {after_next}",
        f"joint={joint} said={min(3, done // 5)}",
        f"said={min(4, done // 4)}",
        f"left={min(4, rest // 5)}",
        f"before={_kind(tokens[at - 1])}",
        f"start={start}",
        f"start={start if start in ('that', 'to', 'QUOTE') else 'other'} {joint}",
        f"quoted={quoted}",
        f"quoted={quoted} {joint}",
        f"verb={common} {_verb_behind(tokens, at)}",
        f"finite={joint} {_is_finite(tokens, at)}",
        f"so far={joint} {next_kind} {_has_verb(tokens, first, at)}",
    ]


def _start(tokens: Sequence[Token], first: int) -> str:
    if first and tokens[first - 1].low == "that":
        return "that"
    return "to" if tokens[first].low == "to" else _kind(tokens[first])


def _verb_behind(tokens: Sequence[Token], at: int) -> str:
    """Whether words of saying follow soon, in which form, and how soon."""
    for where in range(at + 1, min(len(tokens), at + _LOOK_AHEAD)):
        if tokens[where].text in (",", ";"):
            break
        verb = verb_at(tokens, where)
        if verb and not tokens[where].is_capital and not verb.is_doubtful:
            return f"{verb.tense}{min(where - at, 3)}"
    return "none"


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    return any(token.low in AUXILIARIES or token.low.endswith("ed") for token in tokens[at + 1 : at + _LOOK_AHEAD])


def _has_verb(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the content up to here is a clause, and no mere topic."""
    return any(token.low in AUXILIARIES or token.low.endswith("ed") for token in tokens[first + 1 : at])


_CLOSED = PREPOSITIONS | SUBORDINATORS | COORDINATORS | _SUBJECTS


def _kind(token: Token) -> str:
    if token.kind == "quote":
        return "QUOTE"
    if token.kind == "mark":
        return "MARK"
    low = token.low
    if low in _CLOSED:
        return low
    if low in DETERMINERS:
        return "DET"
    if low in AUXILIARIES:
        return "AUX"
    if low in ADVERBS:
        return "ADV"
    if token.is_capital:
        return "DAY" if is_calendar_word(token) else "CAPITAL"
    for ending in ("ing", "ed", "ly"):
        if low.endswith(ending):
            return ending
    return "word"
