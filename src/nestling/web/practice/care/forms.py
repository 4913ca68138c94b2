"""The shape of what is typed about an episode: charge, the gate's consultation, need, and a birth."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, Minutes, NhsNumber, Text, When, WholeNumber
from nestling.referrals.rules import DOMAIN_LABELS, DOMAINS, THRIVE_LABELS

RATINGS = tuple((number, str(number)) for number in range(1, 7))


class Allocate(Form):
    """Who takes charge of a relationship's care."""

    practitioner = Choice("Who takes charge?", select=True, missing="Choose a practitioner")
    is_lead = Choice(
        "How are they involved?",
        (
            ("lead", "They lead", "They answer for this family. A lead before them stays on beside them."),
            ("beside", "They work beside the lead"),
        ),
        initial="lead",
        called="how they are involved",
    )
    started_on = Date("From which day?", called="first day")


class EndCharge(Form):
    """The last day of somebody's charge."""

    ended_on = Date("Last day", called="last day")


class GateConsultation(Form):
    """The consultation with the other professional that comes before direct work."""

    held_at = When("When did you meet?", called="date and time of the consultation")
    mechanism = Choice("How did you meet?", inline=True, initial="face_to_face", called="how you met")
    caller_name = Text("Who was the other professional?", called="the other professional's name", limit=120)
    caller_profession = Choice("Their profession", choices("referrer_profession"), select=True)
    caller_agency = Text("Their agency", required=False, limit=120)
    minutes = Minutes("How long did it take?", called="length", required=False)
    outcome = Choice(
        "What follows?",
        (("referral_invited", "Our own work with the family begins"), ("joint_visit", "A joint visit comes first")),
        initial="referral_invited",
        called="what follows",
    )
    summary = LongText("What was thought about together?", called="what was thought about", words=100)
    advice = LongText("What was agreed?", called="what was agreed", required=False, rows=3)


class RateNeed(Form):
    """Four ratings from 1 to 6, and the cluster that describes them together."""

    presenting_issue = Choice(DOMAIN_LABELS["presenting_issue"], RATINGS, inline=True)
    relationship_quality = Choice(DOMAIN_LABELS["relationship_quality"], RATINGS, inline=True)
    child_protection = Choice(DOMAIN_LABELS["child_protection"], RATINGS, inline=True)
    parental_capacity = Choice(DOMAIN_LABELS["parental_capacity"], RATINGS, inline=True)
    cluster = Choice("Cluster", RATINGS, inline=True, required=False)
    reason = LongText("Why has the need changed, or why this cluster?", called="the reason", required=False, rows=3)
    rated_on = Date("Rated on", called="day of the rating")

    DOMAIN_FIELDS = DOMAINS


class PlaceInThrive(Form):
    """The THRIVE group that describes what the family needs now."""

    group = Choice(
        "What does this family need now?", tuple(THRIVE_LABELS.items()), missing="Choose the group that fits now"
    )
    reason = LongText("Why this group, now?", called="the reason", rows=3)
    placed_on = Date("From which day?", called="the day")


class Birth(Form):
    """What is known when a baby is born; everything but the day may come later."""

    born_on = Date("When was the baby born?", called="birth date")
    given_name = Text("First name", required=False, limit=100, width=20)
    family_name = Text("Family name", required=False, limit=100, width=20)
    gestation_weeks = WholeNumber(
        "Weeks of pregnancy at birth", least=20, most=44, required=False, suffix="weeks", hint="For example, 39"
    )
    gestation_days = WholeNumber("And days", most=6, required=False, suffix="days")
    gender = Choice("Gender", choices("gender_identity"), select=True, required=False)
    nhs_number = NhsNumber(required=False)
