"""What somebody said, proposed or published from two articles: the same words, on days that may be the same."""

from __future__ import annotations

from django.db import connection

from statements.duplicates.pairs import Pair, Why, paired

LATEST = 5_000
"""Wordings that are looked at, the last that came in: of what came before, they were the latest once."""
FEW = 5
"""Words. What is shorter, anybody says on many occasions."""
MOST = 1_000
DAYS = 3
COPIES = 50

SAME_WORDS = """
    WITH latest AS MATERIALIZED (
        SELECT wording.text_id, plain_words(wording.content) AS words, statement.*
        FROM (
            SELECT * FROM statements_quotation WHERE text_id IS NOT NULL ORDER BY text_id DESC LIMIT %(latest)s
        ) AS wording
        JOIN statements_statement AS statement ON statement.lead_id = wording.id
        WHERE statement.state IN ('proposed', 'published')
    )
    SELECT DISTINCT least(one.id, other.id), greatest(one.id, other.id)
    FROM latest AS one
    CROSS JOIN LATERAL (  -- with a limit: each is looked up, and no plan reads all there are
        SELECT id FROM statements_quotation AS wording
        WHERE plain_words(wording.content) = one.words
          AND wording.text_id IS NOT NULL AND wording.text_id <> one.text_id
        LIMIT %(copies)s
    ) AS wording
    JOIN statements_statement AS other ON other.lead_id = wording.id
    WHERE other.id <> one.id AND other.state IN ('proposed', 'published')
      AND (other.speaker_id = one.speaker_id
           OR other.speaker_id IS NULL AND one.speaker_id IS NULL
           AND lower(other.unnamed_source) = lower(one.unnamed_source))
      AND cardinality(string_to_array(one.words, ' ')) >= %(few)s
      AND (other.said_earliest <= one.said_latest + %(days)s
           AND one.said_earliest <= other.said_latest + %(days)s) IS NOT FALSE
    ORDER BY 2 DESC, 1 DESC LIMIT %(most)s
"""


def of_statements() -> list[Pair]:
    """The latest first."""
    with connection.cursor() as cursor:
        cursor.execute(SAME_WORDS, {"latest": LATEST, "few": FEW, "most": MOST, "days": DAYS, "copies": COPIES})
        return [paired(Why.SAME_WORDS, (one, other)) for one, other in cursor.fetchall()]
