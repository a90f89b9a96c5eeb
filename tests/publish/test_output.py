"""An output folder is held by one process, and its manifest is true at every moment."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from csogp_docs.errors import WorkspaceError
from csogp_docs.publish import journal, manifest
from csogp_docs.publish.manifest import CaseEntry, FileEntry, fingerprint, input_set_id
from csogp_docs.publish.output import held, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INPUTS = {"content": {"content/facts.yaml": "c0ffee"}, "versions": {}}
OTHER = {"content": {"content/facts.yaml": "decaf"}, "versions": {}}
CASE = CaseEntry(
    file="c0ffee",
    sha256="c0ffee",
    programme="csogp",
    area="west-mercia",
    date="2004-03-05",
    carries="proposal",
    marking="",
)


def file(content: bytes) -> tuple[bytes, FileEntry]:
    """Return a file of the case wm-0001, and its entry."""
    entry = FileEntry(
        sha256=fingerprint(content),
        inputs=input_set_id(INPUTS),
        content="",
        case="wm-0001",
    )
    return content, entry


def names_in(folder: Path) -> list[str]:
    """Name all files of a folder."""
    return sorted(
        it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file()
    )


def test_files_are_written_and_recorded(tmp_path: Path) -> None:
    """At the end there are the files and the manifest, and nothing else."""
    with held(tmp_path / "new", INPUTS) as output:
        output.put({"wm-0001/psr.html": file(b"abc")}, {"wm-0001": CASE})
    found = manifest.read(tmp_path / "new")

    assert names_in(tmp_path / "new") == ["manifest.json", "wm-0001/psr.html"]
    assert found.files == {"wm-0001/psr.html": file(b"abc")[1]}
    assert found.cases == {"wm-0001": CASE}
    assert found.inputs == {input_set_id(INPUTS): INPUTS}


def test_earlier_entries_stay_and_vanished_files_go(tmp_path: Path) -> None:
    """A build of one case keeps what is known of the others."""
    with held(tmp_path, INPUTS) as output:
        output.put({"a": file(b"a"), "b": file(b"b")}, {"wm-0001": CASE})
    (tmp_path / "a").unlink()
    with held(tmp_path, INPUTS) as output:
        output.put({"c": file(b"c")}, {})

    assert list(manifest.read(tmp_path).files) == ["b", "c"]


def test_where_nothing_is_done_nothing_is_written(tmp_path: Path) -> None:
    """Looking at an output folder makes no manifest and touches none."""
    with held(tmp_path, INPUTS):
        pass

    assert names_in(tmp_path) == []


def test_a_file_that_is_still_current_is_recorded_so(tmp_path: Path) -> None:
    """Its entry names the new set of inputs, as if it had been made under that."""
    with held(tmp_path, INPUTS) as output:
        output.put({"a": file(b"a")}, {"wm-0001": CASE})
    with held(tmp_path, OTHER) as output:
        output.confirm(["a"])
    found = manifest.read(tmp_path)

    assert found.files["a"].inputs == input_set_id(OTHER)
    assert found.inputs == {input_set_id(OTHER): OTHER}
    assert found.files["a"].sha256 == fingerprint(b"a")


def killed_after_one(folder: Path) -> None:
    """Put one file, and leave the folder as a process that is killed leaves it."""
    with held(folder, INPUTS) as output:
        output.put({"wm-0001/psr.html": file(b"abc")}, {"wm-0001": CASE})
        output.close = lambda: None  # type: ignore[method-assign]  # never reached


def test_a_run_that_was_killed_is_taken_up(tmp_path: Path) -> None:
    """What it had noted is known, and what it had not finished is swept away."""
    killed_after_one(tmp_path)
    unfinished = tmp_path / "wm-0002" / ".csogp-docs-x1.tmp"
    unfinished.parent.mkdir()
    unfinished.write_bytes(b"half")

    assert (tmp_path / ".manifest.journal").is_file()
    assert not (tmp_path / "manifest.json").exists()
    assert list(recorded(tmp_path).files) == ["wm-0001/psr.html"]
    with held(tmp_path, INPUTS):
        assert not unfinished.exists()
    assert names_in(tmp_path) == ["manifest.json", "wm-0001/psr.html"]
    assert manifest.read(tmp_path).cases == {"wm-0001": CASE}


def test_a_note_counts_only_whole(tmp_path: Path) -> None:
    """Whatever is missing of the journal's end, no half of a note is believed."""
    killed_after_one(tmp_path)
    path = tmp_path / ".manifest.journal"
    text = path.read_bytes()
    first = text.index(b"\n") + 1
    for length in range(len(text)):
        path.write_bytes(text[:length])
        found = journal.read(tmp_path)

        # The line is whole before the end of it is written.
        assert list(found.files) == ["wm-0001/psr.html"][: length >= len(text) - 1]
        assert bool(found.inputs) == (length >= first - 1)


def test_no_byte_of_a_note_can_be_changed_unnoticed(tmp_path: Path) -> None:
    """A note of which a byte was changed says nothing."""
    killed_after_one(tmp_path)
    path = tmp_path / ".manifest.journal"
    text = path.read_bytes()
    whole = journal.read(tmp_path)
    for at in range(len(text)):
        path.write_bytes(text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :])
        found = journal.read(tmp_path)

        assert found != whole
        assert not found.files or found.files == whole.files
        assert not found.inputs or found.inputs == whole.inputs


HOLDS = """
import sys
from pathlib import Path
from csogp_docs.publish.output import held

with held(Path(sys.argv[1]), {}, lambda: print("waits", flush=True)):
    print("holds", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holders() -> Iterator[list[subprocess.Popen[str]]]:
    """End every process that a test has started."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for it in started:
        it.kill()
        with it:  # closes its pipes, and waits for it
            pass


def holder(folder: Path, holders: list[subprocess.Popen[str]]) -> subprocess.Popen[str]:
    """Start a process that holds a folder until its input ends."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", HOLDS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    holders.append(process)
    return process


def said(process: subprocess.Popen[str]) -> str:
    """Return the next line that a process says."""
    assert process.stdout is not None
    return process.stdout.readline()


def test_the_second_waits_for_the_first(
    tmp_path: Path, holders: list[subprocess.Popen[str]]
) -> None:
    """It says so, and goes on once the first has finished."""
    first = holder(tmp_path, holders)
    assert said(first) == "holds\n"
    second = holder(tmp_path, holders)
    assert said(second) == "waits\n"
    assert second.stdout is not None
    assert select.select([second.stdout], [], [], 0.2)[0] == []
    assert first.stdin is not None
    first.stdin.close()

    assert said(second) == "holds\n"


def test_a_killed_process_holds_nothing(
    tmp_path: Path, holders: list[subprocess.Popen[str]]
) -> None:
    """Nobody has to remove a lock by hand."""
    first = holder(tmp_path, holders)
    assert said(first) == "holds\n"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    assert said(holder(tmp_path, holders)) == "holds\n"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """With what to do about it."""
    (tmp_path / "taken").write_bytes(b"")
    with (
        pytest.raises(WorkspaceError, match="Name a folder that can be written with"),
        held(tmp_path / "taken", INPUTS),
    ):
        pass
