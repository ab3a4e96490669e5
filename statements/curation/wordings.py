"""Where the words of a statement stand in their text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, difference, record, snapshot
from statements.curation.refusals import Refused
from statements.models import ArticleText, Decision, Quotation, Statement
from statements.reading.sentences import sentence_around

Spans = Sequence[tuple[int, int]]


@transaction.atomic
def add_statement(
    text: ArticleText, spans: Spans, by: Editor, *, quotation: dict[str, Any], statement: dict[str, Any]
) -> Statement:
    """A statement the software missed: a proposal with one wording at `spans`.

    `statement` and `quotation` hold further columns (speaker, occasion, form, …). Its sentence is found in the text.
    """
    need(spans)
    new = Statement.objects.create(**statement)
    new.lead = lay(Quotation(statement=new, text=text, language=text.language, **quotation), spans)
    new.save(update_fields=["lead"])
    if new.occasion:
        text.article.occasions.add(new.occasion)
    record(Decision.Act.ADD, new, by, after={**snapshot(new), "wording": snapshot(new.lead)})
    return new


@transaction.atomic
def correct_spans(
    quotation: Quotation,
    spans: Spans,
    by: Editor,
    *,
    form: str = "",
    act: Decision.Act = Decision.Act.CORRECT,
    reason: str = "",
) -> bool:
    """Give a wording in an article other spans; its words and its sentence follow. Whether anything changed.

    `form`: the form of the other words, where it is another.
    """
    current = Quotation.objects.select_for_update(of=("self",)).select_related("text").get(pk=quotation.pk)
    if current.text is None:
        raise Refused(_("This wording comes from a data file: it has no place in an article to change."))
    need(spans)
    before = snapshot(current)
    current.form = form or current.form
    after = snapshot(lay(current, spans))
    if before == after:
        return False
    difference(act, current, by, before, after, reason).save()
    return True


def need(spans: Spans) -> None:
    if not spans:
        raise Refused(_("Select the words that were said: a statement needs at least one stretch of the text."))


def lay(quotation: Quotation, spans: Spans) -> Quotation:
    """Lay a wording on other spans, and read back the words that PostgreSQL cut from the text."""
    assert quotation.text is not None
    quotation.spans = tuple(spans)
    quotation.sentence_span = [sentence_around(quotation.text.text, spans)]
    quotation.save()
    quotation.refresh_from_db()
    return quotation
