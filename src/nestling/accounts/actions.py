"""All that may be done with accounts: give and end roles, keep drafts, count a press of Save once, note a look."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection

from nestling.accounts.models import AccessRow, Draft, Membership, Submission, User
from nestling.accounts.rules import ROLE_LABELS, Permission, may_give_role
from nestling.core.acting import action
from nestling.core.errors import NotPermitted, RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer


@action(needs=Permission.EDIT_STAFF)
def add_colleague(
    *,
    by: Viewer,
    at: datetime,
    name: str,
    email: str,
    role: str,
    started_on: date,
    job_title: str = "",
    whole_time_equivalent: Decimal | None = None,
) -> User:
    """Give somebody a first role in this service; they choose a password by the link they are sent.

    Refuses a role above the giver's own and a role that the person already holds.
    """
    user, _ = User.objects.get_or_create(
        email=email.strip().lower(), defaults={"name": name, "password": make_password(None), "created_at": at}
    )
    give_role(
        by=by,
        at=at,
        user=user,
        role=role,
        started_on=started_on,
        job_title=job_title,
        whole_time_equivalent=whole_time_equivalent,
    )
    return user


@action(needs=Permission.EDIT_STAFF)
def give_role(
    *,
    by: Viewer,
    at: datetime,
    user: User,
    role: str,
    started_on: date,
    job_title: str = "",
    whole_time_equivalent: Decimal | None = None,
) -> Membership:
    """Give a role in this service. Refuses oneself, a role above one's own, and a role already held."""
    if user.pk == by.person_id:
        raise NotPermitted("Nobody gives themselves a role. Ask a colleague who may.")
    if role not in ROLE_LABELS or not may_give_role(_permissions(by), role):
        raise NotPermitted("You cannot give this role, because it may do more than your own.")
    if Membership.objects.filter(service_id=by.service_id, user=user, role=role, ended_on__isnull=True).exists():
        raise RuleBroken(f"{user.name} already has the role {ROLE_LABELS[role].lower()} here.", "role")
    return Membership.objects.create(
        service_id=by.service_id,
        user=user,
        role=role,
        started_on=started_on,
        job_title=job_title,
        whole_time_equivalent=whole_time_equivalent,
        created_at=at,
    )


def _permissions(by: Viewer) -> frozenset[Permission]:
    return frozenset(Permission(name) for name in by.permissions)


@action(needs=Permission.EDIT_STAFF)
def end_role(*, by: Viewer, at: datetime, membership: Membership, ended_on: date) -> Membership:
    """End a role on a day. Refuses one's own role and a day before it began.

    Work that the person still owns must be handed over first by `care.actions.hand_over_all` (hazard H02).
    """
    if membership.user_id == by.person_id:
        raise NotPermitted("Nobody ends their own role. Ask a colleague who may.")
    if ended_on < membership.started_on:
        raise RuleBroken(
            f"The role began on {membership.started_on:%-d %B %Y}, so it cannot end before that.", "ended_on"
        )
    return change(membership, ended_on=ended_on)


@action()
def keep_draft(
    *,
    by: Viewer,
    at: datetime,
    form: str,
    about: str,
    title: str,
    path: str,
    fields: dict[str, Any],
    base_version: int | None,
) -> Draft:
    """Keep what this person has typed so far; one draft for each form and record (hazard H21)."""
    draft, _ = Draft.objects.update_or_create(
        service_id=by.service_id,
        user_id=by.person_id,
        form=form,
        about=about,
        defaults={"title": title, "path": path, "fields": fields, "base_version": base_version, "saved_at": at},
    )
    return draft


@action(unrecorded=True)
def drop_draft(
    *, by: Viewer, at: datetime, form: str, about: str, taken: Collection[str] | None = None
) -> dict[str, list[str]]:
    """Let go of a draft, because it was saved as a record or its writer asked for it to go.

    Of a saved form, `taken` are the names that it took: words under any other name stay as the draft that remains,
    and are returned (hazard H18).
    """
    mine = Draft.objects.filter(service_id=by.service_id, user_id=by.person_id, form=form, about=about)
    draft = None if taken is None else mine.first()
    left = _not_taken(draft.fields, taken) if draft and taken is not None else {}
    if left:
        mine.update(fields=left, base_version=None)
    elif draft or taken is None:
        mine.delete()
    return left


def _not_taken(fields: dict[str, list[str]], taken: Collection[str]) -> dict[str, list[str]]:
    return {name: texts for name, texts in fields.items() if name not in taken and "".join(texts).strip()}


@action(unrecorded=True)
def claim_submission(*, by: Viewer, at: datetime, key: str) -> Submission | None:
    """Count a press of Save: the first press gets None; a second one gets the first's receipt (hazard H19).

    A press that arrives while the first is still being written waits here for it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [by.service_id, by.person_id, key, at])
        is_first = cursor.rowcount == 1
    return None if is_first else Submission.objects.filter(user_id=by.person_id, key=key).first()


# Django's own way to pass over a row that is there does not tell whether it was.
_CLAIM = (
    "insert into accounts_submission (service_id, user_id, key, led_to, sent_at) values (%s, %s, %s, '', %s) "
    "on conflict (user_id, key) do nothing"
)


@action(unrecorded=True)
def settle_submission(*, by: Viewer, at: datetime, key: str, led_to: str) -> None:
    """Write on the receipt where the saved record is to be seen."""
    Submission.objects.filter(user_id=by.person_id, key=key).update(led_to=led_to)


@action(unrecorded=True)
def note_look(
    *, by: Viewer, at: datetime, page: str, about: str, about_ref: str = "", family_ref: str = ""
) -> AccessRow:
    """Write down who looks at what, before the page is shown (hazard H15)."""
    return AccessRow.objects.create(
        service_id=by.service_id,
        user_id=by.person_id,
        family_ref=family_ref,
        about=about,
        about_ref=about_ref,
        page=page,
        looked_at=at,
    )


RECEIPTS_KEPT = timedelta(days=7)
"""Longer than any session, so that a form left open cannot be saved a second time."""


@action()
def sweep_receipts(*, by: Viewer, at: datetime) -> int:
    """Remove receipts of Save that are older than any open page; returns how many."""
    gone, _ = Submission.objects.filter(service_id=by.service_id, sent_at__lt=at - RECEIPTS_KEPT).delete()
    return gone
