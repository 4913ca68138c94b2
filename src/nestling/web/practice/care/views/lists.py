"""The waiting list with its clocks, and the caseload with everybody's hands in view."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.rules import EPISODE_STATUS_LABELS
from nestling.core import clock
from nestling.core.codes import choices, label_of
from nestling.core.phrases import counted
from nestling.core.viewing import Viewer, guard
from nestling.design.lists import list_choice
from nestling.design.showing import show
from nestling.families.rules import life_words
from nestling.organisations.queries import profile_on
from nestling.referrals.rules import target_words
from nestling.web.addresses import address
from nestling.web.practice.care import pages

STATUS_TONES = {"waiting": "soon", "open": "good", "ended": "quiet"}


@guard(Permission.SEE_CARE)
def waiting_list(request: HttpRequest) -> HttpResponse:
    """Everybody who waits for the first contact, the longest wait first."""
    choice = list_choice(
        request,
        sorts=(
            ("waiting", "Longest waiting first", "Shortest waiting first"),
            ("infant", "Baby's name, A to Z", "Baby's name, Z to A"),
            ("priority", "Priority", "Priority, reversed"),
            ("lead", "Practitioner, A to Z", "Practitioner, Z to A"),
            ("cluster", "Cluster, lowest first", "Cluster, highest first"),
        ),
        filters={
            "allocated": (("no", "Nobody yet"), ("yes", "A practitioner")),
            "priority": choices("priority"),
            "gate": (("closed", "Still to be held"), ("open", "Held or not needed")),
            "born": (("unborn", "Unborn"), ("born", "Born")),
        },
        filter_labels={"allocated": "In charge", "gate": "Consultation first", "born": "Baby"},
    )
    listing = queries.waiting_list(request.viewer, choice)
    may_allocate = request.viewer.may(Permission.ALLOCATE)
    rows = tuple(_waiting(row, may_allocate=may_allocate) for row in listing.rows)
    page = pages.WaitingList(listing=replace(listing, rows=rows), target_days=_target(request.viewer))
    return show(request, "practice/care/waiting_list.jinja", page)


def _target(viewer: Viewer) -> int:
    return profile_on(viewer, clock.today()).profile.waiting_target_days.value


def _waiting(row: queries.WaitingRow, *, may_allocate: bool) -> pages.WaitingRow:
    left = row.target_days - row.days
    return pages.WaitingRow(
        url=address("practice:care:episode", row.ref),
        infant=row.infant,
        age=life_words(row.infant_born_on, row.infant_due_on, clock.today()),
        carer=row.carer,
        since=row.clock_started_on,
        days=row.days,
        tone="late" if left < 0 else "soon" if left < 7 else "good",
        words=target_words(row.days, row.target_days),
        priority=row.priority,
        is_pressing=row.priority_code not in ("", "routine"),
        lead=row.lead,
        allocate_url=address("practice:care:allocate", row.ref) if may_allocate else "",
        cluster=str(row.cluster or ""),
        is_behind_gate=row.is_behind_gate,
    )


@guard(Permission.SEE_CARE)
def caseload(request: HttpRequest) -> HttpResponse:
    """Everybody in care, filtered by whose hands they are in."""
    people = queries.caseload_counts(request.viewer)
    choice = list_choice(
        request,
        sorts=(
            ("infant", "Baby's name, A to Z", "Baby's name, Z to A"),
            ("last_contact", "Longest without contact first", "Latest contact first"),
            ("contacts", "Fewest contacts first", "Most contacts first"),
            ("lead", "Practitioner, A to Z", "Practitioner, Z to A"),
            ("cluster", "Cluster, lowest first", "Cluster, highest first"),
        ),
        filters={
            "practitioner": tuple((each.ref, each.name) for each in people),
            "status": tuple((code, label) for code, label in EPISODE_STATUS_LABELS.items() if code != "ended"),
            "review": (("due", "A review is due"),),
        },
    )
    listing = queries.caseload(request.viewer, choice)
    chosen = next((each.name for each in people if each.ref == choice.filters.get("practitioner")), "")
    page = pages.CaseloadPage(
        listing=replace(listing, rows=tuple(_in_care(row) for row in listing.rows)),
        people=hands(people),
        guide_words=guide_words(request.viewer),
        mine_url=next((f"?practitioner={each.ref}" for each in people if each.user_id == request.viewer.person_id), ""),
        title=f"Caseload of {chosen}" if chosen else "Caseload",
    )
    return show(request, "practice/care/caseload.jinja", page)


def _in_care(row: queries.CaseloadRow) -> pages.CaseloadRow:
    return pages.CaseloadRow(
        url=address("practice:care:episode", row.ref),
        infant=row.infant,
        age=life_words(row.infant_born_on, row.infant_due_on, clock.today()),
        carer=row.carer,
        status=EPISODE_STATUS_LABELS[row.status],
        status_tone=STATUS_TONES[row.status],
        lead=row.lead,
        cluster=str(row.cluster or ""),
        contacts=counted(row.attended_contacts, "contact"),
        last_contact_on=row.last_contact_on,
        has_review_due=row.has_review_due,
    )


def hands(people: tuple[queries.Caseload, ...]) -> tuple[pages.Hands, ...]:
    """How full each practitioner's hands are, in words."""
    return tuple(
        pages.Hands(
            name=each.name,
            job=label_of("staff_job", each.job_title) if each.job_title else "",
            url=f"{reverse('practice:care:caseload')}?practitioner={each.ref}",
            wte=f"{each.whole_time_equivalent:.1f}" if each.whole_time_equivalent else "Not recorded",
            open=each.open,
            waiting=each.waiting,
            complex=f"{each.complex} ({each.complex_share}%)" if each.complex_share is not None else "0",
            guide=each.guide or "Their share of full time is not recorded",
        )
        for each in people
    )


def guide_words(viewer: Viewer) -> str:
    """The service's own guide for a caseload, with its source."""
    setting = profile_on(viewer, clock.today()).profile.caseload
    guide = setting.value
    families = f"{guide.families_from} to {guide.families_to} families for {guide.wte} of a full-time post"
    source = setting.source if setting.status == "stated" else setting.note.rstrip(".")
    return f"The guide is {families} ({source}). It advises; it does not decide."
