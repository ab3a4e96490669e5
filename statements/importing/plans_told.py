"""What a row makes of a name, as it is shown to the editor: before and after, for each thing it says."""

from __future__ import annotations

from typing import Any

from statements.importing.register import Plan

FIRST_NEW = 10
MOST_CHANGED = 200
_LONGEST = 300


class Shown:
    """The first rows that are new, and those that change what is there."""

    def __init__(self, rows: list[dict[str, Any]] | None = None) -> None:
        self.rows = rows or []
        self._left = {"new": FIRST_NEW, "changed": MOST_CHANGED, "there": 0}
        for row in self.rows:
            self._left[row["outcome"]] -= 1

    def add(self, row: dict[str, Any]) -> None:
        if self._left[row["outcome"]] > 0:
            self._left[row["outcome"]] -= 1
            self.rows.append(row)


def told(plan: Plan) -> dict[str, Any]:
    """As JSON can keep it. `changes`: what, before, after."""
    changes = [
        (name, _text(before) if not plan.is_new else "", _text(after)) for name, (before, after) in plan.columns.items()
    ]
    changes += [("alias", "", other) for other in plan.aliases]
    changes += [("role", "", str(one.role)) for one in plan.roles]
    changes += [("role", str(before), str(one.role)) for one, before in plan.fuller]
    return {
        "line": plan.row.number,
        "outcome": plan.outcome,
        "name": plan.entry.name,
        "pk": plan.entry.pk,
        "changes": changes,
    }


def _text(value: Any) -> str:
    return "" if value is None else str(value)[:_LONGEST]
