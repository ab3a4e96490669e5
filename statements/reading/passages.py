"""From the reports of each sentence to drafts of statements: whole ones, interrupted ones, ones that go on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from .content_ends import Content
from .drafts import Draft
from .media import is_medium, name_of_medium
from .noun_phrases import Phrase
from .people import People
from .quotation_marks import Quoted
from .quotations import quotations_of
from .reading import Span
from .reported_speech import reports_in
from .reports import Report
from .running_on import RunningOn
from .sentences import sentences_in
from .spans import span_of, span_said, words_of
from .tokens import Token, tokens_of
from .traits import traits_of
from .words.bodies import BODY_WORDS
from .words.grammar import DETERMINERS, PRONOUNS

_LONGEST_SENTENCE = 3000
_NO_AGENCIES = PRONOUNS | DETERMINERS | BODY_WORDS | {"police", "officials", "sources", "residents"}
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|apparently)\b", re.IGNORECASE)


class Sentence(NamedTuple):
    span: Span
    paragraph: int
    tokens: list[Token]


def sentences_of(text: str, body: Sequence[Span]) -> list[Sentence]:
    """All sentences of the body, in order."""
    found: list[Sentence] = []
    for number, (paragraph, quotations) in enumerate(zip(body, quotations_of(text, body), strict=True)):
        spans = [span for span in sentences_in(text, paragraph, quotations) if _is_readable(span, quotations)]
        found += [Sentence(span, number, tokens_of(text, span, quotations)) for span in spans]
    return found


def _is_readable(sentence: Span, quotations: Sequence[Quoted]) -> bool:
    """Nobody writes sentences of more characters, quotations not counted; what is longer is no prose."""
    length = sentence.end - sentence.start
    if length > _LONGEST_SENTENCE:
        first = bisect_left(quotations, sentence.start, key=lambda quoted: quoted.outer.start)
        inside = takewhile(lambda quoted: quoted.outer.end <= sentence.end, quotations[first:])
        length -= sum(quoted.outer.end - quoted.outer.start for quoted in inside)
    return length <= _LONGEST_SENTENCE


def drafts_of(text: str, sentences: Sequence[Sentence], people: People) -> list[Draft]:
    """Drafts of the statements, in the order of the text, with source and cue as printed."""
    return _Drafting(text, people).read(sentences)


class _Drafting:
    def __init__(self, text: str, people: People) -> None:
        self._text = text
        self._people = people
        self._drafts: list[Draft] = []
        self._running_on = RunningOn(text, self._drafts)

    def read(self, sentences: Sequence[Sentence]) -> list[Draft]:
        previous: Sentence | None = None
        via: tuple[int, str, str | None] | None = None
        for sentence in sentences:
            before = len(self._drafts)
            cited = self._read_sentence(sentence, previous)
            via = self._carry_via(sentence, before, cited, via)
            previous = sentence
        self._running_on.close()
        return self._drafts

    def _read_sentence(self, sentence: Sentence, previous: Sentence | None) -> str | None:
        reports, cited = _through_media(self._text, sentence.tokens, reports_in(sentence.tokens), self._people)
        covered: list[Content] = []
        drafts = []
        for report in reports:
            if report.contents:
                drafts.append(self._draft(sentence, report))
                covered += report.contents
            elif sentence.tokens[-1].text == ":":
                self._running_on.introduce(sentence, report)
            else:
                self._said_so(sentence, report, previous)
        unclaimed = [
            token
            for at, token in enumerate(sentence.tokens)
            if token.kind == "quote" and not any(content.first <= at < content.end for content in covered)
        ]
        self._running_on.read(sentence, unclaimed, drafts, reports)
        self._drafts += sorted(drafts, key=lambda draft: draft.spans)
        return cited

    def _draft(self, sentence: Sentence, report: Report) -> Draft:
        tokens = sentence.tokens
        spans = [span_said(self._text, tokens, content) for content in report.contents]
        return Draft(
            spans=[span for span in spans if span.end > span.start],
            sentence=sentence.span,
            paragraph=sentence.paragraph,
            source=span_of(tokens, report.source),
            cue=span_of(tokens, report.cue),
            lemma=report.lemma,
            traits=traits_of(tokens, report),
        )

    def _said_so(self, sentence: Sentence, report: Report, previous: Sentence | None) -> None:
        """ "He said so on Thursday": what he said is the sentence before."""
        if previous is None or previous.paragraph != sentence.paragraph:
            return
        if self._drafts and self._drafts[-1].sentence == previous.span:
            return
        tokens = previous.tokens
        end = len(tokens)
        comma = max((at for at in range(len(tokens) // 2, len(tokens)) if tokens[at].text == ","), default=None)
        if comma and sum(token.is_capital for token in tokens[comma:]) >= 2 and len(tokens) - comma < 12:
            end = comma
        span = span_said(self._text, tokens, Content(0, end))
        whole = Span(previous.span.start, sentence.span.end)
        named = Phrase(end + 1, len(tokens) - 1) if len(tokens) - end > 3 else None
        source = span_of(tokens, named) or span_of(sentence.tokens, report.source)
        cue = span_of(sentence.tokens, report.cue)
        self._drafts.append(Draft([span], whole, sentence.paragraph, source, cue, report.lemma, traits=["said so"]))

    def _carry_via(
        self, sentence: Sentence, before: int, cited: str | None, via: tuple[int, str, str | None] | None
    ) -> tuple[int, str, str | None] | None:
        """Whom a sentence cites is cited for the sentences after it in its paragraph, until one is hearsay."""
        words = self._text[sentence.span.start : sentence.span.end]
        if cited is None and via and via[0] == sentence.paragraph and not _HEARSAY.search(words):
            cited = via[1]
        for draft in self._drafts[before:]:
            draft.via = cited
        return (sentence.paragraph, cited, None) if cited else None


def _through_media(
    text: str, tokens: list[Token], reports: list[Report], people: People
) -> tuple[list[Report], str | None]:
    """Take out the media that only pass on what others said, and name the one they were."""
    kept: list[Report] = []
    cited: str | None = None
    for report in reports:
        words = words_of(text, tokens, report.source)
        if not is_medium(words) and not _may_be_an_agency(words, report, people):
            kept.append(report)
            continue
        inner = _reports_within(tokens, report)
        passes_on = any(_lies_in(earlier.cue, report) for earlier in kept) or (kept and report.lemma == "accord")
        if inner or passes_on:
            cited = name_of_medium(words)
            kept += inner
        else:
            kept.append(report)
    return kept, cited


def _may_be_an_agency(words: str, report: Report, people: People) -> bool:
    """ "Halvinform says …": one name that nothing in the text makes a person's."""
    is_a_name = words.isalpha() and words[0].isupper() and words.lower() not in _NO_AGENCIES
    return is_a_name and report.lemma in ("say", "report", "accord") and not people.is_person(people.full_name(words))


def _reports_within(tokens: list[Token], report: Report) -> list[Report]:
    return [
        _shifted(inner, content.first)
        for content in report.contents
        for inner in reports_in(tokens[content.first : content.end])
        if inner.contents
    ]


def _shifted(report: Report, by: int) -> Report:
    def moved(phrase: Phrase) -> Phrase:
        return Phrase(phrase.first + by, phrase.end + by)

    contents = tuple(c._replace(first=c.first + by, end=c.end + by) for c in report.contents)
    return report._replace(cue=moved(report.cue), source=report.source and moved(report.source), contents=contents)


def _lies_in(cue: Phrase, report: Report) -> bool:
    return any(content.first <= cue.first < content.end for content in report.contents)
