"""Fence every table of this room by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("safeguarding", "0001_first_records")]

    operations = [
        row_security(
            "safeguarding_concern",
            "safeguarding_concernaction",
            "safeguarding_concernactionevent",
            "safeguarding_concernevent",
            "safeguarding_protectionstatus",
            "safeguarding_protectionstatusevent",
        ),
    ]
