"""The request for service as a blank form on paper, with the same questions as on the screen."""

from collections.abc import Mapping
from typing import Any

from nestling.core import clock
from nestling.core.codes import choices
from nestling.core.phrases import or_list
from nestling.core.viewing import Viewer
from nestling.documents.sheet import Answer, PaperForm, PaperQuestion, PaperSection
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.rules import GROUP_LABELS, NEEDED, STATE_LABELS, factors_for, limits, questions_needed
from nestling.referrals.rules.requests import AGREEMENT, ANSWERS

Marks = Mapping[str, str]


def blank_form(viewer: Viewer, service: Any) -> PaperForm:
    """The form of the viewer's service as it is asked today, each question marked as it is on the screen."""
    profile = profile_on(viewer, clock.today()).profile
    marks = questions_needed(profile)
    asked = (
        _people(marks),
        _area(profile, marks),
        _referrer(marks),
        _request(marks),
        _relationship(marks),
        _stresses(profile),
        _agreement(marks),
    )
    lines = (service.postal_name, *service.address.splitlines(), service.phone)
    return PaperForm(
        title="Request for service",
        service_name=service.name,
        return_to_lines=tuple(line for line in lines if line),
        introduction=f"Please write what you know. Answers marked “{NEEDED}” must be there before we can begin triage; "
        "the others are optional. Send it even if you do not have them all: we will ask for what is missing, and the "
        "family keeps its place from the day this reaches us.",
        sections=asked,
    )


def _ask(label: str, marks: Marks, question: str = "", hint: str = "", **kind: Any) -> PaperQuestion:
    """One question with the words that mark it, as the screen marks the same one."""
    return PaperQuestion(f"{label} ({marks.get(question, 'optional')})", hint, **kind)


def _people(marks: Marks) -> PaperSection:
    return PaperSection(
        "The baby and the carer",
        "The parent or carer whose relationship with the baby this is about.",
        (
            _ask("Baby's first and last name", marks, "infant_name", "While there is no name: the family's last name"),
            PaperQuestion(f"Date of birth, or the due date ({NEEDED})", kind=Answer.DATE),
            _ask("Baby's NHS number", marks),
            _ask("Carer's first and last name", marks, "carer_name"),
            _ask("Who they are to the baby", marks, "relation", "For example mother, father, foster carer"),
            _ask("Carer's telephone number, and when it is safe to ring", marks),
            _ask("Is there anything we must not send or say, and to whom?", marks, kind=Answer.BOX, lines=2),
        ),
    )


def _area(profile: Profile, marks: Marks) -> PaperSection:
    areas = or_list(profile.residence.value.areas, "")
    return PaperSection(
        "Where the family lives",
        f"This service is for families in {areas}." if areas else "",
        (
            _ask("Address and postcode", marks, "lives_in_area", kind=Answer.BOX, lines=3),
            _ask("GP practice, and where it is", marks, "gp_practice"),
        ),
    )


def _referrer(marks: Marks) -> PaperSection:
    return PaperSection(
        "You, the referrer",
        "",
        (
            _ask("Your name and profession", marks, "referrer_name"),
            _ask("Your team or service", marks),
            _ask("Postal address", marks, "referrer_address", kind=Answer.BOX, lines=3),
            _ask("Telephone", marks, "referrer_phone"),
            _ask("Email", marks, "referrer_email"),
        ),
    )


def _request(marks: Marks) -> PaperSection:
    return PaperSection(
        "What you ask for",
        "",
        (
            _ask("I ask for", marks, "request_type", kind=Answer.CHOICES, choices=_labels("request_type")),
            _ask("The main reason", marks, "primary_reason"),
            _ask("How soon is help needed?", marks, kind=Answer.CHOICES, choices=_labels("priority")),
            _ask("If more than routine: why can this family not wait?", marks, kind=Answer.BOX, lines=2),
        ),
    )


def _relationship(marks: Marks) -> PaperSection:
    return PaperSection(
        "How the relationship is under strain",
        "You might say what you see between them in feeding, comfort, play and looking; what the carer says about the "
        "baby; how the baby responds; since when; and what worries you most.",
        (
            _ask(
                "How is the relationship between baby and carer under strain?",
                marks,
                "how_compromised",
                kind=Answer.BOX,
                lines=9,
            ),
            _ask(
                "Is the relationship with the baby affected?",
                marks,
                "relationship_affected",
                kind=Answer.CHOICES,
                choices=tuple(ANSWERS.values()),
            ),
            _ask("What is the carer struggling with themselves?", marks, kind=Answer.BOX, lines=3),
            _ask("What goes well between them, and what does the family hope for?", marks, kind=Answer.BOX, lines=4),
        ),
    )


def _stresses(profile: Profile) -> PaperSection:
    factors = factors_for(profile)
    return PaperSection(
        "Stresses on the relationship",
        " ".join((f"This list is {NEEDED}.", *limits())),
        tuple(
            PaperQuestion(
                label,
                kind=Answer.TABLE,
                choices=tuple(factor.label for factor in factors if factor.group == group),
                columns=tuple(STATE_LABELS.values()),
                note_column="About whom",
            )
            for group, label in GROUP_LABELS.items()
        ),
    )


def _agreement(marks: Marks) -> PaperSection:
    return PaperSection(
        "Other services and the family's agreement",
        "",
        (
            _ask("Who else is helping the family?", marks, kind=Answer.BOX, lines=3),
            _ask(
                "Does the family know of this and agree to it?",
                marks,
                "family_agrees",
                kind=Answer.CHOICES,
                choices=tuple(AGREEMENT.values()),
            ),
            PaperQuestion("Signed, and the date"),
        ),
    )


def _labels(table: str) -> tuple[str, ...]:
    return tuple(label for _, label in choices(table))
