"""What may be typed about a family and who belongs to it."""

from nestling.core.codes import choices
from nestling.design.forms import Choice, Date, Form, LongText, NhsNumber, Text, Tick, YesNo

RELATIONS = tuple(pair for pair in choices("family_relation") if pair[0] not in ("twin", "sibling", "half_sibling"))
OTHERS = tuple(choices("family_relation"))
IS_NEW = "I have looked: these are other people"


class Register(Form):
    """A baby and a carer whom nobody here knows yet."""

    infant_given_name = Text("Baby's given name", required=False, limit=100, hint="Leave empty if there is none yet")
    infant_family_name = Text("Baby's family name", limit=100, hint="If it is not known yet, use the parent's")
    infant_born_on = Date("Birth date", required=False, hint="If the baby is born, for example 27 3 2026")
    infant_due_on = Date("Due date", required=False, hint="If the baby is not born yet, or was born early")
    infant_nhs_number = NhsNumber("Baby's NHS number", required=False)
    carer_given_name = Text("Carer's given name", limit=100)
    carer_family_name = Text("Carer's family name", limit=100)
    relation = Choice("Who is the carer to the baby?", RELATIONS, select=True, called="who the carer is to the baby")
    has_parental_responsibility = YesNo(
        "Does the carer have parental responsibility?", required=False, hint="Leave empty if it is not known"
    )
    carer_born_on = Date("Carer's birth date", required=False)
    carer_nhs_number = NhsNumber("Carer's NHS number", required=False)
    carer_phone = Text("Telephone", required=False, limit=40, kind="tel", width=20)
    address = LongText("Address", required=False, rows=3, limit=400)
    postcode = Text("Postcode", required=False, limit=10, width=10)
    is_new = Tick(IS_NEW)


class NewInfant(Form):
    """A twin, or another baby of the same carers."""

    given_name = Text("Given name", required=False, limit=100, hint="Leave empty if there is none yet")
    family_name = Text("Family name", limit=100)
    born_on = Date("Birth date", required=False)
    due_on = Date("Due date", required=False)
    nhs_number = NhsNumber("NHS number", required=False)
    is_new = Tick(IS_NEW)


class NewCarer(Form):
    """A carer for one baby: somebody of the family, somebody known, or somebody new."""

    infant = Choice("Which baby?", called="the baby")
    relation = Choice("Who is the carer to the baby?", RELATIONS, select=True, called="who the carer is to the baby")
    given_name = Text("Given name", required=False, limit=100, hint="Leave the names empty for somebody listed below")
    family_name = Text("Family name", required=False, limit=100)
    born_on = Date("Birth date", required=False)
    nhs_number = NhsNumber("NHS number", required=False)
    phone = Text("Telephone", required=False, limit=40, kind="tel", width=20)
    address = LongText("Address", required=False, rows=3, limit=400)
    postcode = Text("Postcode", required=False, limit=10, width=10)
    has_parental_responsibility = YesNo(
        "Does the carer have parental responsibility?", required=False, hint="Leave empty if it is not known"
    )
    is_primary = Tick("This is the baby's main carer from now on")
    use = Choice("Who is it?", required=False)


class NewMember(Form):
    """A brother or sister, or another adult at home or in regular contact."""

    kind = Choice(
        "Who is it?",
        (("sibling", "A brother or sister"), ("other_adult", "Another adult")),
        called="who it is",
        inline=True,
    )
    given_name = Text("Given name", required=False, limit=100)
    family_name = Text("Family name", limit=100)
    relation = Choice("Who are they to the baby?", OTHERS, select=True, required=False)
    born_on = Date("Birth date", required=False)
    nhs_number = NhsNumber("NHS number", required=False)
    lives_here = YesNo("Do they live with the baby?")
    is_new = Tick(IS_NEW)


class Leaving(Form):
    """Since when somebody no longer belongs to the family."""

    left_on = Date("Since when?", called="day")


class FamilyName(Form):
    """How the family is called."""

    name = Text("Name of the family", limit=120)


class Tie(Form):
    """One caregiving relationship."""

    relation = Choice("Who is the carer to the baby?", RELATIONS, select=True, called="who the carer is to the baby")
    has_parental_responsibility = YesNo(
        "Does the carer have parental responsibility?", required=False, hint="Leave empty if it is not known"
    )
    is_primary = Tick("This is the baby's main carer")


class TieEnd(Form):
    """Since when a carer no longer cares for the baby."""

    ended_on = Date("Since when?", called="day")


class Professional(Form):
    """A professional round the family."""

    name = Text("Name", limit=120, hint="If it is not known, the team's name")
    profession = Choice("Profession", choices("referrer_profession"), select=True, called="the profession")
    agency = Text("Service or agency", required=False, limit=120)
    phone = Text("Telephone", required=False, limit=40, kind="tel", width=20)
    email = Text("E-mail", required=False, limit=254, kind="email")
    address = LongText("Address for letters", required=False, rows=3, limit=400)


class NewProfessional(Professional):
    """A professional who joins the network."""

    started_on = Date("Since when?", called="day")
    is_lead = Tick("They lead the work round the family")


class Agreement(Form):
    """One person's answer to one purpose for one agency."""

    person = Choice("Who answered?", called="who answered")
    purpose = Choice("What was asked?", choices("consent_purpose"), called="what was asked")
    agency = Choice("About which service or agency?", select=True, called="the service or agency")
    which = Text(
        "Which one exactly?", required=False, limit=120, hint="Only if the list is not enough, for example a practice"
    )
    answer = Choice("The answer", (("yes", "Agreed"), ("no", "Did not agree")), inline=True, called="the answer")
    decided_on = Date("When?", called="day")
    how = Text("How was it given?", required=False, limit=200, hint="For example: said on the telephone, or signed")


class Withdrawal(Form):
    """Since when a yes no longer holds."""

    withdrawn_on = Date("Since when?", called="day")
