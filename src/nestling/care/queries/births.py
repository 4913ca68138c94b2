"""What a birth has to find: the parent's accepted referrals that the baby's own will continue."""

from nestling.core.viewing import Viewer
from nestling.families.models import Person
from nestling.referrals.models import Referral


def parents_referrals_about(viewer: Viewer, infant: Person) -> tuple[Referral, ...]:
    """The accepted referrals about this baby that are still the parent's own and have no successor."""
    accepted = Referral.objects.filter(service_id=viewer.service_id, relationship__infant=infant, status="accepted")
    return tuple(accepted.exclude(index_person=infant).filter(continued_by__isnull=True).order_by("pk"))
