"""Who says what in one sentence: each verb of saying with its subject and the words it reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .content_ends import end_of_content
from .contents import Content, content_after, content_before, content_of_phrase, ends_as_speech
from .noun_phrases import Phrase, leading_subject, phrase_beginning, phrase_ending, subject_before
from .passives import passive_at
from .tokens import Token
from .verbs import VERB_FORMS, Verb, verb_at
from .words import listed
from .words.grammar import ADVERBS, AUXILIARIES, DETERMINERS, NUMERALS, PREPOSITIONS, PRONOUNS
from .words.reporting_verbs import CLAUSE, NEGATIONS, NOT_FINITE_AFTER, NOUNS_OF_SAYING, ONLY_SAYING

_LONGEST_SENTENCE = 400
"""In words; nobody writes longer ones, and what is longer is no prose."""

_LONGEST_CLOSING = 14
_BE = listed("is was are were be been being")
_CERTAIN = listed("convinced confident certain sure adamant hopeful afraid optimistic")
_TELLING = VERB_FORMS | NOUNS_OF_SAYING | _CERTAIN | {"according", "in"}
"""Words that may begin a report; at all others none is looked for."""

_VIEW = listed("opinion view words estimation judgment judgement assessment analysis estimate")
_FROM_VERB_TO_INFINITIVE = 5
_GOING_ON = listed("continued continues continue proceeded began begins")
_PAST_LIKE_BASE = listed("read forecast")
_FIRST_AND_SECOND_PERSON = frozenset(["i", "we", "you"])


class Report(NamedTuple):
    """A cue, its source and its contents, as tokens of one sentence. No contents: they are in a sentence near by."""

    cue: Phrase
    source: Phrase | None
    contents: tuple[Content, ...]
    lemma: str


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
        if tokens[at].is_capital or any(token.kind == "quote" for token in tokens) or not _is_a_verb_here(tokens, verb):
            return None
        report = _with_verb(tokens, verb, 0, [])
        whole = report and report.contents and report.contents[0].first < 3 and report.contents[-1].end < verb.first
        return report if whole else None
    return None


def _report_at(tokens: Sequence[Token], at: int, floor: int, before: list[Report]) -> Report | None:
    token = tokens[at]
    if token.low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        return _according_to(tokens, at, floor)
    if token.low == "in" and not (at and tokens[at - 1].kind == "word" and tokens[at - 1].low not in ("but", "and")):
        return _in_the_opinion_of(tokens, at)
    if token.low in NOUNS_OF_SAYING:
        noun = _noun_of_saying(tokens, at)
        if noun:
            return noun
    if token.low in _CERTAIN and at and tokens[at - 1].low in _BE:
        verb: Verb | None = Verb("think", "past", frozenset({CLAUSE}), at, at, is_doubtful=False)
    else:
        verb = verb_at(tokens, at)
        if verb is None or token.is_capital:
            return None
        if not _is_a_verb_here(tokens, verb):
            return _passive(tokens, verb, floor)
    return _with_verb(tokens, verb, floor, before) if verb else None


def _with_verb(tokens: Sequence[Token], verb: Verb, floor: int, before: list[Report]) -> Report | None:
    cue = Phrase(verb.first, verb.last + 1)
    inverted = _inverted_subject(tokens, verb)
    source = inverted or _subject(tokens, verb, before)
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


def _subject(tokens: Sequence[Token], verb: Verb, before: list[Report]) -> Phrase | None:
    if verb.tense == "ing" and not (verb.first and tokens[verb.first - 1].low in _BE):
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


def _inverted_subject(tokens: Sequence[Token], verb: Verb) -> Phrase | None:
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


def _is_a_verb_here(tokens: Sequence[Token], verb: Verb) -> bool:
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
        return not verb.is_doubtful or previous in _BE or previous in (",", "as", "by", "")
    if verb.tense == "base" and verb.lemma not in _PAST_LIKE_BASE:
        return not set(before[-2:]) & NOT_FINITE_AFTER and (not verb.is_doubtful or _is_plural(previous))
    if verb.tense == "past" and (previous in _BE or (before[-2:-1] and before[-2] in _BE and _is_adverb(previous))):
        return False
    if any(word in NOT_FINITE_AFTER for word in before[-1:]):
        return False
    return not verb.is_doubtful or _stands_as_verb(tokens, verb, previous, following)


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
    before = tokens[verb.first - 1] if verb.first else None
    if _closes_a_quotation(tokens, verb.first):
        return True
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


def _according_to(tokens: Sequence[Token], at: int, floor: int) -> Report | None:
    source = phrase_beginning(tokens, at + 2)
    if source is None or tokens[source.first].low in ("which", "whom"):
        return None
    end = source.end
    while end < len(tokens) and tokens[end].kind == "word" and end < source.end + 25:
        end += 1
    cue = Phrase(at, at + 2)
    leads = at - floor < 2
    if leads and end < len(tokens) and tokens[end].text == ",":
        content = content_of_phrase(tokens, end + 1, end_of_content(tokens, end + 1))
        return Report(cue, source, (content,), "accord") if content else None
    earlier = content_of_phrase(tokens, floor, at)
    if earlier is None:
        return None
    later = None
    is_short = not any(token.low in AUXILIARIES or token.low.endswith("ed") for token in tokens[floor:at])
    if is_short and end < len(tokens) and tokens[end].text == "," and tokens[at - 1].text == ",":
        later = content_of_phrase(tokens, end + 1, end_of_content(tokens, end + 1))
    return Report(cue, source, (earlier, later) if later else (earlier,), "accord")


def _in_the_opinion_of(tokens: Sequence[Token], at: int) -> Report | None:
    """ "In his opinion, …", "In the minister's view …", "In the opinion of the ministry, …"."""
    for end in range(at + 1, min(at + 8, len(tokens))):
        if tokens[end].low not in _VIEW:
            continue
        if end + 1 < len(tokens) and tokens[end + 1].low == "of" and tokens[at + 1].low in DETERMINERS:
            return _in_the_view_of(tokens, at, end + 2)
        owner = Phrase(at + 1, end)
        last = tokens[end - 1].low
        if end == at + 1 or not (last in ("his", "her", "their") or last.endswith(("'s", "s'"))):
            return None
        first = end + 2 if end + 1 < len(tokens) and tokens[end + 1].text == "," else end + 1
        content = content_of_phrase(tokens, first, end_of_content(tokens, first))
        return Report(Phrase(at, end + 1), owner, (content,), "think") if content else None
    return None


def _in_the_view_of(tokens: Sequence[Token], at: int, of: int) -> Report | None:
    owner = phrase_beginning(tokens, of)
    if owner is None or owner.end >= len(tokens) or tokens[owner.end].text != ",":
        return None
    content = content_of_phrase(tokens, owner.end + 1, end_of_content(tokens, owner.end + 1))
    return Report(Phrase(at, of), owner, (content,), "think") if content else None


def _noun_of_saying(tokens: Sequence[Token], at: int) -> Report | None:
    """ "Torvane's claim that …"; the source of "the claim that …" is whoever the sentence is about."""
    if at + 1 >= len(tokens) or tokens[at + 1].low != "that" or not at:
        return None
    owner = tokens[at - 1].low
    if not (owner in ("his", "her", "their") or owner.endswith(("'s", "s'"))):
        source = leading_subject(tokens[:at])
        if source is None or source.end > at:
            return None
    else:
        source = phrase_ending(tokens, at - 1)
    content = content_of_phrase(tokens, at + 2, end_of_content(tokens, at + 2))
    return Report(Phrase(at, at + 1), source, (content,), "claim") if content else None
