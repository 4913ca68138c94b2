"""The demonstration is loaded once, the same each time, and never beside anything real."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from nestling.accounts import queries as accounts
from nestling.care.models import CareEpisode, Contact, FollowUp
from nestling.core import clock
from nestling.demo import identifiers, loading, proportions, staff
from nestling.demo.management.commands.load_demonstration import numbers
from nestling.families.models import Person
from nestling.families.rules import nhs_number_fault
from nestling.letters.models import Letter
from nestling.organisations import actions as organisations
from nestling.organisations.models import Service
from nestling.organisations.profiles import shipped_profiles
from tests import scenes

TODAY = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)


def real_service(code: str = "essex-2018", **known):
    return organisations.open_service(
        by=organisations.THE_SYSTEM, at=TODAY, code=code, name="Real", postal_name="Real",
        profiles=shipped_profiles()["essex-2018"], **known,
    )  # fmt: skip


@pytest.mark.django_db
def test_it_is_refused_beside_a_real_service():
    real_service()
    with pytest.raises(CommandError, match="Made-up families must never lie beside real ones"):
        call_command("load_demonstration", families=1)
    assert Service.objects.count() == 1


@pytest.mark.django_db
def test_it_is_refused_beside_a_strange_demonstration():
    real_service("somebody-elses", is_demonstration=True)
    with pytest.raises(CommandError, match="somebody-elses"):
        call_command("load_demonstration", families=1)


@pytest.mark.django_db
def test_it_is_refused_where_people_sign_in_already():
    from nestling.accounts.models import User

    with scenes.looking(scenes.colleague(scenes.open_service())):
        assert User.objects.exists()
    with pytest.raises(CommandError):
        call_command("load_demonstration", families=1)


@pytest.mark.django_db
def test_loaded_already_it_does_nothing(capsys):
    for code in staff.SERVICES:
        real_service(code, is_demonstration=True)
    call_command("load_demonstration", families=1)
    assert "loaded already" in capsys.readouterr().err
    assert Service.objects.count() == len(staff.SERVICES)


@pytest.mark.django_db
def test_a_broken_load_goes_on_with_what_is_missing():
    real_service("leeds-2012", is_demonstration=True)
    assert loading.missing_services() == staff.SERVICES[1:]


@pytest.mark.slow
@pytest.mark.django_db
def test_the_same_day_tells_the_same_story():
    first, second = (story("norfolk-waveney-2023") for _ in range(2))
    assert first == second
    assert first["families"] == 24
    assert sum(first["statuses"].values()) >= 18


def story(code: str):
    with clock.standing_at(TODAY):
        point = transaction.savepoint()
        families = loading.load_service(code, 24, TODAY)
        told = {
            "families": families,
            "names": sorted(map(str, Person.objects.all())),
            "numbers": sorted(Person.objects.values_list("nhs_number", flat=True)),
            "contacts": sorted(Contact.objects.values_list("held_at", "attendance", "note", "observation")),
            "letters": sorted(Letter.objects.values_list("written_at", "kind", "status", "recipient_name")),
            "due": sorted(FollowUp.objects.values_list("due_on", "status")),
            "statuses": Counter(CareEpisode.objects.values_list("status", flat=True)),
        }
        transaction.savepoint_rollback(point)
    return told


@pytest.mark.slow
@pytest.mark.django_db
def test_its_people_sign_in_by_its_door_only_and_are_shown(capsys):
    with clock.standing_at(TODAY):
        loading.load_service("leeds-2012", 1, TODAY)
        call_command("show_sign_ins", address="http://127.0.0.1:8000")
        shown = capsys.readouterr().out
        ((_, people),) = accounts.demonstration_people()
    assert "Marigold Steadyhand" in shown
    assert "http://127.0.0.1:8000/sign-in/demonstration/" in shown
    assert "illustrative" in shown
    from nestling.accounts.models import User

    assert not [user for user in User.objects.all() if user.has_usable_password()]
    assert all(member.email.endswith("@leeds-2012.example") for member in people)


@pytest.mark.django_db
def test_without_a_demonstration_there_is_nobody_to_show(capsys):
    call_command("show_sign_ins")
    assert "No demonstration is loaded" in capsys.readouterr().out


def test_every_number_has_a_source_or_is_marked_illustrative():
    assert {row.status for row in proportions.TABLE} == {"source", "illustrative"}
    assert proportions.ATTENDANCE.status == proportions.WAIT_WEEKS.status == "illustrative"
    assert proportions.CLUSTERS.status == "source"
    assert all(numbers(row) and row.words for row in proportions.TABLE)


def test_the_table_is_printed(capsys):
    call_command("load_demonstration", explain=True)
    assert "illustrative" in capsys.readouterr().err


def test_a_deck_holds_exactly_the_shares():
    import random

    deck = Counter(proportions.CLUSTERS.deck(100, random.Random(1)))
    assert sum(deck[cluster] for cluster in (1, 2, 3)) == 34
    assert sum(deck[cluster] for cluster in (5, 6)) == 51
    assert len(proportions.CLUSTERS.deck(7, random.Random(1))) == 7


def test_every_made_up_number_is_valid_and_given_once():
    made = [identifiers.nhs_number(service, person) for service in (0, 9) for person in range(3000)]
    assert len(set(made)) == len(made)
    assert not [number for number in made if nhs_number_fault(number) or not number.startswith("999")]
