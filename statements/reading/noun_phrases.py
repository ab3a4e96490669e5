"""Who is doing the saying: the noun phrase before or after a verb, found from small words and capitals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .sentence_openings import behind_setting, is_sentence_adverb
from .times_of_saying import (
    TIME_NOUNS,
    begins_a_time,
    behind_date,
    is_calendar_word,
    is_time,
    qualifies_a_day,
)
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

__all__ = ["Phrase", "is_calendar_word", "leading_subject", "phrase_beginning", "phrase_ending", "subject_before"]

_WITHIN = frozenset(["within", "inside", "near", "close", "under"])
_INSIDERS = listed("source sources official officials person people aide aides insider insiders")
_ADVERBS_OF_DEGREE = listed("long just much ever so far most far early late ago sharply")
_NO_ADVERBS = listed("family assembly supply ally monopoly anomaly bully rally reply butterfly melancholy")
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_LONGEST_APPOSITION = 40
_LONGEST = 30
_LONGEST_CLAUSE = 10


class Phrase(NamedTuple):
    """The tokens [first, end) of a noun phrase."""

    first: int
    end: int


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
    if token.text == "," or token.text in _DASHES:
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
        if _is_past(tokens, at, phrase.end):
            return Phrase(phrase.first, at)
    return _behind_opening(tokens, phrase)


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
        if not _is_past(tokens, at, phrase.end) or (at == phrase.first and at and tokens[at - 1].low in DETERMINERS):
            continue
        first = at + 1
        while first < phrase.end - 1 and tokens[first].low in PREPOSITIONS:
            first += 1
        return Phrase(first, phrase.end)
    return phrase


def _is_past(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word in the middle of what looks like a noun phrase is a verb."""
    token = tokens[at]
    if token.is_capital or not (token.low in IRREGULAR_PAST or (token.low.endswith("ed") and len(token.low) > 4)):
        return False
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < end else None
    if before.low in DETERMINERS | ADVERBS | PREPOSITIONS or before.text in "&/-":
        return False
    return after is None or after.low in DETERMINERS | PREPOSITIONS | PRONOUNS | {"and", "away", "out", "up", "down"}


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
    while at > phrase.first and (tokens[at - 1].is_capital or tokens[at - 1].low in ("mr.", "ms.", "mrs.", "dr.")):
        at -= 1
    return Phrase(at, phrase.end) if phrase.first < at < phrase.end else phrase


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


def phrase_beginning(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at a token: "said Bardo Kelsing, who chairs …"."""
    at = first
    if at < len(tokens) and tokens[at].low in PRONOUNS:
        return Phrase(at, at + 1)
    while at < min(len(tokens), first + _LONGEST):
        token = tokens[at]
        if token.kind != "word" and token.text not in "&/’'(":
            break
        is_noun = at == first + 1 and tokens[first].low in DETERMINERS
        if token.text == "(":
            at = _closing_bracket(tokens, at)
        elif is_noun and (is_calendar_word(token) or reports(token.low) or token.low.endswith("ly")):
            at = behind_date(tokens, at)
        elif (
            (at > first and (is_calendar_word(token) or (token.low in PREPOSITIONS and token.low not in ("of", "for"))))
            or token.low in SUBORDINATORS | AUXILIARIES | ADVERBS
            or (token.low == "and" and not _joins(tokens, at))
            or (reports(token.low) and token.low not in ALSO_NOUNS and not token.is_capital)
            or (at > first and (_is_past(tokens, at, len(tokens)) or begins_a_time(tokens, at)))
        ):
            break
        at += 1
    if at <= first or tokens[first].low in PREPOSITIONS:
        return None
    while at - 1 > first and tokens[at - 1].low in ("late", "early", "earlier", "released", "published", "posted"):
        at -= 1
    return _with_author(tokens, _with_name_beside(tokens, Phrase(first, at)))


def _with_author(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """ "A statement released on Monday by the ministry": who made it belongs to it."""
    if not any(token.low in DOCUMENTS for token in tokens[phrase.first : phrase.end]):
        return phrase
    for at in range(phrase.end, min(phrase.end + 8, len(tokens) - 1)):
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
    for at, token in enumerate(tokens[:40]):
        if token.kind == "quote":
            return None
        if at < behind:
            continue
        if token.low in PRONOUNS and token.low not in ("it", "who", "which"):
            return Phrase(at, at + 1)
        if token.is_capital and token.low not in PREPOSITIONS | SUBORDINATORS | DETERMINERS | ADVERBS | {"and", "but"}:
            if is_calendar_word(token) or (at and tokens[at - 1].low in PREPOSITIONS):
                continue
            if at == 0 and is_sentence_adverb(tokens):
                continue
            return phrase_beginning(tokens, at)
        if token.low in DETERMINERS and not (at and tokens[at - 1].low in PREPOSITIONS):
            phrase = phrase_beginning(tokens, at)
            if phrase is None or phrase.end - phrase.first > 1:
                return phrase
    return None


def _with_name_beside(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """ "The Speaker of the Chamber, Ilvar Torvane," is one phrase."""
    if phrase.end + 1 >= len(tokens) or tokens[phrase.end].text != "," or tokens[phrase.first].low in PRONOUNS:
        return phrase
    end = phrase.end + 1
    while end < len(tokens) and tokens[end].is_capital and not is_calendar_word(tokens[end]):
        end += 1
    closes = end < len(tokens) and tokens[end].text == "," and end - phrase.end > 2
    return Phrase(phrase.first, end) if closes else phrase


def _before_auxiliaries(tokens: Sequence[Token], at: int) -> int:
    while at >= 0:
        token = tokens[at]
        if token.kind != "word":
            break
        adverb = token.low in ADVERBS or (_is_manner(token.low) and not token.is_capital)
        if (
            token.low in AUXILIARIES
            or adverb
            or is_calendar_word(token)
            or token.low in _ADVERBS_OF_DEGREE
            or is_time(tokens, at)
            or (at + 1 < len(tokens) and is_calendar_word(tokens[at + 1]) and qualifies_a_day(token))
        ):
            at -= 1
        else:
            break
    return at


def _is_manner(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


def _around_insertion(tokens: Sequence[Token], closing: int) -> Phrase | None:
    """The subject before ", of the National Ridge," or ", who leads the party,": the whole of it."""
    for at in range(closing - 1, max(0, closing - _LONGEST_APPOSITION), -1):
        mark = tokens[at]
        if mark.text == tokens[closing].text or (mark.text in _DASHES and tokens[closing].text in _DASHES):
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
    low = tokens[preposition].low if preposition >= 0 else ""
    if preposition < 1 or (low not in LINKING_NOUNS and low not in _WITHIN):
        return False
    if low in _WITHIN and tokens[preposition - 1].low not in _INSIDERS:
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
