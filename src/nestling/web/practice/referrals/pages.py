"""What the pages of intake and of the request for service show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from nestling.core.codes import label_of
from nestling.core.listing import Listing
from nestling.core.phrases import counted, day_words
from nestling.design.environment import yes_no
from nestling.design.forms import Form
from nestling.design.pieces import Button, Link, RelationshipHeader, Row, Stat, Task
from nestling.referrals.rules import GROUP_LABELS, NEEDED, STATE_LABELS, limits
from nestling.referrals.rules.requests import AGREEMENT, ANSWERS
from nestling.web.returning import opened_from

if TYPE_CHECKING:
    from nestling.referrals.models import Referral, Return
    from nestling.referrals.queries import Area, Checklist, Completeness


@dataclass(frozen=True, kw_only=True)
class Board:
    """The intake board, or the list of what was decided."""

    title: str
    listing: Listing[Any]
    columns: tuple[Stat, ...] = ()
    may_write: bool = False
    meeting_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One line of a table of figures, each as it is read."""

    label: str
    figures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SourceFigures:
    """One source: the number of each quarter with quiet words beneath it, and the sum of the quarters shown."""

    label: str
    figures: tuple[tuple[str, str], ...]
    total: str
    is_sum: bool


@dataclass(frozen=True, kw_only=True)
class Volumes:
    """How many requests came, by year and type and by source and quarter (RI-13, RI-19)."""

    title: str
    counted: str
    choices: tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]
    years_title: str
    types: tuple[str, ...]
    years: tuple[Figures, ...]
    quarters: tuple[str, ...]
    sources_title: str
    sources: tuple[SourceFigures, ...]


