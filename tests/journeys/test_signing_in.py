"""Somebody signs in for the first time: a password by a link, a second factor, and out again."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from nestling.accounts.first_account import first_account
from tests import scenes

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "three quiet otters"


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_first_sign_in_with_a_second_factor(walk):
    scenes.open_service()
    path = first_account(
        service_code="leeds-2012", name="Sam Example", email="sam@leeds.example", role="service_manager"
    )
    sam = walk()

    sam.goes_to(path)
    sam.types("New Password", PASSWORD)
    sam.types("New Password (again)", PASSWORD)
    sam.presses("Save password")
    sam.follows("Sign in")
    sam.types("Email", "sam@leeds.example")
    sam.types("Password", PASSWORD)
    sam.presses("Sign in")

    sam.sees("Set up your second factor")
    sam.types("Authenticator code", code_now(sam.page.locator("code").inner_text()))
    sam.presses("Switch on")
    sam.sees("Recovery codes")
    sam.follows("Go to Today")
    sam.sees("Today")

    sam.presses("Sign out")
    sam.goes_to("/")
    sam.sees("Sign in to Nestling")


def test_a_wrong_password_five_times_shuts_the_account_for_a_while(walk):
    scenes.user_and_viewer(scenes.open_service(), "practitioner", name="Pat Example")
    stranger = walk()
    for _ in range(6):
        stranger.goes_to("/accounts/login/")
        stranger.types("Email", "pat.example@leeds-2012.example")
        stranger.types("Password", "not this one")
        stranger.presses("Sign in")
    stranger.sees("Wait a quarter of an hour")
    stranger.faults = [fault for fault in stranger.faults if "429" not in fault]
