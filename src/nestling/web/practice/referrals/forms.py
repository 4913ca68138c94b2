"""What is typed into the request for service, section by section."""

from collections.abc import Iterable
from typing import Any

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, NhsNumber, Text, Tick, YesNo
from nestling.referrals.rules import NOT_ASKED, STATE_LABELS, Factor
from nestling.referrals.rules.requests import AGREEMENT, ANSWERS, WITHDRAWAL_REASONS

UNTOUCHED = "not_asked"
"""What an untouched line of the checklist sends; it is kept as no answer at all."""


class NewFamilyForm(Form):
    """Baby and carer of a family that is not yet on record."""

    infant_given_name = Text(
        "Baby's first name", hint="Leave empty while there is no name", required=False, limit=100, width=20
    )
    infant_family_name = Text("Baby's last name", hint="As the parents want it to be", limit=100, width=20)
    infant_born_on = Date("Date of birth", required=False, called="the baby's date of birth")
    infant_due_on = Date("Or the due date, for a baby not born yet", required=False, called="the due date")
    infant_nhs_number = NhsNumber("Baby's NHS number", required=False)
    carer_given_name = Text("Carer's first name", limit=100, width=20)
    carer_family_name = Text("Carer's last name", limit=100, width=20)
    relation = Choice("Who they are to the baby", called="who the carer is to the baby", select=True)
    carer_born_on = Date("Carer's date of birth", required=False)
    carer_nhs_number = NhsNumber("Carer's NHS number", required=False)
    carer_phone = Text("Carer's telephone number", required=False, limit=40, width=20, kind="tel")
    postcode = Text("Postcode where the baby lives", required=False, limit=10, width=10)
    came_on_paper = Tick("It came on paper, and I am typing it in")
    none_of_these = Tick("I have looked: none of these is this family")


class KnownFamilyForm(Form):
    """A family that is on record already: only how the request came is asked."""

    came_on_paper = Tick("It came on paper, and I am typing it in")


class AreaForm(Form):
    """Whether the family belongs to the area of the service, the questions of its own test first (CF-11).

    The GP practice is asked where the service goes by it and none is on record yet.
    """

    gp_practice = Text(
        "The family's GP practice", hint="Its name, and the place if you know it", required=False, limit=160
    )
    gp_in_area = YesNo("Is the family registered with a GP in the area?", required=False)
    lives_in_area = YesNo("Does the family live in the area of this service?", required=False)

    def __init__(self, *args: Any, rule: str, is_gp_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asks_gp = rule in ("gp_registration", "both")
        if not asks_gp or is_gp_known:
            del self.fields["gp_practice"]
        if not asks_gp:
            self.order_fields(["lives_in_area"])


class ReferrerForm(Form):
    """Who refers, and how they are reached with questions and the answer."""

    referrer_name = Text("Referrer's name", required=False, limit=120, width=20)
    referrer_profession = Choice("Profession", choices("referrer_profession"), required=False, select=True)
    referrer_agency = Text("Team or service", required=False, limit=120)
    referrer_address = LongText(
        "Postal address", hint="Letters about the referral go here", required=False, rows=4, limit=600
    )
    referrer_phone = Text("Telephone number", required=False, limit=40, width=20, kind="tel")
    referrer_email = Text("Email address", required=False, limit=254, kind="email")


class AskedForForm(Form):
    """What is asked for, why, and how soon."""

    source = Choice("Where does the referral come from?", choices("source_of_referral"), required=False, select=True)
    request_type = Choice("What is asked for?", choices("request_type"), required=False)
    primary_reason = Choice(
        "Main reason, for the national record", choices("reason_of_referral"), required=False, select=True
    )
    priority = Choice("How soon is help needed?", choices("priority"), required=False)
    priority_reason = LongText(
        "Why can this family not wait as others do?",
        hint="Only if it is more than routine",
        called="why the family cannot wait",
        required=False,
        rows=3,
    )


class RelationshipForm(Form):
    """How the caregiving relationship is compromised, in words (RI-07)."""

    how_compromised = LongText(
        "How is the relationship between baby and carer under strain?",
        called="how the relationship is under strain",
        hint="You might say: what you see between them in feeding, comfort, play and looking; what the carer says "
        "about the baby; how the baby responds; since when; and what worries you most.",
        required=False,
        rows=10,
    )
    relationship_affected = Choice(
        "Is the relationship with the baby affected?", tuple(ANSWERS.items()), required=False, inline=True
    )
    parent_difficulty = LongText(
        "What is the carer struggling with themselves?", called="the carer's own difficulty", required=False, rows=4
    )
    strengths = LongText("What goes well between them?", called="what goes well", required=False, rows=4)
    hopes = LongText("What does the family hope for?", called="what the family hopes for", required=False, rows=4)


class AgreementForm(Form):
    """Who else helps, and whether the family knows of this and agrees (RI-15, RI-16)."""

    family_agrees = Choice(
        "Does the family know of this referral and agree to it?", tuple(AGREEMENT.items()), required=False
    )
    other_services = LongText("Who else is helping the family?", called="who else is helping", required=False, rows=4)
    perinatal_coworking = Tick("A specialist perinatal mental health team is working with the parent, or should be")
    belongs_elsewhere = Text(
        "Could another service meet this need better?",
        hint="For example health visiting, maternity or children's services",
        called="another service",
        required=False,
        limit=60,
    )


class StressesForm(Form):
    """Every stress that the service asks about, on one page; an untouched line stays "not asked" (RI-08)."""

    def __init__(self, *args: Any, factors: Iterable[Factor], people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = ((UNTOUCHED, NOT_ASKED), *STATE_LABELS.items())
        whom = tuple(people)
        for factor in factors:
            key = factor.key
            self.fields[key] = Choice(factor.label, states, inline=True, small=True)
            self.fields[f"{key}__about"] = Choice("About whom?", whom, required=False, select=True)
            self.fields[f"{key}__note"] = Text("In a few words", required=False, limit=500)


class CheckForm(Form):
    """The last press before it is sent in."""

    received_on = Date("When did it reach the service?", called="the day it reached the service", required=False)


class ReturnForm(Form):
    """What the referrer is asked beyond what the form itself shows as missing."""

    note = LongText("Anything else you would like to ask?", called="what else to ask", required=False, rows=4)


class CameBackForm(Form):
    """When a returned referral came again."""

    came_back_on = Date("When did it come back?", called="the day it came back")


class WithdrawForm(Form):
    """Why a referral is taken back."""

    reason = Choice(
        "Why is it withdrawn?",
        tuple((code, label) for code, label in choices("rejection_reason") if code in WITHDRAWAL_REASONS),
        missing="Choose why it is withdrawn",
    )
    words = LongText("Who asked for it, and what did they say?", called="who asked for it", rows=3)
