#!/usr/bin/env python3
"""Django's own door; `python3 dev.py manage` finds PostgreSQL first and then comes here."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nestling.config.settings")
    execute_from_command_line(sys.argv)
