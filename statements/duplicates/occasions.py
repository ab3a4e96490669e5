"""One sitting that several articles tell of, each with a title of its own."""

from __future__ import annotations

from django.db import connection

from statements.duplicates.pairs import Pair, Why, paired

# Of many sittings of a venue on one day, as of a parliament, those with other titles are other sittings.
FEW = 4
MOST = 1_000

SAME_DAYS = """
    WITH held AS (
        SELECT id, venue_id, held_edtf, place, lower(title) AS title,
               count(*) OVER (PARTITION BY venue_id, held_edtf) AS sittings
        FROM statements_occasion WHERE merged_into_id IS NULL AND held_edtf <> ''
    )
    SELECT one.id, other.id, one.title = other.title
    FROM held AS one JOIN held AS other USING (held_edtf)
    WHERE one.id < other.id AND (one.place = other.place OR one.place = '' OR other.place = '')
      AND (one.title = other.title AND (one.venue_id = other.venue_id) IS NOT FALSE
           OR one.venue_id = other.venue_id AND one.sittings <= %s)
    ORDER BY one.id DESC, other.id DESC LIMIT %s
"""


def of_occasions() -> list[Pair]:
    with connection.cursor() as cursor:
        cursor.execute(SAME_DAYS, [FEW, MOST])
        found = cursor.fetchall()
    return sorted(
        paired(Why.SAME_TITLE if is_same_title else Why.SAME_SITTING, (one, other))
        for one, other, is_same_title in found
    )
