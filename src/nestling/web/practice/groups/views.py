"""Groups of several families: opening one, who has a place, and the register of each meeting."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import actions, queries
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.errors import StaleVersion
from nestling.core.phrases import and_list, counted, day_words
from nestling.core.viewing import Viewer, guard
from nestling.design.environment import at_moment
from nestling.design.environment import minutes as in_minutes
from nestling.design.forms import Form
from nestling.design.lists import list_choice
from nestling.design.pieces import Row
from nestling.design.showing import show
from nestling.organisations import queries as organisations
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.groups import pages
from nestling.web.practice.groups.forms import EndGroup, GiveBack, GivePlace, OpenGroup, register_form
from nestling.web.record_pages import show_record

HOME = "practice:groups:groups"
ONE = "practice:groups:group"


@guard(Permission.SEE_CARE)
def groups(request: HttpRequest) -> HttpResponse:
    """Every group of the service."""
    choice = list_choice(
        request,
        sorts=(("name", "Name, A to Z", "Name, Z to A"), ("last", "Longest since a meeting", "Latest meeting first")),
        filters={"state": (("running", "Running"), ("ended", "Ended"))},
    )
    listing = queries.groups(request.viewer, choice)
    page = pages.Groups(
        listing=replace(listing, rows=tuple(_row(row) for row in listing.rows)),
        open_url=reverse("practice:groups:open_group") if request.viewer.may(Permission.GIVE_CARE) else "",
    )
    return show(request, "practice/groups/groups.jinja", page)


def _row(row: queries.GroupRow) -> pages.GroupRow:
    return pages.GroupRow(
        url=reverse(ONE, args=[row.ref]),
        name=row.name,
        kind=row.modality,
        led_by=" and ".join(words for words in (row.led_by, row.partner) if words),
        families=counted(row.families, "family", "families"),
        last=row.last_held_at,
        state="Ended" if row.ended_on else "Running",
        tone="quiet" if row.ended_on else "good",
    )


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def open_group(request: HttpRequest) -> HttpResponse:
    """Begin a group."""
    form = typed(
        request,
        OpenGroup,
        name="group",
        title="A new group",
        initial={"started_on": clock.today(), "led_by": request.viewer.person_id},
        choices=_offered(request.viewer),
    )

    def act(values: dict) -> str:
        group = actions.open_group(by=request.viewer, at=clock.now(), **_said(request.viewer, values))
        messages.success(request, "The group is open. Give its families their places next.")
        return reverse(ONE, args=[group.ref])

    return _asked(request, form, act, title="Open a group", button="Open the group", back_url=reverse(HOME))


def _offered(viewer: Viewer, kept: Any = None) -> dict[str, Any]:
    """The places and colleagues to choose from; whoever leads a group already may go on being named."""
    leaders = {each.user_id: each.name for each in queries.practitioners(viewer)}
    if kept is not None:
        leaders.setdefault(kept.led_by_id, kept.led_by.name)
    return {
        "venue": tuple((venue.ref, venue.name) for venue in organisations.venues(viewer)),
        "led_by": tuple(leaders.items()),
    }


def _said(viewer: Viewer, values: dict) -> dict:
    venue = organisations.venue(viewer, values["venue"]) if values["venue"] else None
    rest = {name: value for name, value in values.items() if name not in ("venue", "led_by")}
    return {**rest, "venue": venue, "led_by_id": values["led_by"]}


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def change_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what is written of a group."""
    found = queries.group(request.viewer, ref)
    form = typed(
        request,
        OpenGroup,
        name="group_change",
        about=ref,
        title=f"A change of {found.name}",
        version=found.version,
        initial=_as_typed(found, found.venue),
        choices=_offered(request.viewer, found),
    )

    def act(values: dict) -> str:
        said = _said(request.viewer, values)
        try:
            actions.change_group(by=request.viewer, at=clock.now(), group=found, expected=version_of(form), **said)
        except StaleVersion as stale:
            theirs = _as_typed(found, stale.theirs.get("venue"))
            raise StaleVersion(stale.sentence, {**theirs, "version": found.version}) from stale
        messages.success(request, f"{found.name} is changed. What it said before is kept in the history.")
        return reverse(ONE, args=[ref])

    words = {"title": f"Change {found.name}", "button": "Save the change", "back_url": reverse(ONE, args=[ref])}
    lede = "Meetings that were held keep the place and the people they were recorded with."
    return _asked(request, form, act, **words, lede=lede)


def _as_typed(found: Any, venue: Any) -> dict[str, Any]:
    """What is kept of a group, by the names of the form's questions."""
    return {
        "name": found.name,
        "modality": found.modality,
        "venue": venue.ref if venue else "",
        "led_by": found.led_by_id,
        "partner": found.partner,
        "started_on": found.started_on,
    }


