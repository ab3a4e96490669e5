"""Who is doing the saying: the noun phrase before or after a verb, found from small words and capitals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .tokens import Token
from .verbs import reports
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.forums import PARTS_OF_A_DAY
from .words.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    LINKING_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from .words.reporting_verbs import ALSO_NOUNS

_DASHES = frozenset({"—", "–", "―", "--", "-"})
_LONGEST_APPOSITION = 40
_LONGEST = 30
_LONGEST_CLAUSE = 10


class Phrase(NamedTuple):
    """The tokens [first, end) of a noun phrase."""

    first: int
    end: int


def is_calendar_word(token: Token) -> bool:
    return token.low in FULL_WEEKDAYS or (token.low in MONTHS and token.is_capital) or token.low in PARTS_OF_A_DAY


def subject_before(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of the verb at a token, passing over auxiliaries, adverbs, dates and insertions."""
    at = _before_auxiliaries(tokens, verb - 1)
    if at < 0:
        return None
    token = tokens[at]
    if token.low in PRONOUNS and token.low not in ("who", "which"):
        return Phrase(at, at + 1)
    if token.low in ("who", "which", "that"):
        before = at - 2 if at and tokens[at - 1].text == "," else at - 1
        return phrase_ending(tokens, before)
    if token.text == "," or token.text in _DASHES:
        return _around_insertion(tokens, at)
    phrase = phrase_ending(tokens, at)
    return phrase and (_with_clause_about(tokens, phrase) or phrase)


