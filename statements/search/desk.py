"""The reader's language, asked of what readers do not see: desk entries, and the words of articles.

Words that only what waits has are found by their stems, too; and there is no index of pairs, as there is for readers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Q

from statements.search.stems import Asked, Stem


def at_the_desk(asked: Asked) -> Asked:
    """The query with the words that wait at the desk among the forms of its stems."""
    keys = list(asked.stems)
    if not keys:
        return replace(asked, has_pairs=False)
    with connection.cursor() as cursor:
        languages, words = [language for language, _word in keys], [word for _language, word in keys]
        cursor.execute("SELECT * FROM words_at_the_desk(%s, %s)", [languages, words])
        forms = {(language, word): frozenset(found) for language, word, found in cursor}
    stems = {key: _with(stem, forms.get(key, frozenset())) for key, stem in asked.stems.items()}
    return replace(asked, stems=stems, has_pairs=False, _rows={})


def of_the_desk(condition: Q) -> Q:
    """A condition on search entries as one on desk entries, which are their own circumstances."""
    parts = [of_the_desk(part) if isinstance(part, Q) else _own(part) for part in condition.children]
    return Q(*parts, _connector=condition.connector, _negated=condition.negated)


def _own(part: Any) -> Any:
    if not isinstance(part, tuple):
        return part
    lookup, value = part
    return lookup.removeprefix("circumstances__"), value


def _with(stem: Stem, forms: frozenset[str]) -> Stem:
    return replace(stem, forms=stem.forms | forms, known=stem.known | forms)
