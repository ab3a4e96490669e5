"""Readers are told of acts, each once, and of what becomes of speakers, occasions, venues, outlets and articles."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

# The first decision of each act that readers were told of until now (statements/database/corrections.sql).
FIRST = """
    UPDATE statements_decision SET told_first = true WHERE id IN (
        SELECT min(id) FROM statements_decision WHERE told_of IS NOT NULL GROUP BY coalesce(together::text, id::text))
"""


class Migration(migrations.Migration):

    dependencies = [('statements', '0023_what_is_left_besides')]

    operations = [
        migrations.AddField('decision', 'told_thing', models.BooleanField(editable=False, null=True)),
        migrations.AddField('decision', 'told_first', models.BooleanField(editable=False, null=True)),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
        migrations.AddIndex(
            'decision',
            models.Index(condition=models.Q(('told_of__isnull', False)), fields=['together', 'told_of'], name='decision_told_together'),
        ),
        migrations.AddIndex(
            'decision',
            models.Index(condition=models.Q(('told_thing', True)), fields=['together'], name='decision_told_thing'),
        ),
        migrations.AddIndex(
            'decision', models.Index(condition=models.Q(('told_first', True)), fields=['-id'], name='decision_told_first')
        ),
        migrations.CreateModel(
            name='CorrectiveAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('together', models.UUIDField(null=True)),
                ('statements', models.BigIntegerField()),
                ('corrections', ArrayField(models.BigIntegerField())),
                ('things', ArrayField(models.BigIntegerField())),
            ],
            options={
                'db_table': 'statements_correctiveact', 'ordering': ['-pk'], 'managed': False, 'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CorrectedThing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('noun', models.CharField(max_length=20)),
                ('object_id', models.BigIntegerField()),
                ('other_id', models.BigIntegerField(null=True)),
                ('act', models.CharField(choices=[('correct', 'corrected'), ('merge', 'found to be one and the same'), ('unmerge', 'found to be two again'), ('revert', 'an earlier version was brought back')], max_length=10)),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
            ],
            options={
                'db_table': 'statements_correctedthing', 'ordering': ['-pk'], 'managed': False, 'default_permissions': (),
            },
        ),
    ]
