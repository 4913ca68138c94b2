"""Profiles kept before the product knew reviews by weeks go on being read, with that rule not used."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connections, transaction

from nestling.core.history import named_changes
from nestling.organisations import queries
from nestling.organisations.models import ProfileVersion
from tests import scenes

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["default", "owner"], transaction=True)]
migration = import_module("nestling.organisations.migrations.0004_review_every_weeks")


def migrate() -> None:
    with transaction.atomic(using="owner"), connections["owner"].schema_editor() as editor:
        migration.add_the_setting(apps, editor)


def older(text: str) -> str:
    """The text without the setting, as an older product wrote it."""
    before, rest = text.split("[review_every_weeks]")
    return before + rest[rest.index("\n[") + 1 :]


@pytest.fixture
def viewers():
    return [scenes.colleague(scenes.open_service(code)) for code in ("leeds-2012", "norfolk-waveney-2023")]


def test_every_kept_version_of_every_service_learns_the_setting_once(viewers):
    for viewer in viewers:
        with scenes.looking(viewer), named_changes(action="test.older", person_id=0, service_id=viewer.service_id):
            for kept in ProfileVersion.objects.all():
                ProfileVersion.objects.filter(pk=kept.pk).update(text=older(kept.text))
    migrate()
    migrate()
    for viewer in viewers:
        with scenes.looking(viewer):
            settings = [kept.profile.review_every_weeks for kept in queries.profile_versions(viewer)]
            assert {(setting.value, setting.status) for setting in settings} == {(0, "product_default")}


def test_a_version_that_has_it_is_left_alone(viewers):
    with scenes.looking(viewers[0]):
        before = list(ProfileVersion.objects.values_list("text", "version"))
    migrate()
    with scenes.looking(viewers[0]):
        assert list(ProfileVersion.objects.values_list("text", "version")) == before
