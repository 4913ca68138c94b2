"""How this service works: each setting in plain words, and the versions that begin on days to come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.core import clock
from nestling.core.errors import RuleBroken
from nestling.core.viewing import Viewer, guard
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.organisations import actions, queries
from nestling.organisations.profiles import (
    SETTING_NAMES,
    Profile,
    ProfileError,
    changed,
    differences,
    explained,
    read_profile,
    write_profile,
)
from nestling.organisations.queries import VersionInForce
from nestling.referrals.queries import what_would_differ
from nestling.web.keeping import once, typed
from nestling.web.practice.services import pages
from nestling.web.practice.services.forms import BringIn, Change, Place

HOME = "practice:services:how_it_works"


@guard(Permission.SEE_PROFILE)
def how_it_works(request: HttpRequest) -> HttpResponse:
    """Each setting of today, with its source."""
    viewer: Viewer = request.viewer
    now = queries.profile_on(viewer, clock.today())
    page = pages.HowItWorks(
        title="How this service works",
        lede=now.profile.name,
        based_on=now.profile.based_on,
        starts_on=now.starts_on,
        starts_on_note=now.profile.starts_on_note,
        groups=pages.groups(explained(now.profile)),
        versions=_version_lines(viewer, now),
        actions=_ways(viewer, now),
    )
    return show(request, "practice/services/how_it_works.jinja", page)


def _version_lines(viewer: Viewer, now: VersionInForce) -> tuple[pages.VersionLine, ...]:
    def words(kept: VersionInForce) -> str:
        if kept.pk == now.pk:
            return "In force today"
        return "To come" if kept.starts_on > clock.today() else "Past"

    return tuple(
        pages.VersionLine(reverse("practice:services:version", args=[kept.ref]), kept.starts_on, words(kept))
        for kept in queries.profile_versions(viewer)
    )


def _ways(viewer: Viewer, kept: VersionInForce) -> tuple[Link, ...]:
    export_link = Link(label="Export as a file", url=reverse("practice:services:export", args=[kept.ref]))
    if not viewer.may(Permission.EDIT_PROFILE):
        return (export_link,)
    return (
        Link(label="Change from a future day", url=reverse("practice:services:change")),
        Link(label="Import a file", url=reverse("practice:services:bring_in")),
        export_link,
        Link(label="Places and teams", url=reverse("practice:services:places")),
    )


@guard(Permission.EDIT_PROFILE, methods=("GET", "POST"))
def change(request: HttpRequest) -> HttpResponse:
    """Set how the service will work from a future day; looked at first, then saved."""
    viewer: Viewer = request.viewer
    latest = queries.profile_versions(viewer)[-1].profile
    form = typed(request, Change, name="profile", title="A change of how the service works", initial=_as_typed(latest))
    return _changing(request, form, lambda: _with_changes(latest, form.values()), "Change from a future day")


@guard(Permission.EDIT_PROFILE, methods=("GET", "POST"))
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in a whole profile as TOML; what is wrong with it is said line by line."""
    viewer: Viewer = request.viewer
    text = write_profile(queries.profile_versions(viewer)[-1].profile)
    form = typed(request, BringIn, name="profile-file", title="A profile file", initial={"text": text})
    return _changing(request, form, lambda: _from_text(form), "Import a file")


def _changing(request: HttpRequest, form: Change | BringIn, make: object, title: str) -> HttpResponse:
    viewer: Viewer = request.viewer
    preview: dict[str, object] = {}
    if request.POST.get("_then") == "preview" and form.is_valid():
        preview = _previewed(viewer, form, make)
    elif answer := once(request, form, lambda values: _scheduled(request, make(), values["reason"])):
        return answer
    page = pages.Changing(title=title, form=form, back_url=reverse(HOME), **preview)
    return show(request, "practice/services/changing.jinja", page)


def _previewed(viewer: Viewer, form: Change | BringIn, make: object) -> dict[str, object]:
    try:
        new: Profile = make()
    except RuleBroken as broken:
        form.refuse(broken)
        return {}
    return {"is_previewed": True, **_compared(viewer, queries.profile_on(viewer, new.starts_on).profile, new)}


def _compared(viewer: Viewer, old: Profile, new: Profile) -> dict[str, object]:
    effects, open_referrals = what_would_differ(viewer, old, new)
    found = tuple(
        pages.Effect(reverse("practice:triage:triage", args=[e.ref]), e.about, e.before, e.after) for e in effects
    )
    return {"differences": differences(old, new), "effects": found, "open_referrals": open_referrals}


