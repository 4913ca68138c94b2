"""Who may be seen among the people who sign in: the viewer of a request, staff, drafts and looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from nestling.accounts.models import AccessRow, Draft, Membership, User
from nestling.accounts.rules import ROLE_LABELS, Permission, may_give_role, permissions_of
from nestling.core import clock
from nestling.core.errors import NotFound
from nestling.core.listing import ListChoice, Listing, listed
from nestling.core.questions import question
from nestling.core.records import one
from nestling.core.viewing import Viewer, asking_as, looking, remembered
from nestling.organisations.models import Service


def viewer_for(user: User, service_id: int | None = None) -> Viewer | None:
    """The signed-in person at work in one of their services, or None when they hold no role today.

    Asked anew at each request, so that somebody who has left is out at the next one (attack 48).
    """
    with transaction.atomic(), asking_as(None, user.pk):
        held = list(_in_force(Membership.objects.filter(user=user), clock.today()).select_related("service"))
    if not user.is_active or not held:
        return None
    first = next((m for m in held if m.service_id == service_id), held[0])
    roles = frozenset(m.role for m in held if m.service_id == first.service_id)
    return Viewer(
        person_id=user.pk,
        name=user.name,
        service_id=first.service_id,
        service_code=first.service.code,
        service_name=first.service.name,
        roles=roles,
        permissions=frozenset(str(permission) for permission in permissions_of(roles)),
    )


def viewer_by_id(person_id: int, service_id: int) -> Viewer | None:
    """The viewer that this person is in this service today, or None."""
    user = User.objects.filter(pk=person_id, is_active=True).first()
    return viewer_for(user, service_id) if user else None


def services_of(viewer: Viewer) -> tuple[tuple[int, str], ...]:
    """The services in which this person holds a role today: id and name."""
    held = _in_force(Membership.objects.filter(user_id=viewer.person_id), clock.today())
    return tuple(held.order_by("service__name").values_list("service_id", "service__name").distinct())


def _in_force(memberships: "QuerySet[Membership]", day: date) -> "QuerySet[Membership]":
    return memberships.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), started_on__lte=day)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One person who works in the service, as a list shows them."""

    ref: str
    user_id: int
    name: str
    email: str
    roles: tuple[str, ...]
    job_title: str
    whole_time_equivalent: Decimal | None
    is_active: bool


def staff(viewer: Viewer, *, role: str | None = None, on: date | None = None) -> tuple[StaffMember, ...]:
    """Everybody who holds a role in the viewer's service on a day (today by default), by name."""
    members = staff_of(memberships(viewer, on or clock.today()))
    return tuple(m for m in members if role is None or role in m.roles)


def staff_of(memberships: Iterable[Membership]) -> tuple[StaffMember, ...]:
    """The people who hold these roles, in the order in which they are first named."""
    people: dict[int, list[Membership]] = {}
    for membership in memberships:
        people.setdefault(membership.user_id, []).append(membership)
    return tuple(_as_staff(held) for held in people.values())


@question
def memberships(viewer: Viewer, on: date) -> "QuerySet[Membership]":
    """Every role held in the viewer's service on a day, by the holder's name."""
    held = _in_force(Membership.objects.filter(service_id=viewer.service_id), on)
    return held.select_related("user").order_by("user__name", "role")


def works_here(viewer: Viewer, user_id: int, on: date | None = None) -> bool:
    """Whether a person holds any role in the viewer's service on a day (today by default)."""
    held = Membership.objects.filter(service_id=viewer.service_id, user_id=user_id)
    return _in_force(held, on or clock.today()).exists()


def at_work(viewer: Viewer) -> frozenset[int]:
    """The ids of everybody who holds a role in the viewer's service today and may sign in."""
    today = clock.today()
    return remembered(
        ("at work", viewer.service_id, today), lambda: frozenset(each.user_id for each in _at_work(viewer, today))
    )


@question
def _at_work(viewer: Viewer, on: date) -> "QuerySet[Membership]":
    held = _in_force(Membership.objects.filter(service_id=viewer.service_id), on)
    return held.filter(user__is_active=True).only("user_id")


def _as_staff(memberships: list[Membership]) -> StaffMember:
    user = memberships[0].user
    return StaffMember(
        ref=user.ref,
        user_id=user.pk,
        name=user.name,
        email=user.email,
        roles=tuple(m.role for m in memberships),
        job_title=next((m.job_title for m in memberships if m.job_title), ""),
        whole_time_equivalent=next((m.whole_time_equivalent for m in memberships if m.whole_time_equivalent), None),
        is_active=user.is_active,
    )


def role_words(roles: tuple[str, ...]) -> str:
    """The labels of these roles, as a reader would say them."""
    return ", ".join(ROLE_LABELS[role] for role in roles)


def colleague(viewer: Viewer, ref: str) -> User:
    """A person who holds, or held, a role in the viewer's service. Raises `NotFound`."""
    mine = Membership.objects.filter(service_id=viewer.service_id).values("user_id")
    return one(User.objects.filter(pk__in=mine), ref=ref)


