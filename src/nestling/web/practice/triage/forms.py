"""What is typed in triage and in the decision."""

from collections.abc import Iterable
from typing import Any

from nestling.core.codes import choices
from nestling.design.forms import Choice, Choices, Date, Form, LongText, Minutes, Text, YesNo
from nestling.referrals.rules import DOMAIN_LABELS, RATINGS, THRIVE_LABELS

SCALE = tuple((rating, str(rating)) for rating in RATINGS)
TIERS = (("universal", "Universal"), ("targeted", "Targeted"), ("specialist", "Specialist"))


class BeginForm(Form):
    """Why triage goes ahead although something is missing; nothing is asked when the referral is complete."""

    incomplete_reason = LongText(
        "Why does triage go ahead without it?", called="why triage goes ahead", required=False, rows=3
    )

    def __init__(self, *args: Any, is_complete: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_complete:
            del self.fields["incomplete_reason"]


class FindingsForm(Form):
    """What triage finds out; an empty answer stays "not known yet"."""

    concern_meets_test = YesNo(
        "Does the referral describe the degree of concern that this service asks for?", required=False
    )
    concern_words = LongText("What in the referral shows it?", called="what shows it", required=False, rows=3)
    relationship_affected = YesNo(
        "Is the relationship with the baby affected?",
        yes="Yes, the relationship is affected",
        no="No, only the parent is struggling",
        inline=False,
        required=False,
    )
    parent_only_reason = LongText(
        "If only the parent is struggling: why would help serve the baby?",
        called="why help would serve the baby",
        required=False,
        rows=3,
    )
    needs_other_service = YesNo("Would another service meet this need better?", required=False)
    other_service = Text("Which service?", called="which service", required=False, limit=160)
    protection_asked_on = Date(
        "When did you ask about child protection?",
        hint="Statuses themselves are kept on the baby's page. This says that somebody has asked.",
        called="the day you asked about child protection",
        required=False,
    )
    tier = Choice("Tier of help that is thought of", TIERS, required=False, inline=True)
    urgency = Choice("How soon is help needed?", choices("priority"), required=False)
    urgency_reason = LongText(
        "Why can this family not wait as others do?", called="why the family cannot wait", required=False, rows=2
    )
    notes = LongText("Notes of triage", required=False, rows=4)


class AskForm(Form):
    """Information asked of another agency (TR-02)."""

    with_whom = Text("Whom did you ask?", called="whom you asked", limit=160)
    agency = Choice("Their service", required=False, select=True)
    asked = LongText("What did you ask?", called="what you asked", rows=3)
    asked_on = Date("When?", called="the day you asked")


class AnswerForm(Form):
    """What they answered, and how long it took us."""

    answer = LongText("What did they say?", called="what they said", rows=5)
    answered_on = Date("When?", called="the day of the answer")
    minutes = Minutes("Our time for this", called="our time", required=False)


class MeetingForm(Form):
    """One meeting with another team; each referral in triage has two questions, and may be left empty (RI-17)."""

    kind = Choice("What kind of meeting was it?", choices("triage_meeting"), called="the kind of meeting", inline=True)
    held_on = Date("When did you meet?", called="the day of the meeting")
    with_team = Text("With which team?", hint="For example, the perinatal team", called="the team", limit=120)
    present = LongText("Who was there?", called="who was there", rows=3)

    def __init__(self, *args: Any, referrals: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for ref, about in referrals:
            self.fields[f"note_{ref}"] = LongText(
                "What was thought?", called=f"what was thought about {about}", required=False, rows=3
            )
            self.fields[f"outcome_{ref}"] = LongText(
                "What was agreed?", called=f"what was agreed about {about}", required=False, rows=2
            )


class RateForm(Form):
    """Four domains of one relationship, and the cluster that describes them together (TR-09 to TR-13)."""

    relationship = Choice("Which relationship?", called="which relationship")
    presenting_issue = Choice(DOMAIN_LABELS["presenting_issue"], SCALE, inline=True, small=True)
    relationship_quality = Choice(DOMAIN_LABELS["relationship_quality"], SCALE, inline=True, small=True)
    child_protection = Choice(DOMAIN_LABELS["child_protection"], SCALE, inline=True, small=True)
    parental_capacity = Choice(DOMAIN_LABELS["parental_capacity"], SCALE, inline=True, small=True)
    cluster = Choice("Cluster", SCALE, called="the cluster", inline=True, small=True)
    reason = LongText("Why this cluster?", called="why this cluster", required=False, rows=3)


class ThriveForm(Form):
    """The THRIVE group from today on, and why (TR-14)."""

    relationship = Choice("Which relationship?", called="which relationship")
    group = Choice("What does the family need now?", tuple(THRIVE_LABELS.items()), called="a THRIVE group")
    reason = LongText("Why?", called="why", rows=3)


class DecideForm(Form):
    """Accept or decline; a decline owes the referrer reasons, advice and another way (RI-10, RI-11)."""

    outcome = Choice(
        "Accept or decline?",
        (("accepted", "Accept", "Care begins with allocation"), ("declined", "Decline", "A letter explains why")),
        called="whether to accept or decline",
    )
    relationships = Choices(
        "If you accept: which relationships will you work with?",
        called="the relationships you will work with",
        required=False,
    )
    rejection_reason = Choice(
        "If you decline: the main reason", choices("rejection_reason"), required=False, select=True
    )
    reasons = LongText(
        "The reasons, in words the referrer can use",
        hint="For an acceptance, anything the team should know",
        called="the reasons",
        required=False,
        rows=5,
    )
    advice = LongText("If you decline: what the referrer can do now", called="advice", required=False, rows=4)
    signposted_to = LongText("If you decline: who else may help", called="who else may help", required=False, rows=3)
