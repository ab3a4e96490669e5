"""Likely duplicates: two entries that may be one and the same, and why we think so. An editor decides.

Nothing is compared with everything: each entry is put under a few keys, and those that share one are a pair.

names.py        speakers, venues, outlets, topics: by their names
spelling.py     how a name is spelled and how it sounds, without titles, in either alphabet
occasions.py    one sitting, told by several articles
statements.py   the same words, in two articles
keeping.py      the pairs that were found last, for who asks how many there are
"""

from __future__ import annotations

from django.db import models

from statements.duplicates.keeping import keep, kept
from statements.duplicates.names import of_names
from statements.duplicates.occasions import of_occasions
from statements.duplicates.pairs import Pair
from statements.duplicates.statements import of_statements
from statements.models import Decision, Occasion, Outlet, Speaker, Statement, Topic, Venue

__all__ = ["NOUNS", "Pair", "kept", "likely_duplicates", "look_for_all"]

NOUNS: tuple[type[models.Model], ...] = (Speaker, Venue, Occasion, Outlet, Topic, Statement)


def likely_duplicates(model: type[models.Model]) -> list[Pair]:
    """The pairs of one noun that nobody has merged or found to be different, the likeliest first; also kept."""
    ways = {Occasion: of_occasions, Statement: of_statements}
    pairs = ways[model]() if model in ways else of_names(model)
    different = set(_told_apart(model))
    found = [pair for pair in pairs if (pair.one, pair.other) not in different]
    keep(model, found)
    return found


def look_for_all() -> None:
    """Keep the pairs of every noun, as they are now."""
    for model in NOUNS:
        likely_duplicates(model)


def _told_apart(model: type[models.Model]) -> list[tuple[int, int]]:
    told = Decision.objects.filter(act=Decision.Act.DISTINCT, noun=model._meta.model_name)
    return list(told.values_list("object_id", "after__distinct_from"))
