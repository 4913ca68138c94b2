"""Where the care of one relationship stands, on one page."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nestling.accounts.rules import Permission
from nestling.care import queries
from nestling.care.rules import EPISODE_STATUS_LABELS, contacts_until_review, review_after, review_reason
from nestling.core import clock
from nestling.core.codes import label_of
from nestling.core.phrases import and_list, day_words, moment_words
from nestling.core.viewing import Viewer, guard
from nestling.design.environment import minutes as in_minutes
from nestling.design.pieces import Entry, Link, Row, Stat
from nestling.organisations.queries import profile_on
from nestling.referrals import queries as referrals
from nestling.referrals.rules import GATE_LABELS, THRIVE_LABELS, offers_for
from nestling.web.practice.assessments.pages import entries_of
from nestling.web.practice.care import pages
from nestling.web.practice.care.views.lists import STATUS_TONES
from nestling.web.record_pages import header_for, show_record

MOST_ASSESSMENTS = 3
"""The newest, in sight; every one is in the chronology."""

if TYPE_CHECKING:
    from nestling.care.models import CareEpisode


@guard(Permission.SEE_CARE)
def episode(request: HttpRequest, ref: str) -> HttpResponse:
    """Where we are, what comes next, and the way to everything else."""
    found = queries.episode_in_full(request.viewer, ref)
    page = _page(request, found)
    about = {"about": "episode", "about_ref": ref, "family_ref": found.family.ref}
    return show_record(request, "practice/care/episode.jinja", page, **about)


def _page(request: HttpRequest, found: "CareEpisode") -> pages.Episode:
    viewer: Viewer = request.viewer
    gate = queries.gate_of(viewer, found)
    reviews = queries.reviews_of(viewer, found)
    charges = queries.allocations_of(viewer, found)
    latest, spent = queries.last_contacts_and_minutes(viewer, found)
    plan = queries.plan_of(viewer, found)
    is_open = found.status != "ended"
    gives_care = viewer.may(Permission.GIVE_CARE) and is_open
    allocates = viewer.may(Permission.ALLOCATE) and is_open
    assesses = viewer.may(Permission.TRIAGE) and is_open
    need = _need(viewer, found)
    return pages.Episode(
        header=header_for(request, found.relationship, current="care", episode_ref=found.ref),
        title="Care",
        status=EPISODE_STATUS_LABELS[found.status],
        status_tone=STATUS_TONES[found.status],
        next=_next(viewer, found, gate, reviews, charges, plan) if is_open else None,
        stats=_stats(found, reviews),
        gate=_gate(found, gate, queries.kept_before_gate(viewer, found, gate), gives_care=gives_care),
        contacts=contact_entries(latest),
        contacts_url=reverse("practice:contacts:contacts", args=[found.ref]),
        record_url=reverse("practice:contacts:record", args=[found.ref]) if gives_care else "",
        work_url=reverse("practice:contacts:record_work", args=[found.ref]) if gives_care else "",
        plan_rows=_plan(plan),
        goals=tuple(
            pages.GoalWords(words=hope["words"], whose=f"{hope['given'] or ''} {hope['family'] or ''}".strip())
            for hope in found.hopes
        ),
        plan_url=reverse("practice:plans:plan", args=[found.ref]),
        reviews=_reviews(reviews),
        need_rows=need[0],
        offers=need[1],
        rate_url=reverse("practice:care:rate", args=[found.ref]) if gives_care else "",
        place_url=reverse("practice:care:place", args=[found.ref]) if gives_care else "",
        assessments=entries_of(referrals.assessments(viewer, found.relationship), clock.today())[:MOST_ASSESSMENTS],
        assess_url=reverse("practice:assessments:record", args=[found.relationship.ref]) if assesses else "",
        charges=_charges(charges, allocates=allocates),
        allocate_url=reverse("practice:care:allocate", args=[found.ref]) if allocates else "",
        ending_url=reverse("practice:endings:ending", args=[found.ref]),
        ending_words="Prepare the ending" if is_open else "See the ending",
        more=_more(viewer, found),
        minutes=_minutes(spent),
    )


def _next(viewer, found, gate, reviews, charges, plan) -> pages.Next | None:
    """The one thing to do next, the most pressing first."""
    due = next((review for review in reversed(reviews) if review.done_on is None), None)
    if not any(charge.is_lead and charge.ended_on is None for charge in charges):
        may = viewer.may(Permission.ALLOCATE)
        url = reverse("practice:care:allocate", args=[found.ref]) if may else reverse("practice:care:waiting_list")
        label = "Choose who takes charge" if may else "See the waiting list"
        return pages.Next(words="Nobody has charge of this family yet.", url=url, label=label, tone="soon")
    if not gate.is_open:
        words = f"Before any direct contact: {GATE_LABELS[gate.kind][0].lower()}{GATE_LABELS[gate.kind][1:]}."
        return pages.Next(
            words=words, url=reverse("practice:care:gate", args=[found.ref]), label="Record it", tone="soon"
        )
    if due is not None:
        reason = review_reason(due.after_contacts, due.after_weeks, due.weeks_since_on)
        words = f"A review is due since {day_words(due.raised_on)}: {reason}."
        url = reverse("practice:reviews:review", args=[due.ref])
        return pages.Next(words=words, url=url, label="Do the review", tone="soon")
    record = reverse("practice:contacts:record", args=[found.ref])
    if found.status == "waiting":
        return pages.Next(words="The first contact with the family.", url=record, label="Record the first contact")
    if plan is None:
        url = reverse("practice:plans:write", args=[found.ref])
        return pages.Next(words="There is no plan for this relationship yet.", url=url, label="Write the plan")
    return pages.Next(words="The next contact with the family.", url=record, label="Record a contact")


def _stats(found, reviews) -> tuple[Stat, ...]:
    waited = ((found.first_contact_on or clock.today()) - found.clock_started_on).days
    last = "from referral to first contact" if found.first_contact_on else "waiting since the referral came"
    stats = [
        Stat(
            label="attended contacts" if found.attended_contacts != 1 else "attended contact",
            number=found.attended_contacts,
        ),
        Stat(label=f"{'day' if waited == 1 else 'days'} {last}", number=waited),
    ]
    if found.review_every and found.status != "ended":
        is_due = any(review.done_on is None for review in reviews)
        left = contacts_until_review(found.attended_contacts, found.review_every)
        label = "contact until the next review" if left == 1 else "contacts until the next review"
        stats.append(
            Stat(label="review to do" if is_due else label, number=1 if is_due else left, tone="soon" if is_due else "")
        )
    return tuple(stats)


def _gate(found, gate: queries.Gate, kept_before: int, *, gives_care: bool) -> pages.GateFacts | None:
    if gate.kind == "none":
        return None
    if gate.passed_at:
        words = f"on {moment_words(gate.passed_at)}"
        return pages.GateFacts(is_open=True, words=words, kept_before=_kept_before(gate, kept_before))
    url = reverse("practice:care:gate", args=[found.ref]) if gives_care else ""
    words = f"{GATE_LABELS[gate.kind]} comes before any direct contact with this family."
    return pages.GateFacts(is_open=False, words=words, kept_before=_kept_before(gate, kept_before), record_url=url)


def _kept_before(gate: queries.Gate, number: int) -> str:
    if not number:
        return ""
    kept = f"{number} contact was" if number == 1 else f"{number} contacts were"
    if gate.passed_on is None:
        return f"No consultation that counts is recorded any longer; {kept} kept while one was."
    return f"The consultation is now recorded for {day_words(gate.passed_on)}; {kept} kept before it."


def contact_entries(contacts) -> tuple[Entry, ...]:
    """Contacts as entries of a timeline."""
    return tuple(
        Entry(
            on=each.held_at,
            title=queries.contact_title(each),
            text=each.observation or each.note,
            by=each.held_by.name,
            url=reverse("practice:contacts:contact", args=[each.ref]),
            tone="" if each.is_attended or each.kind != "direct" else "soon",
        )
        for each in contacts
    )


def _plan(plan) -> tuple[Row, ...]:
    if plan is None:
        return ()
    ways = and_list((label_of("modality", code) for code in plan.modalities), nothing="")
    return (Row(key="Plan", value=_short(plan.plan or plan.formulation)), Row(key="Ways of working", value=ways))


def _short(text: str, most: int = 300) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _reviews(reviews) -> tuple[Link, ...]:
    return tuple(
        Link(
            label=f"After {review_after(each.after_contacts, each.after_weeks)}: "
            + (f"{label_of('review_step', each.next_step)} ({day_words(each.done_on)})" if each.done_on else "to do"),
            url=reverse("practice:reviews:review", args=[each.ref]),
        )
        for each in reviews
    )


def _need(viewer: Viewer, found) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    ratings = referrals.ratings(viewer, found.relationship)
    placements = referrals.thrive_history(viewer, found.relationship)
    profile = profile_on(viewer, clock.today()).profile
    offers = offers_for(profile, placements[0].group) if placements else ()
    rows = (Row(key="Cluster", value=_rated(ratings)), Row(key="THRIVE group", value=_placed(placements)))
    return rows, offers


def _rated(ratings) -> str:
    if not ratings:
        return "Not rated yet"
    now, before = ratings[0], ratings[1] if len(ratings) > 1 else None
    words = f"{now.cluster}, rated on {day_words(now.rated_on)}"
    if before is None:
        return words
    change = (
        "unchanged from"
        if before.cluster == now.cluster
        else "up from"
        if now.cluster > before.cluster
        else "down from"
    )
    return f"{words}, {change} {before.cluster} on {day_words(before.rated_on)}"


def _placed(placements) -> str:
    if not placements:
        return "Not placed yet"
    now, before = placements[0], placements[1] if len(placements) > 1 else None
    words = f"{THRIVE_LABELS[now.group]}, since {day_words(now.placed_on)}"
    return f"{words}; before that {THRIVE_LABELS[before.group]}" if before and before.group != now.group else words


def _charges(charges, *, allocates: bool) -> tuple[pages.Charge, ...]:
    return tuple(
        pages.Charge(
            name=each.practitioner.name,
            words=f"{'Leads' if each.is_lead else 'Works beside the lead'}, since {day_words(each.started_on)}",
            end_url=reverse("practice:care:step_back", args=[each.ref]) if allocates and not each.is_lead else "",
        )
        for each in charges
        if each.ended_on is None
    )


def _more(viewer: Viewer, found) -> tuple[Link, ...]:
    links = [
        Link(
            label="Referral" if own.continues_id is None else "The baby's own referral, opened at birth",
            url=reverse("practice:referrals:referral", args=[own.ref]),
        )
        for own in queries.referrals_of_episode(found)
    ]
    infant = found.relationship.infant
    if infant.born_on is None and found.status != "ended" and viewer.may(Permission.EDIT_FAMILIES):
        links.append(Link(label="Record the birth", url=reverse("practice:care:birth", args=[infant.ref])))
    links += [
        Link(label=f"Group: {group['name']}", url=reverse("practice:groups:group", args=[group["ref"]]))
        for group in found.groups
    ]
    return tuple(links)


def _minutes(spent: queries.Minutes) -> tuple[Row, ...]:
    named = (
        ("Family", spent.direct),
        ("Liaison", spent.liaison),
        ("Writing", spent.writing),
        ("Travel", spent.travel),
    )
    return tuple(Row(key=key, value=in_minutes(value)) for key, value in named)