def _scheduled(request: HttpRequest, profile: Profile, reason: str) -> str:
    kept = actions.schedule_profile(by=request.viewer, at=clock.now(), profile=profile, reason=reason)
    messages.success(request, "The change is scheduled. Until it begins, you can withdraw it.")
    return reverse("practice:services:version", args=[kept.ref])


def _as_typed(profile: Profile) -> dict[str, object]:
    plain = {name: getattr(profile, name).value for name in Change.base_fields if name in SETTING_NAMES}
    ceiling = profile.age_ceiling.value
    return plain | {"age_limit": ceiling.months, "age_rule": ceiling.rule}


def _with_changes(profile: Profile, values: dict[str, object]) -> Profile:
    """The profile with what differs replaced; what is left as it was keeps its source."""
    wanted = {name: value for name, value in values.items() if name in SETTING_NAMES}
    wanted["age_ceiling"] = _ceiling(profile, values)
    plain = profile.model_dump()
    new = {
        name: {"value": value, "status": "product_default", "source": "Set by the service", "note": values["reason"]}
        for name, value in wanted.items()
        if _listed(value) != _listed(plain[name]["value"])
    }
    heading = {"starts_on": values["starts_on"], "starts_on_status": "stated", "starts_on_note": ""}
    return _sound(lambda: changed(profile, {**new, **heading}))


def _ceiling(profile: Profile, values: dict[str, object]) -> dict[str, object]:
    now = profile.age_ceiling.value
    if (now.months, now.rule) == (values["age_limit"], values["age_rule"]):
        return now.model_dump()
    return {"limit": values["age_limit"], "unit": "months", "rule": values["age_rule"]}


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _from_text(form: BringIn) -> Profile:
    values = form.values()
    return _sound(lambda: read_profile(values["file"] or values["text"]))


def _sound(make: object) -> Profile:
    try:
        return make()
    except ProfileError as wrong:
        raise RuleBroken(" ".join(f"Line {fault.line}: {fault.reason}" for fault in wrong.faults[:8])) from wrong


@guard(Permission.SEE_PROFILE)
def version(request: HttpRequest, ref: str) -> HttpResponse:
    """One version, and what it changes."""
    viewer: Viewer = request.viewer
    kept, before = queries.version_and_the_one_before(viewer, ref)
    compared = _compared(viewer, before.profile, kept.profile) if before else _nothing_compared()
    page = pages.Version(
        title="How this service works from",
        starts_on=kept.starts_on,
        is_future=kept.starts_on > clock.today(),
        groups=pages.groups(explained(kept.profile)),
        actions=(Link(label="Export as a file", url=reverse("practice:services:export", args=[ref])),),
        withdraw_url=reverse("practice:services:withdraw", args=[ref]) if viewer.may(Permission.EDIT_PROFILE) else "",
        back_url=reverse(HOME),
        **compared,
    )
    return show(request, "practice/services/version.jinja", page)


def _nothing_compared() -> dict[str, object]:
    return {"differences": (), "effects": (), "open_referrals": 0}


@guard(Permission.SEE_PROFILE)
def export(request: HttpRequest, ref: str) -> HttpResponse:
    """The profile as a TOML file."""
    kept, _ = queries.version_and_the_one_before(request.viewer, ref)
    name = f"{kept.profile.code}-{kept.starts_on.isoformat()}.toml"
    return HttpResponse(
        write_profile(kept.profile),
        content_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@guard(Permission.EDIT_PROFILE, methods=("POST",))
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back a version that has not begun."""
    kept = queries.kept_version(request.viewer, ref)
    actions.withdraw_scheduled_profile(by=request.viewer, at=clock.now(), version=kept)
    messages.success(request, "The change is withdrawn. Nothing will differ on that day.")
    return redirect(reverse(HOME))


@guard(Permission.EDIT_PROFILE, methods=("GET", "POST"))
def places(request: HttpRequest) -> HttpResponse:
    """The places where families are met, and the teams that the service consults with."""
    viewer: Viewer = request.viewer
    form = typed(request, Place, name="place", title="A place or team")
    if answer := once(request, form, lambda values: _place_added(request, values)):
        return answer
    page = pages.Places(
        form=form,
        venues=tuple((venue.name, venue.address) for venue in queries.venues(viewer)),
        teams=tuple(team.name for team in queries.teams(viewer)),
        back_url=reverse(HOME),
    )
    return show(request, "practice/services/places.jinja", page)


def _place_added(request: HttpRequest, values: dict[str, str]) -> str:
    common = {"by": request.viewer, "at": clock.now(), "name": values["name"]}
    if values["kind"] == "team":
        actions.add_team(**common)
    else:
        actions.add_venue(**common, address=values["address"])
    messages.success(request, f"{values['name']} is added.")
    return reverse("practice:services:places")
