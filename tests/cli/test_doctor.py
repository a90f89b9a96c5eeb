"""`doctor`: whatever would stop a document or change its bytes is said, and loudly."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csogp_docs.publish import manifest

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(__file__).resolve().parent.parent.parent
WELL = "All is well: documents can be made here, with the bytes they have."

# Hides a library from whoever looks for it, as if it were not installed.
WITHOUT_SUBSET = """
import ctypes, sys, cffi

def hidden(opens):
    def look(*words, **more):
        if any("harfbuzz-subset" in str(it) for it in words):
            raise OSError
        return opens(*words, **more)
    return look

ctypes.CDLL = hidden(ctypes.CDLL)
cffi.FFI.dlopen = hidden(cffi.FFI.dlopen)
from csogp_docs.cli import main
main(sys.argv[1:])
"""


def test_where_all_is_well_it_says_so(run: Run, tmp_path: Path) -> None:
    """With a line for each thing, and nothing is written or marked."""
    output = tmp_path / "output"
    result = run("doctor", "-o", output)
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[-1] == WELL
    assert "WRONG" not in result.stdout
    assert {
        "weasyprint: 70.0, as asked for",
        "pydyf: 0.13.0, as asked for",
        "weasyprint, inside: what it works out is remembered from page to page",
        "harfbuzz-subset: there",
        "pangoft2: there",
        "assets/fonts/SourceSans3-It.ttf: whole",
        "assets/fonts/SourceSans3-Regular.ttf: whole",
        "assets/fonts/SourceSans3-Semibold.ttf: whole",
        f"{output}: can be written",
    } <= set(lines)
    assert not output.exists()


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (
            "libharfbuzz-subset",
            (
                "WRONG: harfbuzz-subset: not there; no PDF can be made: one would take "
                "four times as long, and have other bytes than elsewhere; on Debian, "
                "type: apt-get install libharfbuzz-subset0"
            ),
        ),
        *(
            (
                f"lib{file}",
                (
                    f"WRONG: {name}: not there; no PDF can be made; on Debian, type: "
                    "apt-get install libpangoft2-1.0-0"
                ),
            )
            for file, name in {
                "fontconfig": "fontconfig",
                "gobject-2.0": "gobject",
                "harfbuzz.": "harfbuzz",
                "pango-1.0": "pango",
                "pangoft2-1.0": "pangoft2",
            }.items()
        ),
    ],
)
def test_a_library_that_is_not_there_is_named_with_its_package(
    file: str, line: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each that the renderer opens."""
    opens = ctypes.CDLL

    def without(name: str) -> ctypes.CDLL:
        if name.startswith(file):
            raise OSError(name)
        return opens(name)

    monkeypatch.setattr(ctypes, "CDLL", without)
    result = run("doctor", "-o", tmp_path)

    assert result.exit_code == 1
    assert line in result.stdout.splitlines()
    assert result.stdout.endswith("\n1 thing is wrong.\n")


