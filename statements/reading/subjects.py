"""Whose words a verb of saying reports: its subject before it, behind it, or carried on from before."""

from __future__ import annotations

from collections.abc import Sequence

from .noun_phrases import Phrase, leading_subject, phrase_beginning
from .reports import Report
from .tokens import Token
from .verb_subjects import subject_before
from .verbs import Verb
from .words.grammar import DETERMINERS, FORMS_OF_BE, PREPOSITIONS, PRONOUNS
from .words.reporting_verbs import CLAUSE


def subject_of(tokens: Sequence[Token], verb: Verb, before: list[Report]) -> Phrase | None:
    """The subject before a verb; where it has none of its own, whoever spoke before, or whom the sentence is about."""
    if verb.tense == "ing" and not (verb.first and tokens[verb.first - 1].low in FORMS_OF_BE):
        return _who_went_before(tokens, verb, before) or _who_comes_after(tokens, verb)
    previous = tokens[verb.first - 1].low if verb.first else ""
    if previous == "to":
        return _who_went_before(tokens, verb, before)
    subject = subject_before(tokens, verb.first)
    if subject is None or previous in ("and", "but", ",", "then"):
        return subject if subject and previous == "," else _who_went_before(tokens, verb, before)
    return subject


def _who_went_before(tokens: Sequence[Token], verb: Verb, before: list[Report]) -> Phrase | None:
    if before:
        return before[-1].source
    leading = leading_subject(tokens)
    return leading if leading and leading.end <= verb.first else None


def _who_comes_after(tokens: Sequence[Token], verb: Verb) -> Phrase | None:
    """ "After saying the dam was safe, Hask …": whom the main clause is about."""
    if verb.first > 1:
        return None
    commas = (at for at in range(verb.last + 2, len(tokens) - 1) if tokens[at].text == ",")
    for comma in commas:
        subject = phrase_beginning(tokens, comma + 1)
        first = tokens[comma + 1]
        if subject and (first.is_capital or first.low in PRONOUNS | DETERMINERS):
            return subject
    return None


def inverted_subject(tokens: Sequence[Token], verb: Verb) -> Phrase | None:
    """The subject in ", said the minister" and "” — warned he"."""
    if verb.tense not in ("past", "present") or CLAUSE not in verb.takes or verb.lemma == "tell" or not verb.first:
        return None
    previous = tokens[verb.first - 1]
    before = [token for token in tokens[max(0, verb.first - 3) : verb.first] if token.kind == "quote"]
    if any(token.kind == "quote" for token in tokens[: verb.first]) and not before:
        return None
    if previous.kind != "quote" and previous.text not in (",", "—", "–", "-", "--", "―", "?", "!"):
        return None
    phrase = phrase_beginning(tokens, verb.last + 1)
    if phrase is None or tokens[phrase.first].low in ("that", "it", "this", "these", "those", "there"):
        return None
    if previous.kind == "mark" and not any(token.kind == "quote" for token in tokens[: verb.first]):
        ends = phrase.end >= len(tokens) or not (
            tokens[phrase.end].kind == "word" and tokens[phrase.end].low not in PREPOSITIONS
        )
        quoted_next = phrase.end < len(tokens) and tokens[phrase.end].kind == "quote"
        if not ends or quoted_next or not _names_somebody(tokens, phrase):
            return None
    return phrase


def _names_somebody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Capitals or a pronoun, and behind them no verb: "said Hask", not "said Hask reached out"."""
    words = tokens[phrase.first : phrase.end]
    capitals = [at for at, token in enumerate(words) if token.is_capital or token.low in PRONOUNS]
    if not capitals:
        return False
    behind = words[capitals[0] + 1 :]
    return not any(
        token.low.endswith(("ed", "s")) and "'" not in token.low and not token.is_capital for token in behind
    )
