"""Which words of a sentence a verb of saying reports, and where they end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .content_ends import end_of_content, skip_adverbs
from .noun_phrases import is_calendar_word
from .tokens import Token
from .verbs import Verb, verb_at
from .words import listed
from .words.grammar import (
    AUXILIARIES,
    CONNECTIVE_PHRASES,
    CONNECTIVES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
)
from .words.reporting_verbs import CLAUSE, NOUNS_OF_SAYING, PERSON, QUOTED, TOPIC

_LOOK_AHEAD = 30
_LONGEST_INSERTION = 12
_INSERTION_MARKS = (",", "—", "–", "--", "-", "―")
_INSERTED = PREPOSITIONS | {"as", "according", "however", "too", "again"}
_CLOSING_MARKS = "”“»\"’' \xa0]"
_LONGEST_SETTING = 10
_MINDS = listed("believe think expect hope want know need")
_SUBJECTS = listed("he she it they there we")
_EMPTY = listed("so this it nothing anything something goodbye hello yes no much more")
_ABOUT = listed("inform notify remind warn")
_JUDGING = listed(
    """slam blast criticize criticise condemn denounce praise applaud mock accuse blame attack dismiss reject"""
)


class Content(NamedTuple):
    """The tokens [first, end); `is_plain` where a clause or quotation follows the verb without anything between."""

    first: int
    end: int
    is_plain: bool = True


def content_after(tokens: Sequence[Token], verb: Verb) -> Content | None:
    """What follows the verb and is reported by it."""
    at = _behind_insertion(tokens, skip_adverbs(tokens, verb.last + 1))
    if at >= len(tokens):
        return None
    if tokens[at].text in (":", ",") or tokens[at].text in "—–":
        quote_next = at + 1 < len(tokens) and (tokens[at + 1].kind == "quote" or tokens[at].text == ":")
        content = content_of_phrase(tokens, at + 1, end_of_content(tokens, at + 1)) if quote_next else None
        return content._replace(is_plain=False) if content else None
    if tokens[at].low == "that" and verb.takes & {CLAUSE, QUOTED}:
        return content_of_phrase(tokens, at + 1, end_of_content(tokens, at + 1))
    if tokens[at].kind == "quote":
        return content_of_phrase(tokens, at, end_of_content(tokens, at))
    if verb.lemma in _JUDGING:
        return _quoted_reason(tokens, at) or _topic(tokens, verb, at)
    if PERSON in verb.takes:
        told = _after_the_person(tokens, verb, at)
        if told or TOPIC not in verb.takes:
            return told
    if tokens[at].low in PREPOSITIONS or is_calendar_word(tokens[at]):
        return _after_setting(tokens, verb, at)
    return _clause(tokens, verb, at) or _topic(tokens, verb, at)


def _behind_insertion(tokens: Sequence[Token], at: int) -> int:
    """Pass over ", in his turn," and "— as the paper put it —" where what was said follows them."""
    if at + 1 >= len(tokens) or tokens[at].text not in _INSERTION_MARKS or tokens[at + 1].low not in _INSERTED:
        return at
    for end in range(at + 2, min(len(tokens) - 1, at + _LONGEST_INSERTION)):
        if tokens[end].text == tokens[at].text:
            return end + 1
    return at


def content_before(tokens: Sequence[Token], clause: int, after: int, floor: int) -> tuple[Content, ...]:
    """What stands before ", he said", and what goes on after it: "A," he said, "B."."""
    if clause < 1 or clause - 1 < floor:
        return ()
    mark = tokens[clause - 1]
    is_dash = mark.text in ("—", "–", "―", "-", "--")
    if mark.kind != "quote" and mark.text not in (",", "?", "!") and not is_dash:
        return ()
    end = clause if mark.kind == "quote" else clause - 1
    first = content_of_phrase(tokens, _skip_connectives(tokens, floor), end)
    if first is None:
        return ()
    resumed = _resumption(tokens, first, after)
    return (first, resumed) if resumed else (first,)


def ends_as_speech(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation ends here as one does that "he said" follows: with a comma, "?", "!" or a dash."""
    token = tokens[at]
    if token.kind != "quote":
        return token.text in ",—–―-" and at > 0 and tokens[at - 1].kind == "quote"
    return token.text.rstrip(_CLOSING_MARKS)[-1:] in (",", "?", "!", "—", "–", "-", "…")


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


