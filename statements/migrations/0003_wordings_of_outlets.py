"""A search entry says which outlet words a statement in which form, so that both together can be asked for."""

import django.contrib.postgres.fields
from django.db import migrations, models

# What refresh_search_entries writes from now on (statements/database/search.sql), for the entries that are there.
FILL = """
    UPDATE statements_searchentry AS entry SET wordings = worded.wordings
    FROM (
        SELECT q.statement_id,
               array_agg(DISTINCT concat_ws(' ', q.form, coalesce(a.outlet_id, r.outlet_id))::varchar) AS wordings
        FROM statements_quotation q
        LEFT JOIN statements_articletext t ON t.id = q.text_id
        LEFT JOIN statements_article a ON a.id = t.article_id
        LEFT JOIN statements_record r ON r.id = q.record_id
        GROUP BY q.statement_id
    ) AS worded
    WHERE worded.statement_id = entry.statement_id
"""
COUNTED = ["speaker_id", "venue_id", "place", "topic_ids", "outlet_ids", "forms", "wordings", "said_earliest", "said_latest"]


class Migration(migrations.Migration):

    dependencies = [("statements", "0002_reading_again")]

    operations = [
        migrations.RemoveIndex("searchentry", "search_counted"),
        migrations.AddField(
            "searchentry",
            "wordings",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=30), default=list),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex("searchentry", models.Index(fields=[*COUNTED, "checked"], name="search_counted")),
    ]
