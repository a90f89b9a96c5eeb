"""Only what has changed is made again, and what is left is what would be made."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from folders import INDEX, ROOT, batch_of, built, edit, own_workspace, tree

from csogp_docs.batch.batch import Stale
from csogp_docs.batch.dry_run import would_build
from csogp_docs.batch.running import build
from csogp_docs.errors import ProblemsFound, WorkspaceError
from csogp_docs.pipeline.reading import Shown
from csogp_docs.publish import manifest
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.publish.order import Wanted

WORDING = "content/programmes/csogp/wording/report.yaml"
KINDS = ("psr", "statement", "summary")
TRACED = "wm-0131/file/trace.json"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace and what was built of it."""
    folder = tmp_path_factory.mktemp("first")
    workspace = own_workspace(folder / "workspace")
    built(batch_of(workspace, folder / "output"))
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    shutil.copytree(first, tmp_path / "copy")
    return tmp_path / "copy"


def again(folder: Path) -> set[str]:
    """Build again; return what was made, which must be as if made from nothing."""
    workspace, output = folder / "workspace", folder / "output"
    outcomes = built(batch_of(workspace, output))
    built(batch_of(workspace, folder / "fresh"))

    assert tree(output) == tree(folder / "fresh")
    return {name for it in outcomes.values() for name in it.made}


def test_nothing_changed_and_nothing_is_made(folder: Path) -> None:
    """Not even the manifest is touched."""
    output = folder / "output"
    before = {path: path.stat().st_ctime_ns for path in output.rglob("*")}
    outcomes = built(batch_of(folder / "workspace", output))
    after = {path: path.stat().st_ctime_ns for path in output.rglob("*")}

    assert list(outcomes) == ["wm-0131", "wm-0134", "wm-0147"]
    assert not any(it.made or it.trouble for it in outcomes.values())
    assert [len(it.kept) for it in outcomes.values()] == [4, 4, 4]
    assert before == after


def test_where_nothing_changed_nothing_heavy_is_imported(folder: Path) -> None:
    """That is what makes it quick: what makes documents is not there at all."""
    program = (
        "import atexit, sys\n"
        "from csogp_docs.cli import main\n"
        "heavy = {'weasyprint', 'pydantic', 'jinja2', 'yaml', 'pikepdf', 'holidays'}\n"
        "atexit.register(lambda: print(sorted(heavy & sys.modules.keys())))\n"
        "main(['-w', sys.argv[1], 'build', '-o', sys.argv[2], '--format', 'html'])\n"
    )
    answer = subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-c", program),
            *(str(folder / "workspace"), str(folder / "output")),
        ],
        cwd=folder / "workspace",
        check=True,
        capture_output=True,
        text=True,
    )

    assert answer.stdout == (
        f"Nothing has changed; the 3 cases in {folder / 'output'} are up to date.\n[]\n"
    )


def test_one_case_changed_and_one_case_is_made(folder: Path) -> None:
    """And the index, where what it tells of the case is another thing now."""
    case = folder / "workspace" / "cases" / "wm-0131.yaml"
    edit(case, "I would be more concerned", "I would be much more concerned")

    assert again(folder) == {f"wm-0131/file/{kind}.html" for kind in KINDS} | {TRACED}
    edit(case, "FICTIONAL - SPECIMEN", "SPECIMEN")
    assert "index.html" in again(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "made"),
    [
        (
            WORDING,
            "Everything in it is stated as at",
            "All of it is stated as at",
            {"psr"},
        ),
        (
            "content/programmes/csogp/wording/leaflet.yaml",
            '"A national treatment programme"',
            '"A programme of treatment"',
            set(),
        ),
        (
            "content/wording/unknowns.yaml",
            "awaited{% if source %}",
            "still awaited{% if source %}",
            set(KINDS),
        ),
        (
            "content/programmes/csogp/documents/summary.yaml",
            "title: Case summary",
            "title: Summary of the case",
            {"summary"},
        ),
        (
            "templates/documents/statement.html.j2",
            "report.html.j2",
            "report.html.j2",
            set(),
        ),
    ],
)
def test_a_change_of_content_touches_what_can_say_it(
    file: str, old: str, new: str, made: set[str], folder: Path
) -> None:
    """A sentence, an outline; and what is about another document touches none."""
    path = folder / "workspace" / file
    if old == new:
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        made = {"statement"}
    else:
        edit(path, old, new)
    cases = ("wm-0131", "wm-0134", "wm-0147")

    files = {f"{kind}.html" for kind in made}
    # What sentences rest on has their words in it; a template has none.
    files |= {"trace.json"} if made and file.startswith("content") else set()

    assert again(folder) == {f"{case}/file/{name}" for case in cases for name in files}


