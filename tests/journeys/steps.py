"""Steps that several stories take, told once: a referral written and sent in, and the answers of triage."""

import re
from datetime import date, datetime, timedelta

from nestling.core import clock
from tests.journeys.walking import Walker

STRAIN = "Ash finds it hard to look at Robin, and turns him away from her in feeds. She says that he hates her."


def days_ago(days: int) -> date:
    """A day in the past, for the browser lives in real time."""
    return clock.today() - timedelta(days=days)


def months_old(months: int) -> date:
    """The birth date of a baby of about this age."""
    return days_ago(round(months * 30.44) + 10)


def moment_on(day: date, hour: int = 10) -> datetime:
    """A time of the day on which something happened."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.LONDON)


def names_the_family(walker: Walker, *, born_on: date | None = None, due_on: date | None = None) -> None:
    """The first page of a referral: the baby and the carer."""
    if born_on:
        walker.types("Baby's first name", "Robin")
        walker.dates("Date of birth", born_on)
    if due_on:
        walker.dates("Or the due date", due_on)
    walker.types("Baby's last name", "Example")
    walker.types("Carer's first name", "Ash")
    walker.types("Carer's last name", "Example")
    walker.picks("Who they are to the baby", "Mother")


def answers_the_area(walker: Walker) -> None:
    """Home and GP practice are in the area."""
    walker.ticks("Does the family live in the area", "Yes")
    walker.ticks("Is the family registered with a GP", "Yes")
    walker.presses("Save and go on")


def answers_the_referrer(walker: Walker) -> None:
    """A health visitor refers."""
    walker.types("Referrer's name", "Jo Field")
    walker.picks("Profession", "Health visitor")
    walker.types("Postal address", "2 Test Street\nTesttown\nZZ99 3VZ")
    walker.presses("Save and go on")


def answers_the_request(walker: Walker) -> None:
    """A direct assessment is asked for, as a matter of routine."""
    walker.picks("Where does the referral come from?", "Health visitor")
    walker.ticks("What is asked for?", "Individual (direct) assessment")
    walker.picks("Main reason", "Attachment difficulties")
    walker.ticks("How soon is help needed?", "Routine")
    walker.presses("Save and go on")


def answers_the_relationship(walker: Walker) -> None:
    """How the relationship is under strain, in words."""
    walker.types("How is the relationship between baby and carer under strain?", STRAIN)
    walker.ticks("Is the relationship with the baby affected?", "Yes")
    walker.presses("Save and go on")


def answers_the_stresses(walker: Walker) -> None:
    """Two lines of the checklist are known; the others stay as they are."""
    walker.ticks("A traumatic or very difficult birth", "Present now")
    walker.ticks("Isolation, or nobody to help", "In the past")
    walker.presses("I have gone through the list")


def answers_the_agreement(walker: Walker) -> None:
    """The family knows and agrees."""
    walker.ticks("Does the family know of this referral", "Yes, they know and agree")
    walker.presses("Save and go on")


def notes_findings(walker: Walker) -> None:
    """What triage found out: everything speaks for the family's place in the service."""
    walker.presses("Write down what you found out")
    walker.ticks("Does the referral describe the degree of concern", "Yes")
    walker.ticks("Is the relationship with the baby affected?", "Yes, the relationship is affected")
    walker.ticks("Would another service meet this need better?", "No")
    walker.dates("When did you ask about child protection?", days_ago(0))
    walker.presses("Save")


def rates_the_need(walker: Walker, cluster: int) -> None:
    """The same number in all four domains, and together."""
    walker.presses("Rate the need")
    for domain in ("Severity of the presenting issue", "Quality of the parent", "Level of child", "Parental mental"):
        walker.ticks(domain, str(cluster))
    walker.ticks(re.compile("^Cluster"), str(cluster))
    walker.presses("Save the rating")


def releases_and_sends(walker: Walker, shared_why: str = "") -> None:
    """A draft letter is looked over, released and recorded as posted; the reason fills a gap in what was agreed."""
    walker.presses("Look it over and release")
    if shared_why:
        walker.types("Why does it go all the same?", shared_why)
    walker.presses("Release the letter")
    walker.sees("The letter is released")
    walker.presses("Record that it has gone")
    walker.presses("Record that it has gone")
    walker.sees("The letter is recorded as sent")
