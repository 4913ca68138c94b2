"""Puts the ready-built nhsuk-frontend into ``static/nhsuk`` and records what was put there.

Run by hand when the version changes: ``npm pack nhsuk-frontend@10.6.1`` and then
``python -m nestling.design.vendoring nhsuk-frontend-10.6.1.tgz``. Nothing runs Node after that.
"""

import hashlib
import json
import re
import sys
import tarfile
from pathlib import Path

VERSION = "10.6.1"
HERE = Path(__file__).parent
TARGET = HERE / "static" / "nhsuk"
BUILT = "package/dist/nhsuk"
STYLES = f"{BUILT}/nhsuk-frontend-{VERSION}.min.css"
SCRIPT = f"{BUILT}/nhsuk-frontend-{VERSION}.min.js"

LICENCE = """MIT License

Copyright (c) 2019 NHS.UK

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def without_licensed_font(styles: str) -> str:
    """Frutiger is licensed to NHS bodies and loads from another host; Arial follows in the stack."""
    return re.sub(r"@font-face\{[^}]*\}", "", styles)


def with_local_icons(styles: str) -> str:
    return styles.replace("url(/assets/images/", "url(images/")


def without_source_map(text: str) -> str:
    return re.sub(r"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$", "\n", text)


def icons_named_in(styles: str) -> list[str]:
    """Only the icons the styles use: the others carry the NHS logo, which needs permission."""
    return sorted(set(re.findall(r"url\(images/([\w-]+\.svg)", styles)))


def prepared(archive: tarfile.TarFile) -> dict[str, bytes]:
    """Every file to be written, by its name under ``static/nhsuk``."""

    def read(name: str) -> bytes:
        return archive.extractfile(name).read()

    styles = without_source_map(with_local_icons(without_licensed_font(read(STYLES).decode())))
    files = {
        f"nhsuk-frontend-{VERSION}.min.css": styles.encode(),
        f"nhsuk-frontend-{VERSION}.min.js": without_source_map(read(SCRIPT).decode()).encode(),
        "LICENCE.txt": LICENCE.encode(),
    }
    for icon in icons_named_in(styles):
        files[f"images/{icon}"] = read(f"{BUILT}/assets/images/{icon}")
    return files


def sums(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


def vendor(tarball: Path, target: Path = TARGET) -> dict[str, str]:
    """Write the prepared files and ``vendored.json``; return the recorded sums."""
    with tarfile.open(tarball) as archive:
        files = prepared(archive)
    for name, content in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    record = {
        "package": f"nhsuk-frontend {VERSION}",
        "tarball_sha256": hashlib.sha256(tarball.read_bytes()).hexdigest(),
        "files_sha256": sums(files),
    }
    (target / "vendored.json").write_text(json.dumps(record, indent=2) + "\n")
    return record["files_sha256"]


if __name__ == "__main__":
    for written, digest in vendor(Path(sys.argv[1])).items():
        sys.stdout.write(f"{digest[:12]}  {written}\n")