@pytest.mark.parametrize("output", ["output", "fresh"])
def test_content_and_templates_that_changed_are_proved_before_they_are_used(
    output: str, folder: Path
) -> None:
    """Whatever was built under others before; and what was built stays as it is."""
    before = tree(folder / output)
    page = folder / "workspace" / "templates" / "documents" / "statement.html.j2"
    edit(page, "{% extends", "<img src='https://example.org/x.png'>{% extends")

    with pytest.raises(ProblemsFound) as raised:
        built(batch_of(folder / "workspace", folder / output))
    shown = [it for it in raised.value.problems if isinstance(it, Shown)]
    assert "CS507" in {it.problem.code for it in shown}
    assert {name: it for name, it in tree(folder / output).items() if it} == before


def test_a_typeface_touches_everything(folder: Path) -> None:
    """Each page could be set in it."""
    path = folder / "workspace" / "templates" / "assets" / "fonts" / "OFL.md"
    path.write_text("The licence.", encoding="utf-8")

    assert len(again(folder)) == 9 + len(INDEX)


@pytest.mark.parametrize(
    "harm", ["flipped", "cut", "emptied", "removed", "exchanged", "index"]
)
def test_an_output_that_was_altered_is_made_again(harm: str, folder: Path) -> None:
    """Whatever was done to it, and though its times were put back."""
    name = "index.html" if harm == "index" else "wm-0134/file/psr.html"
    path = folder / "output" / name
    whole = path.read_bytes()
    match harm:
        case "flipped" | "index":
            path.write_bytes(whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])
        case "cut":
            path.write_bytes(whole[:-1])
        case "emptied":
            path.write_bytes(b"")
        case "removed":
            path.unlink()
        case _:
            shutil.copy(folder / "output" / "wm-0131" / "file" / "psr.html", path)

    assert again(folder) == ({*INDEX} if harm == "index" else {name})
    assert path.read_bytes() == whole


def test_a_manifest_that_was_altered_proves_nothing(folder: Path) -> None:
    """Everything is made again, and is what it was."""
    before = tree(folder / "output")
    path = folder / "output" / "manifest.json"
    edit(path, '"carries": "reasons"', '"carries": "proposal"')

    assert len(again(folder)) == 12 + len(INDEX)
    assert tree(folder / "output") == before


def test_another_version_is_told_by_name(folder: Path) -> None:
    """What was made under another version of the renderer is made again."""
    output = folder / "output"
    known = manifest.read(output)
    (inputs,) = known.inputs.values()
    now = inputs["versions"]["weasyprint"]
    inputs["versions"] |= {"pango": "1.0.0", "weasyprint": "69.0"}
    known.inputs = {"another": inputs}
    for name, entry in known.files.items():
        known.files[name] = entry._replace(inputs="another")
    (output / "manifest.json").write_bytes(manifest.written(known))
    stale = list(would_build(batch_of(folder / "workspace", output)))

    assert [it.reference for it in stale] == ["wm-0131", "wm-0134", "wm-0147"]
    assert [it for it in stale[0].documents if it[1] in KINDS] == [
        ("file", kind) for kind in KINDS
    ]
    assert stale[0].why.startswith("pango was 1.0.0 and is 1.")
    assert stale[0].why.endswith(f", weasyprint was 69.0 and is {now}")


def test_what_would_be_made_is_told_and_not_made(folder: Path) -> None:
    """One line for each case and reason."""
    workspace, output = folder / "workspace", folder / "output"
    edit(workspace / WORDING, "Everything in it is stated as at", "All is stated as at")
    case = workspace / "cases" / "wm-0147.yaml"
    case.write_text(case.read_text(encoding="utf-8") + "# Read.\n", encoding="utf-8")
    (output / "wm-0131" / "file" / "summary.html").unlink()
    before = tree(output)
    stale = list(would_build(batch_of(workspace, output)))

    touched: tuple[Wanted, ...] = (("file", "psr"), ("file", "trace"))
    everything = Order(output=output).wanted

    assert tree(output) == before
    assert stale == [
        Stale("wm-0131", (("file", "summary"),), "the file is not there"),
        Stale("wm-0131", touched, "content that it can draw on has changed"),
        Stale("wm-0134", touched, "content that it can draw on has changed"),
        Stale(case.as_posix(), everything, "the case file is new or has changed"),
    ]


def test_everything_is_made_where_that_is_asked_for(folder: Path) -> None:
    """The bytes are the same."""
    batch = batch_of(folder / "workspace", folder / "output")
    before = tree(folder / "output")
    outcomes = built(dataclasses.replace(batch, force=True))

    assert sum(len(it.made) for it in outcomes.values()) == 12 + len(INDEX)
    assert tree(folder / "output") == before


