"""What is vendored is what was recorded, and it asks nothing of anywhere else."""

import hashlib
import io
import json
import tarfile

from nestling.design import vendoring

RECORD = json.loads((vendoring.TARGET / "vendored.json").read_text())


def test_vendored_files_are_the_recorded_ones():
    for name, digest in RECORD["files_sha256"].items():
        assert hashlib.sha256((vendoring.TARGET / name).read_bytes()).hexdigest() == digest


def test_nothing_vendored_is_unrecorded():
    found = {str(path.relative_to(vendoring.TARGET)) for path in vendoring.TARGET.rglob("*") if path.is_file()}
    assert found == RECORD["files_sha256"].keys() | {"vendored.json"}


def test_vendored_styles_ask_nothing_of_anywhere_else():
    styles = (vendoring.TARGET / f"nhsuk-frontend-{vendoring.VERSION}.min.css").read_text()
    assert "@font-face" not in styles
    assert "sourceMappingURL" not in styles
    assert "http" not in styles.replace("http://www.w3.org", "")
    for icon in vendoring.icons_named_in(styles):
        assert (vendoring.TARGET / "images" / icon).exists()


def test_vendoring_prepares_a_tarball(tmp_path):
    styles = (
        "@font-face{src:url(https://fonts.example/a)}a{b:url(/assets/images/x-y.svg)}\n/*# sourceMappingURL=a.map */"
    )
    contents = {
        vendoring.STYLES: styles,
        vendoring.SCRIPT: "export{};//# sourceMappingURL=a.map",
        f"{vendoring.BUILT}/assets/images/x-y.svg": "<svg/>",
    }
    with tarfile.open(tmp_path / "package.tgz", "w:gz") as archive:
        for name, text in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    recorded = vendoring.vendor(tmp_path / "package.tgz", tmp_path / "out")
    assert len(recorded) == 4
    made = {name: (tmp_path / "out" / name).read_text() for name in recorded}
    assert made[f"nhsuk-frontend-{vendoring.VERSION}.min.css"].strip() == "a{b:url(images/x-y.svg)}"
    assert made[f"nhsuk-frontend-{vendoring.VERSION}.min.js"].strip() == "export{};"
    assert "Permission is hereby granted" in made["LICENCE.txt"]
