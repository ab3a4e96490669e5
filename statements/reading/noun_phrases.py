"""Noun phrases, found from small words and capitals: the one that ends, or begins, at a token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .sentence_openings import behind_setting, is_sentence_adverb
from .times_of_saying import begins_a_time, behind_date, is_calendar_word
from .tokens import Token
from .verbs import reports
from .words import listed
from .words.body_heads import DOCUMENTS
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
from .words.verb_forms import IRREGULAR_PAST

__all__ = ["DASHES", "Phrase", "is_calendar_word", "is_past", "leading_subject", "phrase_beginning", "phrase_ending"]

DASHES = frozenset({"—", "–", "―", "--", "-"})
_WITHIN = frozenset(["within", "inside", "near", "close", "under"])
_INSIDERS = listed("source sources official officials person people aide aides insider insiders")
_IN_NO_PHRASE = SUBORDINATORS | AUXILIARIES | {"or", "but", "not"}
_BEHIND_PHRASES = SUBORDINATORS | AUXILIARIES | ADVERBS
_OPENS_NO_SUBJECT = PREPOSITIONS | SUBORDINATORS | DETERMINERS | ADVERBS | {"and", "but"}
_BEFORE_ADJECTIVES = DETERMINERS | ADVERBS | PREPOSITIONS
_BEHIND_VERBS = DETERMINERS | PREPOSITIONS | PRONOUNS | {"and", "away", "out", "up", "down"}
_TO_NO_NOUN = frozenset({"late", "early", "earlier", "released", "published", "posted"})
"""They stand behind a noun and belong to the day that follows."""

_LONGEST = 30
_LONGEST_BRACKET = 12
_BEFORE_THE_SUBJECT = 40
_AUTHOR_IS_NEAR = 8


class Phrase(NamedTuple):
    """The tokens [first, end) of a noun phrase."""

    first: int
    end: int


def phrase_ending(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase whose last token this is."""
    at, first = last, last + 1
    while at >= max(0, last - _LONGEST):
        token = tokens[at]
        if token.text == ")":
            at = _opening_bracket(tokens, at)
        elif token.low in DETERMINERS:
            first = at
            if not _is_linked(tokens, at - 1) and not (at and tokens[at - 1].low in ("the", "all", "both", "these")):
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


def _ends_phrases(token: Token) -> bool:
    """Whether no noun phrase goes over this token."""
    if token.kind == "quote" or (token.kind == "mark" and token.text not in "&/."):
        return True
    if token.low in _IN_NO_PHRASE or token.low in PRONOUNS or is_calendar_word(token):
        return True
    return reports(token.low) and token.low not in ALSO_NOUNS and not token.is_capital


def _is_linked(tokens: Sequence[Token], preposition: int) -> bool:
    """Whether a preposition ties what follows to a noun before it."""
    low = tokens[preposition].low if preposition >= 0 else ""
    if preposition < 1 or (low not in LINKING_NOUNS and low not in _WITHIN):
        return False
    if low in _WITHIN and tokens[preposition - 1].low not in _INSIDERS:
        return False
    before = tokens[preposition - 1]
    return before.kind == "word" and not _ends_phrases(before) and before.low not in PREPOSITIONS


def _opening_bracket(tokens: Sequence[Token], closing: int) -> int:
    for at in range(closing - 1, max(-1, closing - _LONGEST_BRACKET), -1):
        if tokens[at].text == "(":
            return at
    return closing


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
        elif at == first + 1 and _is_beside_article(tokens, at):
            at = behind_date(tokens, at)
        elif _is_behind_phrase(tokens, first, at):
            break
        at += 1
    if at <= first or tokens[first].low in PREPOSITIONS:
        return None
    while at - 1 > first and tokens[at - 1].low in _TO_NO_NOUN:
        at -= 1
    return _with_author(tokens, _with_name_beside(tokens, Phrase(first, at)))


