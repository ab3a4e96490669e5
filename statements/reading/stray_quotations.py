"""A quotation that no known verb of saying reports: what in its sentence tells who said it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .contents import ends_as_speech
from .noun_phrases import Phrase, is_calendar_word, leading_subject
from .tokens import Token
from .words import listed
from .words.grammar import ADVERBS, AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from .words.reporting_verbs import NOUNS_THAT_ANNOUNCE
from .works import is_title

_DASHES = ("—", "–", "―", "--", "-")
_SPEECH_WORDS = 5
"""A quotation of fewer words that nobody is said to have said is a term or a title."""

_LONGEST_NAME = 8
_MARKS = "“”„«»‘’\"' ,"
_SIGNS = listed(
    "sign signs placard placards banner banners poster posters shirt shirts t-shirts sticker stickers flag flags"
)
_ON_SIGNS = listed("reading saying read reads said says declaring proclaiming demanding")
_NO_VERBS = ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS


class Uttered(NamedTuple):
    """The tokens that name who said a quotation, and those of the verb where there is one."""

    source: Phrase
    cue: Phrase | None


def uttered(tokens: Sequence[Token], at: int) -> Uttered | None:
    """Who is shown to have said the quotation at a token; None where it may be a title or a term."""
    words = len(tokens[at].text.split())
    if is_title(tokens[at].text.strip(_MARKS)):
        return None
    if on_a_sign := _on_a_sign(tokens, at):
        return on_a_sign
    if ends_as_speech(tokens, at) and words > 1:
        found = _by_the_clause_after(tokens, at + 1)
        if found:
            return found
    if words < _SPEECH_WORDS:
        return None
    return _signed(tokens, at + 1) or (_introduced(tokens, at) if _begins_as_speech(tokens, at) else None)


def _on_a_sign(tokens: Sequence[Token], at: int) -> Uttered | None:
    """ "They held signs reading “…”": whoever the sentence is about, else the sign."""
    verb = at - 1 if at and tokens[at - 1].kind == "word" else at - 2
    if verb < 1 or tokens[verb].low not in _ON_SIGNS:
        return None
    sign = next((where for where in range(verb - 1, max(-1, verb - 4), -1) if tokens[where].low in _SIGNS), None)
    if sign is None:
        return None
    subject = leading_subject(tokens)
    source = subject if subject and subject.end <= sign else Phrase(sign, sign + 1)
    return Uttered(source, Phrase(verb, verb + 1))


def opens_with_its_subject(tokens: Sequence[Token], at: int) -> Uttered | None:
    """For a long quotation in a sentence without any verb of saying: the sentence's subject."""
    if len(tokens[at].text.split()) < _SPEECH_WORDS or is_title(tokens[at].text.strip(_MARKS)):
        return None
    subject = leading_subject(tokens)
    return Uttered(subject, None) if subject and subject.first < at else None


def _by_the_clause_after(tokens: Sequence[Token], at: int) -> Uttered | None:
    """ "…," she yells while moving: a subject and a verb the lists need not know."""
    first = at + 1 if at < len(tokens) and tokens[at].text in (",", *_DASHES) else at
    end = first
    if end < len(tokens) and tokens[end].low in PRONOUNS:
        end += 1
    else:
        if end < len(tokens) and tokens[end].low in DETERMINERS:
            end += 2
        while end < min(len(tokens), first + _LONGEST_NAME) and tokens[end].is_capital:
            end += 1
    while first < end < len(tokens) and (tokens[end].low in ADVERBS or tokens[end].low.endswith("ly")):
        end += 1
    if end == first or end >= len(tokens) or not _may_be_a_verb(tokens[end]):
        return None
    return Uttered(Phrase(first, end), Phrase(end, end + 1))


def _may_be_a_verb(token: Token) -> bool:
    return (
        token.kind == "word"
        and token.low.endswith(("ed", "s"))
        and token.low.islower()
        and (not token.is_capital and token.low not in _NO_VERBS and not is_calendar_word(token))
    )


def _signed(tokens: Sequence[Token], at: int) -> Uttered | None:
    """ "…" — Anna Hask, a teacher: a dash and a name to the end of the sentence."""
    if at + 1 >= len(tokens) or tokens[at].text not in _DASHES or not tokens[at + 1].is_capital:
        return None
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    closes = end == len(tokens) or tokens[end].kind == "mark"
    return Uttered(Phrase(at + 1, end), None) if closes and end - at <= _LONGEST_NAME else None


def _begins_as_speech(tokens: Sequence[Token], at: int) -> bool:
    words = tokens[at].text.strip("“\"«„'‘ ")
    return words[:1].isupper() and at > 0 and tokens[at - 1].text in (",", ":")


def _introduced(tokens: Sequence[Token], at: int) -> Uttered | None:
    """ "The palace issued the following statement: “…”": the sentence's subject, and the noun that announces words."""
    subject = leading_subject(tokens[:at])
    if subject is None or subject.end >= at:
        return None
    announced = (where for where in range(at - 2, subject.end, -1) if tokens[where].low in NOUNS_THAT_ANNOUNCE)
    noun = next(announced, None)
    return Uttered(subject, Phrase(noun, noun + 1) if noun else None)
