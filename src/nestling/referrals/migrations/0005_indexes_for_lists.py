"""Indexes for the lists of work in hand, so that a long past does not slow the day."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultation', '0002_row_security'),
        ('families', '0003_names_and_ties'),
        ('organisations', '0002_row_security'),
        ('referrals', '0004_status_moves'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(models.F('service'), models.OrderBy(models.F('first_received_on'), nulls_first=True), models.F('id'), name='referral_by_receipt'),
        ),
    ]
