"""What PostgreSQL itself keeps, in SQL: run these files and the promises hold, whoever writes to the tables.

`manage.py migrate` runs them: `roles` before Django's migrations, the others after. Each can be run again at any time;
a change is made in the file, not in a migration.

- roles.sql: the application's and the reader's role
- rules.sql: spans inside their text, words cut from it, addresses given once
- words.sql: what a word is, and which words have one stem
- names.sql: how names are found
- tallies.sql: what is kept ready of broad words
- search.sql: the search entries, written in the transaction that publishes
- desk.sql: the same of what is not published, and the words of articles, for editors
- suggest.sql: how many statements each word and each thing has, and what begins as one types
- publicity.sql: what becomes public with a statement, and stays so
- merged.sql: what was merged leads to what took it in
- history.sql: what every change of a curated thing was
- repeats.sql: the same words in another article
- reports.sql: the one thing that the reader may have written
- corrections.sql: what readers are told of what was decided
- sealing.sql: how an original is erased, which takes two persons
- access.sql: what each role may do, and which rows the reader sees
- version.sql: another version of the public data after every change
- anew.sql: what was written by earlier rules is written anew
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection

BEFORE_MIGRATIONS = ["roles"]
AFTER_MIGRATIONS = [
    "rules", "words", "names", "tallies", "search", "desk", "suggest", "publicity", "merged", "history", "repeats",
    "reports", "corrections", "sealing", "access", "version", "anew",
]  # fmt: skip


def run(*names: str) -> None:
    """Run the named files, each whole or not at all. The connection must be the owner's (archive.roles.as_owner)."""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute((Path(__file__).parent / f"{name}.sql").read_text())
