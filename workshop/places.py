"""Where things lie in this checkout. Everything made on this machine is under .local and .venv."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
REQUIREMENTS = ROOT / "requirements"


def local() -> Path:
    """The folder for this machine's own state; it holds passwords, so nobody else may look in."""
    LOCAL.mkdir(mode=0o700, exist_ok=True)
    return LOCAL


class Stopped(SystemExit):
    """A task cannot go on; carries a sentence that says what happened and what to do."""

    def __init__(self, sentence: str) -> None:
        print(f"\n{sentence}", file=sys.stderr)
        super().__init__(1)