@dataclass(frozen=True, kw_only=True)
class Alike:
    """A family on record that may be the same one."""

    words: str
    why: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Start:
    """Beginning a referral: for a family on record, or for one that must be registered."""

    title: str
    form: Form
    back_url: str
    about: str = ""
    from_discussion: str = ""
    open_url: str = ""
    alike: tuple[Alike, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MissingLine:
    """One thing that is missing, with the page that asks for it."""

    sentence: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Overview:
    """One referral: its tasks while it is written, its answers and decision afterwards."""

    title: str
    header: RelationshipHeader
    breadcrumbs: tuple[Link, ...]
    status: str
    tone: str
    clock: str
    aim: str
    is_late: bool
    tasks: tuple[Task, ...]
    missing: tuple[MissingLine, ...]
    ways: tuple[Button, ...]
    returns: tuple[Returned, ...]
    answers: tuple[Answers, ...]
    stresses: StressPicture | None
    facts: tuple[Row, ...]
    decision_url: str
    decision_words: str


@dataclass(frozen=True, kw_only=True)
class Returned:
    """One time that the referral was sent back."""

    words: str
    missing: tuple[str, ...]
    note: str
    letter_url: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The answers of one section, with the way to change them."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Stress:
    """One stress as it was answered."""

    label: str
    state: str
    about: str
    note: str


@dataclass(frozen=True, kw_only=True)
class StressPicture:
    """The stresses on the relationship by group, with the limits of such a list; never a score (TR-03, TR-04)."""

    groups: tuple[tuple[str, tuple[Stress, ...]], ...]
    summary: str
    limits: tuple[str, ...] = field(default_factory=limits)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of the form."""

    title: str
    header: RelationshipHeader
    form: Form
    back_url: str
    button: str = "Save and go on"
    groups: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = ()
    limits: tuple[str, ...] = ()
    missing: tuple[MissingLine, ...] = ()
    intro: str = ""
    note: str = ""
    facts: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Check:
    """All answers on one page before they are sent in."""

    title: str
    header: RelationshipHeader
    form: Form
    back_url: str
    answers: tuple[Answers, ...]
    stresses: StressPicture
    missing: tuple[MissingLine, ...]
    button: str


@dataclass(frozen=True, kw_only=True)
class People:
    """The baby, the carer and what of them is still missing, with the pages that keep them."""

    title: str
    header: RelationshipHeader
    back_url: str
    groups: tuple[tuple[str, tuple[Row, ...], str], ...]
    missing: tuple[MissingLine, ...]
    next_url: str


NEEDED_NOTE = (
    f"Answers marked “{NEEDED}” must be there before triage can begin; the others are optional. "
    "You can save this half done and come back."
)

TASK_PAGES: dict[str, str] = {
    "baby": "people",
    "carer": "people",
    "area": "area",
    "referrer": "referrer",
    "request": "asked_for",
    "relationship": "relationship",
    "checklist": "stresses",
    "agreement": "agreement",
}
"""The page on which each task of the form is answered."""

SECTIONS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("people", "The baby and the carer", ("baby", "carer"), "Names, dates and who they are to each other"),
    ("area", "Where the family lives", ("area",), "Whether they belong to the area of this service"),
    ("referrer", "The referrer", ("referrer",), "Who asks, and how to reach them"),
    ("asked_for", "What is asked for", ("request",), "The request, the main reason and how soon"),
    ("relationship", "How the relationship is under strain", ("relationship",), "In your own words"),
    ("stresses", "Stresses on the relationship", ("checklist",), "A checklist: quick to go through"),
    (
        "agreement",
        "Other services and the family's agreement",
        ("agreement",),
        "Who else helps, and what the family says",
    ),
)
"""The one ordered list of the form: the page, its label, the tasks it answers and a hint."""


def page_url(page: str, ref: str) -> str:
    return reverse(f"practice:referrals:{page}", args=[ref])


def next_url(page: str, ref: str) -> str:
    """The page after this one; after the last, the check of all answers."""
    order = [name for name, *_ in SECTIONS]
    place = order.index(page) + 1
    return page_url(order[place] if place < len(order) else "check", ref)


def missing_lines(found: Completeness, ref: str) -> tuple[MissingLine, ...]:
    return tuple(
        MissingLine(sentence=each.sentence, url=page_url(TASK_PAGES[each.task], ref)) for each in found.missing
    )


def tasks_of(found: Completeness, area: Area, ref: str) -> tuple[Task, ...]:
    """The task list: a section is completed when nothing that triage needs is missing in it.

    Where triage needs nothing of a section, it is optional until something in it is answered.
    """
    is_area_told = area.lives_in_area is not None or area.gp_in_area is not None
    lacking = [each.task for each in found.missing]
    tasks = []
    for page, label, parts, hint in SECTIONS:
        left = sum(lacking.count(part) for part in parts)
        is_optional = found.asked.isdisjoint(parts) and not (page == "area" and is_area_told)
        status = f"{left} {NEEDED}" if left else "Optional" if is_optional else ""
        is_done, tone = not left and not is_optional, "soon" if left else "quiet"
        tasks.append(Task(label=label, url=page_url(page, ref), hint=hint, status=status, is_done=is_done, tone=tone))
    return tuple(tasks)


def returned(each: Return) -> Returned:
    back = f", came back on {day_words(each.came_back_on)}" if each.came_back_on else ""
    return Returned(
        words=f"Returned on {day_words(each.returned_on)} by {each.returned_by}{back}",
        missing=tuple(each.missing),
        note=each.note,
        letter_url=reverse("practice:letters:letter", args=[each.letter.ref]) if each.letter else "",
    )


def stress_picture(found: Checklist) -> StressPicture:
    """The answered stresses by group, and how many of each, without any threshold."""
    groups = []
    for group, label in GROUP_LABELS.items():
        answered = tuple(
            Stress(
                label=line.factor.label,
                state=STATE_LABELS[line.state],
                about=str(line.about) if line.about else "",
                note=line.note,
            )
            for line in found.lines
            if line.factor.group == group and line.state
        )
        groups.append((label, answered))
    counts = [(len(found.profile.factors_in(state)), label.lower()) for state, label in STATE_LABELS.items()]
    said = [f"{number} {label}" for number, label in counts if number]
    said.append(f"{counted(found.profile.not_asked, 'line')} not asked yet")
    return StressPicture(groups=tuple(groups), summary=", ".join(said))


def answers_of(referral: Referral, area: Area, *, is_open: bool) -> tuple[Answers, ...]:
    """Every answer of the form, by section, with the way to change it while that may be."""

    def row(page: str, key: str, value: Any) -> Row:
        return Row(key=key, value=value, change_url=page_url(page, referral.ref) if is_open else "")

    return (
        Answers(heading="Baby and carer", rows=_people_rows(referral, row)),
        Answers(heading="Where the family lives", rows=_area_rows(referral, area, row)),
        Answers(heading="Referrer", rows=_referrer_rows(referral, row)),
        Answers(heading="What is asked for", rows=_request_rows(referral, row)),
        Answers(heading="The relationship", rows=_relationship_rows(referral, row)),
        Answers(heading="Other services and agreement", rows=_agreement_rows(referral, row)),
    )


def _people_rows(referral: Referral, row: Any) -> tuple[Row, ...]:
    tie = referral.relationship
    infant, carer = tie.infant, tie.carer
    life = f"Born {day_words(infant.born_on)}" if infant.born_on else ""
    due = f"Due {day_words(infant.due_on)}" if infant.due_on else ""
    return (
        row("people", "Baby", f"{infant}. {life or due}".strip()),
        row("people", "Carer", f"{carer}, {label_of('family_relation', tie.relation).lower()}"),
    )


def _area_rows(referral: Referral, area: Area, row: Any) -> tuple[Row, ...]:
    return (
        row("area", "Lives in the area", _told(said=referral.lives_in_area, known=area.lives_in_area)),
        _gp_row(area, row("area", "GP practice", area.gp_practice), referral.ref),
        row("area", "Registered with a GP in the area", _told(said=referral.gp_in_area, known=area.gp_in_area)),
    )


def _gp_row(area: Area, row: Row, ref: str) -> Row:
    """The GP practice, changed where it is kept: on a person's record, unless the section of the form asks for it."""
    if not row.change_url or (area.asks_gp and not area.gp_practice):
        return row
    url = opened_from(reverse("practice:people:change", args=[area.gp_kept_with.ref]), "check", ref, "gp_practice")
    return replace(row, change_url=url)


def _told(*, said: bool | None, known: bool | None) -> str:
    """What the form says, or what the family's record says where the form is silent."""
    return yes_no(known) if said is not None or known is None else f"{yes_no(known)}, by the area on their record"


def _referrer_rows(referral: Referral, row: Any) -> tuple[Row, ...]:
    profession = _label("referrer_profession", referral.referrer_profession)
    reach = (referral.referrer_address, referral.referrer_phone, referral.referrer_email)
    return (
        row("referrer", "Name", referral.referrer_name),
        row("referrer", "Profession", profession),
        row("referrer", "Team or service", referral.referrer_agency),
        row("referrer", "To be reached at", "\n".join(part for part in reach if part)),
    )


def _request_rows(referral: Referral, row: Any) -> tuple[Row, ...]:
    return (
        row("asked_for", "Comes from", _label("source_of_referral", referral.source)),
        row("asked_for", "Asks for", _label("request_type", referral.request_type)),
        row("asked_for", "Main reason", _label("reason_of_referral", referral.primary_reason)),
        row("asked_for", "How soon", _label("priority", referral.priority)),
        row("asked_for", "Why", referral.priority_reason),
    )


def _relationship_rows(referral: Referral, row: Any) -> tuple[Row, ...]:
    return (
        row("relationship", "How it is under strain", referral.how_compromised),
        row("relationship", "Relationship affected", ANSWERS.get(referral.relationship_affected, "")),
        row("relationship", "The carer's own difficulty", referral.parent_difficulty),
        row("relationship", "What goes well", referral.strengths),
        row("relationship", "What the family hopes for", referral.hopes),
    )


def _agreement_rows(referral: Referral, row: Any) -> tuple[Row, ...]:
    return (
        row("agreement", "The family agrees", AGREEMENT.get(referral.family_agrees, "")),
        row("agreement", "Who else is helping", referral.other_services),
        row(
            "agreement", "Perinatal team", "Works with the parent, or should" if referral.perinatal_coworking else "No"
        ),
        row("agreement", "Another service might meet this better", referral.belongs_elsewhere),
    )


def _label(table: str, code: str) -> str:
    return label_of(table, code) if code else ""
