"""Fence every table of this room by service."""

from django.db import migrations

from nestling.core.rowsecurity import MINE, row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("accounts", "0001_first_records")]

    operations = [
        row_security(
            "accounts_accessrow",
            "accounts_draft",
            "accounts_membershipevent",
            "accounts_submission",
        ),
        # Somebody signing in must find their own roles before any service is chosen.
        row_security("accounts_membership", mine=f"({MINE} or user_id = (select app.current_person()))"),
    ]
