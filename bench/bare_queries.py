"""What each bare page asks: one statement for each table of its page, with that page's columns and no more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bare:
    """The statements of one page; `looks` when the page opens a record; `writes` when it saves."""

    statements: tuple[str, ...]
    looks: bool = False
    writes: tuple[str, ...] = ()


NAMES = "i.given_name || ' ' || i.family_name as infant, c.given_name || ' ' || c.family_name as carer"
PAIR = """join families_caregivingrelationship t on t.id = {0}.relationship_id
    join families_person i on i.id = t.infant_id join families_person c on c.id = t.carer_id"""
LEAD = """(select u.name from care_allocation a join accounts_user u on u.id = a.practitioner_id
    where a.episode_id = e.id and a.is_lead and a.ended_on is null limit 1) as lead"""
CLUSTER = """(select n.cluster from referrals_needrating n where n.relationship_id = {0}.relationship_id
    order by n.rated_on desc, n.id desc limit 1) as cluster"""
UNDECIDED = "('being_written', 'received', 'returned', 'in_triage')"
HEADER = f"""select {NAMES}, i.born_on, i.due_on, i.nhs_number, c.nhs_number, t.relation, t.ref,
    (select string_agg(p.kind, ', ') from safeguarding_protectionstatus p where p.person_id = i.id and p.ended_on is null)
        as flags from families_caregivingrelationship t join families_person i on i.id = t.infant_id
    join families_person c on c.id = t.carer_id where t.service_id = %(service)s and """
OF_EPISODE = HEADER + "t.id = (select relationship_id from care_careepisode where ref = %(ref)s)"
OF_FAMILY = HEADER + "t.family_id = (select id from families_family where ref = %(ref)s)"
OF_REFERRAL = HEADER + "t.id = (select relationship_id from referrals_referral where ref = %(ref)s)"


def _counted(source: str) -> str:
    return f"select count(*) from {source}"


WAITING = "care_careepisode e where e.service_id = %(service)s and e.status = 'waiting'"
MINE = """care_careepisode e join care_allocation mine on mine.episode_id = e.id and mine.ended_on is null
    and mine.practitioner_id = %(person)s {} where e.service_id = %(service)s and e.status <> 'ended'"""
UNDER_WAY = "care_careepisode e where e.service_id = %(service)s and e.status <> 'ended'"
STAFF = """select distinct u.ref, u.name from accounts_membership m join accounts_user u on u.id = m.user_id
    where m.service_id = %(service)s and m.ended_on is null order by u.name"""
INTAKE = f"referrals_referral r where r.service_id = %(service)s and r.status in {UNDECIDED}"
OUTBOX = "letters_letter l where l.service_id = %(service)s and l.status in ('draft', 'released')"
FOLLOW_UPS = "care_followup f where f.service_id = %(service)s and f.status = 'due'"
IN_FAMILY = "family_id = (select id from families_family where ref = %(ref)s) and service_id = %(service)s"
THE_EPISODE = "episode_id = (select id from care_careepisode where ref = %(ref)s) and service_id = %(service)s"
THE_REFERRAL = "referral_id = (select id from referrals_referral where ref = %(ref)s) and service_id = %(service)s"
HAPPENED = """select accepted_on as on, 'Care began' as what, ref from care_careepisode where {0}
    union all select held_on, 'Contact: ' || observation || note, ref from care_contact where {1}
    union all select a.started_on, u.name, a.ref from care_allocation a join accounts_user u on u.id = a.practitioner_id
        where a.{1} union all select raised_on, 'Review', ref from care_review where {1}
    union all select set_on, words, ref from care_goal where {1}
    union all select first_received_on, 'Referral', ref from referrals_referral where {0}
    union all select written_at::date, heading, ref from letters_letter where {0}
    union all select held_at::date, summary, ref from consultation_discussion where {0}
    union all select raised_at::date, words, ref from safeguarding_concern where {0}
    union all select decided_on, purpose, ref from families_consent where {0} order by 1 desc""".format(
    IN_FAMILY,
    "episode_id in (select id from care_careepisode where family_id = "
    "(select id from families_family where ref = %(ref)s))",
)
CONTACTS = f"""select number, held_at, form, place, attendance, direct_minutes, writing_minutes, travel_minutes, note, ref
    from care_contact where {THE_EPISODE} order by held_at desc limit 25"""
PLAN = f"select formulation, plan, professional_view, parent_barrier, modalities, agreed_on, version from care_plan where {THE_EPISODE}"
GOALS = f"select words, set_on, closed_on, ref from care_goal where {THE_EPISODE} order by set_on"

BARE = {
    "today": Bare((
        f"select f.due_on, {NAMES}, e.ref from care_followup f join care_careepisode e on e.id = f.episode_id "
        + PAIR.format("e") + " where f.service_id = %(service)s and f.status = 'due' and f.owner_id = %(person)s "
        "and f.due_on < %(today)s + 7 order by f.due_on limit 40",
        f"select v.raised_on, {NAMES}, v.ref from care_review v join " + MINE.format(PAIR.format("e")).replace(
            "care_careepisode e", "care_careepisode e on e.id = v.episode_id", 1) + " and v.done_on is null limit 40",
        "select heading, written_at, ref from letters_letter l where l.service_id = %(service)s and "
        "l.status in ('draft', 'released') and l.owner_id = %(person)s order by written_at limit 40",
        f"select r.status, r.first_received_on, {NAMES}, r.ref from referrals_referral r " + PAIR.format("r")
        + f" where r.service_id = %(service)s and r.status in {UNDECIDED} and r.started_by_id = %(person)s limit 40",
        f"select e.accepted_on, {NAMES}, e.ref from care_careepisode e " + PAIR.format("e")
        + " where e.service_id = %(service)s and e.status = 'waiting' and not exists (select from care_allocation a "
        "where a.episode_id = e.id and a.ended_on is null) order by e.clock_started_on limit 40",
        f"select r.first_received_on, {NAMES}, r.ref from referrals_referral r " + PAIR.format("r")
        + " where r.service_id = %(service)s and r.status = 'received' order by r.first_received_on limit 40",
        f"select e.clock_started_on, {NAMES}, {LEAD}, e.ref from care_careepisode e " + PAIR.format("e")
        + " where e.service_id = %(service)s and e.status = 'waiting' and e.clock_started_on < %(today)s - 28 "
        "and exists (select from care_allocation a where a.episode_id = e.id and a.ended_on is null) "
        "order by e.clock_started_on limit 40",
        "select what, due_on, ref from safeguarding_concernaction where service_id = %(service)s and done_at is null "
        "and owner_id = %(person)s limit 40",
    )),
    "intake": Bare((
        f"select r.status, count(*) from {INTAKE} group by 1", _counted(INTAKE),
        f"select {NAMES}, i.born_on, i.due_on, r.referrer_name, r.status, r.request_type, r.priority, "
        f"r.first_received_on, u.name, r.ref, {CLUSTER.format('r')} from referrals_referral r " + PAIR.format("r")
        + f" join accounts_user u on u.id = r.started_by_id where r.service_id = %(service)s and r.status in {UNDECIDED} "
        "order by r.first_received_on nulls first, r.id limit 25",
    )),
    "referral": Bare((
        OF_REFERRAL, "select * from referrals_referral where service_id = %(service)s and ref = %(ref)s",
        f"select factor, state, note from referrals_stressanswer where {THE_REFERRAL}",
        f"select returned_on, missing, came_back_on from referrals_return where {THE_REFERRAL}",
    ), looks=True),
    "triage": Bare((
        OF_REFERRAL, "select * from referrals_referral where service_id = %(service)s and ref = %(ref)s",
        f"select * from referrals_triage where {THE_REFERRAL}",
        f"select with_whom, agency, asked, asked_on, answered_on, answer from referrals_liaison where {THE_REFERRAL}",
        f"select rated_on, presenting_issue, relationship_quality, child_protection, parental_capacity, cluster "
        f"from referrals_needrating where {THE_REFERRAL}",
        f"select factor, state, note from referrals_stressanswer where {THE_REFERRAL}",
        'select "group", reason, placed_on from referrals_thriveplacement where service_id = %(service)s and '
        "relationship_id = (select relationship_id from referrals_referral where ref = %(ref)s)",
    ), looks=True),
    "waiting-list": Bare((
        _counted(WAITING),
        f"select {NAMES}, i.born_on, i.due_on, e.clock_started_on, e.priority, e.gate_passed_on, e.ref, {LEAD}, "
        f"{CLUSTER.format('e')} from care_careepisode e " + PAIR.format("e")
        + " where e.service_id = %(service)s and e.status = 'waiting' order by e.clock_started_on, e.id limit 25",
    )),
    "caseload": Bare((
        _counted(UNDER_WAY),
        f"select {NAMES}, i.born_on, i.due_on, e.status, e.priority, e.attended_contacts, e.ref, {LEAD}, "
        f"{CLUSTER.format('e')}, (select held_on from care_contact k where k.episode_id = e.id and k.is_attended "
        "order by held_at desc limit 1) as last_contact, exists (select from care_review v where v.episode_id = e.id "
        "and v.done_on is null) as review_due from care_careepisode e " + PAIR.format("e")
        + " where e.service_id = %(service)s and e.status <> 'ended' order by i.family_name, i.given_name, e.id limit 25",
        "select u.name, count(*) filter (where e.status = 'open'), count(*) filter (where e.status = 'waiting'), "
        f"count(*) filter (where {CLUSTER.format('e').removesuffix(' as cluster')} >= 4) from care_allocation a "
        "join care_careepisode e on e.id = a.episode_id join accounts_user u on u.id = a.practitioner_id "
        "where a.service_id = %(service)s and a.ended_on is null and e.status <> 'ended' group by u.name order by u.name",
    )),
    "family": Bare((
        OF_FAMILY,
        "select p.given_name, p.family_name, p.born_on, p.due_on, p.nhs_number, p.phone, p.address, m.kind, p.ref "
        f"from families_familymember m join families_person p on p.id = m.person_id where m.{IN_FAMILY.replace(' and ', ' and m.')}",
        f"select name, profession, agency, phone, is_lead, ref from families_networkmember where {IN_FAMILY}",
        f"select purpose, agency, is_given, decided_on, withdrawn_on from families_consent where {IN_FAMILY}",
        f"select status, first_received_on, decided_on, ref from referrals_referral where {IN_FAMILY}",
        f"select status, accepted_on, ended_on, ref from care_careepisode where {IN_FAMILY}",
    ), looks=True),
    "chronology": Bare((OF_FAMILY, HAPPENED), looks=True),
    "episode": Bare((
        OF_EPISODE, "select * from care_careepisode where service_id = %(service)s and ref = %(ref)s", PLAN, GOALS, CONTACTS,
        f"select u.name, a.is_lead, a.started_on, a.ended_on from care_allocation a join accounts_user u "
        f"on u.id = a.practitioner_id where a.{THE_EPISODE.replace(' and ', ' and a.')}",
        f"select after_contacts, raised_on, done_on, next_step, ref from care_review where {THE_EPISODE}",
    ), looks=True),
    "contact-form": Bare((
        OF_EPISODE,
        "select p.ref, p.given_name, p.family_name, m.kind from families_familymember m join families_person p on "
        "p.id = m.person_id where m.service_id = %(service)s and m.family_id = "
        "(select family_id from care_careepisode where ref = %(ref)s)",
        "select ref, name from organisations_venue where service_id = %(service)s order by name",
        "select u.id, u.name from accounts_membership m join accounts_user u on u.id = m.user_id "
        "where m.service_id = %(service)s and m.ended_on is null order by u.name",
        CONTACTS.replace("limit 25", "limit 1"),
    ), looks=True),
    "contact-save": Bare((), writes=(
        "insert into accounts_submission (service_id, user_id, key, led_to, sent_at) "
        "values (%(service)s, %(person)s, gen_random_uuid(), '', %(at)s)",
        "insert into care_contact (ref, version, created_at, service_id, episode_id, kind, form, mechanism, place, held_at, "
        "held_on, attendance, is_attended, direct_minutes, writing_minutes, liaison_minutes, travel_minutes, modality, "
        "partner_name, partner_agency, interpreter_present, observation, note, held_by_id, recorded_at) select "
        "'B' || substr(md5(random()::text), 1, 12), 1, %(at)s, %(service)s, id, 'direct', 'home_visit', 'face_to_face', "
        "'home', %(at)s, %(today)s, 'on_time', true, 60, 10, 0, 20, '', '', '', false, '', '', %(person)s, %(at)s "
        "from care_careepisode where service_id = %(service)s and ref = %(ref)s",
        "insert into care_contactattendee (ref, version, created_at, service_id, contact_id, person_id) select "
        "'B' || substr(md5(random()::text), 1, 12), 1, %(at)s, %(service)s, currval('care_contact_id_seq'), each.id "
        "from care_careepisode e join families_caregivingrelationship t on t.id = e.relationship_id, "
        "lateral unnest(array[t.infant_id, t.carer_id]) each(id) where e.service_id = %(service)s and e.ref = %(ref)s",
        "update care_careepisode set version = version + 1, attended_contacts = attended_contacts + 1 "
        "where service_id = %(service)s and ref = %(ref)s",
    )),
    "plan": Bare((OF_EPISODE, PLAN, GOALS), looks=True),
    "outbox": Bare((
        _counted(OUTBOX), STAFF,
        f"select l.status, count(*), count(*) filter (where l.written_at < %(today)s - 4) from {OUTBOX} group by 1",
        "select l.kind, l.heading, l.recipient_name, l.status, l.written_at, l.reason, u.name, l.ref, "
        "i.given_name, i.family_name from letters_letter l join accounts_user u on u.id = l.owner_id "
        "left join families_person i on i.id = l.infant_id where l.service_id = %(service)s and "
        "l.status in ('draft', 'released') order by l.written_at, l.id limit 25",
    )),
    "follow-ups": Bare((
        _counted(FOLLOW_UPS), STAFF,
        f"select count(*), count(*) filter (where f.due_on < %(today)s) from {FOLLOW_UPS}",
        f"select {NAMES}, f.due_on, u.name, e.ended_on, c.phone, (select count(*) from care_followupattempt x where "
        "x.follow_up_id = f.id), f.ref from care_followup f join care_careepisode e on e.id = f.episode_id "
        + PAIR.format("e") + " join accounts_user u on u.id = f.owner_id where f.service_id = %(service)s and "
        "f.status = 'due' order by f.due_on, f.id limit 25",
    )),
    "search": Bare((
        _counted("families_person p where p.service_id = %(service)s and p.search_family = %(ref)s"),
        "select p.given_name, p.family_name, p.born_on, p.due_on, p.nhs_number, p.postcode, m.kind, f.name, f.ref, p.ref "
        "from families_person p join families_familymember m on m.person_id = p.id join families_family f on "
        "f.id = m.family_id where p.service_id = %(service)s and p.search_family = %(ref)s "
        "order by p.search_family, p.search_given, p.id limit 25",
    )),
}  # fmt: skip
