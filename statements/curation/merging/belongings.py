"""What belongs to a speaker, a venue, an occasion, an outlet or a topic, and goes where it goes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from psycopg import sql

from statements.models import Occasion, Outlet, Speaker, Topic, Venue
from statements.models.named import Named


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of a noun that name the thing in a column.

    `once_for`: the column of which a thing has each value only once, so that two may have the same. Then one is left:
    a name stays with the thing it was a name of, and of what says the same twice, one goes (`goes`).
    """

    part: str
    column: str
    once_for: str = ""
    goes: bool = False


BELONGINGS: dict[type[models.Model], list[Belonging]] = {
    Speaker: [
        Belonging("statement", "speaker_id"),
        Belonging("speakeralias", "speaker_id", once_for="name"),
        Belonging("speakerrole", "speaker_id"),
    ],
    Venue: [Belonging("occasion", "venue_id"), Belonging("venuealias", "venue_id", once_for="name")],
    Occasion: [
        Belonging("statement", "occasion_id"),
        Belonging("article_occasions", "occasion_id", once_for="article_id", goes=True),
    ],
    Outlet: [
        Belonging("article", "outlet_id"),
        Belonging("record", "outlet_id"),
        Belonging("outletalias", "outlet_id", once_for="name"),
    ],
    Topic: [Belonging("topicassignment", "topic_id", once_for="statement_id", goes=True)],
}


COUNT = sql.SQL("SELECT count(*) FROM {part} WHERE {column} = %(taken)s")
# Where the one thing has the same already, what belongs to the other is its double.
DOUBLE = sql.SQL(
    "EXISTS (SELECT FROM {part} AS same WHERE same.{column} = %(to)s AND same.{once_for} = one.{once_for})"
)
TAKE_AWAY = sql.SQL(
    "DELETE FROM {part} AS one WHERE {column} = %(from)s AND {is_double} RETURNING id, to_jsonb(one)::text"
)
MOVE = sql.SQL("UPDATE {part} AS one SET {column} = %(to)s WHERE {column} = %(from)s AND NOT {is_double} RETURNING id")
MOVE_SOME = sql.SQL(
    "UPDATE {part} AS one SET {column} = %(to)s "
    "WHERE id = ANY (%(ids)s) AND {column} = %(from)s AND NOT {is_double} RETURNING id"
)
GIVE_BACK = sql.SQL(
    "INSERT INTO {part} SELECT * FROM jsonb_populate_record(NULL::{part}, %(row)s::jsonb) "
    "ON CONFLICT DO NOTHING RETURNING id"
)


def belonging_to(thing: models.Model) -> dict[str, int]:
    """How many rows of each kind belong to a thing."""
    return {one.part: _done(COUNT, one, taken=thing.pk)[0][0] for one in BELONGINGS[type(thing)]}


def move(taken: models.Model, into: models.Model) -> dict[str, Any]:
    """Give all that belongs to the one to the other, and its name; what it takes to move just this back."""
    moved: dict[str, list[int]] = {}
    gone: dict[str, list[Any]] = {}
    ways = {"from": taken.pk, "to": into.pk}
    for one in BELONGINGS[type(taken)]:
        if one.goes:
            gone[one.part] = [json.loads(row) for _, row in _done(TAKE_AWAY, one, **ways)]
        moved[one.part] = sorted(pk for (pk,) in _done(MOVE, one, **ways))
    return {"moved": moved, "gone": gone, "name": _also_called(into, taken)}


def move_back(taken: models.Model, into: models.Model, moved: dict[str, Any]) -> None:
    """Move back what was moved, as far as it is still there. What came later stays, and so does what was moved on."""
    ways = {"from": into.pk, "to": taken.pk}
    for one in BELONGINGS[type(taken)]:
        _done(MOVE_SOME, one, ids=moved["moved"][one.part], **ways)
        for row in moved["gone"].get(one.part, []):
            _done(GIVE_BACK, one, row=json.dumps(row))
    if isinstance(into, Speaker | Venue | Outlet) and isinstance(taken, Named):
        into.aliases.filter(pk=moved["name"], name=taken.name).delete()


def _also_called(into: models.Model, taken: models.Model) -> int | None:
    """Make the name of the one another name of the other, unless it has it. The number of what was made."""
    if not isinstance(into, Speaker | Venue | Outlet) or not isinstance(taken, Named) or into.name == taken.name:
        return None
    alias, is_new = into.aliases.get_or_create(name=taken.name)
    return alias.pk if is_new else None


def _done(asked: sql.SQL, one: Belonging, **values: Any) -> list[Any]:
    names = {"part": sql.Identifier(f"statements_{one.part}"), "column": sql.Identifier(one.column)}
    is_double = DOUBLE.format(once_for=sql.Identifier(one.once_for), **names) if one.once_for else sql.SQL("false")
    with connection.cursor() as cursor:
        cursor.execute(asked.format(is_double=is_double, **names).as_string(), values)
        done: list[Any] = cursor.fetchall()
        return done
