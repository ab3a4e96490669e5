"""Statements in lists of the admin's own, with what was searched for marked in their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statements.models import Quotation, Statement
from statements.search.marks import best_wordings
from statements.search.results import Excerpt
from statements.search.stems import Asked


@dataclass(frozen=True, slots=True)
class FoundStatement:
    statement: Statement
    quotation: Quotation
    excerpt: Excerpt


def found_statements(keys: Sequence[int], asked: Asked) -> list[FoundStatement]:
    """These statements in this order, each in the wording that says most of what was asked for."""
    cards = {statement.pk: statement for statement in Statement.objects.filter(pk__in=keys).cards()}
    worded = {pk: statement for pk, statement in cards.items() if statement.quotations.all()}
    wordings = best_wordings(asked, worded.values())
    return [FoundStatement(worded[key], wordings[key][0], wordings[key][2]) for key in keys if key in worded]
