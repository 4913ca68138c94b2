#!/usr/bin/env python3
"""The only door to every task. Needs nothing but Python 3.11; `python3 dev.py` alone lists the recipes."""

import sys

if sys.version_info < (3, 11):
    raise SystemExit("Nestling needs Python 3.11 or newer. Run dev.py with such a Python, as in: python3.11 dev.py")

from workshop.recipes import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
