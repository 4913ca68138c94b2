"""Tells whether a database has had exactly the migrations that the checkout holds."""

import hashlib

from workshop.places import REQUIREMENTS, ROOT


def fingerprint() -> str:
    """Changes when a migration or a grant of ours changes, or a package that might bring a migration of its own."""
    files = sorted((ROOT / "src").glob("nestling/**/migrations/*.py"))
    files += [REQUIREMENTS / "production.txt", *(ROOT / "src").glob("nestling/**/grant_application_role.py")]
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()
