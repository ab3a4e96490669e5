"""A batch of rows is written in one transaction: records, statements, topics, wordings, and so the search entries.

The rows are copied into a table of this transaction alone, and inserted from there set by set: PostgreSQL takes no COPY
into tables that have policies for rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from django.db import DatabaseError, connection, transaction
from psycopg import Cursor

from statements.loading.languages import Languages
from statements.loading.mentions import EVIDENCE, Mentions
from statements.loading.rows import Row
from statements.models import Checked, DataFile, Form, State, TopicAssignment
from statements.models.public_id import new_public_id

COLUMNS = (
    "line_number, line, source, outlet_id, content, language, attribution, public_id, speaker_id, unnamed_source,"
    " occasion_id, said_edtf, said_earliest, said_latest, topic_ids"
)
STAGE = """
    CREATE TEMPORARY TABLE IF NOT EXISTS loading (
        line_number integer, line text, source text, outlet_id bigint, content text, language text, attribution text,
        public_id text, speaker_id bigint, unnamed_source text, occasion_id bigint,
        said_edtf text, said_earliest date, said_latest date, topic_ids bigint[],
        record_id bigint DEFAULT nextval('statements_record_id_seq'),
        statement_id bigint DEFAULT nextval('statements_statement_id_seq'),
        quotation_id bigint DEFAULT nextval('statements_quotation_id_seq')
    ) ON COMMIT DROP;
    TRUNCATE loading
"""
# The wordings come last: their trigger makes the search entries, and finds everything else in place.
INSERTS = (
    """
    INSERT INTO statements_record (id, file_id, line_number, line, source, outlet_id)
    SELECT record_id, %(file)s, line_number, line, source, outlet_id FROM loading
    """,
    """
    INSERT INTO statements_statement (id, public_id, state, standing, checked, speaker_id, unnamed_source, occasion_id,
        said_edtf, said_earliest, said_latest, said_evidence, lead_id, reason, created_at, published_at)
    SELECT statement_id, public_id, %(published)s, 'undisputed', %(imported)s, speaker_id, unnamed_source, occasion_id,
        said_edtf, said_earliest, said_latest, CASE said_edtf WHEN '' THEN '' ELSE %(evidence)s END,
        quotation_id, '', now(), now()
    FROM loading
    """,
    """
    INSERT INTO statements_topicassignment (statement_id, topic_id, by)
    SELECT DISTINCT statement_id, topic_id, %(by_import)s FROM loading, unnest(topic_ids) AS topic_id
    """,
    """
    INSERT INTO statements_quotation (id, statement_id, record_id, form, language, via, content, sentence, cue,
        attribution, spans, sentence_span, cue_spans, attribution_spans)
    SELECT quotation_id, statement_id, record_id, %(direct)s, language, '', content, '', '', attribution,
        '{}', '{}', '{}', '{}'
    FROM loading
    """,
)


class Writer:
    """Writes the rows of one data file."""

    def __init__(self, file: DataFile, mentions: Mentions, languages: Languages) -> None:
        self._mentions = mentions
        self._languages = languages
        self._values: dict[str, str | int] = {
            "file": file.pk,
            "published": State.PUBLISHED,
            "imported": Checked.IMPORTED,
            "evidence": EVIDENCE,
            "by_import": TopicAssignment.By.IMPORTED,
            "direct": Form.DIRECT,
        }

    def write(self, rows: Sequence[Row], also: Callable[[list[int]], None]) -> None:
        """All of them or none. Raises what PostgreSQL refuses. `also` is called within, with the new statements.

        Names are given first, and for good: who waits to give others waits for no longer than that.
        """
        try:
            with transaction.atomic():
                self._mentions.learn(rows)
            with transaction.atomic():
                also(self._insert(rows))
        except DatabaseError:
            self._mentions.forget()
            raise

    def _insert(self, rows: Sequence[Row]) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(STAGE)
            with cast("Cursor[Any]", cursor).copy(f"COPY loading ({COLUMNS}) FROM STDIN") as copy:
                for row in self._staged(rows):
                    copy.write_row(row)
            for insert in INSERTS:
                cursor.execute(insert, self._values)
            cursor.execute("SELECT statement_id FROM loading ORDER BY statement_id")
            return [statement for (statement,) in cursor.fetchall()]

    def _staged(self, rows: Sequence[Row]) -> Iterator[tuple[object, ...]]:
        """The rows in the order of COLUMNS."""
        mentions = self._mentions
        for row in rows:
            yield (
                row.number,
                row.line,
                row.source,
                mentions.outlet_of(row),
                row.text,
                self._languages.of(row.text),
                row.attribution,
                new_public_id(),
                mentions.speakers[row.speaker] if row.speaker else None,
                row.unnamed_source,
                mentions.occasion_of(row),
                *row.said,
                [mentions.topics[topic] for topic in row.topics],
            )