@guard(Permission.SEE_CARE)
def group(request: HttpRequest, ref: str) -> HttpResponse:
    """One group with its families and meetings."""
    found = queries.group(request.viewer, ref)
    may_change = request.viewer.may(Permission.GIVE_CARE) and found.ended_on is None
    places = tuple(_place(place, may_change=may_change) for place in queries.places_of(request.viewer, found))
    page = pages.Group(
        title=found.name,
        rows=_facts(found),
        places=places,
        left=_left(request.viewer, found, {place.url for place in places}, may_change=may_change),
        sessions=tuple(_session(each) for each in queries.sessions_of(request.viewer, found)),
        place_url=reverse("practice:groups:give_place", args=[ref]) if may_change else "",
        session_url=reverse("practice:groups:hold_session", args=[ref]) if may_change and places else "",
        change_url=reverse("practice:groups:change_group", args=[ref]) if may_change else "",
        end_url=reverse("practice:groups:end_group", args=[ref]) if may_change else "",
        back_url=reverse(HOME),
    )
    return show_record(request, "practice/groups/group.jinja", page, about="group", about_ref=ref)


def _facts(found: Any) -> tuple[Row, ...]:
    named = (
        ("Kind", label_of("modality", found.modality) if found.modality else ""),
        ("Meets at", found.venue.name if found.venue else ""),
        ("Led by", found.led_by.name),
        ("Beside them", found.partner),
        ("Since", day_words(found.started_on)),
        ("Ended", day_words(found.ended_on) if found.ended_on else ""),
    )
    return tuple(Row(key=key, value=value) for key, value in named if value)


def _place(place: Any, *, may_change: bool) -> pages.Place:
    return pages.Place(
        url=reverse("practice:care:episode", args=[place.episode.ref]),
        infant=str(place.episode.relationship.infant),
        carer=str(place.episode.relationship.carer),
        joined_on=place.joined_on,
        leave_url=reverse("practice:groups:leave", args=[place.ref]) if may_change else "",
    )


def _left(viewer: Viewer, found: Any, here: set[str], *, may_change: bool) -> tuple[pages.Left, ...]:
    """Who gave a place back; whoever is in care and has none now may take it again, on its newest line."""
    join = reverse("practice:groups:give_place", args=[found.ref])
    offered, made = set(here), []
    for place in queries.places_left(viewer, found):
        url = reverse("practice:care:episode", args=[place.episode.ref])
        may_return = may_change and url not in offered and place.episode.ended_on is None
        offered.add(url)
        made.append(
            pages.Left(
                url=url,
                infant=str(place.episode.relationship.infant),
                carer=str(place.episode.relationship.carer),
                joined_on=place.joined_on,
                left_on=place.left_on,
                again_url=f"{join}?{urlencode({'episode': place.episode.ref})}" if may_return else "",
            )
        )
    return tuple(made)


