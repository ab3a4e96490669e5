"""Earlier versions of a thing: PostgreSQL keeps what every change was, and what was there before it comes back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from statements.curation.decisions import Columns, Editor, record
from statements.curation.refusals import Refused
from statements.models import Decision, Quotation, Revision

DECIDED = {
    *("state", "checked", "published_at", "publish_at", "publish_zone", "reason", "merged_into_id"),
    *("standing", "disputed_by", "standing_note", "standing_source", "confirmed"),
}
"""What acts of their own decide: it does not come back with an earlier version."""
BELONGING = {
    "quotation": "statement_id",
    "topicassignment": "statement_id",
    "article_occasions": "article_id",
    "speakeralias": "speaker_id",
    "speakerrole": "speaker_id",
    "venuealias": "venue_id",
    "outletalias": "outlet_id",
}
"""The parts of things, with the column that says of which: what was moved by a merger, its undoing moves back."""


@dataclass(slots=True)
class Change:
    """What brings one row back: from `now` to `then`, by column. No `now`: the row is gone. No `then`: it was not there
    yet."""

    part: str
    part_id: int
    now: Columns | None = field(default_factory=dict)
    then: Columns | None = field(default_factory=dict)


def changes_before(thing: models.Model, revision: int) -> list[Change]:
    """What to change so that the thing is as it was before a revision, with its wordings, other names, topics….

    Its own columns come first. State and merger stay as they are: acts of their own decide about them.
    """
    return changes_before_each(thing, [revision])[revision]


def changes_before_each(thing: models.Model, revisions: Collection[int]) -> dict[int, list[Change]]:
    """The same for each of some revisions. One question for all later ones, and one for each kind of row."""
    asked = sorted(revisions)
    later = list(_of(thing).filter(pk__gte=min(asked, default=0)).order_by("-pk")) if asked else []
    present = _Present(thing, [one for one in later if not _is_move(one)])
    back: dict[tuple[str, int], Change] = {}
    rows: dict[tuple[str, int], Change | None] = {}
    found: dict[int, list[Change]] = {}
    for one in later:
        while asked and asked[-1] > one.pk:
            found[asked.pop()] = _in_order(thing, rows.values())
        if not _is_move(one):
            place = one.part, one.part_id
            change = back.setdefault(place, Change(*place))
            change.then = None if one.before is None else {**(change.then or {}), **one.before}
            rows[place] = _from_now(present, change)
    return found | {revision: _in_order(thing, rows.values()) for revision in asked}


def _in_order(thing: models.Model, rows: Iterable[Change | None]) -> list[Change]:
    return sorted(
        (row for row in rows if row), key=lambda row: (row.part != thing._meta.model_name, row.part, row.part_id)
    )


def latest_revision(thing: models.Model) -> int:
    """The number of the last change of the thing; 0 where it never changed."""
    return _of(thing).values_list("pk", flat=True).first() or 0


@transaction.atomic
def revert(thing: models.Model, revision: int, by: Editor, *, reason: str = "", seen: int | None = None) -> None:
    """Bring back what was there before a revision. `seen`: the last revision that the editor knew of."""
    type(thing)._base_manager.select_for_update(of=("self",)).get(pk=thing.pk)
    latest = latest_revision(thing)
    if seen is not None and seen != latest:
        raise Refused(
            _("It was changed since you opened this page. Look at its history again, and then bring it back.")
        )
    changes = changes_before(thing, revision)
    if not changes:
        raise Refused(
            _(
                "It is like that now, apart from what acts of their own decide: whether it is published, merged or "
                "confirmed, and how it stands."
            )
        )
    for change in changes:
        _write(change)
    own = [change for change in changes if change.part not in BELONGING]
    was = {name: value for change in own for name, value in (change.now or {}).items()}
    then = {name: value for change in own for name, value in (change.then or {}).items()}
    record(Decision.Act.REVERT, thing, by, before=was, after=then, reason=reason)


def _of(thing: models.Model) -> models.QuerySet[Revision]:
    return Revision.objects.filter(noun=thing._meta.model_name, object_id=thing.pk)


def _is_move(revision: Revision) -> bool:
    belonging = BELONGING.get(revision.part)
    return bool(revision.before and revision.after and belonging in revision.before)


class _Present:
    """How the rows that revisions speak of stand now."""

    def __init__(self, thing: models.Model, revisions: Iterable[Revision]) -> None:
        self.thing = thing
        self.rows = _rows({(one.part, one.part_id) for one in revisions})

    @cached_property
    def wordings(self) -> set[int]:
        return set(Quotation.objects.filter(statement=self.thing.pk).values_list("pk", flat=True))

    def may_lead(self, wording: int | None) -> bool:
        """Whether the wording that led then is one of its own, after all that was merged and taken out since."""
        return wording is None or wording in self.wordings


def _from_now(present: _Present, change: Change) -> Change | None:
    """The change with what stands there now; None where there is nothing to bring back, or it is no longer here."""
    now = present.rows.get((change.part, change.part_id))
    belonging = BELONGING.get(change.part)
    if now is None:
        return Change(change.part, change.part_id, None, change.then) if change.then and "id" in change.then else None
    if belonging and now[belonging] != present.thing.pk:
        return None
    if change.then is None:
        return Change(change.part, change.part_id, now, None)
    kept = DECIDED if change.part == present.thing._meta.model_name else set()
    if not present.may_lead(change.then.get("lead_id")):
        kept = kept | {"lead_id", "lead_chosen"}
    then = {name: value for name, value in change.then.items() if name in now.keys() - kept and value != now[name]}
    return Change(change.part, change.part_id, {name: now[name] for name in then}, then) if then else None


def _rows(places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Columns]:
    """Rows as PostgreSQL writes them in JSON, as revisions have them; in one question for each kind."""
    keys: dict[str, list[int]] = defaultdict(list)
    for part, number in places:
        keys[part].append(number)
    found: dict[tuple[str, int], Columns] = {}
    for part, numbers in keys.items():
        asked = sql.SQL("SELECT id, to_jsonb(one)::text FROM {table} AS one WHERE id = ANY(%s)")
        with connection.cursor() as cursor:
            cursor.execute(asked.format(table=_table(part)).as_string(), [numbers])
            found |= {(part, number): json.loads(row) for number, row in cursor.fetchall()}
    return found


def _write(change: Change) -> None:
    """Give the row the columns it had; bring it back, or take it away."""
    table = _table(change.part)
    with connection.cursor() as cursor:
        if change.then is None:
            asked = sql.SQL("DELETE FROM {table} WHERE id = %s").format(table=table)
            cursor.execute(asked.as_string(), [change.part_id])
        elif change.now is None:
            asked = sql.SQL(
                "INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s::jsonb) "
                "ON CONFLICT DO NOTHING"
            ).format(table=table)
            cursor.execute(asked.as_string(), [json.dumps(change.then)])
        else:
            columns = sql.SQL(", ").join(map(sql.Identifier, change.then))
            asked = sql.SQL(
                "UPDATE {table} SET ({columns}) = "
                "(SELECT {columns} FROM jsonb_populate_record(NULL::{table}, %s::jsonb)) WHERE id = %s"
            ).format(table=table, columns=columns)
            cursor.execute(asked.as_string(), [json.dumps(change.then), change.part_id])


def _table(part: str) -> sql.Identifier:
    return sql.Identifier(f"statements_{part}")
