"""The statements of an article as rows beside its text, numbered in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from statements.models import ArticleText, Finding, Quotation, State, Statement
from statements.reading import Span


@dataclass(frozen=True, slots=True)
class Row:
    """`number`: its mark in the text. `is_lost`: the software proposed it, and does not find it any more."""

    number: int
    quotation: Quotation
    is_lost: bool

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
        return self.quotation.finding.percent if self.quotation.finding else None

    @property
    def is_waiting(self) -> bool:
        """For an editor, and not for the time at which it is published."""
        return self.statement.state == State.PROPOSED and self.statement.publish_at is None

    @property
    def can_be_published(self) -> bool:
        return self.is_waiting and bool(self.statement.said_by)


def rows_of(text: ArticleText, last: Finding | None) -> list[Row]:
    """One for each wording in a text, in a fixed number of queries. `last` is the page of its last reading."""
    found_last = Finding.objects.filter(
        text=text, kind=Finding.Kind.STATEMENT, pk__gt=last.pk if last else 0, spans__overlap=OuterRef("spans")
    )
    wordings = (
        Quotation.objects.filter(text=text)
        .exclude(statement__state=State.MERGED)
        .select_related("statement__speaker", "statement__occasion", "finding")
        .annotate(is_found=Exists(found_last))
        .order_by("start", "pk")
    )
    for one in wordings:
        one.text = text
    return [
        Row(number, one, is_lost=one.statement.state == State.PROPOSED and bool(one.finding) and not one.is_found)
        for number, one in enumerate(wordings, start=1)
    ]