def _skip_connectives(tokens: Sequence[Token], first: int) -> int:
    """Pass over "But", "However," and "In particular,": the reporter's joints."""
    at = first
    while at < len(tokens) and tokens[at].kind == "mark" and tokens[at].text in ",;:—–-":
        at += 1
    for phrase in CONNECTIVE_PHRASES:
        end = at + len(phrase)
        if end < len(tokens) and tokens[end].text == "," and tuple(t.low for t in tokens[at:end]) == phrase:
            return end + 1
    if at + 1 < len(tokens) and tokens[at].low in CONNECTIVES:
        return at + 2 if tokens[at + 1].text == "," else at + 1
    return at


def _resumption(tokens: Sequence[Token], first: Content, after: int) -> Content | None:
    """The second half of an interrupted statement."""
    was_quoted = any(token.kind == "quote" for token in tokens[first.first : first.end])
    if was_quoted:
        for at in range(after, min(len(tokens), after + 25)):
            joint = tokens[at - 1]
            is_joint = at == after or joint.text in ",:;—–―" or joint.low in ("and", "but", "that")
            if tokens[at].kind == "quote" and is_joint:
                return content_of_phrase(tokens, at, end_of_content(tokens, at))
            another = verb_at(tokens, at)
            if another and another.takes & {CLAUSE, QUOTED} and not tokens[at].is_capital:
                return None
        return None
    comma = next((at for at in range(after, min(len(tokens), after + 8)) if tokens[at].text == ","), None)
    if comma is None or comma + 3 > len(tokens):
        return None
    following = tokens[comma + 1]
    if comma > after and following.low not in AUXILIARIES:
        return None
    after = comma
    if following.low in DETERMINERS and not _is_finite(tokens, after + 1):
        return None
    if following.kind != "word" or following.low in PREPOSITIONS | COORDINATORS or following.low.endswith("ing"):
        return None
    if verb_at(tokens, after + 1) or following.low in ("who", "which", "when", "as"):
        return None
    return content_of_phrase(tokens, after + 1, end_of_content(tokens, after + 1))


def _clause(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
    if CLAUSE not in verb.takes:
        return None
    end = end_of_content(tokens, at)
    content = content_of_phrase(tokens, at, end)
    if content is None or content.end - content.first < 2 or (tokens[at].low in _EMPTY and content.end - at < 3):
        return None
    if tokens[at].low in ("this", "so") and at + 1 < len(tokens) and tokens[at + 1].low in PREPOSITIONS:
        return None
    following = tokens[at + 1 : at + 3]
    if (
        len(following) == 2
        and tokens[at].low in DETERMINERS
        and following[0].low in NOUNS_OF_SAYING
        and following[1].low == "that"
    ):
        return content_of_phrase(tokens, at + 3, end)
    if tokens[at].low in NOUNS_OF_SAYING and following and following[0].low == "that":
        return content_of_phrase(tokens, at + 2, end)
    return content


def _topic(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
    """A noun phrase or an infinitive; "voiced confidence that …" leads to the clause."""
    if TOPIC not in verb.takes or tokens[at].text in ",.;":
        return None
    end = end_of_content(tokens, at)
    for that in range(at, min(at + 6, end)):
        if tokens[that].low == "that" and that > at and tokens[that - 1].low in NOUNS_OF_SAYING:
            return content_of_phrase(tokens, that + 1, end)
    content = content_of_phrase(tokens, at, end)
    return content if content and content.end - content.first > 1 else None


def _quoted_reason(tokens: Sequence[Token], at: int) -> Content | None:
    """ "slammed the plan for ‘…’": the words in marks are what was said."""
    for where in range(at + 1, len(tokens)):
        if (
            tokens[where].kind == "quote"
            and tokens[where - 1].low in ("for", "as", "that", "of")
            and len(tokens[where].text.split()) > 3
        ):
            return Content(where, where + 1)
    return None


def _after_the_person(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
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
            return clause if clause and _is_finite(tokens, where + 1) else None
        if token.kind != "word":
            return None
        is_subject = token.low in _SUBJECTS and _is_finite_form(tokens[where + 1])
        behind_day = is_calendar_word(before) and not is_calendar_word(token) and token.low not in PREPOSITIONS
        if is_subject or (behind_day and _is_finite(tokens, where)):
            return _clause_start(tokens, where)
    return None


def _is_finite_form(token: Token) -> bool:
    return token.low in AUXILIARIES or token.low.endswith("ed") or token.low in _MINDS


def _is_finite(tokens: Sequence[Token], first: int) -> bool:
    """Whether a verb stands among the first words of what may be a clause."""
    return any(_is_finite_form(token) for token in tokens[first + 1 : first + 10])


def _after_setting(tokens: Sequence[Token], verb: Verb, at: int) -> Content | None:
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
        return _topic(tokens, verb, at)
    return None
