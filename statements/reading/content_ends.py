"""The edges of reported words: they end with the sentence, or where the reporter speaks again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .fitted import current
from .joints import features, joints
from .times_of_saying import is_calendar_word
from .tokens import Token
from .verb_subjects import subject_before
from .verbs import verb_at
from .words import listed
from .words.grammar import ADVERBS, COORDINATORS, DETERMINERS, PREPOSITIONS, PRONOUNS
from .words.verb_forms import IRREGULAR_PAST

_SURE_ENOUGH = 0.7
"""For the model to end a content where the rules do not."""
_LONGEST_INSERTION = 12
_SPEECH_WORDS = 2
_CLOSING_MARKS = "”“»\"’' \xa0]"
_SPANS_OF_TIME = listed("hour day week month year minute")
_ORDER = listed("after before ahead")
_SEEN_AS = listed(
    """as such well soon long far much same see seen regard regarded describe described view serve known"""
)
_PASSED_OVER = ADVERBS - {"both", "only", "even", "just", "not"}


class Content(NamedTuple):
    """The tokens [first, end); `is_plain` where a clause or quotation follows the verb without anything between."""

    first: int
    end: int
    is_plain: bool = True


def content_of_phrase(tokens: Sequence[Token], first: int, end: int) -> Content | None:
    """The tokens as a content, without marks at its edges; None where nothing is left that anybody could have said."""
    while first < end and tokens[first].kind == "mark" and tokens[first].text not in "([$#£€¥":
        first += 1
    if first < end and tokens[first].text in "([" and not any(token.text in ")]" for token in tokens[first:end]):
        first += 1
    while end > first and tokens[end - 1].kind == "mark" and tokens[end - 1].text not in ")]%?!":
        end -= 1
    if end <= first or not any(token.kind in ("word", "quote") for token in tokens[first:end]):
        return None
    if end == first + 1 and tokens[first].kind == "word":
        return None
    return Content(first, end)


def end_of_content(tokens: Sequence[Token], first: int) -> int:
    """Where reported words end that begin at a token: the sentence's end, or where the reporter speaks again."""
    if _is_whole_speech(tokens, first):
        return first + 1
    end = end_by_rule(tokens, first)
    fit = current()
    if fit is None:
        return end
    for at, joint in joints(tokens, first, end):
        if fit.ends.probability(features(tokens, first, at, joint)) > _SURE_ENOUGH:
            return at
    return end


def _is_whole_speech(tokens: Sequence[Token], first: int) -> bool:
    """Whether a quotation ends as speech does, so that what follows is the reporter's: "What now?" and left."""
    if first >= len(tokens) or tokens[first].kind != "quote" or len(tokens[first].text.split()) < _SPEECH_WORDS:
        return False
    if tokens[first - 1].low in ("saying", "reading") and _is_outside(tokens, first + 1):
        return True
    last = tokens[first].text.rstrip(_CLOSING_MARKS)[-1:]
    following = [token.low for token in tokens[first + 1 : first + 3]]
    return last in (",", "!", "?") and following[1:] != ["that"] and not _is_quote(tokens, first + 1)


def _is_outside(tokens: Sequence[Token], at: int) -> bool:
    """ "A banner saying “…” hung there", "signs reading “…” outside the hall"."""
    following = tokens[at] if at < len(tokens) else None
    return following is not None and (
        following.low.endswith("ed") or following.low in IRREGULAR_PAST or following.low in PREPOSITIONS
    )


def _is_quote(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "quote"


def end_by_rule(tokens: Sequence[Token], first: int) -> int:
    """Where the rules alone would let reported words end."""
    for at in range(first + 1, len(tokens)):
        token = tokens[at]
        if token.text == ";":
            return at
        if token.text == "," and _reporter_is_back(tokens, at):
            return at
        if token.low == "while" and at - first > 3 and _reporter_is_back(tokens, at):
            return at
        if token.text == "," and _concedes(tokens, at + 1):
            return at
        if token.text == "," and _is_day_after(tokens, at + 1):
            return at
        if token.low in ("and", "but") and (_second_verb(tokens, at) or _reporter_is_back(tokens, at)):
            return at
        if token.low == "as" and at - first > 3 and _is_meanwhile(tokens, at):
            return at
    return len(tokens)


def skip_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens):
        if tokens[at].low in _PASSED_OVER or is_calendar_word(tokens[at]):
            at += 1
        elif tokens[at].low in ("last", "this", "late", "early") and at + 1 < len(tokens) and _is_time(tokens[at + 1]):
            at += 2
        else:
            break
    return at


