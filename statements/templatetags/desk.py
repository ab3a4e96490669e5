"""What the first page of the admin shows: the articles that wait, and the latest decisions."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format

from statements.admin.decision import about_what
from statements.admin.left import left_to_do
from statements.admin.waiting import waiting_articles
from statements.curation.reasons import MISREAD, NO_FAULT, NO_STATEMENT
from statements.models import Decision, Report, Sealing, Statement

register = template.Library()
MOST = 20
ACTS, LOOKED_AT = 10, 100


@register.inclusion_tag("admin/statements/what_waits.html")
def what_waits() -> dict[str, Any]:
    articles = waiting_articles(MOST + 1)
    return {"articles": articles[:MOST], "is_more": len(articles) > MOST}


@register.simple_tag
def reports_waiting() -> int:
    """How many reports of readers wait for an answer."""
    return Report.objects.filter(outcome=Report.Outcome.OPEN).count()


@register.simple_tag
def sealings_waiting() -> int:
    """How many originals somebody asked to seal, and a second person has to decide about."""
    return Sealing.objects.filter(sealed_at=None, declined_by=None).count()


@register.inclusion_tag("admin/statements/left.html", takes_context=True)
def what_is_left(context: Any) -> dict[str, Any]:
    return {"left": left_to_do(context["user"]), "leads_on": True}


@register.inclusion_tag("admin/statements/latest_decisions.html")
def latest_decisions() -> dict[str, Any]:
    """The last acts of people, each with its first decision and how many others it was made of."""
    latest = Decision.objects.filter(by__isnull=False).select_related("by")[:LOOKED_AT]
    acts: dict[Any, list[Decision]] = {}
    for decision in latest:
        acts.setdefault(decision.together or decision.pk, []).append(decision)
    shown = [(act[-1], len(act) - 1) for act in list(acts.values())[:ACTS]]
    about = about_what([decision for decision, _others in shown])
    return {"acts": [(decision, what, others) for (decision, others), what in zip(shown, about, strict=True)]}


@register.inclusion_tag("admin/statements/reasons.html")
def reasons_to_reject() -> dict[str, Any]:
    return {"reasons": [*NO_STATEMENT, *NO_FAULT]}


@register.inclusion_tag("admin/statements/reasons.html")
def reasons_to_withdraw() -> dict[str, Any]:
    return {"reasons": [MISREAD]}


@register.filter
def embargo(statement: Statement) -> str:
    """When it is to be published, on the clock of who set the time, and on everybody's."""
    at = statement.publish_at
    if at is None:
        return ""
    there = at.astimezone(ZoneInfo(statement.publish_zone or "UTC"))
    told = f"{date_format(there, 'j F Y, H:i')} {statement.publish_zone or 'UTC'}"
    return (
        told if there.utcoffset() == timedelta(0) else f"{told} ({date_format(at.astimezone(UTC), 'j F Y, H:i')} UTC)"
    )


@register.filter
def percent(share: float) -> str:
    return f"{round(100 * share)} %"


@register.filter
def at(mapping: dict[Any, Any] | None, key: Any) -> Any:
    """What a mapping holds for a key; nothing where it does not."""
    return mapping.get(key, "") if mapping else ""
