"""What all engines are fed: the statements of the archive, cut into the same words and the same stems.

An engine that splits or stems by rules of its own finds other statements, and its total says nothing about its work. So
words are cut by statements/search/words.py, and each is stemmed once, by PostgreSQL, in the language of its statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path

from django.db import connection, transaction

from benchmarks.statement import NEXT_WORDING, Statement
from statements.search.words import folded

LANGUAGES = {"en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish"}
BATCH = 5_000
PUBLISHED = """
    SELECT s.id, coalesce(speaker.name, ''), coalesce(venue.name, ''), extract(year FROM s.said_earliest)::int,
           ARRAY(SELECT topic.name FROM statements_topicassignment JOIN statements_topic topic ON topic.id = topic_id
                 WHERE statement_id = s.id AND by <> 'refused' ORDER BY topic_id),
           ARRAY(SELECT ARRAY[language, CASE WHEN form = 'direct' OR sentence = '' THEN content ELSE sentence END]
                 FROM statements_quotation WHERE statement_id = s.id ORDER BY id)
    FROM statements_statement s
    LEFT JOIN statements_speaker speaker ON speaker.id = s.speaker_id
    LEFT JOIN statements_occasion occasion ON occasion.id = s.occasion_id
    LEFT JOIN statements_venue venue ON venue.id = occasion.venue_id
    WHERE s.state = 'published' ORDER BY s.id
"""
STEMS = """
    SELECT tsvector_to_array(to_tsvector(language::regconfig, word))
    FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS w (language, word, place) ORDER BY place
"""

Row = tuple[int, str, str, int | None, list[str], list[list[str]]]
Stems = dict[tuple[str, str], list[str]]  # of a word in a language; none of one too common to be searched


class Stemmer:
    """Asks PostgreSQL about each word once."""

    def __init__(self) -> None:
        self.known: Stems = {}

    def __call__(self, language: str, word: str) -> list[str]:
        self.learn([(language, word)])
        return self.known[language, word]

    def learn(self, words: Iterable[tuple[str, str]]) -> None:
        new = [key for key in dict.fromkeys(words) if key not in self.known]
        if new:
            with connection.cursor() as cursor:
                configurations = [LANGUAGES.get(language, "simple") for language, _word in new]
                cursor.execute(STEMS, [configurations, [word for _language, word in new]])
                self.known.update(zip(new, (stems for (stems,) in cursor), strict=True))


def write(path: Path) -> None:
    """Cut what the archive has published, and keep it in a file: all engines are built of that."""
    stemmer = Stemmer()
    part = path.with_suffix(".part")
    with transaction.atomic(), connection.chunked_cursor() as cursor, part.open("w") as file:
        cursor.execute(PUBLISHED)
        while rows := cursor.fetchmany(BATCH):
            for statement in _cut(rows, stemmer):
                file.write(json.dumps(astuple(statement), ensure_ascii=False, separators=(",", ":")) + "\n")
    part.rename(path)


def _cut(rows: list[Row], stemmer: Stemmer) -> Iterator[Statement]:
    wordings = [[(language, folded(text)) for language, text in texts] for *_, texts in rows]
    stemmer.learn((language, word) for texts in wordings for language, words in texts for word in words)
    for (number, speaker, venue, year, topics, texts), cut in zip(rows, wordings, strict=True):
        words = [word for _language, found in cut for word in (*found, NEXT_WORDING)][:-1]
        stems = [stem for language, found in cut for word in found for stem in stemmer.known[language, word]]
        size = sum(len(text.encode()) for _language, text in texts)
        yield Statement(number, speaker, venue, year, topics, size, words, stems)
