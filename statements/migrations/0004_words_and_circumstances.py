"""A search entry keeps its words once, and points to its circumstances: half the size, and what is counted stands apart.

The entries are emptied here and written anew by statements/database/search.sql, which `migrate` runs afterwards.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

GONE = ["topic", "outlet", "stemmed", "exact", "speaker", "occasion", "venue", "place", "counted"]
COLUMNS = [
    "stemmed", "exact", "speaker_id", "occasion_id", "venue_id", "place", "topic_ids", "outlet_ids", "forms", "wordings", "checked",
]


class Migration(migrations.Migration):
    dependencies = [("statements", "0003_wordings_of_outlets")]

    operations = [
        migrations.CreateModel(
            "Circumstances",
            [
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("speaker_id", models.BigIntegerField(null=True)),
                ("venue_id", models.BigIntegerField(null=True)),
                ("place", models.CharField(max_length=200)),
                ("topic_ids", django.contrib.postgres.fields.ArrayField(models.BigIntegerField(), size=None)),
                ("outlet_ids", django.contrib.postgres.fields.ArrayField(models.BigIntegerField(), size=None)),
                ("forms", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=10), size=None)),
                ("wordings", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=30), size=None)),
                (
                    "checked",
                    models.CharField(
                        max_length=10, choices=[("editor", "checked by an editor"), ("imported", "imported")]
                    ),
                ),
                ("digest", models.CharField(max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["digest"], name="circumstances_digest"),
                    models.Index(fields=["speaker_id"], name="circumstances_speaker"),
                    models.Index(fields=["place"], name="circumstances_place"),
                ]
            },
        ),
        migrations.RunSQL("TRUNCATE statements_searchentry", migrations.RunSQL.noop),
        *[migrations.RemoveIndex("searchentry", f"search_{name}") for name in GONE],
        *[migrations.RemoveField("searchentry", name) for name in COLUMNS],
        migrations.AddField(
            "searchentry",
            "circumstances",
            models.ForeignKey(
                "statements.Circumstances",
                django.db.models.deletion.PROTECT,
                related_name="entries",
                db_constraint=False,
                db_index=False,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "searchentry", "words", django.contrib.postgres.search.SearchVectorField(), preserve_default=False
        ),
        migrations.AddField("searchentry", "length", models.SmallIntegerField(), preserve_default=False),
        migrations.AddIndex(
            "searchentry", django.contrib.postgres.indexes.GinIndex(fields=["words"], name="search_words")
        ),
        migrations.AddIndex("searchentry", models.Index(fields=["circumstances"], name="search_circumstances")),
        migrations.AddIndex(
            "searchentry",
            models.Index(
                fields=["said_latest"],
                condition=models.Q(("said_earliest", models.F("said_latest")), _negated=True),
                name="search_several_days",
            ),
        ),
    ]
