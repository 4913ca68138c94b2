"""Indexes for the lists of work in hand, so that a long past does not slow the day."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('families', '0003_names_and_ties'),
        ('letters', '0004_status_moves'),
        ('organisations', '0002_row_security'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('status__in', ('draft', 'released'))), fields=['owner'], name='letter_unsent_of_owner'),
        ),
    ]
