"""Django's `flush`, as the owner: the application itself may not empty a table. Tests use it."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.flush import Command as DjangoFlush

from archive.roles import as_owner
from statements import editors


class Command(DjangoFlush):
    def handle(self, **options: Any) -> None:
        with as_owner():
            super().handle(**options)
            editors.ensure_groups()
