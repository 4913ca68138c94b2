"""Work that nobody waits for: old receipts of Save are swept away once no second press can come."""

from nestling.accounts import actions
from nestling.core import clock
from nestling.core.jobs import jobs
from nestling.organisations.queries import every_service_at_work


@jobs.periodic(cron="17 3 * * *")
@jobs.task(name="accounts.sweep_receipts")
def sweep_receipts(timestamp: int) -> int:
    """Sweep each service in turn; safe to run twice. Returns how many receipts went."""
    return sum(actions.sweep_receipts(by=system, at=clock.now()) for system in every_service_at_work())
