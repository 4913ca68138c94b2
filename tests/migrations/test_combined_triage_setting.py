"""A profile kept before combined triage was asked about gets the setting, once, and reads as before otherwise."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connections, transaction

from nestling.organisations.models import ProfileVersion
from nestling.organisations.profiles import read_profile, shipped_profiles, write_profile
from tests import scenes

migration = import_module("nestling.organisations.migrations.0003_combined_triage_setting")
LEEDS = shipped_profiles()["leeds-2012"][0]


def as_before(text: str) -> str:
    """The text of a version as it was kept before the setting existed."""
    start = text.index("[combined_triage]")
    return text[:start] + text[text.index("\n[", start) + 1 :]


def test_an_old_text_with_the_setting_added_reads_like_the_profile_it_was():
    old = as_before(write_profile(LEEDS))
    added = read_profile(f"{old.rstrip()}\n{migration.SETTING}")
    assert added.combined_triage.value is False
    assert added.model_copy(update={"combined_triage": LEEDS.combined_triage}) == LEEDS


@pytest.mark.slow
@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_each_kept_version_gets_it_once():
    viewer = scenes.colleague(scenes.open_service(), "service_manager")
    with transaction.atomic(using="owner"):
        cursor = connections["owner"].cursor()
        migration.repairing(connections["owner"], service_id=viewer.service_id, name="set_up")
        cursor.execute("select text from organisations_profileversion")
        old = as_before(cursor.fetchone()[0])
        cursor.execute("update organisations_profileversion set text = %s", [old])
        for _ in range(2):
            migration.say_so(apps, SimpleNamespace(connection=connections["owner"]))
    with scenes.looking(viewer):
        (kept,) = ProfileVersion.objects.all()
    assert kept.text.count("[combined_triage]") == 1
    assert read_profile(kept.text).combined_triage.value is False
