"""One family's life with a service: what is known about it so far, and the small steps that every story is made of."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from nestling.care import actions as care
from nestling.care.models import CareEpisode
from nestling.core import clock
from nestling.core.viewing import Viewer
from nestling.demo import calendar, proportions
from nestling.demo.people import Household
from nestling.demo.stage import Script, Stage, later
from nestling.families import actions as families
from nestling.families.models import CaregivingRelationship, Person
from nestling.families.queries import facts_of
from nestling.referrals.models import Referral
from nestling.safeguarding import actions as safeguarding


@dataclass(slots=True)
class Life:
    """A family in one service. `worker` is the practitioner who first speaks about it, and later leads."""

    stage: Stage
    name: str
    luck: random.Random
    household: Household
    began_on: date
    cluster: int
    worker: Viewer
    sessions: int
    tie: CaregivingRelationship | None = None
    referral: Referral | None = None
    episodes: list[CareEpisode] = field(default_factory=list)
    is_lead: bool = False
    sits_in_groups: bool = True
    _unsaid: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    @property
    def lead(self) -> Viewer:
        """Who works with the family now."""
        return self.stage.cast.at_work(self.worker)

    @property
    def family(self) -> Any:
        """The family on record."""
        return self.relationship.family

    @property
    def relationship(self) -> CaregivingRelationship:
        """The relationship on record."""
        if self.tie is None:
            raise LookupError(f"{self.name} is not on record yet.")
        return self.tie

    @property
    def infant(self) -> Person:
        """The baby on record, born or unborn."""
        return self.relationship.infant

    @property
    def episode(self) -> CareEpisode:
        """The first relationship's care."""
        return self.episodes[0]

    def beside(self, tie: CaregivingRelationship, episode: CareEpisode) -> "Life":
        """The same family seen from another of its relationships, such as a twin's or the father's."""
        home = replace(self.household, carer=facts_of(tie.carer))
        return replace(self, tie=tie, episodes=[episode], household=home, sits_in_groups=False)

    def do(self, act: Callable[..., Any], by: Viewer | None = None, **values: Any) -> Any:
        """Carry out one action, as the family's own practitioner unless somebody else is named."""
        return self.stage.do(act, by or self.lead, **values)

    def later(self, least: int, most: int | None = None) -> datetime:
        """A moment at work so many days from now."""
        return later(self.luck, least, most)

    def on(self, day: date) -> datetime:
        """A moment at work on that day or the next working day."""
        return calendar.at_work(day, self.luck)

    def say(self, text: str) -> str:
        """A text with the names of this family in it."""
        baby = self.tie.infant.given_name if self.tie else self.household.infant.given_name
        said = text.replace("{baby}", baby or "the baby").replace("{carer}", self.household.carer.given_name)
        return said[:1].upper() + said[1:]

    def one_of(self, texts: tuple[str, ...]) -> str:
        """One of several texts, about this family; each is used before one comes again."""
        left = self._unsaid.setdefault(texts, [])
        if not left:
            left.extend(self.luck.sample(texts, len(texts)))
        return self.say(left.pop())


def make_life(
    stage: Stage,
    name: str,
    *,
    days_ago: int,
    cluster: int = 4,
    sessions: int | None = None,
    age_weeks: int | None = None,
    profession: str | None = None,
    **known: Any,
) -> Life:
    """A family that somebody first speaks of so many days before today."""
    luck = stage.luck(name)
    began_on = calendar.working_day(stage.today - timedelta(days=days_ago))
    household = stage.registry.household(
        luck,
        referred_on=began_on,
        age_weeks=proportions.AGE_WEEKS.one(luck) if age_weeks is None else age_weeks,
        profession=profession or a_referrer(stage, luck),
        **known,
    )
    wanted = proportions.sessions_for(cluster).one(luck) if sessions is None else sessions
    here = stage.cast.practitioners
    worker = luck.choices(here, weights=[stage.cast.hours[each.person_id] for each in here])[0]
    return Life(stage, name, luck, household, began_on, cluster, worker, wanted)


def a_referrer(stage: Stage, luck: random.Random) -> str:
    """A profession from which this service takes referrals."""
    taken = stage.profile(stage.today).accepted_referrers.value
    chosen = proportions.REFERRERS.one(luck)
    return chosen if not taken or chosen in taken else luck.choice(["health_visitor", "health_visitor", "midwife"])


def register(life: Life) -> None:
    """Put the family on record: the baby, the carer, whoever else is known, and who is round them."""
    home = life.household
    life.tie = life.do(
        families.register_family,
        infant=home.infant,
        carer=home.carer,
        relation=home.relation,
        has_parental_responsibility=True,
    )
    if home.second:
        life.do(families.add_carer, infant=life.infant, carer=home.second, relation=home.second_relation)
    if home.sibling:
        life.do(families.add_member, family=life.family, kind="sibling", person=home.sibling, relation="sibling")
    if home.infant.born_on is None:
        life.stage.enter(birth(life))


def birth(life: Life) -> Script:
    """The baby is born near the day that was expected, and the birth is recorded some days later."""
    due_on = life.household.infant.due_on or life.stage.today
    born_on = due_on + timedelta(days=life.luck.randint(-12, 8))
    yield life.on(max(born_on + timedelta(days=life.luck.randint(1, 4)), clock.today()))
    weeks, days = divmod(280 - (due_on - born_on).days, 7)
    life.do(
        care.record_birth,
        infant=life.infant,
        born_on=born_on,
        given_name=life.household.baby_name,
        gender=life.household.gender,
        gestation_weeks=weeks,
        gestation_days=days,
        nhs_number=life.household.newborn_number,
    )


def ask_about_safety(life: Life, **answers: Any) -> None:
    """Ask the carer how they may be reached, as is done before the first letter or call."""
    usual = {"may_text": life.luck.random() < 0.7, "may_leave_message": life.luck.random() < 0.4}
    life.do(families.set_safe_contact, person=life.relationship.carer, **(usual | answers))


def agree(life: Life, purpose: str, agency: str, *, is_given: bool = True) -> Any:
    """Write down what the carer says to sharing."""
    return life.do(
        families.give_consent,
        family=life.family,
        person=life.relationship.carer,
        purpose=purpose,
        agency=agency,
        is_given=is_given,
        how="Asked in person",
    )


def protect(life: Life, kind: str, started_on: date, **more: Any) -> Any:
    """Write down that a status of the baby begins."""
    return life.do(
        safeguarding.set_protection_status,
        person=life.infant,
        kind=kind,
        started_on=started_on,
        authority=f"{life.household.infant.residence_area} children’s social care",
        **more,
    )
