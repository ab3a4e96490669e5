"""Django's `migrate`, as the owner of the tables, and with what PostgreSQL itself keeps (statements/database/)."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from archive.roles import as_owner
from statements import database, editors


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner():
            database.run(*database.BEFORE_MIGRATIONS)
            super().handle(*args, **options)
            if self.is_complete():
                with transaction.atomic():
                    database.run(*database.AFTER_MIGRATIONS)
                    editors.ensure_groups()

    def is_complete(self) -> bool:
        """Whether all tables are there: `migrate` can also stop on the way, or go back."""
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
