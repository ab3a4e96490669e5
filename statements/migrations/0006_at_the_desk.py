"""Who is at the desk of an article; which decisions are one act, and which one takes back which."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import statements.models.decision

ACTS = [
    ("add", "added"),
    ("correct", "corrected"),
    ("confirm", "confirmed"),
    ("publish", "published"),
    ("reject", "rejected"),
    ("withdraw", "withdrawn"),
    ("reopen", "reopened"),
    ("restore", "published again"),
    ("split", "split"),
    ("join", "joined"),
    ("undo", "taken back"),
    ("reread", "read again"),
]


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("statements", "0005_roles")]

    operations = [
        migrations.CreateModel(
            "Presence",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateTimeField(verbose_name="until")),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presence",
                        to="statements.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="editor",
                    ),
                ),
            ],
            options={"verbose_name": "presence at a desk", "verbose_name_plural": "presences at desks"},
        ),
        migrations.AlterField(
            "decision", "act", models.CharField(choices=ACTS, max_length=10, verbose_name="act")
        ),
        # What was decided before belongs to no act: a default would make one act of all of it.
        migrations.AddField("decision", "together", models.UUIDField(null=True)),
        migrations.AlterField(
            "decision",
            "together",
            models.UUIDField(
                default=statements.models.decision.this_act,
                editable=False,
                help_text="The same for all decisions of one act.",
                null=True,
                verbose_name="act",
            ),
        ),
        migrations.AddField(
            "decision",
            "undoes",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="statements.decision",
                verbose_name="takes back",
            ),
        ),
        migrations.AddIndex("decision", models.Index(fields=["together"], name="decision_together")),
    ]