def draft_of(viewer: Viewer, form: str, about: str = "") -> Draft | None:
    """What this person has typed into this form and not yet saved. Nobody else can see it."""
    return _draft_of.first(viewer, form, about)


@question
def _draft_of(viewer: Viewer, form: str, about: str) -> "QuerySet[Draft]":
    return _own_drafts(viewer).filter(form=form, about=about)


@question
def drafts_of(viewer: Viewer) -> "QuerySet[Draft]":
    """All that this person has typed and not yet saved, newest first."""
    return _own_drafts(viewer).order_by("-saved_at")


def _own_drafts(viewer: Viewer) -> "QuerySet[Draft]":
    return Draft.objects.filter(service_id=viewer.service_id, user_id=viewer.person_id)


@dataclass(frozen=True, slots=True)
class Look:
    """One opening of a page about a family."""

    name: str
    page: str
    about: str
    about_ref: str
    looked_at: datetime


def pages_looked_at(viewer: Viewer, family_ref: str) -> frozenset[str]:
    """The addresses of this family's pages that anybody has opened."""
    rows = AccessRow.objects.filter(service_id=viewer.service_id, family_ref=family_ref)
    return frozenset(rows.order_by().values_list("page", flat=True).distinct())


def looks_at(
    viewer: Viewer, family_ref: str, choice: ListChoice, page_names: Mapping[str, str], otherwise: str
) -> "Listing[Look]":
    """Who looked at this family's record, newest first.

    `page_names` says what each page is called for people, by which the list is sorted and filtered; `otherwise`
    is said of a page that has no name.
    """
    rows = AccessRow.objects.filter(service_id=viewer.service_id, family_ref=family_ref).annotate(
        name=F("user__name"),
        page_name=Case(
            *(When(page=page, then=Value(words)) for page, words in page_names.items()), default=Value(otherwise)
        ),
    )
    return listed(
        rows,
        choice,
        sorts={"looked_at": ("looked_at",), "name": ("name", "looked_at"), "page": ("page_name", "looked_at")},
        filters={"person": lambda ref: Q(user__ref=ref), "shown": lambda words: Q(page_name=words)},
        as_row=lambda row: Look(row.name, row.page_name, row.about, row.about_ref, row.looked_at),
    )


def holds(viewer: Viewer, role: str, on: date, *, user: str) -> Exists:
    """Whether the person whom the outer row names in `user` holds a role in the viewer's service on a day."""
    held = Membership.objects.filter(service_id=viewer.service_id, role=role, user_id=OuterRef(user))
    return Exists(_in_force(held, on))


def has_looked(viewer: Viewer, since: str, **at: str) -> Exists:
    """Whether the viewer has opened a record since a moment, as a condition on many.

    The moment and what was opened are named by the columns of those records: `has_looked(viewer, "arrived_at",
    family_ref="family__ref", about_ref="ref")`.
    """
    own = AccessRow.objects.filter(service_id=viewer.service_id, user_id=viewer.person_id)
    return Exists(own.filter(looked_at__gte=OuterRef(since), **{name: OuterRef(path) for name, path in at.items()}))


def demonstration_people() -> tuple[tuple[str, tuple[StaffMember, ...]], ...]:
    """The made-up people of each demonstration service, for the demonstration's door only."""
    found = []
    for service in Service.objects.filter(is_demonstration=True).order_by("name"):
        with looking(Viewer(0, "", service.pk)) as viewer:
            found.append((service.name, staff(viewer)))
    return tuple(found)


def demonstration_person(ref: str) -> User | None:
    """One made-up person who works in demonstration services and nowhere else, or None."""
    user = None if "\x00" in ref else User.objects.filter(ref=ref, is_active=True).first()
    viewer = viewer_for(user) if user else None
    if user is None or viewer is None:
        return None
    with looking(viewer):
        mine = [pk for pk, _ in services_of(viewer)]
    return user if Service.objects.filter(pk__in=mine, is_demonstration=True).count() == len(mine) else None


def roles_held(viewer: Viewer, user: User) -> tuple[Membership, ...]:
    """The roles that a person holds or held in the viewer's service, the open ones first."""
    mine = Membership.objects.filter(service_id=viewer.service_id, user=user)
    return tuple(mine.order_by(F("ended_on").desc(nulls_first=True), "role"))


def role_held(viewer: Viewer, user: User, ref: str) -> Membership:
    """One role of a person in the viewer's service. Raises `NotFound`."""
    return one(Membership.objects.filter(service_id=viewer.service_id, user=user), ref=ref)


def may_give(viewer: Viewer, role: str) -> bool:
    """Whether this viewer may give this role."""
    return may_give_role(frozenset(Permission(name) for name in viewer.permissions), role)


def colleague_without_password(viewer: Viewer, ref: str) -> User:
    """A colleague who has not chosen a password yet and works nowhere else; anybody else is `NotFound`.

    A link to choose a password must not become a way into somebody's account (attack 30).
    """
    user = colleague(viewer, ref)
    if user.has_usable_password() or user.pk == viewer.person_id or not user.is_active:
        raise NotFound
    return user
