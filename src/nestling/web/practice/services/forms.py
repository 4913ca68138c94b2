"""What may be typed about how the service works."""

from nestling.design.forms import Choice, Choices, Date, Form, LongText, Text, Upload, WholeNumber, YesNo

RULES = (
    ("before", "Until the day before that age", "before their second birthday"),
    ("up_to_the_day", "Up to and including the day of that age", "24 months and under"),
    ("through", "Through the whole year or month of that age", "0 to 4 inclusive"),
)
GATES = (
    ("none", "No consultation is needed first"),
    ("phone", "A telephone or face-to-face consultation with a professional"),
    ("face_to_face", "A face-to-face consultation with a professional"),
)
DECIDERS = (
    ("practitioner", "A practitioner"),
    ("service_manager", "The service manager"),
    ("administrator", "An administrator"),
    ("safeguarding_lead", "The safeguarding lead"),
)
PROTECTION = (
    ("investigation_proposed", "An investigation is proposed"),
    ("investigation", "An investigation is under way"),
    ("child_in_need", "Child in need"),
    ("protection_plan", "Child protection plan"),
    ("unborn_plan", "Plan for an unborn baby"),
    ("looked_after", "Looked after"),
)
COMBINING = (
    ("clinicians_choice", "The clinician chooses, seeing all four"),
    ("highest", "The highest of the four"),
    ("rounded_mean", "The average of the four, rounded"),
)


class Change(Form):
    """The settings that services change most, and from which day."""

    starts_on = Date("From which day?", called="first day", hint="A day in the future, for example 1 4 2027")
    reason = LongText("Why is it changing?", called="why it is changing", limit=500, rows=3)
    age_limit = WholeNumber("Oldest age, in months", least=1, most=84, suffix="months")
    age_rule = Choice("How is that age counted?", RULES)
    antenatal = YesNo("Are families accepted in pregnancy?")
    accepted_clusters = Choices("Which clusters of need are accepted?", [(n, f"Cluster {n}") for n in range(1, 7)])
    excluded_protection = Choices("Which protection statuses are declined?", PROTECTION, required=False)
    self_referral = YesNo("May a family refer itself?")
    gate = Choice("What must come before direct work with a family?", GATES)
    decider_role = Choice("Who accepts or declines a referral?", DECIDERS)
    combined_triage = YesNo("Are referrals first considered together with another team?")
    cluster_combining = Choice("How do four ratings become one cluster?", COMBINING)
    waiting_target_days = WholeNumber("Aim for the first contact within", least=1, most=730, suffix="days")
    review_every_contacts = WholeNumber("Review after every", least=1, most=100, suffix="contacts")
    review_every_weeks = WholeNumber(
        "Review when no review was held for", least=0, most=104, suffix="weeks", hint="0 if weeks raise no review."
    )
    follow_up_months = WholeNumber("Follow-up after the ending", least=1, most=36, suffix="months")


class BringIn(Form):
    """A whole profile as TOML, from a file or typed."""

    reason = LongText("Why is it changing?", called="why it is changing", limit=500, rows=2)
    file = Upload("A profile file", accept=".toml", required=False, hint="Ends in .toml. Or paste it below.")
    text = LongText("The profile", required=False, limit=200_000, rows=16)


class Place(Form):
    """A place where families are met."""

    kind = Choice("What is it?", (("venue", "A place where families are met"), ("team", "A team that we consult with")))
    name = Text("Name", limit=120)
    address = LongText("Address", required=False, rows=3, limit=400)
