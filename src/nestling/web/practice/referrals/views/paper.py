"""The request for service as a blank form on paper, with the same questions as on the screen."""

from typing import Any

from nestling.core import clock
from nestling.core.codes import choices
from nestling.core.viewing import Viewer
from nestling.documents.sheet import Answer, PaperForm, PaperQuestion, PaperSection
from nestling.organisations.profiles import Profile
from nestling.organisations.queries import profile_on
from nestling.referrals.rules import GROUP_LABELS, STATE_LABELS, factors_for, limits
from nestling.referrals.rules.requests import AGREEMENT, ANSWERS


def blank_form(viewer: Viewer, service: Any) -> PaperForm:
    """The form of the viewer's service as it is asked today."""
    profile = profile_on(viewer, clock.today()).profile
    asked = (_people(), _area(profile), _referrer(), _request(), _relationship(), _stresses(profile), _agreement())
    lines = (service.postal_name, *service.address.splitlines(), service.phone)
    return PaperForm(
        title="Request for service",
        service_name=service.name,
        return_to_lines=tuple(line for line in lines if line),
        introduction="Please write what you know and leave the rest: we will ask for what is missing, and the family "
        "keeps its place from the day this reaches us.",
        sections=asked,
    )


def _people() -> PaperSection:
    return PaperSection(
        "The baby and the carer",
        "The parent or carer whose relationship with the baby this is about.",
        (
            PaperQuestion("Baby's first and last name", "Leave empty while there is no name"),
            PaperQuestion("Date of birth, or the due date", kind=Answer.DATE),
            PaperQuestion("Baby's NHS number"),
            PaperQuestion("Carer's first and last name"),
            PaperQuestion("Who they are to the baby", "For example mother, father, foster carer"),
            PaperQuestion("Carer's telephone number, and when it is safe to ring"),
            PaperQuestion("Is there anything we must not send or say, and to whom?", kind=Answer.BOX, lines=2),
        ),
    )


def _area(profile: Profile) -> PaperSection:
    areas = ", ".join(profile.residence.value.areas)
    return PaperSection(
        "Where the family lives",
        f"This service is for families in {areas}." if areas else "",
        (
            PaperQuestion("Address and postcode", kind=Answer.BOX, lines=3),
            PaperQuestion("GP practice"),
        ),
    )


def _referrer() -> PaperSection:
    return PaperSection(
        "You, the referrer",
        "",
        (
            PaperQuestion("Your name and profession"),
            PaperQuestion("Your team or service"),
            PaperQuestion("Postal address", kind=Answer.BOX, lines=3),
            PaperQuestion("Telephone and email"),
        ),
    )


def _request() -> PaperSection:
    return PaperSection(
        "What you ask for",
        "",
        (
            PaperQuestion("I ask for", kind=Answer.CHOICES, choices=_labels("request_type")),
            PaperQuestion("The main reason"),
            PaperQuestion("How soon is help needed?", kind=Answer.CHOICES, choices=_labels("priority")),
            PaperQuestion("If more than routine: why can this family not wait?", kind=Answer.BOX, lines=2),
        ),
    )


def _relationship() -> PaperSection:
    return PaperSection(
        "How the relationship is under strain",
        "You might say what you see between them in feeding, comfort, play and looking; what the carer says about the "
        "baby; how the baby responds; since when; and what worries you most.",
        (
            PaperQuestion("How is the relationship between baby and carer under strain?", kind=Answer.BOX, lines=9),
            PaperQuestion(
                "Is the relationship with the baby affected?", kind=Answer.CHOICES, choices=tuple(ANSWERS.values())
            ),
            PaperQuestion("What is the carer struggling with themselves?", kind=Answer.BOX, lines=3),
            PaperQuestion("What goes well between them, and what does the family hope for?", kind=Answer.BOX, lines=4),
        ),
    )


def _stresses(profile: Profile) -> PaperSection:
    factors = factors_for(profile)
    return PaperSection(
        "Stresses on the relationship",
        " ".join(limits()),
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


def _agreement() -> PaperSection:
    return PaperSection(
        "Other services and the family's agreement",
        "",
        (
            PaperQuestion("Who else is helping the family?", kind=Answer.BOX, lines=3),
            PaperQuestion(
                "Does the family know of this and agree to it?", kind=Answer.CHOICES, choices=tuple(AGREEMENT.values())
            ),
            PaperQuestion("Signed, and the date"),
        ),
    )


def _labels(table: str) -> tuple[str, ...]:
    return tuple(label for _, label in choices(table))
