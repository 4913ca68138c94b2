"""How allauth behaves here: nobody signs themselves up, and the way out of sign-in is the working day."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class StaffOnly(DefaultAccountAdapter):
    """Accounts are given by a service manager or system administrator, never taken."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see the staff page."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the page asked for, or to Today."""
        return reverse("practice:today:today")

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing of our own accord: the page that follows speaks for itself."""
