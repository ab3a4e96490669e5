"""Tables about Halvia that editors send in, and the worker that works on them."""

from __future__ import annotations

import io
from typing import Any

from django.contrib.auth.models import User

from statements import imports
from statements.models import DataImport
from statements.tasks import work_on_import

STATEMENTS = """Quote;Said by;Date;Forum;Place;Theme
We will dig the canal.;Ilva Moren;2031-05-12;Parliament of Halvia;Veltin;Rivers; and more
We will dig the canal.;Ilva Moren;2031-05-12;Parliament of Halvia;Veltin;Rivers
No toll is planned.;Tavo Brandt;2031-05-13;;Orsana;Bridges
The ferry stays.;;2031-05-13;;Orsana;
The lock opens in May.;Question;2031-13-45;;;
"""


def sent(content: str | bytes, kind: str = "statements", by: User | None = None, **said: Any) -> DataImport:
    """Sent in, and looked at."""
    content = content.encode() if isinstance(content, str) else content
    return worked_on(imports.receive(said.pop("name", "table.csv"), io.BytesIO(content), kind, by, **said))


def let_in(one: DataImport, by: User | None = None) -> DataImport:
    imports.let_in(one, by)
    return worked_on(one)


def worked_on(one: DataImport) -> DataImport:
    """As a worker does."""
    work_on_import(data_import=one.pk)
    return now(one)


def now(one: DataImport) -> DataImport:
    return DataImport.objects.get(pk=one.pk)


def counts(found: dict[str, Any]) -> tuple[int, int, int, int]:
    """New, changed, already there, refused."""
    return tuple(found.get(name, 0) for name in ("new", "changed", "there", "refused"))
