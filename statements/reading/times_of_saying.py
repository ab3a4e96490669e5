"""Words of time among the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Token
from .words import listed
from .words.calendar_words import FULL_WEEKDAYS, MONTHS, NUMBERS
from .words.forums import PARTS_OF_A_DAY

TIME_NOUNS = listed(
    "weekend day days week weeks month months year years night morning weekend hour hours time times decade"
)


def is_calendar_word(token: Token) -> bool:
    return token.low in FULL_WEEKDAYS or (token.low in MONTHS and token.is_capital) or token.low in PARTS_OF_A_DAY


def is_time(tokens: Sequence[Token], at: int) -> bool:
    """A word of "this month", "last week", "earlier this year"."""
    words = [token.low for token in tokens[max(0, at - 1) : at + 2]]
    if tokens[at].low in TIME_NOUNS:
        return at > 0 and words[0] in ("this", "last")
    return tokens[at].low in ("this", "last") and words[-1] in TIME_NOUNS


def begins_a_time(tokens: Sequence[Token], at: int) -> bool:
    """ "Last night", "two days ago", "earlier this week" behind a name."""
    following = [token.low for token in tokens[at + 1 : at + 3]]
    if tokens[at].low in ("last", "this", "late", "early", "earlier"):
        return any(word in TIME_NOUNS or word in FULL_WEEKDAYS or word == "this" for word in following)
    is_number = tokens[at].low in NUMBERS or tokens[at].text.isdigit() or tokens[at].low in ("several", "many", "some")
    return is_number and bool(following) and (following[0] in TIME_NOUNS or following[1:] == ["days"])


def qualifies_a_day(token: Token) -> bool:
    return token.low in ("on", "late", "early", "last", "this", "in", "of", "since") or token.low[0].isdigit()


def behind_date(tokens: Sequence[Token], at: int) -> int:
    """The last token of the date in "a March 14, 2019 press release"; of what is no date the token itself."""
    if not is_calendar_word(tokens[at]):
        return at
    end = at
    while end + 1 < min(len(tokens), at + 4) and (tokens[end + 1].text == "," or tokens[end + 1].text.isdigit()):
        end += 1
    return end
