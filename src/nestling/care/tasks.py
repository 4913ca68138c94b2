"""Work that nobody waits for: reviews that fall due by weeks are raised without anybody opening a page."""

from nestling.care import actions
from nestling.core import clock
from nestling.core.jobs import jobs
from nestling.organisations.queries import every_service_at_work


@jobs.periodic(cron="41 3 * * *")
@jobs.task(name="care.raise_reviews_by_weeks")
def raise_reviews_by_weeks(timestamp: int) -> int:
    """Each service in turn; safe to run twice. Returns how many reviews were raised."""
    return sum(actions.raise_reviews_by_weeks(by=system, at=clock.now()) for system in every_service_at_work())
