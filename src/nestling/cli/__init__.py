"""The `nestling` command: it parses and calls, and decides nothing."""

from nestling.cli.main import app

__all__ = ["app"]