def test_a_case_that_was_taken_away_keeps_its_documents(folder: Path) -> None:
    """It is named, so that a person may remove them; and leaves the index."""
    workspace, output = folder / "workspace", folder / "output"
    (workspace / "cases" / "wm-0134.yaml").unlink()
    outcomes = built(batch_of(workspace, output))

    assert list(outcomes) == ["wm-0131", "wm-0147", "index", "wm-0134"]
    assert outcomes["wm-0134"].orphaned
    assert outcomes["wm-0134"].kept == (
        *(f"wm-0134/file/{kind}.html" for kind in KINDS),
        "wm-0134/file/trace.json",
    )
    assert (output / "wm-0134" / "file" / "psr.html").is_file()
    assert b"wm-0134" not in (output / "index.html").read_bytes()


def test_a_case_that_fails_leaves_what_was_made_before(folder: Path) -> None:
    """It is tried every time, and the others are not made again."""
    workspace, output = folder / "workspace", folder / "output"
    edit(
        workspace / "cases" / "wm-0131.yaml",
        "months: 36\n  starts",
        "months: x\n  starts",
    )
    before = tree(output / "wm-0131")
    for made in (INDEX, ()):
        outcomes = built(batch_of(workspace, output))
        failed, *others = outcomes.values()

        assert failed.trouble == "the case file has errors"
        assert [it.problem.code for it in failed.problems] == ["CS203"]
        assert tuple(name for it in others for name in it.made) == made
        assert tree(output / "wm-0131") == before


def test_two_files_with_one_reference_are_told_whichever_is_new(folder: Path) -> None:
    """The first in order is built, though the other had been."""
    workspace, output = folder / "workspace", folder / "output"
    shutil.copy(
        workspace / "cases" / "wm-0147.yaml", workspace / "cases" / "wm-0140.yaml"
    )
    outcomes = list(build(batch_of(workspace, output)))
    second = next(it for it in outcomes if it.trouble)

    assert second.reference.endswith("cases/wm-0147.yaml")
    assert [it.problem.code for it in second.problems] == ["CS321"]
    assert [it.reference for it in outcomes if not it.trouble] == [
        "wm-0131",
        "wm-0134",
        "wm-0147",
    ]


def test_a_document_with_nothing_to_say_is_not_made_again_and_again(
    tmp_path: Path,
) -> None:
    """That it has nothing to say is known as well as what another says."""
    workspace = own_workspace(tmp_path / "workspace", ("wm-0131",))
    batch = batch_of(workspace, tmp_path / "output", section="programme")
    (first,) = built(batch).values()
    (second,) = built(batch).values()

    assert first.made == (
        "wm-0131/file/statement-programme.html",
        "wm-0131/file/trace.json",
    )
    assert second.made == ()
    assert list(tree(tmp_path / "output")) == [
        "manifest.json",
        "wm-0131/file/statement-programme.html",
        "wm-0131/file/trace.json",
    ]


def test_a_document_that_is_not_made_for_somebody_is_refused_every_time(
    folder: Path,
) -> None:
    """Also where all else that was asked for is there."""
    workspace, output = folder / "workspace", folder / "output"
    built(batch_of(workspace, output, audiences=("court",)))
    order = {"audiences": ("court",), "documents": ("psr", "summary")}
    for _ in range(2):
        with pytest.raises(WorkspaceError, match="summary is not made for court"):
            built(batch_of(workspace, output, **order))


def test_what_changes_while_it_is_read_is_not_taken_for_current(folder: Path) -> None:
    """The build says so, and the next one makes what it made again."""
    workspace, output = folder / "workspace", folder / "output"
    batch = dataclasses.replace(batch_of(workspace, output), force=True)
    template = workspace / "templates" / "documents" / "psr.html.j2"
    running = build(batch)
    next(running)
    template.write_text(template.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"documents/psr\.html\.j2 was changed"):
        list(running)

    assert len(again(folder)) == 12 + len(INDEX)


def test_a_case_file_that_changes_while_it_is_built_is_told(folder: Path) -> None:
    """What was made of it is not written."""
    workspace, output = folder / "workspace", folder / "output"
    batch = dataclasses.replace(batch_of(workspace, output), force=True)
    running = build(batch)
    next(running)
    edit(workspace / "cases" / "wm-0134.yaml", "case: wm-0134", "case: wm-0134 # Read")
    outcome = next(running)
    running.close()

    assert outcome.reference == "wm-0134"
    assert outcome.trouble == "its file was changed while it was built; build it again"
    assert outcome.made == ()


def test_the_workspace_as_shipped_is_what_is_copied() -> None:
    """The tests above look at what there is."""
    assert (ROOT / WORDING).is_file()
