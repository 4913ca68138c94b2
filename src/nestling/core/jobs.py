"""The thin door to background jobs, booked in the same transaction as the change that needs them (procrastinate)."""

from procrastinate.contrib.django import app as jobs

__all__ = ["jobs"]
