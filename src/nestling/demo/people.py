"""Who a made-up family is: the baby, the carers, brothers and sisters, where they live, and who refers them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from nestling.demo import identifiers, names, proportions
from nestling.demo.themes import THEMES, Theme
from nestling.families.rules import PersonFacts

AREAS = {
    "leeds-2012": "Leeds",
    "norfolk-2008": "Norfolk",
    "essex-2018": "Essex",
    "hmr-thrive-2021": "HMR",
    "norfolk-waveney-2023": "Norfolk",
}
"""The areas that the profiles name; nothing smaller than these is real."""

BACKGROUNDS = (
    ("white_british", "english"), ("white_british", "english"), ("white_british", "english"),
    ("white_british", "english"), ("white_other", "english"), ("pakistani", "english"), ("indian", "english"),
    ("african", "english"), ("caribbean", "english"), ("mixed_caribbean", "english"), ("mixed_asian", "english"),
    ("not_stated", "english"),
)  # fmt: skip
SOURCES = {
    "health_visitor": ("health_visitor", "Health visiting"),
    "midwife": ("maternity", "Community midwifery"),
    "specialist_midwife": ("maternity", "Specialist midwifery"),
    "family_nurse": ("health_visitor", "Family Nurse Partnership"),
    "gp": ("gp", "Paper Boat Practice"),
    "social_worker": ("social_services", "Children’s social care"),
    "perinatal_practitioner": ("perinatal", "Perinatal mental health"),
    "early_help_worker": ("family_hub", "Early help"),
    "camhs_practitioner": ("camhs", "CAMHS"),
    "neonatal_nurse": ("hospital_paediatrics", "Neonatal unit"),
    "hub_worker": ("family_hub", "Family hub"),
}


@dataclass(frozen=True, slots=True)
class Referrer:
    """The professional who asks for help."""

    name: str
    profession: str
    agency: str
    source: str
    address: str
    phone: str
    email: str


@dataclass(slots=True)
class Household:
    """One made-up family as it is when somebody first speaks of it."""

    infant: PersonFacts
    carer: PersonFacts
    relation: str
    theme: Theme
    referrer: Referrer
    baby_name: str
    gender: str
    newborn_number: str = ""
    second: PersonFacts | None = None
    second_relation: str = "father"
    sibling: PersonFacts | None = None

    @property
    def called(self) -> dict[str, str]:
        """What the texts call the two."""
        return {"baby": self.infant.given_name or "the baby", "carer": self.carer.given_name}


@dataclass(slots=True)
class Registry:
    """Gives each family of one service names and numbers of its own."""

    service_code: str
    index: int
    luck: random.Random
    family_names: list[str] = field(default_factory=list)
    people: int = 0
    _hats: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.family_names = names.family_names(self.luck)

    def draw(self, hat: str, names_in_it: Sequence[Any]) -> Any:
        """The next name out of a hat, which is filled again when it is empty: so that not every baby is called Ada."""
        left = self._hats.setdefault(hat, [])
        if not left:
            left.extend(self.luck.sample(list(names_in_it), len(names_in_it)))
        return left.pop()

    def number(self) -> str:
        """The next made-up NHS number."""
        self.people += 1
        return identifiers.nhs_number(self.index, self.people)

    def household(
        self,
        luck: random.Random,
        *,
        referred_on: date,
        age_weeks: int,
        profession: str,
        family_name: str = "",
        theme: Theme | None = None,
    ) -> Household:
        """A family whose baby is so many weeks old on the day somebody refers them; below nought is before birth."""
        name = family_name or self.family_names.pop()
        baby_name, gender = self.draw("babies", names.BABIES)
        home = self._home(luck)
        day = referred_on - timedelta(weeks=age_weeks, days=luck.randrange(7))
        infant = PersonFacts(family_name=name, **home)
        if age_weeks < 0:
            infant = replace(infant, due_on=day)
        else:
            number = {"nhs_number": self.number(), "nhs_number_confirmed": True}
            infant = replace(infant, given_name=baby_name, gender=gender, born_on=day, **number)
            infant = _perhaps_early(infant, luck)
        made = Household(
            infant=infant,
            carer=self._grown_up(luck, name, self.draw("mothers", names.MOTHERS), "female", home),
            relation="mother",
            theme=theme or self.draw("themes", THEMES),
            referrer=self._referrer(luck, profession),
            baby_name=baby_name,
            gender=gender,
            newborn_number=self.number() if age_weeks < 0 else "",
        )
        if proportions.in_a_hundred(proportions.SECOND_CARER, luck):
            made.second = self._grown_up(luck, name, self.draw("fathers", names.FATHERS), "male", home)
        if proportions.in_a_hundred(proportions.SIBLING, luck):
            older = referred_on - timedelta(days=luck.randint(1100, 3300))
            made.sibling = PersonFacts(family_name=name, given_name=self.draw("babies", names.BABIES)[0], born_on=older)
        return made

    def grown_up(self, luck: random.Random, family_name: str, given_name: str, gender: str = "female") -> PersonFacts:
        """Another adult with a home of their own, such as a foster carer."""
        return self._grown_up(luck, family_name, given_name, gender, self._home(luck), oldest=60)

    def _home(self, luck: random.Random) -> dict[str, str]:
        ethnicity, language = luck.choice(BACKGROUNDS)
        area = AREAS[self.service_code]
        return {
            "address": names.address(luck),
            "postcode": identifiers.postcode(luck),
            "residence_area": area,
            "gp_area": area,
            "gp_practice": luck.choice(names.PRACTICES),
            "gp_address": f"{luck.randint(1, 90)} {luck.choice(names.STREETS)}\n{luck.choice(names.TOWNS)}\nZZ99 5GP",
            "ethnicity": ethnicity,
            "language": language,
        }

    def _grown_up(
        self,
        luck: random.Random,
        family_name: str,
        given_name: str,
        gender: str,
        home: dict[str, str],
        oldest: int = 40,
    ) -> PersonFacts:
        born_on = date(2000, 1, 1) - timedelta(days=luck.randint(-5, oldest - 25) * 365 + luck.randrange(365))
        return PersonFacts(
            family_name=family_name,
            given_name=given_name,
            gender=gender,
            born_on=born_on,
            nhs_number=self.number(),
            nhs_number_confirmed=True,
            phone=identifiers.mobile(luck),
            **home,
        )

    def _referrer(self, luck: random.Random, profession: str) -> Referrer:
        source, agency = SOURCES[profession]
        name = names.professional(luck, self.family_names)
        return Referrer(
            name=name,
            profession=profession,
            agency=agency,
            source=source,
            address=f"{names.address(luck)}\n{identifiers.postcode(luck)}",
            phone=identifiers.landline(luck),
            email=names.email(name, self.service_code),
        )


def _perhaps_early(infant: PersonFacts, luck: random.Random) -> PersonFacts:
    """One baby in twelve came early, so that corrected ages are to be seen."""
    if luck.randrange(12) or infant.born_on is None:
        return infant
    weeks = luck.randint(29, 36)
    return replace(infant, gestation_weeks=weeks, due_on=infant.born_on + timedelta(weeks=40 - weeks))
