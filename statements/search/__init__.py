"""What readers ask, and the answer: hits in an order, with counts of what could be asked next.

words.py                    what a word is: the same here and in PostgreSQL
tokens.py, language.py, tree.py  what `q` says, part by part
stems.py, fields.py         what PostgreSQL looks up for it
parameters.py, filters.py   the parameters of the address, and what must hold of the circumstances of a statement
question.py                 both together
tallies.py                  what is kept ready of broad words
ranking.py, order.py        how well a statement answers, and what comes after what
pages.py                    one page in that order
facets.py, counting.py      the counts
answering.py                the cheapest way to both
budgets.py                  how long a part may take
marks.py, excerpts.py       what was searched for, in the words of the hits, and the best part of long ones
choices.py, understanding.py  what can be asked next, and how we read what was asked
instead.py                  what may have been meant: a speaker, whose name is among the words, or another word
desk.py                     the same questions about what is not published, for editors
suggestions.py              what the end of a question may become while it is typed
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import OperationalError, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from statements.models import Statement
from statements.search import choices, marks, order, understanding
from statements.search.answering import answer
from statements.search.budgets import OverBudget, within
from statements.search.errors import BadQuery, TooSlow
from statements.search.instead import instead, looks_like, meant
from statements.search.question import Question
from statements.search.results import Bars, Chip, Choice, Excerpt, Facet, Hit, Instead, Meant, Results, Run

FOR_HELP = 500  # milliseconds for each question that is asked where nothing was found

__all__ = [
    "BadQuery", "Bars", "Chip", "Choice", "Excerpt", "Facet", "Hit", "Instead", "Meant", "Results", "Run", "TooSlow",
    "search",
]  # fmt: skip


def search(params: QueryDict, *, page_size: int = 20, strict: bool = False, with_facets: bool = True) -> Results:
    """Answer the usable part of a question; `Results.problems` says what was not usable.

    However many hits there are, PostgreSQL is asked as often. Raises TooSlow where it ran out of time and,
    if `strict`, as programs want it, BadQuery instead of answering only a part. Without facets, which are most
    of the work, nor are the undated counted.
    """
    with _limited_time():
        question = Question(params, by_programs=strict)
        if strict and question.problems:
            raise BadQuery(question.problems)
        counted, page = answer(question.counting(only_total=not with_facets), question.order(page_size))
        if not counted.exact:
            counted.total = max(counted.total, len(page.keys))
        chips, offers, other = understanding.chips(question), instead(question), None
        if counted.exact and not counted.total and not strict:
            chips, offers, other = _helped(question, chips, offers)
        return Results(
            hits=_hits(question, page.keys),
            count=counted.total,
            exact=counted.exact,
            undated=0 if question.filters.includes_undated else counted.undated,
            undated_query=question.query(undated=["include"]),
            understood=understanding.sentence(question),
            chips=chips,
            instead=offers,
            meant=other,
            facets=choices.facets(question, counted) if with_facets else [],
            bars=choices.bars(question, counted) if with_facets else None,
            sorts=choices.sorts(question, counted.total),
            next=question.query(cursor=[page.next.cursor()]) if page.next else None,
            by_date=question.query(sort=[order.NEWEST]) if page.cut else None,
            problems=question.problems,
        )


def _helped(
    question: Question, chips: list[Chip], offers: list[Instead]
) -> tuple[list[Chip], list[Instead], Meant | None]:
    """What may help where nothing is found, as far as there is time."""
    try:
        with within(FOR_HELP):
            return understanding.counted(chips), offers or looks_like(question), meant(question)
    except OverBudget:
        return chips, offers, None


def _hits(question: Question, keys: list[int]) -> list[Hit]:
    found = {statement.pk: statement for statement in Statement.objects.filter(pk__in=keys).cards()}
    statements = [found[key] for key in keys if key in found]
    wordings = marks.best_wordings(question.chosen["q"], statements)
    return [Hit(statement, *wordings[statement.pk]) for statement in statements]


@contextmanager
def _limited_time() -> Iterator[None]:
    """A search that PostgreSQL breaks off leaves the transaction usable for the page that says so."""
    try:
        with transaction.atomic():
            yield
    except OperationalError as error:
        if not isinstance(error.__cause__, psycopg.errors.QueryCanceled):
            raise
        raise TooSlow(_("This search took too long. Ask for less: rarer words, one speaker, fewer years.")) from error
