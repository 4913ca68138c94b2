"""What surrounds every page: the service's name, the way round the house, and the page for a refusal."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core.viewing import Viewer
from nestling.design.pieces import Frame, Link, NavItem
from nestling.design.showing import show

# Label, address, permission: in the order of a working day.
NAVIGATION = (
    ("Today", "practice:today:today", Permission.SEE_OWN_WORK),
    ("Intake", "practice:referrals:intake", Permission.SEE_INTAKE),
    ("Waiting list", "practice:care:waiting_list", Permission.SEE_CARE),
    ("Caseload", "practice:care:caseload", Permission.SEE_CARE),
    ("Discussions", "practice:consultation:discussions", Permission.LOG_DISCUSSION),
    ("Letters", "practice:letters:outbox", Permission.SEE_LETTERS),
    ("Follow-ups", "practice:endings:follow_ups", Permission.SEE_CARE),
    ("Search", "practice:families:search", Permission.SEE_FAMILIES),
)


def frame_for(request: HttpRequest) -> Frame:
    """The frame of a page for this viewer: only ways that are open to them."""
    viewer: Viewer | None = request.viewer
    if viewer is None:
        return Frame(footer=_footer(None))
    return Frame(
        service_name=viewer.service_name,
        home_url=reverse("practice:today:today"),
        navigation=tuple(_item(request, label, name) for label, name, needs in NAVIGATION if viewer.may(needs)),
        account_name=viewer.name,
        account_url=reverse("practice:staff:account"),
        sign_out_url=reverse("account_logout"),
        footer=_footer(viewer),
        notice="Demonstration: every family here is made up." if request.session.get("demonstration") else "",
    )


def _item(request: HttpRequest, label: str, name: str) -> NavItem:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return NavItem(label=label, url=reverse(name), is_current=here == name)


def _footer(viewer: Viewer | None) -> tuple[Link, ...]:
    if viewer is None:
        return ()
    links = (
        ("How this service works", "practice:services:how_it_works", Permission.SEE_PROFILE),
        ("Staff and roles", "practice:staff:staff", Permission.SEE_STAFF),
        ("Groups", "practice:groups:groups", Permission.SEE_CARE),
        ("Concerns", "practice:safeguarding:concerns", Permission.RAISE_CONCERN),
        ("Joined records", "practice:records:merges", Permission.MERGE_RECORDS),
        ("My drafts", "practice:drafts:mine", Permission.SEE_OWN_WORK),
    )
    return tuple(Link(label=label, url=reverse(name)) for label, name, needs in links if viewer.may(needs))


def refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """The page that says why something was not done, when no form is there to say it."""
    return show(request, "site/errors/refused.jinja", {"title": "This was not done", "sentence": sentence}, status)


def around(request: HttpRequest) -> dict[str, object]:
    """What the pages of sign-in need, which allauth draws and `show` does not."""
    if not request.path.startswith("/accounts/"):
        return {}
    return {
        "frame": Frame(footer=()),
        "viewer": getattr(request, "viewer", None),
        "nhs_logo": settings.NHS_LOGO,
        "demonstration": settings.DEMONSTRATION,
        "messages": get_messages(request),
    }
