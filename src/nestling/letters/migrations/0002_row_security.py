"""Fence every table of this room by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("letters", "0001_first_records")]

    operations = [
        row_security(
            "letters_letter",
            "letters_letterevent",
        ),
    ]
