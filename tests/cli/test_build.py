"""`build`: which documents are made, and what becomes of a case that will not do."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reading import blocks, page_of, text_of

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(__file__).resolve().parent.parent.parent


def files_in(folder: Path) -> list[str]:
    """Name every file of a folder, by its path in it."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_only_what_is_asked_for_is_made(run: Run, tmp_path: Path) -> None:
    """Two documents in one format are two files, and no index, which is for all."""
    result = run(
        *("build", "cases/wm-0131.yaml", "-o", tmp_path),
        *("--only", "statement, psr", "--format", "html"),
    )

    assert result.exit_code == 0
    assert result.stdout == f"wm-0131: 3 files\nBuilt 1 of 1 cases in {tmp_path}.\n"
    assert files_in(tmp_path) == [
        "manifest.json",
        "wm-0131/file/psr.html",
        "wm-0131/file/statement.html",
        "wm-0131/file/trace.json",
    ]


def test_a_section_keeps_the_numbers_it_has_in_the_whole(
    run: Run, built: Path, tmp_path: Path
) -> None:
    """So that both can be spoken of by the same numbers."""
    result = run(
        *("build", "cases/wm-0131.yaml", "-o", tmp_path),
        *("--section", "conclusion", "--format", "html"),
    )
    path = tmp_path / "wm-0131" / "file" / "psr-conclusion.html"
    (part,) = page_of(path).iter("section")
    whole = next(
        it
        for it in page_of(built / "wm-0131" / "file" / "psr.html").iter("section")
        if it.get("id") == "conclusion"
    )

    assert result.exit_code == 0
    assert files_in(tmp_path) == [
        "manifest.json",
        "wm-0131/file/psr-conclusion.html",
        "wm-0131/file/trace.json",
    ]
    assert blocks(part)[0] == "6 Conclusion"
    assert blocks(part)[1].startswith("6.1 The court will rightly regard this")
    assert text_of(part) == text_of(whole)


def test_a_section_that_a_case_has_no_use_for_is_told(run: Run, tmp_path: Path) -> None:
    """Where the programme is not proposed, nothing is said of what it would ask."""
    result = run(
        *("build", "cases/wm-0134.yaml", "cases/wm-0131.yaml", "-o", tmp_path),
        *("--section", "programme", "--format", "html"),
    )

    assert result.exit_code == 1
    assert result.stderr == (
        'wm-0134: not built: this case has nothing to say in the section "programme"\n'
    )
    assert files_in(tmp_path) == [
        "manifest.json",
        "wm-0131/file/statement-programme.html",
        "wm-0131/file/trace.json",
    ]


def test_an_unknown_section_stops_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    """The answer lists those that the documents asked for have."""
    result = run(
        *("build", "cases/wm-0131.yaml", "-o", tmp_path / "output"),
        *("--only", "summary", "--section", "conclusion"),
    )

    assert result.exit_code == 2
    assert result.stderr == (
        'csogp-docs: there is no section "conclusion"; there is: case, findings, '
        "not-known\n"
    )
    assert not (tmp_path / "output" / "wm-0131").exists()


def test_final_is_refused_while_a_finding_stands_in_the_way(
    run: Run, tmp_path: Path
) -> None:
    """The rule is named, and the other cases are built."""
    result = run(
        *("build", "cases/wm-0132.yaml", "cases/wm-0131.yaml", "-o", tmp_path),
        *("--final", "--only", "psr", "--format", "html"),
    )

    assert result.exit_code == 1
    assert result.stderr == (
        "wm-0132: not built: cannot be final while these findings stand in the way: "
        "ORDER-LENGTH, PROPOSAL-OR-REASONS\n"
    )
    assert "Built 1 of 2 cases" in result.stdout
    assert files_in(tmp_path) == [
        "manifest.json",
        "wm-0131/file/psr.html",
        "wm-0131/file/trace.json",
    ]


