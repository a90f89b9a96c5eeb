"""The wheel holds all that it needs, and works far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from own_content import unreleased

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603 - the command is this file's own
        [
            *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
            *("--outdir", str(folder), str(ROOT)),
        ],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel beside nothing else of ours; it finds what it depends on."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(  # noqa: S603 - the command is this file's own
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"),
            *("--no-index", "--target", str(folder), str(wheel)),
        ],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def installed(
    site: Path, tmp_path: Path
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run what was installed, in a folder outside the checkout."""

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - the command is this file's own
            [sys.executable, *(str(word) for word in words)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(site)},
            check=False,
            capture_output=True,
            text=True,
        )

    return run


def on_disk(folder: str, inside: str) -> set[str]:
    """Name the files of a folder of the checkout as the wheel should name them."""
    return {
        f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_wheel_holds_package_content_templates_and_nothing_else(wheel: Path) -> None:
    """Every file of the three folders is in it once, and the licences."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    about = {it for it in names if it.startswith("csogp_docs-0.1.0.dist-info/")}
    expected = (
        on_disk("csogp_docs", "csogp_docs")
        | on_disk("content", "csogp_docs/shipped/content")
        | on_disk("templates", "csogp_docs/shipped/templates")
    )

    assert len(names) == len(set(names))
    assert set(names) - about == expected
    assert {it.partition("/")[2] for it in about} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        "licenses/LICENSE",
        "licenses/templates/assets/fonts/OFL.md",
    }


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "shipped/content/facts.yaml",
        "shipped/content/programmes/csogp/rules.yaml",
        "shipped/templates/components/page.html.j2",
        "shipped/templates/documents/psr.html.j2",
        "shipped/templates/styles/print.css",
        "shipped/templates/assets/fonts/OFL.md",
        "shipped/templates/assets/fonts/SourceSans3-Regular.ttf",
        "shipped/templates/assets/fonts/SourceSans3-Semibold.ttf",
        "shipped/templates/assets/fonts/SourceSans3-It.ttf",
    ],
)
def test_wheel_holds_what_a_document_needs(wheel: Path, name: str) -> None:
    """Typed by hand, so that a folder lost from the checkout is noticed too."""
    with zipfile.ZipFile(wheel) as archive:
        assert archive.getinfo(f"csogp_docs/{name}").file_size > 0 or name == "py.typed"


def test_installed_package_is_the_one_that_runs(
    installed: Callable[..., subprocess.CompletedProcess[str]], site: Path
) -> None:
    """The tests below would tell nothing of the wheel if the checkout answered."""
    result = installed("-c", "import csogp_docs; print(csogp_docs.__file__)")

    assert result.stdout == f"{site / 'csogp_docs' / '__init__.py'}\n"


def test_cases_are_checked_and_built_far_from_the_checkout(
    installed: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """With the content and the typefaces that came with it."""
    shutil.copy(ROOT / "cases" / "wm-0131.yaml", tmp_path)
    checked = installed("-m", "csogp_docs", "check")
    built = installed("-m", "csogp_docs", "build")

    assert checked.stdout == "1 case file checked: no problems.\n"
    assert built.stderr == ""
    assert built.stdout == ("wm-0131: 7 files\nBuilt 1 of 1 cases in output.\n")
    report = tmp_path / "output" / "wm-0131" / "file" / "psr.pdf"
    assert report.read_bytes().startswith(b"%PDF")


def test_a_workspace_of_ones_own_changes_what_is_said(
    installed: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """Content changed in one place is found in the report and in the leaflet."""
    own = tmp_path / "own"
    unreleased(ROOT / "content", own / "content")
    area = own / "content" / "areas" / "west-mercia.yaml"
    text = area.read_text(encoding="utf-8")
    area.write_text(text.replace("West Mercia Area", "Far Area"), encoding="utf-8")
    case = shutil.copy(ROOT / "cases" / "wm-0131.yaml", tmp_path)
    command = ("-m", "csogp_docs", "-w", own)
    built = installed(*command, "build", case, "--only", "psr", "--format", "html")
    folded = installed(*command, "leaflet", "--edition", "web,print")
    report = (tmp_path / "output/wm-0131/file/psr.html").read_text(encoding="utf-8")
    leaflet = (tmp_path / "output/leaflet/west-mercia.html").read_text(encoding="utf-8")

    assert text.count("West Mercia Area") >= 1
    assert (built.returncode, folded.returncode) == (0, 0)
    assert folded.stdout == (
        "output/leaflet/west-mercia.html\noutput/leaflet/west-mercia-print.pdf\n"
    )
    assert "National Probation Service for England and Wales, Far Area" in report
    assert "Far Area" in leaflet
