"""The backend that settings name: Django looks for `DatabaseWrapper` in a module called base."""

from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL

MOST_PLANS = 300
"""How many statements a connection keeps prepared. psycopg's own 100 are fewer than a day's pages ask, so that each
page would push out the plans of the last."""


class DatabaseWrapper(PostgreSQL):
    """A connection that keeps its plans."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection of psycopg's that remembers more statements."""
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = MOST_PLANS
        return connection
