"""Who works in each demonstration service, with obviously made-up names, and the opening of the service."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from nestling.accounts import actions as accounts
from nestling.accounts import queries as people
from nestling.accounts.models import User
from nestling.accounts.rules import (
    ADMINISTRATOR,
    PRACTITIONER,
    SAFEGUARDING_LEAD,
    SERVICE_MANAGER,
    SYSTEM_ADMINISTRATOR,
    Permission,
)
from nestling.core.viewing import Viewer
from nestling.demo import names
from nestling.organisations import actions as organisations
from nestling.organisations.models import Service, Team, Venue
from nestling.organisations.profiles import shipped_profiles

Post = tuple[str, str, str, str]
"""One person: name, role, job and hours as a part of whole time."""

SERVICES: tuple[str, ...] = ("leeds-2012", "norfolk-2008", "essex-2018", "hmr-thrive-2021", "norfolk-waveney-2023")

# Leeds has the posts of its own document; the others are illustrative.
POSTS: dict[str, tuple[Post, ...]] = {
    "leeds-2012": (
        ("Hazel Birdsong", PRACTITIONER, "consultant_clinical_psychologist", "0.4"),
        ("Tamsin Oakapple", PRACTITIONER, "specialist_health_visitor", "1.0"),
        ("Idris Larkmead", PRACTITIONER, "imh_practitioner", "0.8"),
        ("Priya Fernlight", PRACTITIONER, "imh_practitioner", "0.8"),
        ("Jonah Thistledown", PRACTITIONER, "child_psychotherapist", "0.2"),
        ("Marigold Steadyhand", SERVICE_MANAGER, "service_manager", "1.0"),
        ("Perpetua Inkwell", ADMINISTRATOR, "administrator", "0.8"),
        ("Verity Lighthouse", SAFEGUARDING_LEAD, "clinical_psychologist", "0.5"),
        ("Basil Keyring", SYSTEM_ADMINISTRATOR, "", "0.2"),
    ),
    "norfolk-2008": (
        ("Rowan Reedbed", PRACTITIONER, "clinical_psychologist", "0.6"),
        ("Clementine Skylark", PRACTITIONER, "parent_infant_practitioner", "1.0"),
        ("Osman Watermeadow", PRACTITIONER, "specialist_health_visitor", "0.8"),
        ("Bethany Marshlight", PRACTITIONER, "parent_infant_practitioner", "1.0"),
        ("Winifred Goodmeasure", SERVICE_MANAGER, "service_manager", "1.0"),
        ("Fergus Paperweight", ADMINISTRATOR, "administrator", "1.0"),
        ("Dorothea Stormlamp", SAFEGUARDING_LEAD, "clinical_psychologist", "0.4"),
        ("Cosmo Padlock", SYSTEM_ADMINISTRATOR, "", "0.2"),
    ),
    "essex-2018": (
        ("Ottoline Seabright", PRACTITIONER, "psychologist_psychotherapist", "1.0"),
        ("Malachi Brightwater", PRACTITIONER, "child_psychotherapist", "0.8"),
        ("Saskia Pennywhistle", PRACTITIONER, "psychological_therapist", "1.0"),
        ("Ngozi Orchardson", PRACTITIONER, "parent_infant_practitioner", "0.8"),
        ("Barnaby Softstep", PRACTITIONER, "parent_infant_practitioner", "0.6"),
        ("Philippa Clearwater", SERVICE_MANAGER, "clinical_team_manager", "1.0"),
        ("Horatio Inkpenny", ADMINISTRATOR, "administrator", "1.0"),
        ("Constance Watchtower", SAFEGUARDING_LEAD, "clinical_psychologist", "0.5"),
        ("Linus Doorbell", SYSTEM_ADMINISTRATOR, "", "0.2"),
    ),
    "hmr-thrive-2021": (
        ("Juno Millstream", PRACTITIONER, "early_attachment_specialist", "1.0"),
        ("Samir Cottongrass", PRACTITIONER, "psychological_therapist", "1.0"),
        ("Agnes Moorhen", PRACTITIONER, "clinical_psychologist", "0.8"),
        ("Delroy Hillwalker", PRACTITIONER, "link_worker", "1.0"),
        ("Beatrix Tinderbox", PRACTITIONER, "pimh_coordinator", "0.6"),
        ("Florence Plainspoken", SERVICE_MANAGER, "service_manager", "1.0"),
        ("Edwin Blotter", ADMINISTRATOR, "administrator", "0.8"),
        ("Harriet Beaconfire", SAFEGUARDING_LEAD, "clinical_psychologist", "0.4"),
        ("Milo Fusebox", SYSTEM_ADMINISTRATOR, "", "0.2"),
    ),
    "norfolk-waveney-2023": (
        ("Isolde Windpump", PRACTITIONER, "principal_clinical_psychologist", "0.8"),
        ("Kwabena Saltmarsh", PRACTITIONER, "psychologist_psychotherapist", "1.0"),
        ("Lettice Sandpiper", PRACTITIONER, "child_psychotherapist", "1.0"),
        ("Tobias Broadland", PRACTITIONER, "play_therapist", "1.0"),
        ("Aurelia Kingcup", PRACTITIONER, "psychological_therapist", "1.0"),
        ("Rafferty Dune", PRACTITIONER, "early_attachment_specialist", "0.6"),
        ("Cordelia Evenkeel", SERVICE_MANAGER, "clinical_team_manager", "1.0"),
        ("Septimus Quillpen", ADMINISTRATOR, "administrator", "1.0"),
        ("Millicent Foghorn", SAFEGUARDING_LEAD, "clinical_psychologist", "0.5"),
        ("Ambrose Latchkey", SYSTEM_ADMINISTRATOR, "", "0.2"),
    ),
}
LEAVES_SOON: dict[str, str] = {"leeds-2012": "Priya Fernlight", "essex-2018": "Barnaby Softstep"}
"""Who leaves some months before today, so that work handed over can be seen."""

TEAM_AGENCIES = ("health_visiting", "maternity", "family_hub")


@dataclass(slots=True)
class Cast:
    """A service and everybody at work in it, as the viewers they are when signed in."""

    service: Service
    practitioners: list[Viewer]
    manager: Viewer
    administrator: Viewer
    safeguarding_lead: Viewer
    system_administrator: Viewer
    teams: tuple[Team, ...] = ()
    venues: tuple[Venue, ...] = ()
    hours: dict[int, float] = field(default_factory=dict)
    heirs: dict[int, Viewer] = field(default_factory=dict)

    def at_work(self, person: Viewer) -> Viewer:
        """The person, or whoever took over their work when they left."""
        return self.heirs.get(person.person_id, person)


def open_service(code: str, at: datetime, today: date) -> Cast:
    """Open one demonstration service with its people, the teams that it is aligned to and its rooms."""
    versions = shipped_profiles()[code]
    service = organisations.open_service(
        by=organisations.THE_SYSTEM,
        at=at,
        code=code,
        name=f"{versions[-1].name} (demonstration)",
        postal_name="Family Services",
        address="1 Sample Street\nMadeupton\nZZ99 3VZ",
        phone="01632 960000",
        profiles=versions,
        is_demonstration=True,
    )
    cast = _cast(service, at, today)
    cast.teams = _teams(cast, at)
    cast.venues = _venues(cast, at)
    return cast


def _cast(service: Service, at: datetime, today: date) -> Cast:
    installer = Viewer(0, "Set-up", service.pk, service.code, permissions=frozenset({str(Permission.EDIT_STAFF)}))
    by_role: dict[str, list[Viewer]] = {}
    hours: dict[int, float] = {}
    for post in POSTS[service.code]:
        viewer = _join(installer, at, post, today)
        by_role.setdefault(post[1], []).append(viewer)
        hours[viewer.person_id] = float(post[3])
    return Cast(
        service,
        by_role[PRACTITIONER],
        by_role[SERVICE_MANAGER][0],
        by_role[ADMINISTRATOR][0],
        by_role[SAFEGUARDING_LEAD][0],
        by_role[SYSTEM_ADMINISTRATOR][0],
        hours=hours,
    )


def _join(installer: Viewer, at: datetime, post: Post, today: date) -> Viewer:
    name, role, job, hours = post
    # No password: in the demonstration one signs in at its own door.
    user = accounts.add_colleague(
        by=installer,
        at=at,
        name=name,
        email=names.email(name, installer.service_code),
        role=role,
        started_on=today - timedelta(days=1200),
        job_title=job,
        whole_time_equivalent=Decimal(hours),
    )
    return _viewer(user, installer.service_id)


def _viewer(user: User, service_id: int) -> Viewer:
    viewer = people.viewer_for(user, service_id)
    if viewer is None:
        raise LookupError(f"{user.name} holds no role yet.")
    return viewer


def _teams(cast: Cast, at: datetime) -> tuple[Team, ...]:
    called = {"health_visiting": "health visitors", "maternity": "midwives", "family_hub": "family hub"}
    return tuple(
        organisations.add_team(by=cast.manager, at=at, name=f"{bird} {called[agency]}", agency=agency)
        for bird, agency in zip(names.SCHOOLS_OF_BIRDS, (*TEAM_AGENCIES, *TEAM_AGENCIES), strict=True)
    )


def _venues(cast: Cast, at: datetime) -> tuple[Venue, ...]:
    places = (("The Teapot Family Hub", "2 Story Hill\nMadeupton"), ("Kite Lane Clinic", "9 Pretend Lane\nFictionby"))
    return tuple(organisations.add_venue(by=cast.manager, at=at, name=name, address=place) for name, place in places)
