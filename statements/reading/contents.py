"""Which words of a sentence a verb of saying reports, and where they end."""

from __future__ import annotations

from collections.abc import Sequence

from .content_ends import Content, content_of_phrase, end_of_content, skip_adverbs
from .contents_apart import after_setting, after_the_person, is_finite, topic_of
from .times_of_saying import is_calendar_word
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

_LONGEST_INSERTION = 12
_INSERTION_MARKS = (",", "—", "–", "--", "-", "―")
_INSERTED = PREPOSITIONS | {"as", "according", "however", "too", "again"}
_CLOSING_MARKS = "”“»\"’' \xa0]"
_EMPTY = listed("so this it nothing anything something goodbye hello yes no much more")
_JUDGING = listed(
    """slam blast criticize criticise condemn denounce praise applaud mock accuse blame attack dismiss reject"""
)


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
        return _quoted_reason(tokens, at) or topic_of(tokens, verb, at)
    if PERSON in verb.takes:
        told = after_the_person(tokens, verb, at)
        if told or TOPIC not in verb.takes:
            return told
    if tokens[at].low in PREPOSITIONS or is_calendar_word(tokens[at]):
        return after_setting(tokens, verb, at)
    return _clause(tokens, verb, at) or topic_of(tokens, verb, at)


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
    if following.low in DETERMINERS and not is_finite(tokens, after + 1):
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
