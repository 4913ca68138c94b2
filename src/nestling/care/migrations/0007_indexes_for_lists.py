"""Indexes for the lists of work in hand, so that a long past does not slow the day."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0006_ending_guards'),
        ('families', '0003_names_and_ties'),
        ('organisations', '0002_row_security'),
        ('referrals', '0004_status_moves'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='allocation',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['practitioner'], name='allocation_in_hand'),
        ),
        migrations.AddIndex(
            model_name='careepisode',
            index=models.Index(condition=models.Q(('status', 'ended'), _negated=True), fields=['service'], name='episode_under_way'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(condition=models.Q(('status', 'due')), fields=['owner', 'due_on'], name='follow_up_of_owner'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('done_on__isnull', True)), fields=['service', 'raised_on'], name='review_waiting'),
        ),
    ]
