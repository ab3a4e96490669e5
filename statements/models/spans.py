"""Spans in a text: half-open offsets in Unicode code points, kept as PostgreSQL's own range types.

A list of spans is an `int4multirange`: ordered, without overlaps, by construction. Python sees tuples of `Span`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.lookups import Overlap
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.multirange import Int4Multirange, Multirange
from psycopg.types.range import Range

from statements.reading.reading import Span

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Field = models.Field[Iterable[tuple[int, int]], tuple[Span, ...]]
else:
    Field = models.Field


class SpansField(Field):
    """A list of spans. Assign any pairs of offsets; neighbours that touch come back as one."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "int4multirange"

    def from_db_value(self, value: Multirange[int] | None, *_: object) -> tuple[Span, ...] | None:
        return None if value is None else tuple(Span(r.lower or 0, r.upper or 0) for r in value)

    def to_python(self, value: Any) -> tuple[Span, ...] | None:
        return None if value is None else tuple(Span(*pair) for pair in value)

    def get_prep_value(self, value: Any) -> Int4Multirange | None:
        if value is None or isinstance(value, Int4Multirange):
            return value
        return Int4Multirange([Range(start, end) for start, end in value])


SpansField.register_lookup(Overlap)


def spans_field(verbose_name: StrOrPromise, *, null: bool = False) -> SpansField:
    return SpansField(verbose_name, null=null, blank=True, default=None if null else tuple)
