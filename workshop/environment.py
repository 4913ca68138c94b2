"""Makes .venv from the hashed locks, with uv if it can be had and with pip if not.

The machine's own pip settings (index, certificates, find-links) are handed to uv for the one run and are never
written down, so no registry's address can slip into the repository.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from workshop.places import BIN, PYTHON, REQUIREMENTS, ROOT, VENV, Stopped, local
from workshop.progress import step

PRODUCTION = "production"
DEVELOPMENT = "development"
STAMP = VENV / "installed"

# pip's setting, and the variable by which uv understands the same
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}

CONSOLE_SCRIPT = """#!{python}
import sys

from nestling.cli import app

sys.exit(app())
"""


def install(kind: str = DEVELOPMENT) -> None:
    """Bring .venv into line with the lock of this kind; does nothing when it already is."""
    wanted = _fingerprint(kind)
    if _installed(kind) == wanted:
        return
    if not PYTHON.exists() or _version_of_venv() != sys.version_info[:2]:
        _make_venv()
    lock = REQUIREMENTS / f"{kind}.txt"
    with step(f"Installing the {kind} packages from the lock"):
        if not _install_with_uv(lock):
            _install_with_pip(lock)
        _install_nestling()
    _write_stamp(kind, wanted)


def remake_locks() -> None:
    """Work the locks out anew from requirements/*.in."""
    for name in ("installer", PRODUCTION, DEVELOPMENT):
        with step(f"Locking {name}"):
            _remake_lock(name)


def _remake_lock(name: str) -> None:
    uv = _find_uv()
    if uv is None:
        raise Stopped("uv is needed to make the locks and could not be installed.")
    command = [uv, "pip", "compile", "--quiet", "--universal", "--upgrade", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    if name == DEVELOPMENT:
        command += ["--constraints", "requirements/production.txt"]
    command += [f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt"]
    subprocess.run(command, cwd=ROOT, env=_uv_environment(), check=True)


def _fingerprint(kind: str) -> str:
    parts = [Path(__file__).read_bytes(), (REQUIREMENTS / f"{kind}.txt").read_bytes(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _installed(kind: str) -> str | None:
    """The fingerprint of what was installed; the development packages contain the production ones."""
    if not STAMP.exists() or not PYTHON.exists():
        return None
    stamps = dict(line.split() for line in STAMP.read_text().splitlines())
    if kind == PRODUCTION and stamps.get(DEVELOPMENT) == _fingerprint(DEVELOPMENT):
        return _fingerprint(PRODUCTION)
    return stamps.get(kind)


def _write_stamp(kind: str, fingerprint: str) -> None:
    STAMP.write_text(f"{kind} {fingerprint}\n")


def _version_of_venv() -> tuple[int, ...] | None:
    answer = subprocess.run(
        [PYTHON, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, check=False
    )
    return tuple(map(int, answer.stdout.split())) or None


def _make_venv() -> None:
    with step("Making .venv"):
        shutil.rmtree(VENV, ignore_errors=True)
        # uv, or a pip that stands outside, fills it; leaving pip out saves several seconds.
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", VENV], check=True)


def _install_with_uv(lock: Path) -> bool:
    uv = _find_uv()
    if uv is None:
        return False
    command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
    return subprocess.run(command, env=_uv_environment(), check=False).returncode == 0


def _install_with_pip(lock: Path) -> None:
    command = [*_pip(), "--python", str(PYTHON), "install", "--quiet", "--require-hashes", "-r", str(lock)]
    if subprocess.run(command, check=False).returncode:
        raise Stopped(
            "The packages could not be installed. Check the network, or point pip at your mirror, and try again."
        )


def _install_nestling() -> None:
    """Put src on the path and the nestling command in place: an editable install without a build."""
    site_packages = subprocess.run(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(site_packages) / "nestling.pth").write_text(f"{ROOT / 'src'}\n")
    command = BIN / "nestling"
    command.write_text(CONSOLE_SCRIPT.format(python=PYTHON))
    command.chmod(0o755)


def _find_uv() -> str | None:
    """The machine's uv, or one of our own kept in .local."""
    found = shutil.which("uv")
    if found:
        return found
    folder = local() / "installer"
    own = folder / "bin" / "uv"
    if not own.exists():
        lock = REQUIREMENTS / "installer.txt"
        command = [*_pip(), "install", "--quiet", "--target", str(folder), "--require-hashes", "-r", str(lock)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return str(own) if own.exists() else None


def _pip() -> list[str]:
    """This Python's own pip; or one in .local where the system's Python comes without."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    helper = local() / "pip"
    if not (helper / "bin" / "pip").exists():
        made = subprocess.run([sys.executable, "-m", "venv", helper], check=False, capture_output=True)
        if made.returncode:
            raise Stopped("This Python has neither pip nor venv. On Debian: apt install python3-venv.")
    return [str(helper / "bin" / "python"), "-m", "pip"]


def _uv_environment() -> dict[str, str]:
    """The environment for uv: the machine's pip settings in uv's own words."""
    environment = dict(os.environ)
    for name, value in _pip_settings().items():
        if name in PIP_TO_UV:
            environment.setdefault(PIP_TO_UV[name], ",".join(value.split()) if name == "find-links" else value)
    # pip chooses among all its indexes; uv would stop at the first that knows the name.
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    environment.setdefault("UV_LINK_MODE", "hardlink" if _same_disk() else "copy")
    environment["VIRTUAL_ENV"] = str(VENV)
    return environment


def _same_disk() -> bool:
    cache = Path(os.environ.get("UV_CACHE_DIR", Path.home() / ".cache"))
    return cache.exists() and cache.stat().st_dev == ROOT.stat().st_dev


def _pip_settings() -> dict[str, str]:
    """What `pip config list` says, where the environment stands before the files and so overrules them."""
    listed = subprocess.run([*_pip(), "config", "list"], capture_output=True, text=True, check=False).stdout
    settings: dict[str, str] = {}
    for line in listed.splitlines():
        key, separator, value = line.partition("=")
        if separator:
            settings.setdefault(key.lstrip(":").split(".", 1)[-1], value.strip("'\""))
    return settings
