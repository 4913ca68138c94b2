"""Work that nobody waits for: reviews that fall due by weeks are raised without anybody opening a page."""

import logging

from nestling.care import actions
from nestling.core import clock
from nestling.core.jobs import jobs
from nestling.organisations.queries import every_service_at_work

log = logging.getLogger(__name__)


@jobs.periodic(cron="41 3 * * *")
@jobs.task(name="care.raise_reviews_by_weeks")
def raise_reviews_by_weeks(timestamp: int) -> int:
    """Each service in turn; safe to run twice. Returns how many reviews were raised.

    A fault in one service keeps no other from its reviews; the job fails when all have had their turn, so that it is
    seen and tried again.
    """
    raised, faults = 0, []
    for system in every_service_at_work():
        try:
            raised += actions.raise_reviews_by_weeks(by=system, at=clock.now())
        except Exception as fault:
            log.exception("Reviews by weeks were not raised in service %s", system.service_id)
            faults.append(fault)
    if faults:
        raise ExceptionGroup("Reviews by weeks were not raised in every service", faults)
    return raised