def _session(each: queries.SessionRow) -> pages.Session:
    return pages.Session(
        url=reverse("practice:groups:session", args=[each.ref]),
        held_at=each.held_at,
        came=f"{each.came} of {counted(each.expected, 'family', 'families')}",
        length=in_minutes(each.minutes),
    )


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def give_place(request: HttpRequest, ref: str) -> HttpResponse:
    """Let a family join."""
    found = queries.group(request.viewer, ref)
    here = {place.episode_id for place in queries.places_of(request.viewer, found)}
    open_ones = {each.ref: each for each in queries.open_episodes(request.viewer) if each.pk not in here}
    form = typed(
        request,
        GivePlace,
        name="place",
        about=ref,
        title=f"A place in {found.name}",
        initial={"episode": chosen} if (chosen := request.GET.get("episode", "")[:20]) in open_ones else None,
        choices={"episode": tuple((ref, str(each.relationship)) for ref, each in open_ones.items())},
    )

    def act(values: dict) -> str:
        episode = open_ones[values["episode"]]
        actions.give_place(by=request.viewer, at=clock.now(), group=found, episode=episode)
        messages.success(request, f"{episode.relationship} have a place in {found.name}.")
        return reverse(ONE, args=[ref])

    words = {"title": "Who joins?", "button": "Give a place", "back_url": reverse(ONE, args=[ref])}
    return _asked(request, form, act, **words, lede=found.name)


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """Let a family leave the group."""
    place = queries.place(request.viewer, ref)
    home = reverse(ONE, args=[place.group.ref])
    who = place.episode.relationship
    form = typed(
        request,
        GiveBack,
        name="place_back",
        about=ref,
        title=f"{who} leave {place.group.name}",
        initial={"left_on": clock.today()},
    )

    def act(values: dict) -> str:
        actions.end_place(by=request.viewer, at=clock.now(), place=place, **values)
        messages.success(request, f"The place of {who} is given back. Their contacts stay.")
        return home

    if done := once(request, form, act):
        return done
    page = pages.Asking(
        title=f"Give the place of {who.infant} back?",
        form=form,
        button="Confirm",
        back_url=home,
        lede=f"{who} leave {place.group.name}. Their care goes on, and they may take the place again later.",
    )
    return show_record(
        request,
        "practice/groups/asking.jinja",
        page,
        about="group",
        about_ref=place.group.ref,
        family_ref=place.episode.family.ref,
    )


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def end_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the group."""
    found = queries.group(request.viewer, ref)
    form = typed(
        request,
        EndGroup,
        name="group_end",
        about=ref,
        title=f"The end of {found.name}",
        initial={"ended_on": clock.today()},
    )

    def act(values: dict) -> str:
        actions.end_group(by=request.viewer, at=clock.now(), group=found, **values)
        messages.success(request, f"{found.name} has ended. Each family's care goes on.")
        return reverse(ONE, args=[ref])

    words = {"title": f"End {found.name}", "button": "End the group", "back_url": reverse(ONE, args=[ref])}
    return _asked(request, form, act, **words, lede="Give every place back first. Each family's care goes on.")


@guard(Permission.GIVE_CARE, methods=("GET", "POST"))
def hold_session(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a meeting with its register."""
    found = queries.group(request.viewer, ref)
    places = queries.places_of(request.viewer, found)
    known = {place.ref: queries.people_of(request.viewer, place.episode) for place in places}
    form = typed(
        request,
        register_form(tuple(_line(place, known[place.ref]) for place in places)),
        name="meeting",
        about=ref,
        title=f"Meeting of {found.name}",
        initial={"held_at": clock.now().replace(minute=0, second=0, microsecond=0)},
    )

    def act(values: dict) -> str:
        session = actions.hold_session(
            by=request.viewer,
            at=clock.now(),
            group=found,
            held_at=values["held_at"],
            minutes=values["minutes"],
            note=values["note"],
            attendances=tuple(_attendance(place, known[place.ref], values) for place in places),
        )
        messages.success(request, "The meeting is recorded. Each family has its own contact.")
        return reverse("practice:groups:session", args=[session.ref])

    words = {"title": f"Meeting of {found.name}", "button": "Record the meeting", "back_url": reverse(ONE, args=[ref])}
    lede = "Each family that came has a contact of its own, with the whole length of the meeting."
    return _asked(request, form, act, **words, lede=lede)


def _line(place: Any, people: tuple) -> tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    both = (place.episode.relationship.infant.ref, place.episode.relationship.carer.ref)
    offered = tuple((person.ref, str(person)) for person in people)
    return place.ref, str(place.episode.relationship), offered, both


def _attendance(place: Any, people: tuple, values: dict) -> actions.Attendance:
    there = values[f"people_{place.ref}"]
    return actions.Attendance(
        episode=place.episode,
        attendance=values[f"came_{place.ref}"],
        people=tuple(person for person in people if person.ref in there),
    )


@guard(Permission.SEE_CARE)
def session(request: HttpRequest, ref: str) -> HttpResponse:
    """One meeting with its register."""
    found = queries.session(request.viewer, ref)
    register = queries.register_of(request.viewer, found)
    lines = tuple(_register_line(request.viewer, each) for each in register)
    page = pages.Held(
        title=f"{found.group.name}: {day_words(clock.day_of(found.held_at))}",
        rows=(
            Row(key="When", value=at_moment(found.held_at)),
            Row(key="Length", value=in_minutes(found.minutes)),
            Row(key="Led by", value=and_list(_leaders(register))),
        ),
        lines=lines,
        note=found.note,
        back_url=reverse(ONE, args=[found.group.ref]),
    )
    return show_record(request, "practice/groups/session.jinja", page, about="group", about_ref=found.group.ref)


def _leaders(register: tuple) -> tuple[str, ...]:
    """Who led the meeting, as it was recorded: the group may have changed hands since."""
    named = (name for each in register for name in (each.held_by.name, each.partner_name) if name)
    return tuple(dict.fromkeys(named))


def _register_line(viewer: Viewer, each: Any) -> pages.Line:
    return pages.Line(
        url=reverse("practice:contacts:contact", args=[each.ref]),
        who=str(each.episode.relationship),
        came=label_of("attendance", each.attendance),
        tone="good" if each.is_attended else "quiet",
        people=and_list((str(row.person) for row in each.attendees.all()), nothing="Nobody"),
    )


def _asked(request: HttpRequest, form: Form, act: Any, **words: Any) -> HttpResponse:
    if done := once(request, form, act):
        return done
    return show(request, "practice/groups/asking.jinja", pages.Asking(form=form, **words))
