"""What was built can be proved: it is made again, and compared byte by byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from folders import INDEX, batch_of, built, edit, own_workspace, tree

from csogp_docs.batch.verifying import Verified, verify
from csogp_docs.load.inputs import fingerprint_of_file

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

CASE = "wm-0131"
WORDING = "content/programmes/csogp/wording/report.yaml"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace and the finals and PDFs that were built of it."""
    folder = tmp_path_factory.mktemp("first")
    workspace = own_workspace(folder / "workspace", (CASE, "wm-0134"))
    built(
        batch_of(
            workspace,
            folder / "output",
            audiences=("court", "file"),
            final=True,
        )
    )
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    shutil.copytree(first, tmp_path / "copy")
    return tmp_path / "copy"


def verified(folder: Path, *paths: Path) -> dict[str, Verified]:
    """Verify files of the output."""
    workspace = folder / "workspace"
    batch = batch_of(workspace, folder / "output")
    cases = [workspace / "cases"]
    found = verify(paths, folder / "output", cases, batch.workspace)
    return {it.name: it for it in found}


def test_what_was_built_is_identical_and_nothing_is_written(folder: Path) -> None:
    """Every file about a case is made again; the index is held to its fingerprint."""
    before = tree(folder / "output")
    found = verified(folder)

    assert all(it.identical for it in found.values())
    assert {name for name, it in found.items() if not it.remade} == {*INDEX}
    assert set(found) == set(before) - {"manifest.json"}
    assert f"{CASE}/court/psr.html" in found
    assert tree(folder / "output") == before


def test_only_what_is_named_is_verified(folder: Path) -> None:
    """A file, or all of a folder."""
    output = folder / "output"
    found = verified(folder, output / CASE / "court", output / "index.html")

    assert sorted({name.rpartition("/")[0] for name in found}) == ["", f"{CASE}/court"]
    assert "index.html" in found


def test_what_was_altered_or_removed_is_told(folder: Path) -> None:
    """Whatever could be made again: the file is not what was sent out."""
    output = folder / "output"
    edit(output / CASE / "file" / "psr.html", "Pre-sentence report</h1>", "Report</h1>")
    (output / CASE / "court" / "psr.html").unlink()
    edit(output / "index.html", "Index of cases</h1>", "Index</h1>")
    found = {name: it.trouble for name, it in verified(folder).items() if it.trouble}

    assert found == {
        f"{CASE}/court/psr.html": "it is not there",
        f"{CASE}/file/psr.html": "it is not as it was written",
        "index.html": "it is not as it was written",
    }


def test_a_case_that_has_changed_is_named_with_both_fingerprints(folder: Path) -> None:
    """The other cases are as they were."""
    case = folder / "workspace" / "cases" / f"{CASE}.yaml"
    before = fingerprint_of_file(case)
    edit(case, "I would be more concerned", "I would be much more concerned")
    found = verified(folder)
    (change,) = found[f"{CASE}/court/psr.html"].differs

    assert (change.name, change.before) == ("the case file", before)
    assert change.now == fingerprint_of_file(case)
    assert all(it.identical for name, it in found.items() if CASE not in name)


def test_what_would_be_found_and_said_otherwise_is_told_without_words(
    folder: Path, run: Run
) -> None:
    """The law of 2000 allows three years of such an order, and not four."""
    workspace, output = folder / "workspace", folder / "output"
    edit(workspace / "cases" / f"{CASE}.yaml", "  months: 36\n", "  months: 48\n")
    result = run("-w", workspace, "verify", output / CASE / "court", "-o", output)
    lines = result.stdout.splitlines()
    first, second = (at for at, it in enumerate(lines) if it.startswith(CASE))

    assert lines[first].startswith(
        f"{CASE}/court/psr.html: cannot be made again: cannot be final while"
    )
    assert lines[first + 1 : first + 4] == [
        "  ROUTE-LIMITS was met and is not met",
        "  PROPOSAL-OR-REASONS was proposal and is not met",
        "  in conclusion: heading",
    ]
    assert "  in conclusion: proposal.length" in lines[first:second]
    assert "  in outcome: proposal.length" in lines[second:]
    assert not any("48" in it or "months" in it for it in lines)


