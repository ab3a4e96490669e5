"""What a test has committed goes when it ends.

Django empties all tables with TRUNCATE, which makes hundreds of files anew, and makes all permissions again. Here rows
are deleted where there are any, and what `migrate` has written stays: a tenth of the time, a hundred and fifty times.
"""

from __future__ import annotations

from django.db import connection

from archive.roles import as_owner

# What `migrate` writes, and the version of the data, which never has no row.
KEPT = [
    "auth_group", "auth_group_permissions", "auth_permission", "django_content_type", "django_migrations",
    "statements_change",
]  # fmt: skip
WRITTEN_BY_TRIGGERS = ["statements_frequency", "statements_revision", "statements_searchfresh"]

EMPTY = """
DO $$
DECLARE
    filled regclass;
BEGIN
    FOR filled IN
        SELECT oid FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL (%s)
        ORDER BY relname = ANY (%s)
    LOOP
        EXECUTE format('DELETE FROM %%s', filled);
    END LOOP;
END $$
"""


def empty() -> None:
    """In one transaction: foreign keys are looked at when all is gone."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(EMPTY, [KEPT, WRITTEN_BY_TRIGGERS])
