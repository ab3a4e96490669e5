"""How often the software was right, by kind of finding, by outlet and by how sure it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Sum

from statements.learning.outcomes import FACTS, Outcome, as_found, decided, facts_of
from statements.models import Article, Form, Statement


@dataclass(slots=True)
class Row:
    """Of what the software proposed. `called`: how sure it was of all of these together."""

    key: Any
    numbers: Counter[str] = field(default_factory=Counter)
    called: float = 0.0

    @property
    def decided(self) -> int:
        return self.numbers.total()

    @property
    def accepted(self) -> float:
        """The share that was accepted, corrected or not."""
        return 1 - self.numbers[Outcome.REJECTED] / self.decided

    @property
    def unchanged(self) -> float:
        return self.numbers[Outcome.UNCHANGED] / self.decided

    @property
    def sure(self) -> float:
        """How sure it was on average."""
        return self.called / self.decided


@dataclass(frozen=True, slots=True)
class Precision:
    """`by_tenth`: of confidence, the surest first; `by_outlet`: the most decided first. A key is None where nothing is
    known."""

    all: Row
    by_form: list[Row]
    by_tenth: list[Row]
    by_outlet: list[Row]


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    label: str
    kept: int
    corrected: int

    @property
    def decided(self) -> int:
        return self.kept + self.corrected

    @property
    def share(self) -> float:
        return self.kept / self.decided if self.decided else 0.0


def precision() -> Precision:
    """In one query, which looks at all that was decided."""
    outlet = "lead__text__article__outlet"
    groups = as_found(decided(Statement.objects.order_by())).values_list("found_form", "tenth", outlet, "outcome")
    counted = list(groups.annotate(number=Count("pk"), called=Sum("lead__finding__confidence")))
    by_outlet = _rows((row[2], row) for row in counted)
    return Precision(
        all=next(iter(_rows((None, row) for row in counted)), Row(None)),
        by_form=sorted(_rows((row[0], row) for row in counted), key=_place_of_form),
        by_tenth=sorted(_rows((row[1], row) for row in counted if row[1] is not None), key=lambda row: -row.key),
        by_outlet=sorted(by_outlet, key=lambda row: -row.decided),
    )


def facts() -> list[Fact]:
    """Of articles that people confirmed, how often what the software had read was kept."""
    return [
        Fact(
            name,
            str(label),
            kept=facts_of(name, corrected=False, articles=Article.objects.all()).count(),
            corrected=facts_of(name, corrected=True, articles=Article.objects.all()).count(),
        )
        for name, (_column, label) in FACTS.items()
    ]


def _place_of_form(row: Row) -> int:
    """In the order in which forms are listed everywhere."""
    return Form.values.index(row.key) if row.key in Form.values else len(Form.values)


def _rows(keyed: Iterable[tuple[Any, Any]]) -> list[Row]:
    rows: dict[Any, Row] = {}
    for key, (*_group, outcome, number, called) in keyed:
        row = rows.setdefault(key, Row(key))
        row.numbers[outcome] += number
        row.called += called or 0.0
    return list(rows.values())
