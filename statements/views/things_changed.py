"""What became of what statements refer to (speakers, occasions, venues, outlets, articles), in the words of readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statements.dates_in_words import in_words
from statements.models import Article, CorrectedThing, Statement
from statements.views.changed import Part

AROUND = "SELECT id FROM corrections_around(%s) AS told (id) ORDER BY id DESC LIMIT %s"

Things = dict[tuple[str, int], Any]


@dataclass(frozen=True, slots=True)
class ThingChanged:
    """`title`: what it is called now, with its noun."""

    correction: CorrectedThing
    title: str
    address: str
    parts: list[Part]

    @property
    def done(self) -> str:
        return str(capfirst(self.correction.get_act_display()))

    @property
    def told(self) -> str:
        """In a line. Two that were found to be one name each other."""
        of = str(self.correction) if self.correction.other_id else self.title
        return f"{of}: {'; '.join(map(str, self.parts)) or self.done}"


def things_changed(corrections: Iterable[CorrectedThing]) -> list[ThingChanged]:
    """In the order given, in a query for each noun. What readers do not see any more is left out."""
    found = list(corrections)
    things = _things(found)
    return [_changed(one, things) for one in found if (one.noun, one.object_id) in things]


def changed_around(statement: Statement, most: int) -> list[ThingChanged]:
    """What became of what a statement refers to since readers know it, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(AROUND, [statement.pk, most])
        keys = [key for (key,) in cursor.fetchall()]
    return things_changed(CorrectedThing.objects.filter(pk__in=keys)) if keys else []


def _things(corrections: list[CorrectedThing]) -> Things:
    wanted: dict[str, set[int]] = {"venue": set(), "outlet": set()}
    for one in corrections:
        wanted.setdefault(one.noun, set()).update(filter(None, (one.object_id, one.other_id)))
        for side in (one.before, one.after):
            wanted["venue"].update(filter(None, [side.get("venue_id")]))
            wanted["outlet"].update(filter(None, [side.get("outlet_id")]))
    return {
        (noun, pk): thing
        for noun, keys in wanted.items()
        if keys
        for pk, thing in apps.get_model("statements", noun)._default_manager.in_bulk(keys).items()
    }


def _changed(one: CorrectedThing, things: Things) -> ThingChanged:
    thing = things[one.noun, one.object_id]
    noun = capfirst(str(thing._meta.verbose_name))
    parts = _of_two(one, things, noun) if one.other_id else list(_parts(one, things))
    return ThingChanged(one, f"{noun}: {_called(thing)}", thing.get_absolute_url(), parts)


def _of_two(one: CorrectedThing, things: Things, noun: str) -> list[Part]:
    """Of two that are one now, the one is called as the other; or the other way round."""
    stays, other = (_called(things.get((one.noun, pk))) for pk in (one.object_id, one.other_id or 0))
    before, after = (other, stays) if one.act == CorrectedThing.Act.MERGE else (stays, other)
    return [Part(noun, before, after)]


def _parts(one: CorrectedThing, things: Things) -> Iterable[Part]:
    for column, label in _labels().items():
        if column in one.before or column in one.after:
            before, after = (_said(column, side.get(column), things) for side in (one.before, one.after))
            yield Part(label, before, after)


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "title": _("Title"),
        "venue_id": _("Venue"),
        "place": _("Place"),
        "held_edtf": _("Held"),
        "outlet_id": _("Outlet"),
        "published_edtf": _("Published"),
        "headline": _("Headline"),
        "source": _("Source address"),
    }


def _said(column: str, value: Any, things: Things) -> str:
    match column:
        case "venue_id" | "outlet_id":
            return _called(things.get((column.removesuffix("_id"), value)))
        case "held_edtf" | "published_edtf":
            return in_words(value) if value else ""
    return str(value or "")


def _called(thing: Any) -> str:
    """An article without a headline by its public id: nothing else of its file is for readers."""
    if isinstance(thing, Article):
        return thing.headline or thing.public_id
    return "" if thing is None else str(thing)