def test_another_version_than_was_asked_for_is_named_with_both(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands first on the path is what is imported."""
    (tmp_path / "pydyf-0.1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    result = run("doctor", "-o", tmp_path / "output")

    assert result.exit_code == 1
    assert (
        "WRONG: pydyf: 0.1, where csogp-docs asks for 0.13.0; documents would have "
        "other bytes; type: pip install pydyf==0.13.0\n"
    ) in result.stdout


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("removed", "it cannot be read: No such file or directory"),
        ("cut", "it is no whole typeface"),
        ("emptied", "it is no whole typeface"),
    ],
)
def test_a_typeface_that_is_not_whole_is_named(
    harm: str, told: str, run: Run, tmp_path: Path
) -> None:
    """Each that a style sheet asks for."""
    (tmp_path / "content").mkdir()
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    path = tmp_path / "templates" / "assets" / "fonts" / "SourceSans3-It.ttf"
    whole = path.read_bytes()
    path.write_bytes(whole[:1000] if harm == "cut" else b"")
    if harm == "removed":
        path.unlink()
    result = run("-w", tmp_path, "doctor", "-o", tmp_path)

    assert result.exit_code == 1
    assert (
        f"WRONG: assets/fonts/SourceSans3-It.ttf: {told}; no PDF can be made. Install "
        "csogp-docs again\n"
    ) in result.stdout


def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    """One that is below a file, for example."""
    (tmp_path / "file").touch()
    result = run("doctor", "-o", tmp_path / "file" / "output")

    assert result.exit_code == 1
    assert f"WRONG: {tmp_path}/file/output: cannot be written: Not a dir" in (
        result.stdout
    )


def test_documents_made_with_other_versions_are_told(run: Run, tmp_path: Path) -> None:
    """What no package asks for is known by what was there when they were made."""
    run("build", "cases/wm-0131.yaml", "-o", tmp_path, "--format", "html")
    assert run("doctor", "-o", tmp_path).exit_code == 0
    known = manifest.read(tmp_path)
    (inputs,) = known.inputs.values()
    now, inputs["versions"]["pango"] = inputs["versions"]["pango"], "1.0.0"
    (tmp_path / "manifest.json").write_bytes(manifest.written(known))
    result = run("doctor", "-o", tmp_path)

    assert result.exit_code == 1
    assert (
        f"WRONG: {tmp_path}: documents there were made with pango 1.0.0, and would be "
        f"made with {now}; they would have other bytes\n"
    ) in result.stdout


def test_what_only_costs_time_is_marked_and_is_not_wrong(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a PyYAML without its parser in C."""
    monkeypatch.setattr("csogp_docs.pipeline.examining.IS_FAST", False)
    result = run("doctor", "-o", tmp_path)

    assert result.exit_code == 0
    assert "COSTS TIME: YAML: PyYAML is here without its parser in C" in result.stdout


def test_extras_are_told_with_what_they_lack(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are no fault; and without a record of the package, that is said."""
    asked = [
        "weasyprint==70.0",
        "click>=8.3",
        "click>=8.3; extra == 'cluster'",
        "no-such-package>=1 ; extra == 'cluster'",
        "click; extra == 'other'",
    ]
    monkeypatch.setattr("csogp_docs.load.installed.requires", lambda _: asked)
    told = run("doctor", "-o", tmp_path)
    monkeypatch.setattr("csogp_docs.load.installed.requires", lambda _: None)
    bare = run("doctor", "-o", tmp_path)

    assert told.stdout.endswith(
        f"extra cluster: not installed: no-such-package\nextra other: there\n{WELL}\n"
    )
    assert "COSTS TIME: csogp-docs: not installed" in bare.stdout
    assert (told.exit_code, bare.exit_code) == (0, 0)


def test_build_says_once_that_the_subset_library_is_not_there(tmp_path: Path) -> None:
    """Then the renderer would write other bytes, and warns; HTML is made without."""
    pages, without = (
        subprocess.run(  # noqa: S603 - our own program
            [
                *(sys.executable, "-c", WITHOUT_SUBSET, "build"),
                *("cases/wm-0131.yaml", "cases/wm-0134.yaml", "--only", "summary"),
                *("-o", str(tmp_path / form), "--format", form),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for form in ("html", "pdf")
    )
    first, *others = without.stderr.splitlines()

    assert (pages.returncode, pages.stderr) == (0, "")
    assert without.returncode == 1
    assert first == (
        "harfbuzz-subset is not there, so that no PDF can be made: one would take four "
        "times as long, and have other bytes than elsewhere. csogp-docs doctor says "
        "what to install."
    )
    assert [it.partition(": not built: ")[0] for it in others] == ["wm-0131", "wm-0134"]
    assert all("Using fontTools instead of HarfBuzz-Subset" in it for it in others)
    assert not list((tmp_path / "pdf").rglob("*.pdf"))