def phrase_ending(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase whose last token this is."""
    at, first = last, last + 1
    while at >= max(0, last - _LONGEST):
        token = tokens[at]
        if token.text == ")":
            at = _opening_bracket(tokens, at)
        elif token.low in DETERMINERS:
            first = at
            if not _is_linked(tokens, at - 1):
                break
        elif token.low == "and":
            if not (at and first == at + 1 and tokens[at - 1].is_capital and tokens[at + 1].is_capital):
                break
        elif token.low in PREPOSITIONS:
            if not _is_linked(tokens, at):
                break
        elif _ends_phrases(token):
            break
        else:
            first = at
        at -= 1
    return Phrase(first, last + 1) if first <= last else None


def phrase_beginning(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at a token: "said Bardo Kelsing, who chairs …"."""
    at = first
    if at < len(tokens) and tokens[at].low in PRONOUNS:
        return Phrase(at, at + 1)
    while at < min(len(tokens), first + _LONGEST):
        token = tokens[at]
        if token.kind != "word" and token.text not in "&/’'(":
            break
        if token.text == "(":
            at = _closing_bracket(tokens, at)
        elif (
            (at > first and (is_calendar_word(token) or (token.low in PREPOSITIONS and token.low not in ("of", "for"))))
            or token.low in SUBORDINATORS | AUXILIARIES | ADVERBS
            or (token.low == "and" and not _joins(tokens, at))
            or (reports(token.low) and token.low not in ALSO_NOUNS and not token.is_capital)
        ):
            break
        at += 1
    return Phrase(first, at) if at > first and tokens[first].low not in PREPOSITIONS else None


def leading_subject(tokens: Sequence[Token]) -> Phrase | None:
    """The subject with which a sentence opens, after "But", "On Friday," and the like."""
    for at, token in enumerate(tokens[:40]):
        if token.kind == "quote":
            return None
        if token.low in PRONOUNS and token.low not in ("it", "who", "which"):
            return Phrase(at, at + 1)
        if token.is_capital and token.low not in PREPOSITIONS | SUBORDINATORS | DETERMINERS | ADVERBS | {"and", "but"}:
            if is_calendar_word(token) or (at and tokens[at - 1].low in PREPOSITIONS):
                continue
            return _with_name_beside(tokens, phrase_beginning(tokens, at))
        if token.low in DETERMINERS and not (at and tokens[at - 1].low in PREPOSITIONS):
            return _with_name_beside(tokens, phrase_beginning(tokens, at))
    return None


def _with_name_beside(tokens: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """ "The Speaker of the Chamber, Ilvar Torvane," is one phrase."""
    if phrase is None or phrase.end + 1 >= len(tokens) or tokens[phrase.end].text != ",":
        return phrase
    end = phrase.end + 1
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    closes = end < len(tokens) and tokens[end].text == "," and end - phrase.end > 2
    return Phrase(phrase.first, end) if closes else phrase


def _before_auxiliaries(tokens: Sequence[Token], at: int) -> int:
    while at >= 0:
        token = tokens[at]
        if token.kind != "word":
            break
        adverb = token.low in ADVERBS or (token.low.endswith("ly") and not token.is_capital and len(token.low) > 4)
        if (
            token.low in AUXILIARIES
            or adverb
            or is_calendar_word(token)
            or (at + 1 < len(tokens) and is_calendar_word(tokens[at + 1]) and _qualifies_a_day(token))
        ):
            at -= 1
        else:
            break
    return at


def _qualifies_a_day(token: Token) -> bool:
    return token.low in ("on", "late", "early", "last", "this", "in", "of", "since") or token.low[0].isdigit()


def _around_insertion(tokens: Sequence[Token], closing: int) -> Phrase | None:
    """The subject before ", of the National Ridge," or ", who leads the party,": the whole of it."""
    for at in range(closing - 1, max(0, closing - _LONGEST_APPOSITION), -1):
        mark = tokens[at]
        if mark.text == tokens[closing].text or (mark.text in _DASHES and tokens[closing].text in _DASHES):
            phrase = phrase_ending(tokens, at - 1)
            if phrase and _can_be_somebody(tokens, phrase):
                return Phrase(phrase.first, closing)
            if phrase and tokens[phrase.end - 1].low in PRONOUNS:
                return phrase
        if mark.text in ";:?!":
            break
    return None


def _with_clause_about(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """ "A diplomat who was in the room": what is told about somebody is no subject by itself."""
    for at in range(phrase.first - 1, max(0, phrase.first - _LONGEST_CLAUSE), -1):
        token = tokens[at]
        if token.low == "who":
            follows = tokens[at + 1]
            is_told_about = not (follows.is_capital or follows.low in DETERMINERS or follows.low in PRONOUNS)
            somebody = phrase_ending(tokens, at - 1) if is_told_about else None
            can_be = somebody and _can_be_somebody(tokens, somebody)
            return Phrase(somebody.first, phrase.end) if somebody and can_be else None
        if token.kind != "word" or reports(token.low):
            return None
    return None


def _can_be_somebody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    first = tokens[phrase.first]
    return first.is_capital or first.low in DETERMINERS or first.low.endswith("s")


def _ends_phrases(token: Token) -> bool:
    if token.kind == "quote" or (token.kind == "mark" and token.text not in "&/."):
        return True
    if token.low in SUBORDINATORS or token.low in AUXILIARIES or token.low in ("or", "but", "not"):
        return True
    if token.low in PRONOUNS or is_calendar_word(token):
        return True
    return reports(token.low) and token.low not in ALSO_NOUNS and not token.is_capital


def _is_linked(tokens: Sequence[Token], preposition: int) -> bool:
    """Whether a preposition ties what follows to a noun before it."""
    if preposition < 1 or tokens[preposition].low not in LINKING_NOUNS:
        return False
    before = tokens[preposition - 1]
    return before.kind == "word" and not _ends_phrases(before) and before.low not in PREPOSITIONS


def _joins(tokens: Sequence[Token], conjunction: int) -> bool:
    after = conjunction + 1
    return after < len(tokens) and tokens[conjunction - 1].is_capital and tokens[after].is_capital


def _opening_bracket(tokens: Sequence[Token], closing: int) -> int:
    for at in range(closing - 1, max(-1, closing - 12), -1):
        if tokens[at].text == "(":
            return at
    return closing


def _closing_bracket(tokens: Sequence[Token], opening: int) -> int:
    for at in range(opening + 1, min(len(tokens), opening + 12)):
        if tokens[at].text == ")":
            return at
    return opening
