"""Quotations that no verb of their sentence reports: they go on with another, or were introduced, or stand alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .drafts import Draft
from .reading import Span
from .reports import Report
from .spans import span_inside, span_of
from .stray_quotations import opens_with_its_subject, uttered
from .tokens import Token

if TYPE_CHECKING:
    from .passages import Sentence

_SPEECH_WORDS = 5
"""A quotation of fewer words that nobody is said to have said is a term or a title."""


class RunningOn:
    """Goes with the drafting through a text and remembers what may go on."""

    def __init__(self, text: str, drafts: list[Draft]) -> None:
        self._text = text
        self._drafts = drafts
        """All that were found before the sentence at hand; those that nobody claims are added to them."""
        self._quoted: list[Span] = []
        self._open: Draft | None = None
        """The statement that a paragraph has left open: the quotation at the start of the next belongs to it."""
        self._reached = -1
        """The paragraph in which the latest draft ends."""
        self._introduction: tuple[Sentence, Report] | None = None

    def introduce(self, sentence: Sentence, report: Report) -> None:
        """ "He said:" and nothing behind it: what follows is his."""
        self._introduction = (sentence, report)

    def read(self, sentence: Sentence, unclaimed: Sequence[Token], drafts: list[Draft], reports: list[Report]) -> None:
        """Find a draft for each quotation that no report of its sentence claims, and add it to `drafts`."""
        self._quoted += [token.quoted.inner for token in sentence.tokens if token.quoted]
        carried = self._carried(sentence)
        for quote in unclaimed:
            if carried and quote is sentence.tokens[0] and self._goes_on(carried, sentence, quote):
                carried = None
            else:
                self._unclaimed(sentence, quote, drafts, reports)
        if carried:
            self._join(carried, sentence, drafts)
        if drafts:
            self._reached = sentence.paragraph
        self._leave_open(sentence, drafts)

    def close(self) -> None:
        """The text is at its end."""
        self._settle_open()

    def _carried(self, sentence: Sentence) -> Draft | None:
        """What was left open, if this sentence begins with the quotation that goes on with it."""
        if self._open is None or sentence.paragraph <= self._reached:
            return None
        if sentence.tokens and sentence.tokens[0].quoted:
            return self._open
        self._settle_open()
        return None

    def _goes_on(self, carried: Draft, sentence: Sentence, quote: Token) -> bool:
        if len([token for token in sentence.tokens if token.kind == "word"]) and uttered(sentence.tokens, 0):
            return False
        _append(carried, sentence, span_inside(self._text, quote))
        self._reached = sentence.paragraph
        if quote.quoted and quote.quoted.closed:
            self._settle_open()
        return True

    def _join(self, carried: Draft, sentence: Sentence, drafts: list[Draft]) -> None:
        """What was left open without a speaker is part of the quotation that goes on with it."""
        first = min(drafts, key=lambda draft: draft.spans, default=None)
        begins = first is not None and sentence.tokens[0].start <= first.spans[0].start < sentence.tokens[0].end
        if first and begins and carried.source is None and carried not in self._drafts:
            first.spans = [*carried.spans, *first.spans]
            first.sentence = Span(carried.sentence.start, first.sentence.end)
            self._open = None
        else:
            self._settle_open()

    def _settle_open(self) -> None:
        if self._open and self._open not in self._drafts[-1:]:
            self._drafts.append(self._open)
        self._open = None

    def _leave_open(self, sentence: Sentence, drafts: Sequence[Draft]) -> None:
        """Remember whose quotation the sentence leaves open."""
        last = next((token for token in reversed(sentence.tokens) if token.quoted), None)
        if last is None or last.quoted is None or last.quoted.closed or self._open:
            return
        span = span_inside(self._text, last)
        holds = (each for each in [*drafts, *self._drafts[-1:]] if last.start <= each.spans[-1].start < last.end)
        self._open = next(holds, None) or Draft([span], sentence.span, sentence.paragraph, traits=["left open"])
        self._reached = sentence.paragraph

    def _unclaimed(self, sentence: Sentence, quote: Token, drafts: list[Draft], reports: list[Report]) -> None:
        span = span_inside(self._text, quote)
        if span.end <= span.start:
            return
        if any(token.kind == "word" for token in sentence.tokens):
            self._in_running_text(sentence, quote, span, drafts, reports)
        elif self._introduction:
            drafts.append(self._introduced(self._introduction, sentence, span))
            self._introduction = None
        else:
            self._continuation(sentence, quote, span, drafts)

    def _introduced(self, introduction: tuple[Sentence, Report], sentence: Sentence, span: Span) -> Draft:
        introduced, report = introduction
        return Draft(
            [span],
            Span(introduced.span.start, sentence.span.end),
            sentence.paragraph,
            span_of(introduced.tokens, report.source),
            span_of(introduced.tokens, report.cue),
            report.lemma,
            traits=["introduced", f"lemma={report.lemma}"],
        )

    def _continuation(self, sentence: Sentence, quote: Token, span: Span, drafts: list[Draft]) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and self._reached == sentence.paragraph and self._ends_quoted(last):
            _append(last, sentence, span)
            return
        draft = Draft([span], sentence.span, sentence.paragraph, traits=["alone"])
        if last and self._reached == sentence.paragraph:
            draft.source = last.source
        long_enough = len(self._text[span.start : span.end].split()) >= _SPEECH_WORDS
        if draft.source or (long_enough and quote.quoted and quote.quoted.closed):
            drafts.append(draft)

    def _ends_quoted(self, draft: Draft) -> bool:
        last = draft.spans[-1]
        at = bisect_right(self._quoted, last.start, key=lambda span: span.start) - 1
        return at >= 0 and self._quoted[at].end >= last.end

    def _in_running_text(
        self, sentence: Sentence, quote: Token, span: Span, drafts: list[Draft], reports: list[Report]
    ) -> None:
        """A quotation beside words that are none of saying: what they tell of who said it."""
        said_by = uttered(sentence.tokens, sentence.tokens.index(quote))
        if said_by is None and not reports:
            said_by = opens_with_its_subject(sentence.tokens, sentence.tokens.index(quote))
        if said_by is None:
            return
        source, cue = span_of(sentence.tokens, said_by.source), span_of(sentence.tokens, said_by.cue)
        traits = [
            "stray",
            f"stray {'with' if cue else 'without'} a verb",
            f"words={min(5, len(quote.text.split()) // 3)}",
        ]
        drafts.append(Draft([span], sentence.span, sentence.paragraph, source, cue, traits=traits))


def _append(draft: Draft, sentence: Sentence, span: Span) -> None:
    draft.spans.append(span)
    draft.sentence = Span(draft.sentence.start, sentence.span.end)
