"""The made-up service that families are written into: its proportions, its days, and a sheet for each table.

The proportions are plausible, not measured: of a hundred families 2 are at intake, 16 were declined, 3 withdrew, 3
wait, up to 8 are seen, and the others have ended. What one person has in hand is bounded by what a person can do:
each practitioner sees at most 25 families, so beyond some 15,000 families only the lists that belong to the whole
service grow: intake, waiting list, outbox, follow-ups, search.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from bench.people import Numbers
from bench.sheets import YES, Sheet
from nestling.accounts.models import AccessRow
from nestling.care import models as care
from nestling.consultation.models import Discussion
from nestling.families import models as families
from nestling.letters.models import Letter
from nestling.referrals import models as referrals
from nestling.safeguarding import models as safeguarding

MOST_IN_HAND = 25
YEARS = 10
LETTER = "We write about the work with the baby and the parent named above.\\n\\nThe work is described below.\\n" * 6
NOTE = "Baby looked for mother's face after the toy fell; mother waited, named it, and both settled. " * 4
ASKED = "Mother says she feels far from the baby, who cries when put down; feeding takes an hour. " * 3


@dataclass
class World:
    """Where the families live: one service, its people and places, and today."""

    service: str
    today: date
    practitioners: tuple[int, ...]
    manager: int
    profile_version: int
    trace: str
    teams: tuple[int, ...]
    venues: tuple[int, ...]
    families: int
    random: Random
    numbers: Numbers = field(default_factory=Numbers)

    def __post_init__(self) -> None:
        self.days = [(self.today - timedelta(days=back)).isoformat() for back in range(YEARS * 366 + 1200)]
        open_share = min(0.08, len(self.practitioners) * MOST_IN_HAND / self.families)
        self.shares = (
            ("intake", 0.02),
            ("declined", 0.16),
            ("withdrawn", 0.03),
            ("waiting", 0.03),
            ("open", open_share),
        )

    def day(self, back: float) -> str:
        """The day so many days ago; a negative number lies ahead."""
        return self.days[int(back)] if back >= 0 else (self.today - timedelta(days=int(back))).isoformat()

    def moment(self, back: float) -> str:
        """A moment in the working hours of that day."""
        return f"{self.day(back)} {9 + int(self.random.random() * 8):02d}:15:00+00"

    def kind(self) -> str:
        """What has become of the next family."""
        left = self.random.random()
        for name, share in self.shares:
            if left < share:
                return name
            left -= share
        return "ended"

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.random.random() < share

    def between(self, low: float, high: float) -> int:
        """A whole number of days."""
        return int(low + self.random.random() * (high - low))

    def one(self, choices: Any) -> Any:
        """One of these."""
        return choices[int(self.random.random() * len(choices))]


class Book:
    """All sheets of the service, written together."""

    def __init__(self, world: World, start: dict[str, int] | None = None) -> None:
        made = datetime.combine(world.today, datetime.min.time()).isoformat() + "+00"
        always = {"service_id": world.service, "created_at": made}

        def sheet(model: Any, columns: str, **more: str) -> Sheet:
            own = {
                name: text for name, text in always.items() if name in {f.column for f in model._meta.concrete_fields}
            }
            found = Sheet(model, columns, **own, **more)
            found.number = (start or {}).get(found.table, 0)
            return found

        self.family = sheet(families.Family, "name")
        self.person = sheet(
            families.Person,
            "given_name family_name search_given search_family born_on due_on nhs_number nhs_number_confirmed gender "
            "ethnicity address postcode phone",
            language="english", gp_practice="Harbour Surgery", gp_address="1 Quay Street\\nTesttown\\nZZ99 1AA",
        )  # fmt: skip
        self.member = sheet(families.FamilyMember, "family_id person_id kind joined_on")
        self.tie = sheet(families.CaregivingRelationship, "family_id infant_id carer_id relation is_primary started_on")
        self.network = sheet(
            families.NetworkMember, "family_id name profession agency is_lead started_on",
            address="2 Quay Street\\nTesttown\\nZZ99 1AA", phone="0300 000 0001",
        )  # fmt: skip
        self.consent = sheet(
            families.Consent, "family_id person_id purpose agency is_given decided_on recorded_by_id", how="In person"
        )
        self.safe = sheet(families.SafeContact, "person_id may_text may_leave_message asked_on recorded_by_id")
        self.status = sheet(safeguarding.ProtectionStatus, "person_id kind started_on ended_on", authority="Testshire")
        self.concern = sheet(
            safeguarding.Concern, "family_id about_id raised_by_id raised_at closed_at closed_by_id closing_words",
            words="A bruise on the arm, said to be from the cot.",
        )  # fmt: skip
        self.concern_action = sheet(
            safeguarding.ConcernAction,
            "concern_id owner_id due_on done_at done_by_id",
            what="Speak with the social worker",
        )
        self.letter = sheet(
            Letter,
            "family_id kind about about_ref infant_id carer_id recipient_kind recipient_person_id recipient_name status "
            "owner_id written_at released_at released_by_id sent_on sent_at sent_by_id goes_by",
            recipient_address="2 Quay Street\\nTesttown\\nZZ99 1AA", salutation="Dear colleague",
            heading="About the care of a family", body=LETTER, reason="The work has moved on",
        )  # fmt: skip
        self.discussion = sheet(
            Discussion,
            "family_id relationship_id team_id is_anonymous kind caller_name held_at held_by_id outcome",
            mechanism="face_to_face", caller_profession="health_visitor", caller_agency="health_visiting", minutes="40",
            summary=ASKED, advice="Watch together for the moments when the two find each other.",
        )  # fmt: skip
        self.referral = sheet(
            referrals.Referral,
            "family_id relationship_id index_person_id discussion_id status request_type referrer_name referrer_id "
            "primary_reason how_compromised priority started_by_id first_received_on decided_on closed_on closing_reason",
            source="health_visitor", referrer_profession="health_visitor", referrer_agency="Testshire Health Visiting",
            referrer_address="2 Quay Street\\nTesttown\\nZZ99 1AA", parent_difficulty=ASKED, strengths=NOTE,
            relationship_affected="yes", hopes="To enjoy the baby.", lives_in_area=YES, gp_in_area=YES, family_agrees="yes",
        )  # fmt: skip
        self.back = sheet(
            referrals.Return, "referral_id returned_on returned_by_id came_back_on", missing='["how_compromised"]'
        )
        self.triage = sheet(
            referrals.Triage, "referral_id began_on began_by_id", tier="targeted", concern_meets_test=YES,
            relationship_affected=YES, concern_words=ASKED, urgency="routine",
        )  # fmt: skip
        self.stress = sheet(referrals.StressAnswer, "referral_id factor state about_id")
        self.liaison = sheet(
            referrals.Liaison, "referral_id asked_on asked_by_id answered_on answer", with_whom="Family doctor",
            agency="general_practice", asked="Is anything else known?", minutes="15",
        )  # fmt: skip
        self.rating = sheet(
            referrals.NeedRating,
            "relationship_id referral_id rated_on rated_by_id presenting_issue relationship_quality child_protection "
            "parental_capacity cluster", combining_rule="clinicians_choice",
        )  # fmt: skip
        self.thrive = sheet(
            referrals.ThrivePlacement, "relationship_id group placed_on placed_by_id", reason="Agreed with the family"
        )
        self.decision = sheet(
            referrals.Decision,
            "referral_id outcome decided_at decided_by_id rejection_reason reasons advice letter_id",
            decided_as="service_manager", profile_version_id=str(world.profile_version), trace=world.trace,
        )  # fmt: skip
        self.episode = sheet(
            care.CareEpisode,
            "family_id relationship_id referral_id status clock_started_on accepted_on first_contact_on ended_on "
            "gate_passed_on attended_contacts priority", gate="face_to_face", review_every="6",
        )  # fmt: skip
        self.allocation = sheet(care.Allocation, "episode_id practitioner_id is_lead started_on ended_on")
        self.plan = sheet(
            care.Plan, "episode_id agreed_on written_by_id updated_at", formulation=NOTE, plan=ASKED,
            professional_view=NOTE, modalities='["video_interaction_guidance"]',
        )  # fmt: skip
        self.goal = sheet(care.Goal, "episode_id words set_on closed_on")
        self.contact = sheet(
            care.Contact,
            "episode_id kind form held_at held_on attendance is_attended number direct_minutes writing_minutes "
            "liaison_minutes travel_minutes held_by_id recorded_at",
            mechanism="face_to_face", place="home", observation=NOTE, note=ASKED,
        )  # fmt: skip
        self.attendee = sheet(care.ContactAttendee, "contact_id person_id")
        self.review = sheet(
            care.Review,
            "episode_id raised_by_contact_id after_contacts raised_on done_on done_by_id next_step",
            findings=NOTE,
        )
        self.ending = sheet(
            care.Ending, "episode_id planned_on prepared_by_id completed_at completed_by_id", reason="completed",
            summary=NOTE, signposted_to="The family hub",
        )  # fmt: skip
        self.ending_letter = sheet(care.EndingLetter, "ending_id letter_id")
        self.follow_up = sheet(care.FollowUp, "episode_id due_on owner_id status done_on done_by_id outcome words")
        self.attempt = sheet(care.FollowUpAttempt, "follow_up_id tried_at tried_by_id", words="No answer")
        self.look = sheet(AccessRow, "user_id family_ref about page looked_at")
        self.sheets = [value for value in vars(self).values() if isinstance(value, Sheet)]