def _is_time(token: Token) -> bool:
    return token.low in ("week", "month", "year") or is_calendar_word(token)


def _reporter_is_back(tokens: Sequence[Token], comma: int) -> bool:
    """Behind a comma: "adding that", "but he denied", "Reuters reported", "according to"."""
    at = comma + 1
    while at < len(tokens) and (tokens[at].low in COORDINATORS or tokens[at].low in ADVERBS):
        at += 1
    if at >= len(tokens):
        return False
    if tokens[at].low == "according":
        return True
    for where in range(at, min(len(tokens), at + 12)):
        token = tokens[where]
        if token.kind != "word":
            return False
        verb = verb_at(tokens, where)
        if verb is None or token.is_capital:
            continue
        if where == at:
            return not verb.is_doubtful and (verb.tense == "ing" or _ends_an_insertion(tokens, comma))
        subject = subject_before(tokens, where)
        plain = verb.tense in ("past", "present") and not verb.is_doubtful
        return plain and subject is not None and subject.first >= at and _introduces(tokens, subject.first, at, where)
    return False


def _ends_an_insertion(tokens: Sequence[Token], comma: int) -> bool:
    """ "The agency, citing its sources, reported": the comma before was opened by a participle."""
    opened = next(
        (at for at in range(comma - 1, max(0, comma - _LONGEST_INSERTION), -1) if tokens[at].text == ","), None
    )
    return opened is not None and tokens[opened + 1].low.endswith("ing")


def _introduces(tokens: Sequence[Token], subject: int, at: int, verb: int) -> bool:
    first = tokens[subject]
    somebody = first.is_capital or first.low in PRONOUNS or first.low in DETERMINERS
    is_plural = first.low.endswith("s") or tokens[verb - 1].low.endswith("s")
    return (somebody or is_plural) and subject - at <= 3 and first.low not in ("who", "which", "it")


def _second_verb(tokens: Sequence[Token], conjunction: int) -> bool:
    """ "… and assured that": the same speaker goes on."""
    at = skip_adverbs(tokens, conjunction + 1)
    if at >= len(tokens):
        return False
    if tokens[at].low in ("has", "had"):
        at = skip_adverbs(tokens, at + 1)
    if at + 1 < len(tokens) and tokens[at].low in PRONOUNS and tokens[at].low not in ("i", "we", "you", "it"):
        at += 1
        return (verb_at(tokens, at) is not None) and tokens[at].low in ("said", "says", "added", "warned", "noted")
    verb = verb_at(tokens, at) if at < len(tokens) else None
    if verb is None or verb.tense not in ("past", "present", "ing") or verb.is_doubtful:
        return False
    following = tokens[verb.last + 1].low if verb.last + 1 < len(tokens) else ""
    if following == "," and verb.last + 2 < len(tokens) and tokens[verb.last + 2].kind == "quote":
        return True
    return following not in ("by", ",", ".", "and") and (verb.tense != "ing" or following == "that")


def _concedes(tokens: Sequence[Token], at: int) -> bool:
    """ ", although it was late": what the reporter sets against it."""
    return at + 3 < len(tokens) and tokens[at].low in ("although", "though")


def _is_day_after(tokens: Sequence[Token], at: int) -> bool:
    """ ", a day after the election"."""
    words = [token.low for token in tokens[at : at + 3]]
    return len(words) == 3 and words[0] in DETERMINERS and words[1].rstrip("s") in _SPANS_OF_TIME and words[2] in _ORDER


def _is_meanwhile(tokens: Sequence[Token], at: int) -> bool:
    """Whether "as a summit opened" tells what happened meanwhile, and not "as a threat"."""
    if tokens[at - 1].low in _SEEN_AS or at + 3 >= len(tokens) or tokens[at - 1].kind == "mark":
        return False
    starts = tokens[at + 1].low in DETERMINERS or tokens[at + 1].low in PRONOUNS or tokens[at + 1].is_capital
    happened = any(
        t.low in ("was", "were", "had", "met", "began") or (t.low.endswith("ed") and len(t.low) > 4)
        for t in tokens[at + 2 : at + 16]
    )
    return starts and happened
