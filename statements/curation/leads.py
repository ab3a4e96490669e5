"""Which wording leads a statement where no editor chose one: the official one, else a direct one, else the earliest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from statements.models import Form, Quotation


def leading(wordings: Iterable[Quotation]) -> Quotation:
    """The one of these (one at least) that leads; the earliest is what was published first, else what came in first."""
    return min(wordings, key=_rank)


def _rank(wording: Quotation) -> tuple[bool, bool, date, int]:
    outlet, article = wording.outlet, wording.article
    published = (article.published_earliest if article else None) or date.max
    return (not (outlet and outlet.official), wording.form != Form.DIRECT, published, wording.pk)
