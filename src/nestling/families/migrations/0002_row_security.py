"""Fence every table of this room by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("families", "0001_first_records")]

    operations = [
        row_security(
            "families_caregivingrelationship",
            "families_caregivingrelationshipevent",
            "families_consent",
            "families_consentevent",
            "families_family",
            "families_familyevent",
            "families_familymember",
            "families_familymemberevent",
            "families_networkmember",
            "families_networkmemberevent",
            "families_person",
            "families_personevent",
            "families_safecontact",
            "families_safecontactevent",
        ),
    ]
