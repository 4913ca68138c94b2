"""Fence meetings with other teams by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("referrals", "0004_triage_meetings")]

    operations = [row_security("referrals_triagemeeting", "referrals_triagemeetingevent")]
