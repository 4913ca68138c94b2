"""The first account of a service: given from the command line, because nobody is there yet to give it."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str

from nestling.accounts.actions import add_colleague
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.records import one
from nestling.core.viewing import Viewer
from nestling.organisations.models import Service


def first_account(*, service_code: str, name: str, email: str, role: str) -> str:
    """Add the person and return the path at which they choose a password. Raises `NotFound` and `RuleBroken`."""
    service = one(Service.objects.all(), code=service_code)
    installer = Viewer(0, "Installation", service.pk, permissions=frozenset({str(Permission.EDIT_STAFF)}))
    user = add_colleague(by=installer, at=clock.now(), name=name, email=email, role=role, started_on=clock.today())
    return f"/accounts/password/choose/{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}/"
