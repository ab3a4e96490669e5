"""The subject of a verb, looked for from the verb backwards: over auxiliaries, adverbs, dates and insertions."""

from __future__ import annotations

from collections.abc import Sequence

from .noun_phrases import DASHES, Phrase, is_past, phrase_ending
from .times_of_saying import TIME_NOUNS, is_calendar_word, is_time, qualifies_a_day
from .tokens import Token
from .verbs import reports
from .words import listed
from .words.grammar import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS

_ADVERBS_OF_DEGREE = listed("long just much ever so far most early late ago sharply")
_NO_ADVERBS = listed("family assembly supply ally monopoly anomaly bully rally reply butterfly melancholy")
_BEFORE_VERBS = AUXILIARIES | ADVERBS | _ADVERBS_OF_DEGREE
_COURTESIES = frozenset({"mr.", "ms.", "mrs.", "dr."})
_LONGEST_APPOSITION = 40
_LONGEST_CLAUSE = 10


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
        antecedent = phrase_ending(tokens, before)
        return antecedent and _object_of(tokens, antecedent)
    if token.text == "," or token.text in DASHES:
        return _around_insertion(tokens, at)
    phrase = phrase_ending(tokens, at)
    if phrase and _tells_when(tokens, phrase):
        phrase = phrase_ending(tokens, phrase.first - 2)
    if phrase is None:
        return None
    return _with_clause_about(tokens, phrase) or _own_subject(tokens, phrase)


def _tells_when(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "During the weekend" before a verb."""
    during = phrase.first > 1 and tokens[phrase.first - 1].low in PREPOSITIONS
    return during and tokens[phrase.end - 1].low in TIME_NOUNS and phrase.end - phrase.first < 4


def _own_subject(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Without what another verb has for its object: "The embassy declined the request and said"."""
    for at in range(phrase.first + 1, phrase.end):
        if is_past(tokens, at, phrase.end):
            return Phrase(phrase.first, at)
    return _behind_opening(tokens, phrase)


def _behind_opening(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """ "For several days Iran denied": behind "for several days" the subject is the name at the end."""
    before = tokens[phrase.first - 1] if phrase.first else None
    if opened := _before_participle(tokens, phrase):
        return opened
    opens_with_time = any(
        token.low in TIME_NOUNS and not token.is_capital for token in tokens[phrase.first : phrase.end]
    )
    opens_with_preposition = before is not None and before.low in PREPOSITIONS
    if not (opens_with_time or (opens_with_preposition and phrase.first in (1, 2))):
        return phrase
    at = phrase.end
    while at > phrase.first and (tokens[at - 1].is_capital or tokens[at - 1].low in _COURTESIES):
        at -= 1
    return Phrase(at, phrase.end) if phrase.first < at < phrase.end else phrase


def _before_participle(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """ "Hask, speaking to the council, said": of "Hask speaking to the council" Hask."""
    at = phrase.first - 2
    if at < 1 or tokens[at + 1].low not in PREPOSITIONS or not tokens[at].low.endswith("ing") or tokens[at].is_capital:
        return None
    subject = phrase_ending(tokens, at - 1)
    return subject if subject and tokens[subject.end - 1].is_capital else None


def _object_of(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """What a verb is done to or with: of "turned to the police" the police."""
    for at in range(phrase.end - 2, phrase.first - 1, -1):
        if not is_past(tokens, at, phrase.end) or (at == phrase.first and at and tokens[at - 1].low in DETERMINERS):
            continue
        first = at + 1
        while first < phrase.end - 1 and tokens[first].low in PREPOSITIONS:
            first += 1
        return Phrase(first, phrase.end)
    return phrase


def _before_auxiliaries(tokens: Sequence[Token], at: int) -> int:
    """The last token, read backwards from one, that is no auxiliary, adverb or day."""
    while at >= 0:
        token = tokens[at]
        if token.kind != "word":
            break
        is_adverb = token.low in _BEFORE_VERBS or (_is_manner(token.low) and not token.is_capital)
        if not is_adverb and not _is_of_a_time(tokens, at):
            break
        at -= 1
    return at


def _is_of_a_time(tokens: Sequence[Token], at: int) -> bool:
    if is_calendar_word(tokens[at]) or is_time(tokens, at):
        return True
    return at + 1 < len(tokens) and is_calendar_word(tokens[at + 1]) and qualifies_a_day(tokens[at])


def _is_manner(word: str) -> bool:
    """ "Calmly", "repeatedly"."""
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


def _around_insertion(tokens: Sequence[Token], closing: int) -> Phrase | None:
    """The subject before ", of the National Ridge," or ", who leads the party,": the whole of it."""
    for at in range(closing - 1, max(0, closing - _LONGEST_APPOSITION), -1):
        mark = tokens[at]
        if mark.text == tokens[closing].text or (mark.text in DASHES and tokens[closing].text in DASHES):
            phrase = phrase_ending(tokens, at - 1)
            if phrase and _can_be_somebody(tokens, phrase):
                return Phrase(_name_before(tokens, phrase), closing)
            if phrase and tokens[phrase.end - 1].low in PRONOUNS:
                return phrase
        if mark.text in ";:?!":
            break
    return None


def _name_before(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where "John Dickey, the chief executive of Ora Media" begins."""
    at = phrase.first - 1
    if at < 2 or tokens[at].text != "," or tokens[phrase.first].low not in DETERMINERS:
        return phrase.first
    first = at
    while first > 0 and tokens[first - 1].is_capital and not is_calendar_word(tokens[first - 1]):
        first -= 1
    return first if at - first > 1 else phrase.first


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
    """A name, a noun with an article, or a plural without one."""
    first = tokens[phrase.first]
    return first.is_capital or first.low in DETERMINERS or first.low.endswith("s")