def test_one_bad_case_never_costs_another(run: Run, tmp_path: Path) -> None:
    """It is named at the end, and only then is anything said of a failure."""
    cases = tmp_path / "cases"
    cases.mkdir()
    for name in ("wm-0131", "wm-0134"):
        shutil.copy(ROOT / "cases" / f"{name}.yaml", cases)
    bad = cases / "wm-0132.yaml"
    text = (ROOT / "cases" / "wm-0132.yaml").read_text(encoding="utf-8")
    bad.write_text(text.replace("months: 35", "months: many"), encoding="utf-8")
    output = tmp_path / "output"
    result = run("build", cases, "-o", output, "--only", "psr", "--format", "html")

    assert result.exit_code == 1
    assert result.stdout == (
        f"wm-0131: 2 files\nwm-0134: 2 files\nBuilt 2 of 3 cases in {output}.\n"
    )
    assert result.stderr.splitlines()[-1] == (
        f"{bad.as_posix()}: not built: the case file has errors"
    )
    assert files_in(output) == [
        "manifest.json",
        "wm-0131/file/psr.html",
        "wm-0131/file/trace.json",
        "wm-0134/file/psr.html",
        "wm-0134/file/trace.json",
    ]


@pytest.mark.parametrize("output", ["taken/output", "taken"])
def test_a_folder_that_cannot_be_written_is_named(
    output: str, run: Run, tmp_path: Path
) -> None:
    """With what to do about it; it is no fault of the case."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    result = run(
        *("build", "cases/wm-0131.yaml", "-o", tmp_path / output),
        *("--only", "psr", "--format", "html"),
    )

    assert result.exit_code == 2
    assert str(tmp_path / output) in result.stderr
    assert "-o" in result.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


def workspace_with(template: str, broken: str, folder: Path) -> Path:
    """Make a workspace of its own in which one template is replaced."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "templates" / "documents" / template).write_text(broken, encoding="utf-8")
    return folder


def test_a_case_of_which_one_document_fails_is_not_half_written(
    run: Run, tmp_path: Path
) -> None:
    """The report was rendered before the statement failed, and is not written."""
    workspace = workspace_with(
        "statement.html.j2",
        '{% extends "components/report.html.j2" %}\n'
        '{% if document.reference == "wm-0131" %}'
        "{{ document.title.upper().nothing }}{% endif %}\n"
        "{% block styles %}\n"
        '{% if document.reference == "wm-0131" %}'
        "{{ document.title.upper().nothing }}{% endif %}\n"
        "{% endblock %}",
        tmp_path / "own",
    )
    output = tmp_path / "output"
    result = run(
        *("-w", workspace, "build", "cases/wm-0131.yaml", "cases/wm-0134.yaml"),
        *("-o", output, "--format", "html"),
    )

    assert result.exit_code == 1
    assert result.stderr.startswith(
        "wm-0131: not built: wm-0131: the template of statement cannot be used: "
        "documents/statement.html.j2:"
    )
    assert files_in(output) == [
        *("index-by-blocking.html", "index-by-carries.html", "index-by-date.html"),
        *("index.csv", "index.html", "manifest.json"),
        "wm-0134/file/psr.html",
        "wm-0134/file/statement.html",
        "wm-0134/file/summary.html",
        "wm-0134/file/trace.json",
    ]


def test_an_interruption_ends_in_130_and_a_manifest_that_is_true(
    tmp_path: Path,
) -> None:
    """What was written is whole, and its fingerprint is recorded."""
    for path in (ROOT / "cases").glob("*.yaml"):
        shutil.copy(path, tmp_path)
    # A shell starts what runs in its background deaf to interruptions.
    listening = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from csogp_docs.cli import main; main(['build', '.', '-o', 'output'])"
    )
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-uc", listening],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    output = tmp_path / "output"
    recorded = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    found = {
        name: hashlib.sha256((output / name).read_bytes()).hexdigest()
        for name in files_in(output)
        if name != "manifest.json"
    }

    assert first == "wm-0131: 7 files\n"
    assert process.returncode == 130
    assert errors == "csogp-docs: interrupted\n"
    # A document that has nothing to say is recorded, and has no file.
    assert found == {
        name: it["sha256"] for name, it in recorded["files"].items() if it["sha256"]
    }
    assert 6 <= len(found) < 110
