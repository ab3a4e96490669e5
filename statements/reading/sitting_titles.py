"""How a sitting is named: where its title begins and ends in a sentence, and whether it is a title at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .reading import Span
from .sittings import ORDINAL, Sitting
from .times_of_saying import is_calendar_word
from .tokens import Token
from .words import listed
from .words.calendar_words import FULL_WEEKDAYS
from .words.forums import BODIES_THAT_SIT, FORUMS, HOLDING, NAMELESS, SPEECH_PREPOSITIONS
from .words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS

_PLACE = re.compile(r"\s?(?:in|at)\s(?:the\s(?:[\w-]+\s){0,6}?of\s)?(?P<place>[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){0,2})")
ADDRESSING = frozenset(["told", "tells", "telling"])
_CHAMBERS = BODIES_THAT_SIT | {"chamber", "house", "duma", "bundestag", "knesset", "lords", "commons"}
_TIES = listed("of with between for on")
_ITS_OWN = frozenset(["this", "his", "her", "its", "their"])
_IN_NO_TITLE = DETERMINERS | PREPOSITIONS | SUBORDINATORS | AUXILIARIES | PRONOUNS | HOLDING | ADDRESSING
_BEHIND_TITLES = (PREPOSITIONS - _TIES) | SUBORDINATORS | AUXILIARIES | PRONOUNS
_BEHIND_TITLES = _BEHIND_TITLES | {"reportedly", "said", "says", "told", "but"}
_AT_NO_END = PREPOSITIONS | {"the", "and", "a"}
_BEHIND_HEADS_OF_HEADLINES = PREPOSITIONS | AUXILIARIES | {"and", "held"}
_LONGEST = 24
_LONGEST_BEFORE_HEAD = 9
_LONGEST_BRACKET = 10
_LOOK_BACK = 6
_OPENING_OF_A_HEADLINE = 5


def is_head(tokens: Sequence[Token], at: int, *, is_title: bool) -> bool:
    """Whether a token is the noun a sitting is named by: "summit", but not in "summit talks"."""
    if tokens[at].low not in FORUMS or (tokens[at].low == "interview" and not is_title):
        return False  # of an interview the words beside a statement tell, of whom and by whom
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if is_title and following.kind == "word" and following.low not in _BEHIND_HEADS_OF_HEADLINES:
        return False
    return following.low not in FORUMS and not following.low.endswith("ing")


def sitting_at(text: str, tokens: Sequence[Token], at: int, *, is_title: bool) -> Sitting | None:
    """The sitting whose head stands at a token, if the words around it name one; `is_title` in the headline."""
    first, end = _first_word(tokens, at), _end_of_ties(tokens, at + 1)
    before = [token.low for token in tokens[max(0, first - _LOOK_BACK) : first]]
    opens_title = is_title and at < _OPENING_OF_A_HEADLINE
    said_there = _is_introduced(tokens, first)
    is_own = bool(before) and before[-1] in _ITS_OWN
    if not (opens_title or said_there or is_own or _is_meeting(before, tokens, at)):
        return None
    capitals = sum(token.is_capital for token in tokens[first : at + 1])
    is_described = at > first and (is_title or (said_there and tokens[at].low not in NAMELESS))
    is_named = capitals >= 2 or end > at + 1 or any(ORDINAL.fullmatch(token.text) for token in tokens[first:at])
    is_days = _is_of_a_day(before)
    if not (is_named or is_described or is_days):
        return _by_its_headline(text, tokens, at) if is_title and said_there else None
    if tokens[at].low in NAMELESS and end == at + 1 and capitals < 2 and not (is_days or is_title):
        return None
    span = Span(tokens[first].start, tokens[end - 1].end)
    title = text[slice(*span)]
    if opens_title and title[1:2].islower():
        title = title[0].lower() + title[1:]
    return Sitting(title, tokens[at].low, span, _place_after(text, span.end))


def _by_its_headline(text: str, tokens: Sequence[Token], at: int) -> Sitting:
    """ "The four neighbours held a meeting": where it has no name, the headline is its name."""
    span = Span(tokens[0].start, tokens[-1].end)
    return Sitting(text[slice(*span)], tokens[at].low, span, channel=tokens[at].text.capitalize())


def _is_of_a_day(before: Sequence[str]) -> bool:
    """ "Monday’s", "Monday night’s"."""
    return (
        bool(before) and before[-1].endswith("'s") and any(w.removesuffix("'s") in FULL_WEEKDAYS for w in before[-2:])
    )


def _is_meeting(before: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """ "When he was meeting with": he is at a meeting with them."""
    if tokens[at].low != "meeting" or at + 1 >= len(tokens) or tokens[at + 1].low != "with":
        return False
    return before[-1:] in (["was"], ["were"]) and "when" in before


def _is_introduced(tokens: Sequence[Token], first: int) -> bool:
    """Whether "at", "during", "held" stand before the words of a sitting, with nothing but its owner between."""
    for token in reversed(tokens[max(0, first - _LOOK_BACK) : first]):
        if token.low in DETERMINERS or token.low.endswith("'s") or (token.is_capital and token.low not in PREPOSITIONS):
            continue
        return token.low in SPEECH_PREPOSITIONS or token.low in HOLDING or token.low in ADDRESSING
    return first > 0 and tokens[0].low in SPEECH_PREPOSITIONS


def _first_word(tokens: Sequence[Token], head: int) -> int:
    """Where the words before its head begin: "the third regional water" before "summit"."""
    at = head
    while at > 0 and head - at < _LONGEST_BEFORE_HEAD and not _is_before_title(tokens[at - 1]):
        at -= 1
    while at < head and tokens[at].kind != "word":
        at += 1
    return at


def _is_before_title(token: Token) -> bool:
    if token.kind != "word" and token.text != ".":
        return True
    if not token.is_capital and token.low in _IN_NO_TITLE:
        return True
    return is_calendar_word(token) or token.low in ("and", "or") or token.text.endswith(("’s", "'s"))


def _end_of_ties(tokens: Sequence[Token], at: int) -> int:
    """Where "of the board of the NWA (National Water Authority)" ends."""
    if at >= len(tokens) or tokens[at].low not in _TIES or _is_on_a_day(tokens, at):
        return at
    end = at + 1
    while end < min(len(tokens), at + _LONGEST):
        behind = _behind_bracket(tokens, end) if tokens[end].text == "(" else end + 1
        if behind is None or (tokens[end].text != "(" and _is_behind_title(tokens, end)):
            break
        end = behind
    while end > at and tokens[end - 1].low in _AT_NO_END:
        end -= 1
    return max(end, at)


def _behind_bracket(tokens: Sequence[Token], opening: int) -> int | None:
    near = range(opening, min(len(tokens), opening + _LONGEST_BRACKET))
    closing = next((at for at in near if tokens[at].text == ")"), None)
    return None if closing is None else closing + 1


def _is_behind_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is no longer of the title before it."""
    token = tokens[at]
    if token.kind != "word" and token.text not in "&/":
        return True
    return token.low in _BEHIND_TITLES or is_calendar_word(token) or _is_on_a_day(tokens, at)


def _is_on_a_day(tokens: Sequence[Token], at: int) -> bool:
    """ "On Monday", "on 3 March"."""
    if tokens[at].low != "on" or at + 1 >= len(tokens):
        return False
    return is_calendar_word(tokens[at + 1]) or tokens[at + 1].text[0].isdigit()


def house_addressed(text: str, tokens: Sequence[Token], at: int) -> Sitting | None:
    """ "told the Chamber of Deputies": the house itself is the venue."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "the" or not tokens[at + 2].is_capital:
        return None
    end = at + 2
    while end < len(tokens) and (
        tokens[end].is_capital or (tokens[end].low == "of" and end + 1 < len(tokens) and tokens[end + 1].is_capital)
    ):
        end += 1
    name = tokens[at + 2 : end]
    if not any(token.low in _CHAMBERS for token in name):
        return None
    span = Span(name[0].start, name[-1].end)
    return Sitting(text[slice(*span)], "sitting", span)


def _place_after(text: str, end: int) -> str | None:
    """ "In Orsana", "at the port of Orsana", right behind a title."""
    match = _PLACE.match(text, end)
    return match["place"].rstrip(".") if match else None
