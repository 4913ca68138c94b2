"""Fence every table of this room by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("care", "0001_first_records")]

    operations = [
        row_security(
            "care_allocation",
            "care_allocationevent",
            "care_careepisode",
            "care_careepisodeevent",
            "care_contact",
            "care_contactattendee",
            "care_contactattendeeevent",
            "care_contactevent",
            "care_ending",
            "care_endingevent",
            "care_endingletter",
            "care_endingletterevent",
            "care_followup",
            "care_followupattempt",
            "care_followupattemptevent",
            "care_followupevent",
            "care_goal",
            "care_goalevent",
            "care_group",
            "care_groupevent",
            "care_groupplace",
            "care_groupplaceevent",
            "care_groupsession",
            "care_groupsessionevent",
            "care_plan",
            "care_planevent",
            "care_review",
            "care_reviewevent",
        ),
    ]
