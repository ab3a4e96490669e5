"""What was said is the subject: "It was agreed that …", "The need for talks was stressed", "… was told by Hask"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .content_ends import Content, content_of_phrase, end_of_content, skip_adverbs
from .noun_phrases import Phrase, phrase_beginning
from .tokens import Token
from .verbs import Verb
from .words import listed
from .words.grammar import ADVERBS, FORMS_OF_BE

_BE = FORMS_OF_BE - {"being"}  # before "being" stands another form, which is no part of the subject
_WITHOUT_A_SOURCE = listed(
    "stress emphasize emphasise underline underscore note agree reaffirm highlight express voice confirm suggest"
    " propose"
)
"""Meetings "stressed" and "agreed" without anybody's name; what was "reported" or "believed" is hearsay."""

_BY_SOMEBODY = _WITHOUT_A_SOURCE | listed(
    "announce describe say report criticize criticise condemn denounce welcome praise reject deny reveal call"
    " tell warn ask urge"
)
_LONGEST_SUBJECT = 45


class Passive(NamedTuple):
    """The tokens of a passive report; `source` is None where nobody is named."""

    cue: Phrase
    source: Phrase | None
    content: Content


def passive_at(tokens: Sequence[Token], verb: Verb, floor: int) -> Passive | None:
    """The passive report whose verb this is; `floor` is the first token no other report has taken."""
    be = _auxiliary(tokens, verb.first)
    if verb.tense != "past" or be is None or be <= floor:
        return None
    cue = Phrase(verb.first, verb.last + 1)
    if tokens[be - 1].low == "it":
        return _that_clause(tokens, verb, cue)
    source = _agent(tokens, verb.last + 1)
    if verb.lemma not in (_BY_SOMEBODY if source else _WITHOUT_A_SOURCE):
        return None
    content = _subject(tokens, floor, be)
    return Passive(cue, source, content) if content else None


def _auxiliary(tokens: Sequence[Token], verb: int) -> int | None:
    at = verb - 1
    while at > 0 and (tokens[at].low in ADVERBS or tokens[at].low.endswith("ly")):
        at -= 1
    if at < 1 or tokens[at].low not in _BE:
        return None
    return at - 1 if tokens[at - 1].low in ("has", "have", "had") else at


def _that_clause(tokens: Sequence[Token], verb: Verb, cue: Phrase) -> Passive | None:
    at = skip_adverbs(tokens, verb.last + 1)
    if verb.lemma not in _WITHOUT_A_SOURCE or at >= len(tokens) or tokens[at].low != "that":
        return None
    content = content_of_phrase(tokens, at + 1, end_of_content(tokens, at + 1))
    return Passive(cue, None, content) if content else None


def _agent(tokens: Sequence[Token], at: int) -> Phrase | None:
    at = skip_adverbs(tokens, at)
    return phrase_beginning(tokens, at + 1) if at + 1 < len(tokens) and tokens[at].low == "by" else None


def _subject(tokens: Sequence[Token], floor: int, end: int) -> Content | None:
    """All that stands before the verb, when it is one noun phrase with what belongs to it."""
    first = floor
    while first < end and (tokens[first].kind == "mark" or tokens[first].low in ("and", "but")):
        first += 1
    words = tokens[first:end]
    if not 2 <= len(words) <= _LONGEST_SUBJECT or any(token.text in ",;:" or token.kind == "quote" for token in words):
        return None
    return content_of_phrase(tokens, first, end)
