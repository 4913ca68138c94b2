"""The nestling command: what it prints, and code 2 with a sentence when it refuses."""

import pytest
from typer.testing import CliRunner

from nestling.cli import app
from nestling.organisations.models import Service

run = CliRunner().invoke


def test_the_shipped_profiles_are_listed():
    assert "norfolk-waveney-2023" in run(app, ["profiles"]).output


def test_a_wrong_profile_is_refused_at_its_line(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[profile]\ncode = "mine"\nname = \n')
    answer = run(app, ["check-profile", str(file)])
    assert answer.exit_code == 2 and "line 3" in answer.output


@pytest.mark.django_db
def test_a_service_is_opened_and_given_its_first_account():
    opened = run(app, ["open-service", "--profile", "essex-2018", "--name", "Ours", "--postal-name", "Family Services"])
    assert opened.exit_code == 0 and Service.objects.get(code="essex-2018").name == "Ours"
    first = ["add-administrator", "--service", "essex-2018", "--name", "Sam", "--email", "sam@ours.example"]
    assert "/accounts/password/choose/" in run(app, first).output
    again = run(app, first)
    assert again.exit_code == 2 and "already has the role" in again.output


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        ["open-service", "--profile", "nowhere", "--name", "X", "--postal-name", "Y"],
        ["add-administrator", "--service", "nowhere", "--name", "X", "--email", "x@y.example"],
    ],
)
def test_what_cannot_be_done_exits_with_2_and_says_why(words):
    answer = run(app, words)
    assert answer.exit_code == 2 and "There is no" in answer.output
