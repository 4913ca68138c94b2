"""Fence every table of this room by service."""

from django.db import migrations

from nestling.core.rowsecurity import row_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_row_security_scope"), ("referrals", "0001_first_records")]

    operations = [
        row_security(
            "referrals_decision",
            "referrals_decisionevent",
            "referrals_liaison",
            "referrals_liaisonevent",
            "referrals_needrating",
            "referrals_needratingevent",
            "referrals_referral",
            "referrals_referralevent",
            "referrals_return",
            "referrals_returnevent",
            "referrals_stressanswer",
            "referrals_stressanswerevent",
            "referrals_thriveplacement",
            "referrals_thriveplacementevent",
            "referrals_triage",
            "referrals_triageevent",
        ),
    ]
