"""By date within some circumstances: the first page of a speaker or a place is found without reading all of theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0016_chosen_leads'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='searchentry',
            name='search_circumstances',
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['circumstances', 'said_latest'], name='search_newest_of'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['circumstances', 'said_earliest'], name='search_oldest_of'),
        ),
    ]
