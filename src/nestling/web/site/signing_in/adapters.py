"""How allauth behaves here: nobody signs themselves up, and the way out of sign-in is the working day."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from nestling.core import clock

FRESH = 300


class StaffOnly(DefaultAccountAdapter):
    """Accounts are given by a service manager or system administrator, never taken."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see the staff page."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the page asked for, or to Today."""
        return reverse("practice:today:today")

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Not within five minutes of signing in: the first factor is set up with the password still fresh."""
        began = self.request.session.get("began", 0)
        return clock.now().timestamp() - began > FRESH

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing of our own accord: the page that follows speaks for itself."""
