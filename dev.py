#!/usr/bin/env python3
"""The only door to every task. Needs nothing but Python 3.11; `python3 dev.py` alone lists the recipes."""

import sys

from workshop import environment

if __name__ == "__main__":
    if sys.argv[1:2] == ["install"]:
        environment.install()
