"""The statements of an article as rows beside its text, numbered in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from statements.models import Article, Quotation, State, Statement
from statements.reading import Span


@dataclass(frozen=True, slots=True)
class Row:
    """`number`: its mark in the text."""

    number: int
    quotation: Quotation

    @property
    def statement(self) -> Statement:
        return self.quotation.statement

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.quotation.spans

    @property
    def before(self) -> str:
        """What comes before the words in their sentence; for reported speech, which is never shown bare."""
        return self._around()[0]

    @property
    def after(self) -> str:
        return self._around()[1]

    def _around(self) -> tuple[str, str]:
        quotation = self.quotation
        if quotation.form == "direct" or len(quotation.spans) != 1 or quotation.text is None:
            return "", ""
        (sentence,), (words,) = quotation.sentence_span, quotation.spans
        text = quotation.text.text
        return text[sentence.start : words.start], text[words.end : sentence.end]

    @property
    def percent(self) -> int | None:
        """How sure the software was, where it was the one that proposed it."""
        finding = self.quotation.finding
        return None if finding is None or finding.confidence is None else round(100 * finding.confidence)

    @property
    def can_be_published(self) -> bool:
        return self.statement.state == State.PROPOSED and bool(self.statement.said_by)


def rows_of(article: Article) -> list[Row]:
    """One for each wording in the article's present text, in a fixed number of queries."""
    wordings = (
        Quotation.objects.filter(text=article.text)
        .exclude(statement__state=State.MERGED)
        .select_related("statement__speaker", "statement__occasion", "finding", "text")
        .order_by("start", "pk")
    )
    return [Row(number, wording) for number, wording in enumerate(wordings, start=1)]
