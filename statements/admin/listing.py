"""Pieces of the admin's lists: counts that lead on, and counting in the query of the list itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html


def number_of(rows: QuerySet[Model], leading_here: str) -> Coalesce:
    """How many rows lead to each of a list."""
    counted = rows.filter(**{leading_here: OuterRef("pk")}).order_by().values(leading_here)
    return Coalesce(Subquery(counted.annotate(number=Count("pk")).values("number")), 0, output_field=IntegerField())


def linked_number(thing: Any, noun: str, where: str) -> str:
    """The thing's `number` of rows, leading to their list."""
    address = reverse(f"admin:statements_{noun}_changelist")
    return format_html('<a href="{}?{}={}">{}</a>', address, where, thing.pk, thing.number)
