"""Contents that stand apart from their verb: behind whom it was told, and behind when and where it was said."""

from __future__ import annotations

from collections.abc import Sequence

from .content_ends import Content, content_of_phrase, end_of_content
from .times_of_saying import is_calendar_word
from .tokens import Token
from .verbs import Verb, verb_at
from .words import listed
from .words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS
from .words.reporting_verbs import CLAUSE, NOUNS_OF_SAYING, TOPIC

_LOOK_AHEAD = 30
_LONGEST_SETTING = 10
_MINDS = listed("believe think expect hope want know need")
_SUBJECTS = listed("he she it they there we")
_ABOUT = listed("inform notify remind warn")


def after_the_person(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
    """ "told reporters that …", "assured the house: “…”", "told him the dam would hold"."""
    for where in range(at, min(len(tokens), at + _LOOK_AHEAD)):
        token = tokens[where]
        if token.low == "about" and where > at and verb.lemma in _ABOUT:
            return content_of_phrase(tokens, where + 1, end_of_content(tokens, where + 1))
        if token.low in ("that", "to", "whether", "how", "what", "why") and where > at:
            if token.low == "to" and TOPIC not in verb.takes and verb.lemma != "tell":
                continue
            skip = 1 if token.low == "that" else 0
            return content_of_phrase(tokens, where + skip, end_of_content(tokens, where + skip))
        if token.kind == "quote" and (where > at):
            return content_of_phrase(tokens, where, end_of_content(tokens, where))
        if token.kind == "mark" and token.text not in ",:’'()-":
            break
        if where > at and (token.low in AUXILIARIES or (token.text == "," and where - at > 12)):
            break
        if token.text == "," and _goes_on_saying(tokens, where + 1):
            break
    return _after_short_person(tokens, at)


def _goes_on_saying(tokens: Sequence[Token], at: int) -> bool:
    """Behind a comma: "adding that …", of which the words before are no part."""
    verb = verb_at(tokens, at) if at < len(tokens) else None
    return verb is not None and verb.tense == "ing" and not verb.is_doubtful


def _after_short_person(tokens: Sequence[Token], at: int) -> Content | None:
    """ "told him the dam …", "told reporters he …", "told NTW there …": one word was the person."""
    first = at + 1
    if tokens[at].low in DETERMINERS - {"his", "her"}:
        first += 1
    while first < len(tokens) and tokens[first - 1].is_capital and tokens[first].is_capital:
        first += 1
    if first >= len(tokens) or not (tokens[first].kind == "word" and tokens[first].low not in PREPOSITIONS):
        return None
    if is_calendar_word(tokens[first]):
        return _clause_start(tokens, first + 1)
    return _clause_start(tokens, first)


def _clause_start(tokens: Sequence[Token], at: int) -> Content | None:
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].low in PREPOSITIONS:
        return None
    content = content_of_phrase(tokens, at, end_of_content(tokens, at))
    return content if content and content.end - content.first > 3 else None


def _clause_behind_setting(tokens: Sequence[Token], at: int) -> Content | None:
    """ "said once in office he would …", "said at a rally on Monday the law must go", "said on Monday, prices rose"."""
    for where in range(at + 1, min(len(tokens) - 1, at + _LONGEST_SETTING)):
        token, before = tokens[where], tokens[where - 1]
        if token.text == ",":
            clause = _clause_start(tokens, where + 1)
            return clause if clause and is_finite(tokens, where + 1) else None
        if token.kind != "word":
            return None
        is_subject = token.low in _SUBJECTS and _is_finite_form(tokens[where + 1])
        behind_day = is_calendar_word(before) and not is_calendar_word(token) and token.low not in PREPOSITIONS
        if is_subject or (behind_day and is_finite(tokens, where)):
            return _clause_start(tokens, where)
    return None


def _is_finite_form(token: Token) -> bool:
    return token.low in AUXILIARIES or token.low.endswith("ed") or token.low in _MINDS


def is_finite(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb stands among the first words of what may be a clause."""
    return any(_is_finite_form(token) for token in tokens[first + 1 : first + 10])


def after_setting(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
    """ "said in a statement on Monday that …", "said with a smile “…”"; for topics "stressed in …" is none."""
    for where in range(at, min(len(tokens), at + _LOOK_AHEAD)):
        token = tokens[where]
        if token.low == "that" and where > at + 1:
            content = content_of_phrase(tokens, where + 1, end_of_content(tokens, where + 1))
            return content._replace(is_plain=False) if content else None
        if token.kind == "quote":
            content = content_of_phrase(tokens, where, end_of_content(tokens, where))
            return content._replace(is_plain=False) if content else None
        if token.text == ":":
            content = content_of_phrase(tokens, where + 1, len(tokens))
            return content._replace(is_plain=False) if content else None
        if (token.kind == "mark" and token.text not in ",’'()-") or token.low in ("who", "which"):
            break
    if tokens[at].low == "on" and at + 1 < len(tokens) and is_calendar_word(tokens[at + 1]):
        return _clause_start(tokens, at + 3 if at + 2 < len(tokens) and tokens[at + 2].text == "," else at + 2)
    if CLAUSE in verb.takes:
        clause = _clause_behind_setting(tokens, at)
        if clause:
            return clause
    if verb.last > verb.first or tokens[at].low in ("to", "against", "about", "of", "for"):
        return topic_of(tokens, verb, at)
    return None


def topic_of(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
    """A noun phrase or an infinitive; "voiced confidence that …" leads to the clause."""
    if TOPIC not in verb.takes or tokens[at].text in ",.;":
        return None
    end = end_of_content(tokens, at)
    for that in range(at, min(at + 6, end)):
        if tokens[that].low == "that" and that > at and tokens[that - 1].low in NOUNS_OF_SAYING:
            return content_of_phrase(tokens, that + 1, end)
    content = content_of_phrase(tokens, at, end)
    return content if content and content.end - content.first > 1 else None
