"""Who says what in one sentence: each verb of saying with its subject and the words it reports."""

from __future__ import annotations

from collections.abc import Sequence

from .content_ends import Content, content_of_phrase, end_of_content
from .contents import content_after, content_before, ends_as_speech
from .cue_phrases import according_to, in_the_opinion_of, noun_of_saying
from .noun_phrases import Phrase
from .passives import passive_at
from .reports import Report
from .subjects import inverted_subject, subject_of
from .tokens import Token
from .verbs import VERB_FORMS, Verb, verb_at
from .verbs_in_use import is_a_verb_here
from .words import listed
from .words.grammar import FORMS_OF_BE, PREPOSITIONS
from .words.reporting_verbs import CLAUSE, NOUNS_OF_SAYING, ONLY_SAYING

_LONGEST_SENTENCE = 400
"""In words; nobody writes longer ones, and what is longer is no prose."""

_LONGEST_CLOSING = 14
_CERTAIN = listed("convinced confident certain sure adamant hopeful afraid optimistic")
_TELLING = VERB_FORMS | NOUNS_OF_SAYING | _CERTAIN | {"according", "in"}
"""Words that may begin a report; at all others none is looked for."""

_FIRST_AND_SECOND_PERSON = frozenset(["i", "we", "you"])


def reports_in(tokens: Sequence[Token]) -> list[Report]:
    """The reports of a sentence in order; what is reported within somebody's reported words is theirs."""
    if len(tokens) > _LONGEST_SENTENCE:
        return []
    telling = [at for at, token in enumerate(tokens) if token.low in _TELLING and token.kind == "word"]
    closing = _closing_report(tokens, telling)
    if closing:
        return [closing]
    found: list[Report] = []
    floor = behind = 0
    for at in telling:
        report = _report_at(tokens, at, floor, found) if at >= behind else None
        if report:
            found.append(report)
            floor = max(floor, *(content.end for content in report.contents), 0)
            behind = max(report.cue.end, floor)
    return found


def _closing_report(tokens: Sequence[Token], telling: Sequence[int]) -> Report | None:
    """ "…, he said." at the end of a sentence without quotations: all before it is what he said."""
    if tokens and tokens[-1].text == ":":
        return None
    for at in reversed(telling):
        if at <= max(3, len(tokens) - _LONGEST_CLOSING):
            return None
        verb = verb_at(tokens, at)
        if verb is None or verb.lemma not in ONLY_SAYING or verb.tense not in ("past", "present"):
            continue
        if tokens[at].is_capital or any(token.kind == "quote" for token in tokens) or not is_a_verb_here(tokens, verb):
            return None
        report = _with_verb(tokens, verb, 0, [])
        whole = report and report.contents and report.contents[0].first < 3 and report.contents[-1].end < verb.first
        return report if whole else None
    return None


def _report_at(tokens: Sequence[Token], at: int, floor: int, before: list[Report]) -> Report | None:
    token = tokens[at]
    if token.low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        return according_to(tokens, at, floor)
    if token.low == "in" and not (at and tokens[at - 1].kind == "word" and tokens[at - 1].low not in ("but", "and")):
        return in_the_opinion_of(tokens, at)
    if token.low in NOUNS_OF_SAYING:
        noun = noun_of_saying(tokens, at)
        if noun:
            return noun
    if token.low in _CERTAIN and at and tokens[at - 1].low in FORMS_OF_BE:
        verb: Verb | None = Verb("think", "past", frozenset({CLAUSE}), at, at, is_doubtful=False)
    else:
        verb = verb_at(tokens, at)
        if verb is None or token.is_capital:
            return None
        if not is_a_verb_here(tokens, verb):
            return _passive(tokens, verb, floor)
    return _with_verb(tokens, verb, floor, before) if verb else None


def _with_verb(tokens: Sequence[Token], verb: Verb, floor: int, before: list[Report]) -> Report | None:
    cue = Phrase(verb.first, verb.last + 1)
    inverted = inverted_subject(tokens, verb)
    source = inverted or subject_of(tokens, verb, before)
    if source is None or tokens[source.first].low in _FIRST_AND_SECOND_PERSON:
        return None
    clause = cue if inverted else Phrase(min(source.first, cue.first), cue.end)
    earlier = content_before(tokens, clause.first, max(cue.end, source.end), floor) if verb.tense != "ing" else ()
    if tokens[-1].text == ":" and cue.end >= len(tokens) - 1 and not any(token.kind == "quote" for token in tokens):
        return Report(cue, source, (), verb.lemma)
    later = None if inverted else content_after(tokens, verb)
    quoted_first = bool(earlier) and any(tokens[i].kind == "quote" for c in earlier for i in range(c.first, c.end))
    spoken_first = (
        quoted_first and tokens[earlier[0].first].kind == "quote" and ends_as_speech(tokens, clause.first - 1)
    )
    contents: tuple[Content, ...] = ()
    if spoken_first:
        contents = earlier
    elif later and not (quoted_first and not later.is_plain):
        contents = (later,)
    elif earlier and CLAUSE in verb.takes:
        contents = earlier
    elif _stands_between_commas(tokens, clause, max(cue.end, source.end)) and CLAUSE in verb.takes:
        behind = max(cue.end, source.end) + 1
        inserted = content_of_phrase(tokens, behind, end_of_content(tokens, behind))
        contents = (inserted,) if inserted else ()
    elif not _leaves_contents_to_others(tokens, cue.end):
        return None
    return Report(cue, source, contents, verb.lemma)


def _stands_between_commas(tokens: Sequence[Token], clause: Phrase, end: int) -> bool:
    """ "Consequently, he said, the base would grow"; "As the statement said, …"."""
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return False
    before = tokens[clause.first - 1] if clause.first else None
    return before is not None and (before.text == "," or (before.low == "as" and clause.first == 1))


def _passive(tokens: Sequence[Token], verb: Verb, floor: int) -> Report | None:
    found = passive_at(tokens, verb, floor)
    return Report(found.cue, found.source, (found.content,), verb.lemma) if found else None


def _leaves_contents_to_others(tokens: Sequence[Token], after: int) -> bool:
    """The sentence ends in a colon, or says "he said so", "she stated this": what was said stands beside it."""
    if tokens[-1].text == ":":
        return True
    return after < len(tokens) and tokens[after].low in ("this", "so") and _is_end_or_setting(tokens, after + 1)


def _is_end_or_setting(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].low in PREPOSITIONS or tokens[at].kind == "mark"
