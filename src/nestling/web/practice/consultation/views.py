"""Log a discussion on one page, find it again, correct it, and go on from it to a referral."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts import queries as accounts
from nestling.accounts.rules import Permission
from nestling.consultation import actions, queries
from nestling.core import clock
from nestling.core.codes import choices
from nestling.core.viewing import guard
from nestling.design.lists import list_choice
from nestling.design.pieces import Link
from nestling.design.showing import show
from nestling.families import queries as families
from nestling.organisations import queries as organisations
from nestling.referrals import queries as referrals
from nestling.referrals.rules import STATUS_LABELS
from nestling.web.keeping import once, typed, version_of
from nestling.web.practice.consultation import forms, pages
from nestling.web.record_pages import born_words, header_for, show_record
from nestling.web.returning import way_back

SORTS = (
    ("held", "Date, oldest first", "Date, newest first"),
    ("caller", "Caller"),
    ("outcome", "Outcome"),
    ("held_by", "Taken by"),
)
WHOEVER = "initials"
NOBODY = "anonymous"


@guard(Permission.LOG_DISCUSSION)
def discussions(request: HttpRequest) -> HttpResponse:
    """Every discussion of the service, with each kind counted apart (CO-01)."""
    choice = list_choice(
        request,
        sorts=SORTS,
        filters={
            "kind": choices("discussion_kind"),
            "outcome": choices("discussion_outcome"),
            "mechanism": choices("consultation_mechanism"),
            "named": queries.NAMED,
            "taken_by": (("me", "Me"),),
        },
        filter_labels={"mechanism": "How", "named": "Whether named", "taken_by": "Taken by"},
        default_sort="-held",
    )
    counts = queries.counts(request.viewer, clock.today() - timedelta(days=30))
    listing = queries.discussions(request.viewer, choice)
    page = pages.Discussions(listing=listing, stats=pages.stats_of(counts))
    return show(request, "practice/consultation/discussions.jinja", page)


@guard(Permission.LOG_DISCUSSION, methods=("GET", "POST"))
def log(request: HttpRequest) -> HttpResponse:
    """Log a discussion; opened from a family's page it is about them, otherwise initials or nobody (CO-06)."""
    about = request.GET.get("relationship", "")[:20]
    relationship = families.relationship(request.viewer, about) if about else None
    form = typed(
        request,
        forms.LogForm,
        name="discussion",
        about=about,
        title=f"Discussion about {relationship}" if relationship else "Discussion",
        initial=_usual(request, about or WHOEVER),
        choices=_offered(request, relationship),
    )
    if done := once(request, form, lambda values: _log(request, relationship, values)):
        return done
    back_url = way_back(request, reverse("practice:consultation:discussions"))
    named = str(relationship) if relationship else ""
    page = pages.Log(
        form=form,
        title="Log a discussion",
        button="Log it",
        back_url=back_url,
        named=named,
        usual=forms.USUAL,
        is_filled_in=any(map(_is_said, (form[name].value() for name in forms.USUAL))),
    )
    return _show_log(request, page, relationship)


def _is_said(value: Any) -> bool:
    """Whether a question has an answer; a day and a time come in parts."""
    return any(value.values()) if isinstance(value, dict) else bool(value)


def _show_log(request: HttpRequest, page: pages.Log, relationship: Any) -> HttpResponse:
    template = "practice/consultation/log.jinja"
    if relationship is None:
        return show(request, template, page)
    return show_record(request, template, page, about="discussion", about_ref="", family_ref=relationship.family.ref)


def _usual(request: HttpRequest, about: str) -> dict[str, Any]:
    return {
        "held_at": clock.now(),
        "held_by": request.viewer.person_id,
        "mechanism": "telephone",
        "kind": "phone_case",
        "about": about,
    }


def _offered(request: HttpRequest, relationship: Any) -> dict[str, Any]:
    named = ((relationship.ref, f"{relationship}"),) if relationship else ()
    others = (
        (WHOEVER, "A baby I know by initials", "The family can be named later"),
        (NOBODY, "Nobody named", "The family stays anonymous, for ever"),
    )
    return {
        "about": (*named, *others),
        "held_by": _colleagues(request),
        "team": [(team.ref, team.name) for team in organisations.teams(request.viewer)],
    }


def _colleagues(request: HttpRequest) -> list[tuple[int, str]]:
    return [(member.user_id, member.name) for member in accounts.staff(request.viewer) if member.is_active]


def _log(request: HttpRequest, relationship: Any, values: dict[str, Any]) -> str:
    about, team, held_by = values.pop("about"), values.pop("team"), values.pop("held_by")
    kept = actions.log_discussion(
        by=request.viewer,
        at=clock.now(),
        relationship=relationship if about not in (WHOEVER, NOBODY) else None,
        is_anonymous=about == NOBODY,
        team=organisations.team(request.viewer, team) if team else None,
        held_by_id=held_by,
        **values,
    )
    messages.success(request, "The discussion is logged.")
    return way_back(request, reverse("practice:consultation:discussion", args=[kept.ref]))


