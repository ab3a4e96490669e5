"""Whether a form of a verb of saying reports in its sentence that something was said."""

from __future__ import annotations

from collections.abc import Sequence

from .contents import ends_as_speech
from .tokens import Token
from .verbs import Verb
from .words import listed
from .words.grammar import ADVERBS, AUXILIARIES, DETERMINERS, FORMS_OF_BE, NUMERALS, PREPOSITIONS, PRONOUNS
from .words.reporting_verbs import NEGATIONS, NOT_FINITE_AFTER

_FROM_VERB_TO_INFINITIVE = 5
_GOING_ON = listed("continued continues continue proceeded began begins")
_PAST_LIKE_BASE = listed("read forecast")


def is_a_verb_here(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether this form reports something that was said: no noun, no passive, no infinitive, not denied."""
    before = [token.low for token in tokens[max(0, verb.first - 3) : verb.first]]
    previous = before[-1] if before else ""
    following = tokens[verb.last + 1].low if verb.last + 1 < len(tokens) else ""
    if any(word in NEGATIONS or word.endswith("n't") for word in before[-2:]) or following == "by":
        return False
    if previous in DETERMINERS - NUMERALS:
        return False
    if previous == "to" and verb.tense == "base" and _comes_to_say(tokens, verb.first - 1):
        return True
    if previous in PREPOSITIONS and verb.tense != "ing" and not set(before[:-1]) & AUXILIARIES:
        return False
    if verb.tense == "ing":
        return not verb.is_doubtful or previous in FORMS_OF_BE or previous in (",", "as", "by", "")
    if verb.tense == "base" and verb.lemma not in _PAST_LIKE_BASE:
        return not set(before[-2:]) & NOT_FINITE_AFTER and (not verb.is_doubtful or _is_plural(previous))
    if verb.tense == "past" and _is_behind_be(before):
        return False
    if previous in NOT_FINITE_AFTER:
        return False
    return not verb.is_doubtful or _stands_as_verb(tokens, verb, previous, following)


def _is_behind_be(before: Sequence[str]) -> bool:
    """ "Was said", "was reportedly said"."""
    if before and _is_adverb(before[-1]):
        before = before[:-1]
    return bool(before) and before[-1] in FORMS_OF_BE


def _comes_to_say(tokens: Sequence[Token], to: int) -> bool:
    """ "went on to say", "took to the radio to warn", "continued to insist": an infinitive that did happen."""
    before = [token.low for token in tokens[max(0, to - _FROM_VERB_TO_INFINITIVE) : to]]
    return (before[-1:] == ["on"] and before[-2:-1] in (["went"], ["goes"], ["going"])) or bool(
        before and (before[-1] in _GOING_ON or ({"took", "takes"} & set(before) and "to" in before))
    )


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or word.endswith("ly")


def _is_plural(word: str) -> bool:
    return word in ("they", "who", "people", "media", "police") or (word.endswith("s") and len(word) > 3)


def _stands_as_verb(tokens: Sequence[Token], verb: Verb, previous: str, following: str) -> bool:
    """For a form that may be a noun: its subject is a name or a pronoun, or "that" follows."""
    if following in ("that", ":") or previous in PRONOUNS or _introduces_a_quotation(tokens, verb.last + 1):
        return True
    if _closes_a_quotation(tokens, verb.first):
        return True
    before = tokens[verb.first - 1] if verb.first else None
    if before is None or following in PREPOSITIONS:
        return False
    return before.is_capital or verb.tense == "past" or (verb.tense == "present" and _begins_a_clause(tokens, verb))


def _closes_a_quotation(tokens: Sequence[Token], at: int) -> bool:
    """ "“…,” the letter read", "“…”, read the letter": speech stands before it, and at most a short subject between."""
    quote = next((where for where in range(at - 1, max(-1, at - 5), -1) if tokens[where].kind == "quote"), None)
    return quote is not None and any(ends_as_speech(tokens, where) for where in (quote, quote + 1))


def _introduces_a_quotation(tokens: Sequence[Token], at: int) -> bool:
    """ "The summary read in part: “…”", "The act states “…”"."""
    near = tokens[at : at + 4]
    quote = next((token for token in near if token.kind == "quote"), None)
    return quote is not None and len(quote.text.split()) > 2


def _begins_a_clause(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "The motion claims the declaration is void": a subject behind the form, and soon a verb of its own."""
    behind = tokens[verb.last + 1 : verb.last + 10]
    if not behind or not (behind[0].is_capital or behind[0].low in DETERMINERS | PRONOUNS):
        return False
    return any(token.low in AUXILIARIES or token.low.endswith("ed") for token in behind[1:])
