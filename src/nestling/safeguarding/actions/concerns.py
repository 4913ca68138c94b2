"""A concern is raised, followed by its actions and closed with how it was settled (SG-01, hazard H29)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.acting import action
from nestling.core.errors import NotFound, NotPermitted, RuleBroken
from nestling.core.records import change
from nestling.core.viewing import Viewer
from nestling.families.models import Family, FamilyMember, Person
from nestling.safeguarding.models import Concern, ConcernAction
from nestling.safeguarding.queries import may_read
from nestling.safeguarding.rules import closing_refusal


@dataclass(frozen=True, slots=True)
class NewAction:
    """Something that must be done about a concern, by whom and by when."""

    what: str
    owner_id: int
    due_on: date


@action(needs=Permission.RAISE_CONCERN)
def raise_concern(
    *,
    by: Viewer,
    at: datetime,
    family: Family,
    words: str,
    about: Person | None = None,
    about_words: str = "",
    done_at_once: str = "",
    actions: Sequence[NewAction] = (),
) -> Concern:
    """Write down what was seen or heard, in the exact words, about anybody in or round the family.

    It is on the safeguarding lead's worklist at once, and every page of the family says so (hazard H12). Refuses a
    concern without words or about nobody, and actions without an owner who works here.
    """
    if family.service_id != by.service_id or (about is not None and about.service_id != by.service_id):
        raise NotFound
    _insist_on_text("words", words, "Write what was seen or heard, in the exact words.")
    if about is None:
        _insist_on_text("about_words", about_words, "Say whom the concern is about.", longest=200)
    elif not FamilyMember.objects.filter(family=family, person=about).exists():
        raise RuleBroken("Choose somebody of this family, or describe them.", "about")
    _insist_fits("about_words", about_words, 200)
    _insist_fits("done_at_once", done_at_once)
    concern = Concern.objects.create(
        service_id=by.service_id,
        family=family,
        about=about,
        about_words=about_words.strip(),
        words=words.strip(),
        done_at_once=done_at_once.strip(),
        raised_by_id=by.person_id,
        raised_at=at,
        created_at=at,
    )
    for each in actions:
        _new_action(by, at, concern, each)
    return concern


@action(needs=Permission.RAISE_CONCERN)
def add_concern_action(
    *, by: Viewer, at: datetime, concern: Concern, what: str, owner_id: int, due_on: date
) -> ConcernAction:
    """Add something that must be done. Refuses a closed concern, a day gone by and an owner who does not work here."""
    _insist_readable(by, concern)
    _insist_open(concern)
    return _new_action(by, at, concern, NewAction(what, owner_id, due_on))


def _new_action(by: Viewer, at: datetime, concern: Concern, new: NewAction) -> ConcernAction:
    _insist_on_text("what", new.what, "Write what must be done.", longest=500)
    if new.due_on < clock.day_of(at):
        raise RuleBroken("Give a day from today on by which it must be done.", "due_on")
    return ConcernAction.objects.create(
        service_id=by.service_id,
        concern=concern,
        what=new.what.strip(),
        owner_id=_owner(by, at, new.owner_id),
        due_on=new.due_on,
        created_at=at,
    )


def _owner(by: Viewer, at: datetime, person_id: int) -> int:
    """An owner works here today and may open the family."""
    working = accounts.staff(by, on=clock.day_of(at))
    if not any(member.user_id == person_id and set(member.roles) - {"system_administrator"} for member in working):
        raise RuleBroken("Choose somebody who works with families in this service.", "owner")
    return person_id


@action(needs=Permission.RAISE_CONCERN)
def complete_concern_action(
    *, by: Viewer, at: datetime, concern_action: ConcernAction, outcome: str, expected: int | None = None
) -> ConcernAction:
    """Something has been done, and this came of it. Refuses all but its owner and those who follow concerns."""
    _insist_readable(by, concern_action.concern)
    if concern_action.owner_id != by.person_id and not by.may(Permission.HANDLE_CONCERN):
        raise NotPermitted("Only its owner or the safeguarding lead can mark this as done.")
    if concern_action.done_at is not None:
        raise RuleBroken("This is marked as done already.")
    _insist_on_text("outcome", outcome, "Write what came of it.")
    return change(concern_action, expected=expected, done_at=at, done_by_id=by.person_id, outcome=outcome.strip())


@action(needs=Permission.HANDLE_CONCERN)
def close_concern(
    *, by: Viewer, at: datetime, concern: Concern, closing_words: str, expected: int | None = None
) -> Concern:
    """Close a concern with how it was settled. Refuses while anything is still to do (hazard H29)."""
    _insist_readable(by, concern)
    _insist_open(concern)
    still = concern.actions.filter(done_at__isnull=True).count()
    if refusal := closing_refusal(open_actions=still, closing_words=closing_words):
        raise RuleBroken(refusal, None if still else "closing_words")
    _insist_fits("closing_words", closing_words)
    return change(
        concern, expected=expected, closed_at=at, closed_by_id=by.person_id, closing_words=closing_words.strip()
    )


@action()
def hand_over_actions(*, by: Viewer, at: datetime, from_id: int, to_id: int) -> int:
    """Give all that somebody still has to do about concerns to a colleague, as when they leave (hazard H02).

    Refuses a colleague who does not work here, and somebody who neither allocates nor sees to staff.
    """
    if not (by.may(Permission.ALLOCATE) or by.may(Permission.EDIT_STAFF)):
        raise NotPermitted("Your role does not allow this. Ask your service manager.")
    owned = ConcernAction.objects.filter(service_id=by.service_id, owner_id=from_id, done_at__isnull=True)
    moved = [change(each, owner_id=_owner(by, at, to_id)) for each in owned]
    return len(moved)


def _insist_readable(by: Viewer, concern: Concern) -> None:
    if concern.service_id != by.service_id or not may_read(by, concern):
        raise NotFound


def _insist_open(concern: Concern) -> None:
    if concern.closed_at is not None:
        raise RuleBroken("This concern is closed. Raise a new one if there is something new.")


def _insist_on_text(field: str, text: str, sentence: str, *, longest: int = 20_000) -> None:
    if not text.strip():
        raise RuleBroken(sentence, field)
    _insist_fits(field, text, longest)


def _insist_fits(field: str, text: str, longest: int = 20_000) -> None:
    if len(text) > longest:
        raise RuleBroken(f"This is too long: write at most {longest:,} characters.", field)
    if "\x00" in text:
        raise RuleBroken("This text holds a sign that cannot be kept. Type it again.", field)