@guard(Permission.LOG_DISCUSSION)
def discussion(request: HttpRequest, ref: str) -> HttpResponse:
    """One discussion, and what may follow from it."""
    kept = queries.discussion(request.viewer, ref)
    page = pages.OneDiscussion(
        title=f"Discussion with {kept.caller_name}",
        breadcrumbs=pages.crumbs(),
        header=header_for(request, kept.relationship, current="discussion") if kept.relationship else None,
        rows=pages.facts_of(kept),
        said=pages.said_of(kept),
        is_anonymous=kept.is_anonymous,
        is_named=kept.relationship is not None,
        correct_url=reverse("practice:consultation:correct", args=[ref]),
        name_url="" if kept.is_anonymous or kept.relationship else _name_url(ref),
        referral_url=_referral_url(request, kept),
        referrals=_referrals(request, kept),
    )
    return show_record(
        request,
        "practice/consultation/discussion.jinja",
        page,
        about="discussion",
        about_ref=ref,
        family_ref=kept.family.ref if kept.family else "",
    )


def _name_url(ref: str) -> str:
    return reverse("practice:consultation:name_family", args=[ref])


def _referral_url(request: HttpRequest, kept: Any) -> str:
    if kept.is_anonymous or not request.viewer.may(Permission.WRITE_REFERRAL):
        return ""
    asked = {"discussion": kept.ref}
    if kept.relationship:
        asked["relationship"] = kept.relationship.ref
    return f"{reverse('practice:referrals:start')}?{urlencode(asked)}"


def _referrals(request: HttpRequest, kept: Any) -> tuple[Link, ...]:
    found = referrals.referrals_from(request.viewer, kept)
    return tuple(
        Link(
            label=f"{each.relationship}: {STATUS_LABELS[each.status].lower()}",
            url=reverse("practice:referrals:referral", args=[each.ref]),
        )
        for each in found
    )


@guard(Permission.LOG_DISCUSSION, methods=("GET", "POST"))
def correct(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what was written about a discussion."""
    kept = queries.discussion(request.viewer, ref)
    form = typed(
        request,
        forms.DiscussionForm,
        name="correct_discussion",
        about=ref,
        title=f"Correction of a discussion with {kept.caller_name}",
        initial={name: getattr(kept, name, None) for name in forms.DiscussionForm.base_fields}
        | {"held_by": kept.held_by_id},
        version=kept.version,
        choices={"held_by": _with_former(_colleagues(request), kept)},
    )
    if done := once(request, form, lambda values: _correct(request, kept, version_of(form), values)):
        return done
    back_url = reverse("practice:consultation:discussion", args=[ref])
    page = pages.Log(form=form, title="Correct this discussion", button="Save", back_url=back_url)
    return show_record(
        request,
        "practice/consultation/correct.jinja",
        page,
        about="discussion",
        about_ref=ref,
        family_ref=kept.family.ref if kept.family else "",
    )


def _with_former(colleagues: list[tuple[int, str]], kept: Any) -> list[tuple[int, str]]:
    known = {user_id for user_id, _ in colleagues}
    return colleagues if kept.held_by_id in known else [*colleagues, (kept.held_by_id, kept.held_by.name)]


def _correct(request: HttpRequest, kept: Any, expected: int | None, values: dict[str, Any]) -> str:
    values["held_by_id"] = values.pop("held_by")
    actions.correct_discussion(by=request.viewer, at=clock.now(), discussion=kept, expected=expected, **values)
    messages.success(request, "The discussion is corrected.")
    return reverse("practice:consultation:discussion", args=[kept.ref])


@guard(Permission.LOG_DISCUSSION, methods=("GET", "POST"))
def name_family(request: HttpRequest, ref: str) -> HttpResponse:
    """Look for the family that a discussion was about, and say that it was theirs."""
    kept = queries.discussion(request.viewer, ref)
    choice = list_choice(request, sorts=("name",), search=True)
    ties = _ties_found(request, choice) if choice.search else ()
    form = typed(
        request,
        forms.NameForm,
        name="name_family",
        about=ref,
        title=f"Whom the discussion with {kept.caller_name} was about",
        choices={"relationship": [(tie.ref, str(tie), born_words(tie.infant)) for tie in ties]},
    )
    if done := once(request, form, lambda values: _name(request, kept, values["relationship"])):
        return done
    page = pages.NameFamily(
        title="Which family was this about?",
        back_url=reverse("practice:consultation:discussion", args=[ref]),
        words=choice.search,
        form=form,
        has_found=bool(ties),
        referral_url=_referral_url(request, kept),
    )
    return show(request, "practice/consultation/name_family.jinja", page)


def _ties_found(request: HttpRequest, choice: Any) -> tuple[Any, ...]:
    found = families.find(request.viewer, choice.search, choice)
    refs = dict.fromkeys(row.family_ref for row in found.rows if row.family_ref)
    ties = (families.relationships_of(request.viewer, families.family(request.viewer, ref)) for ref in list(refs)[:5])
    return tuple(tie for some in ties for tie in some if tie.ended_on is None)


def _name(request: HttpRequest, kept: Any, relationship_ref: str) -> str:
    relationship = families.relationship(request.viewer, relationship_ref)
    actions.name_family(by=request.viewer, at=clock.now(), discussion=kept, relationship=relationship)
    messages.success(request, f"The discussion now belongs to {relationship}.")
    return reverse("practice:consultation:discussion", args=[kept.ref])
