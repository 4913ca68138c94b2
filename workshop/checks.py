"""`dev.py check`: everything that can be known without running the product."""

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from workshop import environment, lengths
from workshop.database import database
from workshop.places import BIN, PYTHON, REQUIREMENTS, ROOT

# In halves, so that this file does not refuse itself
REGISTRY_HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
FORBIDDEN_LOCKS = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock", "package-lock.json"}


def check(chosen: argparse.Namespace) -> int:
    """Run every check, say which failed, and list what is longest."""
    environment.install()
    with database() as found:
        checks = {
            "style": _ruff_check,
            "layout": _ruff_format,
            "templates": _templates,
            "spelling": _spelling,
            "types": lambda: _call([PYTHON, "-m", "mypy"], found.environment),
            "floors": lambda: _call([BIN / "lint-imports"], found.environment),
            "migrations": lambda: _call(
                [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], found.environment
            ),
            "registries": _no_registry,
            "dependencies": _dependencies_agree,
        }
        failed = [name for name, run in checks.items() if not _passed(name, run())]
    lengths.show()
    print(f"\n{'Failed: ' + ', '.join(failed) if failed else 'Every check passed.'}")
    return 1 if failed else 0


def _passed(name: str, words: str) -> bool:
    print(f"  {'✗' if words else '✓'} {name}", flush=True)
    if words:
        print(words, file=sys.stderr, flush=True)
    return not words


def _call(command: list[object], variables: dict[str, str] | None = None) -> str:
    """Run a checker; answer with what it said if it failed, and with nothing if it passed."""
    answer = subprocess.run(
        list(map(str, command)), cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    return (answer.stdout + answer.stderr or "It failed and said nothing.") if answer.returncode else ""


def _ruff_check() -> str:
    return _call([BIN / "ruff", "check"])


def _ruff_format() -> str:
    return _call([BIN / "ruff", "format", "--check"])


def _templates() -> str:
    files = [name for name in tracked() if name.endswith(".jinja")]
    return _call([BIN / "djlint", "--lint", "--quiet", *files]) if files else ""


def _spelling() -> str:
    return _call([BIN / "codespell", *tracked()])


def tracked() -> list[str]:
    """The files of the repository, new ones included, ignored ones not."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def _no_registry() -> str:
    """A package registry's address, or a lock that records one, ties everybody to one network."""
    faults = [f"{name}: this kind of lock records registry hosts" for name in tracked() if _is_forbidden_lock(name)]
    for name in tracked():
        text = (ROOT / name).read_text(encoding="utf-8", errors="ignore")
        faults += [f"{name}: names the registry {host}" for host in REGISTRY_HOSTS if host in text]
    for lock in REQUIREMENTS.glob("*.txt"):
        pattern = r"https?://|^--?(index-url|extra-index-url|find-links|i|f)\b"
        if re.search(pattern, lock.read_text(), re.MULTILINE):
            faults.append(f"{lock.name}: a lock holds names, versions and hashes, no address")
    return "\n".join(faults)


def _is_forbidden_lock(name: str) -> bool:
    return Path(name).name in FORBIDDEN_LOCKS


def _dependencies_agree() -> str:
    """pyproject.toml gives each dependency its reason, requirements/*.in feed the locks: the same names in both."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pairs = {"production": project["dependencies"], "development": project["optional-dependencies"]["development"]}
    faults = []
    for name, reasoned in pairs.items():
        lines = (REQUIREMENTS / f"{name}.in").read_text().splitlines()
        listed = {line.strip() for line in lines if line.strip() and not line.startswith(("#", "-r"))}
        faults += [f"{name}: {each} stands in one of the two only" for each in sorted(listed ^ set(reasoned))]
    return "\n".join(faults)