def _is_beside_article(tokens: Sequence[Token], at: int) -> bool:
    """ "The report", "a March 14 letter", "a friendly letter": behind an article they do not end the phrase."""
    token = tokens[at]
    is_noun = is_calendar_word(token) or reports(token.low) or token.low.endswith("ly")
    return is_noun and tokens[at - 1].low in DETERMINERS


def _is_behind_phrase(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word is no longer of the noun phrase that began at `first`."""
    token = tokens[at]
    if token.low in _BEHIND_PHRASES or (token.low == "and" and not _joins_names(tokens, at)):
        return True
    if reports(token.low) and token.low not in ALSO_NOUNS and not token.is_capital:
        return True
    if at == first:
        return False
    if is_calendar_word(token) or (token.low in PREPOSITIONS and token.low not in ("of", "for")):
        return True
    return is_past(tokens, at, len(tokens)) or begins_a_time(tokens, at)


def _joins_names(tokens: Sequence[Token], conjunction: int) -> bool:
    after = conjunction + 1
    return after < len(tokens) and tokens[conjunction - 1].is_capital and tokens[after].is_capital


def is_past(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word of what looks like a noun phrase up to `end` is a verb: "declined" of "the embassy declined"."""
    token = tokens[at]
    if token.is_capital or not (token.low in IRREGULAR_PAST or (token.low.endswith("ed") and len(token.low) > 4)):
        return False
    before = tokens[at - 1]
    if before.low in _BEFORE_ADJECTIVES or before.text in "&/-":
        return False
    return at + 1 >= end or tokens[at + 1].low in _BEHIND_VERBS


def _closing_bracket(tokens: Sequence[Token], opening: int) -> int:
    for at in range(opening + 1, min(len(tokens), opening + _LONGEST_BRACKET)):
        if tokens[at].text == ")":
            return at
    return opening


def _with_name_beside(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """ "The Speaker of the Chamber, Ilvar Torvane," is one phrase."""
    if phrase.end + 1 >= len(tokens) or tokens[phrase.end].text != "," or tokens[phrase.first].low in PRONOUNS:
        return phrase
    end = phrase.end + 1
    while end < len(tokens) and tokens[end].is_capital and not is_calendar_word(tokens[end]):
        end += 1
    closes = end < len(tokens) and tokens[end].text == "," and end - phrase.end > 2
    return Phrase(phrase.first, end) if closes else phrase


def _with_author(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """ "A statement released on Monday by the ministry": who made it belongs to it."""
    if not any(token.low in DOCUMENTS for token in tokens[phrase.first : phrase.end]):
        return phrase
    for at in range(phrase.end, min(phrase.end + _AUTHOR_IS_NEAR, len(tokens) - 1)):
        token = tokens[at]
        if token.kind != "word":
            break
        if token.low in ("by", "from"):
            author = phrase_beginning(tokens, at + 1)
            return Phrase(phrase.first, author.end) if author else phrase
    return phrase


def leading_subject(tokens: Sequence[Token]) -> Phrase | None:
    """The subject with which a sentence opens, after "But", "On Friday," and the like."""
    behind = behind_setting(tokens)
    for at, token in enumerate(tokens[:_BEFORE_THE_SUBJECT]):
        if token.kind == "quote":
            return None
        if at < behind:
            continue
        if token.low in PRONOUNS and token.low not in ("it", "who", "which"):
            return Phrase(at, at + 1)
        if token.is_capital and token.low not in _OPENS_NO_SUBJECT:
            is_setting = is_calendar_word(token) or (at and tokens[at - 1].low in PREPOSITIONS)
            if is_setting or (at == 0 and is_sentence_adverb(tokens)):
                continue
            return phrase_beginning(tokens, at)
        if token.low in DETERMINERS and not (at and tokens[at - 1].low in PREPOSITIONS):
            phrase = phrase_beginning(tokens, at)
            if phrase is None or phrase.end - phrase.first > 1:
                return phrase
    return None
