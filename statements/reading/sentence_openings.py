"""What a sentence opens with before its subject comes: "In Brenn, which …,", "The next day,"."""

from __future__ import annotations

from collections.abc import Sequence

from .times_of_saying import TIME_NOUNS
from .tokens import Token
from .words.grammar import DETERMINERS, PREPOSITIONS, SUBORDINATORS

_LONGEST_SETTING = 15


def behind_setting(tokens: Sequence[Token]) -> int:
    """Where a sentence goes on after "In Brenn, which …, " and "The next day, with …,"."""
    first = tokens[0] if tokens else None
    is_time = any(token.low in TIME_NOUNS for token in tokens[1:4]) and first and first.low in DETERMINERS
    if first is None or not (first.low in PREPOSITIONS or is_time):
        return 0
    at = _next_comma(tokens, 0)
    while at and (
        tokens[at].low in PREPOSITIONS | SUBORDINATORS or (at + 1 < len(tokens) and tokens[at + 1].text == ",")
    ):
        at = _next_comma(tokens, at)
    return at


def _next_comma(tokens: Sequence[Token], at: int) -> int:
    """The token behind the next comma, 0 where none is near."""
    for number in range(at, min(at + _LONGEST_SETTING, len(tokens) - 1)):
        if tokens[number].kind == "quote":
            return 0
        if tokens[number].text == ",":
            return number + 1
    return 0


def is_sentence_adverb(tokens: Sequence[Token]) -> bool:
    """ "Specifically, she …", "Worse, the companies …"."""
    followed = len(tokens) > 1 and tokens[1].text == ","
    return followed and (tokens[0].low.endswith("ly") or tokens[0].low in ("worse", "still", "indeed", "moreover"))
