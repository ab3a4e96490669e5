"""Words of a question that are the name of a speaker: the same question, asked for what that speaker said.

The words of a search are those that were said, and few people say their own names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import Count
from django.http import QueryDict

from statements.models import SearchEntry, Speaker
from statements.search import names
from statements.search.language import Term
from statements.search.question import Question
from statements.search.results import Instead

MOST = 3
LONGEST_NAME = 6  # terms of the question

Run = range  # of clauses

# A person is also called by the last of the names, which may have several words.
CALLED = r"""
    SELECT DISTINCT speaker_id, called
    FROM (
        SELECT id AS speaker_id, name, kind = 'person' AS has_surname FROM statements_speaker
        UNION ALL SELECT speaker_id, name, false FROM statements_speakeralias
    ) AS known
    -- Few names have any of the words: only those are taken apart.
    JOIN unnest(%s::text[]) AS word ON position(word IN lower(name)) > 0
    CROSS JOIN LATERAL string_to_array(trim(regexp_replace(lower(name), '\W+', ' ', 'g')), ' ') AS words
    CROSS JOIN LATERAL generate_series(1, CASE WHEN has_surname THEN cardinality(words) ELSE 1 END) AS first
    CROSS JOIN LATERAL array_to_string(words[first:], ' ') AS called
    JOIN statements_speaker AS speaker ON speaker.id = speaker_id AND merged_into_id IS NULL
    WHERE called = ANY (%s)
"""


def instead(question: Question) -> list[Instead]:
    """At most three, those with the most statements; none of a speaker who said nothing that answers the rest."""
    runs = _runs(question)
    if not runs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CALLED, [[run.split()[-1] for run in runs if run], list(runs)])
        rows: list[tuple[int, str]] = cursor.fetchall()
    said_by = _longest([(key, runs[called]) for key, called in rows])
    speakers = names.labels(Speaker, _with_most_statements(said_by)) if said_by else {}
    offered = [_offer(question, speaker, said_by[key]) for key, speaker in speakers.items()]
    return sorted((offer for offer in offered if offer.count), key=lambda offer: -offer.count)


def _with_most_statements(speakers: Iterable[int]) -> list[int]:
    """Counted apart from CALLED, which PostgreSQL would take for so much work that it compiled it first."""
    each = SearchEntry.objects.filter(speaker_id__in=speakers).values_list("speaker_id")
    return [key for key, _n in each.annotate(n=Count("*")).order_by("-n", "speaker_id")[:MOST]]


def _runs(question: Question) -> dict[str, Run]:
    """What might be a name: words that have to be there and follow one another, without their punctuation."""
    clauses = question.chosen["q"].query.clauses
    found: dict[str, Run] = {}
    for first in range(len(clauses)):
        for end in range(first + 1, min(first + LONGEST_NAME, len(clauses)) + 1):
            if len(clauses[end - 1]) > 1 or clauses[end - 1][0].without:
                break
            found.setdefault(_plain(" ".join(clause[0].text for clause in clauses[first:end])), range(first, end))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"['’]s\b", "", text.lower())).strip()


def _longest(named: list[tuple[int, Run]]) -> dict[int, Run]:
    """By speaker. What is a part of a longer name stands for nobody else."""
    whole = [run for _key, run in named]
    kept = [(key, run) for key, run in named if not any(set(run) < set(other) for other in whole)]
    return dict(kept)


def _offer(question: Question, speaker: names.Chosen, run: Run) -> Instead:
    clauses = question.chosen["q"].query.clauses
    words = " ".join(" OR ".join(map(_typed, clause)) for number, clause in enumerate(clauses) if number not in run)
    query = question.query(q=[words] if words else [], speaker=[speaker.value])
    return Instead(speaker.label, words, Question(QueryDict(query)).entries.count(), query)


def _typed(term: Term) -> str:
    """A term as readers type it."""
    text = f'"{term.text}"' if term.phrase else term.text.replace("OR", "or")
    return f"-{text}" if term.without else text