def test_without_a_trace_of_the_time_nothing_is_told_of_what_was(folder: Path) -> None:
    """One that was altered since is no witness."""
    trace = folder / "output" / CASE / "file" / "trace.json"
    trace.write_bytes(trace.read_bytes() + b" ")
    edit(
        folder / "workspace" / "cases" / f"{CASE}.yaml",
        *("I would be more concerned", "I would be much more concerned"),
    )

    assert verified(folder)[f"{CASE}/court/psr.html"].effects is None


def test_content_that_has_changed_is_named_by_file(folder: Path, run: Run) -> None:
    """Where a document can say it; and the exit code tells a script."""
    workspace, output = folder / "workspace", folder / "output"
    before = fingerprint_of_file(workspace / WORDING)
    edit(workspace / WORDING, "Everything in it is stated as at", "All is stated as at")
    now = fingerprint_of_file(workspace / WORDING)
    result = run("-w", workspace, "verify", output / CASE / "court", "-o", output)

    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        f"{CASE}/court/psr.html: would be another file: {WORDING} was {before[:12]} "
        f"and is {now[:12]}"
    )
    assert result.stdout.splitlines()[-1].endswith(f"files in {output} are identical.")


def test_a_case_that_is_gone_or_has_errors_is_told(folder: Path) -> None:
    """Nothing can be proved of its documents."""
    (folder / "workspace" / "cases" / f"{CASE}.yaml").unlink()
    found = verified(folder)

    assert found[f"{CASE}/court/psr.html"].trouble == (
        "no case file with its reference, or none without errors"
    )


def test_a_final_is_never_overwritten(folder: Path) -> None:
    """What would replace it is written beside it, and so on; a draft gives way."""
    workspace, output = folder / "workspace", folder / "output"
    case = workspace / "cases" / f"{CASE}.yaml"
    court = output / CASE / "court"
    order = {"audiences": ("court",), "documents": ("psr",)}
    sent = (court / "psr.html").read_bytes()

    outcomes = built(batch_of(workspace, output, final=True, **order))
    assert not any(it.made for it in outcomes.values() if it.reference != "index")

    outcomes = built(batch_of(workspace, output, **order))
    assert f"{CASE}/court/psr.v2.html" in outcomes[CASE].made
    draft = (court / "psr.v2.html").read_bytes()
    assert b"DRAFT" in draft

    edit(case, "I would be more concerned", "I would be much more concerned")
    outcomes = built(batch_of(workspace, output, final=True, **order))
    second = (court / "psr.v2.html").read_bytes()
    assert f"{CASE}/court/psr.v2.html" in outcomes[CASE].made
    assert second not in {draft, sent}

    edit(case, "I would be much more", "I would be far more")
    outcomes = built(batch_of(workspace, output, final=True, **order))
    assert f"{CASE}/court/psr.v3.html" in outcomes[CASE].made
    assert (court / "psr.v2.html").read_bytes() == second
    assert (court / "psr.html").read_bytes() == sent
    assert verified(folder)[f"{CASE}/court/psr.v3.html"].identical
    again = built(batch_of(workspace, output, final=True, **order))
    assert not any(it.made for it in again.values())


def test_the_index_leads_to_the_last_of_several_versions(folder: Path) -> None:
    """Whoever looks a report up gets the one that counts."""
    case = folder / "workspace" / "cases" / f"{CASE}.yaml"
    edit(case, "I would be more concerned", "I would be much more concerned")
    output = folder / "output"
    built(
        batch_of(folder / "workspace", output, audiences=("court", "file"), final=True)
    )
    index = (output / "index.html").read_text(encoding="utf-8")

    assert f'href="{CASE}/court/psr.v2.html"' in index
    assert f'href="{CASE}/court/psr.html"' not in index
    assert 'href="wm-0134/court/psr.html"' in index


def test_a_final_that_was_removed_is_put_back_as_it_was(folder: Path) -> None:
    """Its inputs are the same, and so are its bytes and its name."""
    path = folder / "output" / CASE / "court" / "psr.html"
    sent = path.read_bytes()
    path.unlink()
    built(
        batch_of(
            folder / "workspace",
            folder / "output",
            audiences=("court", "file"),
            final=True,
        )
    )

    assert path.read_bytes() == sent
    assert not path.with_name("psr.v2.html").exists()
