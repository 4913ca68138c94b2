"""Fence assessments by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("referrals", "0006_assessments_in_words")]

    operations = [row_security("referrals_assessment", "referrals_assessmentevent")]
