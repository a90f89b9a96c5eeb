"""Documents made in other processes are the same, and no case costs another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import batch_of, built, own_workspace, tree
from makers import PARENT, makers

from csogp_docs.batch import originals
from csogp_docs.batch.tasks import Limits, Task
from csogp_docs.batch.workers import Workers
from csogp_docs.load.inputs import fingerprint_of_file
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.publish import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = ("wm-0131", "wm-0132", "wm-0134", "wm-0137", "wm-0141", "wm-0147")

# What a page of one case does to whoever sets it; each is what a template can say.
POISONS = """\
{% if document.reference == "wm-0132" %}
{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}
{% elif document.reference == "wm-0134" %}{% set x = "x" * 3000000000 %}
{% elif document.reference == "wm-0137" %}
{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}
{% endif %}
{% extends "components/report.html.j2" %}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with six cases."""
    return own_workspace(tmp_path / "workspace", CASES)


@pytest.mark.parametrize("copied", [True, False])
def test_poisoned_cases_are_set_aside_by_name_and_the_others_made(
    workspace: Path,
    tmp_path: Path,
    *,
    copied: bool,
) -> None:
    """One hangs, one fills the memory, one goes round in circles; three are well."""
    page = workspace / "templates" / "documents" / "summary.html.j2"
    page.write_text(POISONS, encoding="utf-8")
    batch = batch_of(workspace, tmp_path / "output", documents=("summary",))
    press = Press(
        batch.order, open_workspace(batch.workspace), inputs_of(batch.workspace)
    )
    tasks = [
        Task(path, fingerprint_of_file(path), (("file", "summary"),))
        for path in sorted((workspace / "cases").iterdir())
    ]
    with Workers(2, lambda: press, Limits(seconds=4), copied=copied) as workers:
        results = [it.making for it in workers.make(tasks)]
    hung, filled, circular = results[1:4]

    assert [it.reference for it in results if not it.trouble] == [
        "wm-0131",
        "wm-0141",
        "wm-0147",
    ]
    assert all(it.names == (f"{it.reference}/file/summary.html",) for it in results[4:])
    assert hung.reference.endswith("cases/wm-0132.yaml")
    assert hung.trouble == "it took longer than 4 seconds, twice"
    assert "MemoryError" in filled.trouble
    assert "RecursionError" in circular.trouble
    assert makers(PARENT, os.getpid()) == []


LISTENING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from csogp_docs.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def running(workspace: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build of all documents by two workers, which has made those of one case."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [
            *(sys.executable, "-uc", LISTENING, "-w", str(workspace)),
            *("build", "-o", str(tmp_path / "output"), "--only", "summary"),
            *("--jobs", "2"),
        ],
        cwd=workspace,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "wm-0131: 3 files\n"
        yield process
        process.kill()


def gone(processes: list[int]) -> bool:
    """Wait a little for processes to end; tell whether they did."""
    for _ in range(100):
        if not any(Path(f"/proc/{it}").exists() for it in processes):
            return True
        time.sleep(0.1)
    return False


def test_an_interruption_ends_every_process(
    running: subprocess.Popen[str], tmp_path: Path
) -> None:
    """As Ctrl-C does, which all processes hear; what was made is whole and known."""
    workers = makers(PARENT, running.pid)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    known = manifest.read(tmp_path / "output").files
    files = tree(tmp_path / "output")
    del files["manifest.json"]

    assert len(workers) == 2
    assert running.returncode == 130
    assert errors == "csogp-docs: interrupted\n"
    assert gone(workers)
    assert files
    assert {name: manifest.fingerprint(it) for name, it in files.items()} == {
        name: it.sha256 for name, it in known.items()
    }


def test_workers_do_not_outlive_a_build_that_is_killed(
    running: subprocess.Popen[str],
) -> None:
    """The kernel ends them."""
    workers = makers(PARENT, running.pid)
    running.kill()
    running.communicate(timeout=60)

    assert len(workers) == 2
    assert gone(workers)


def assert_all_is_made(
    running: subprocess.Popen[str], workspace: Path, tmp_path: Path
) -> None:
    """Wait for a build, and hold what it made against what this one process makes."""
    shown, errors = running.communicate(timeout=120)
    batch = batch_of(
        workspace, tmp_path / "one", documents=("summary",), formats=("html", "pdf")
    )
    built(batch)

    assert "Built 6 of 6 cases" in shown
    assert errors == ""
    assert running.returncode == 0
    assert tree(tmp_path / "output") == tree(tmp_path / "one")


def test_a_worker_that_is_killed_costs_no_case(
    running: subprocess.Popen[str], workspace: Path, tmp_path: Path
) -> None:
    """Its case is made by another, and all is as if this one process had made it."""
    os.kill(makers(PARENT, running.pid)[0], signal.SIGKILL)

    assert_all_is_made(running, workspace, tmp_path)


def test_an_original_that_is_killed_costs_no_case(
    running: subprocess.Popen[str], workspace: Path, tmp_path: Path
) -> None:
    """Its copies end with it; another is begun, and all is made."""
    worker = makers(PARENT, running.pid)[0]
    original = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[1]
    os.kill(int(original), signal.SIGKILL)

    assert_all_is_made(running, workspace, tmp_path)
    assert gone([worker])


def test_no_original_is_left() -> None:
    """Whoever reads what a build says would wait for it."""
    with Workers(1, pytest.fail, lays_out=False, copied=True):
        original = Path(f"/proc/{originals.process()}")
        assert original.exists()

    assert not original.exists()


def assert_builds_where(workspace: Path, variable: str, value: Path) -> None:
    """Build by two workers, with one variable of the environment set."""
    ran = subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-m", "csogp_docs", "-w", str(workspace), "build"),
            *("-o", str(workspace / "output"), "--format", "html", "--jobs", "2"),
        ],
        cwd=workspace,
        env={**os.environ, variable: str(value)},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )

    assert ran.stderr == ""
    assert ran.returncode == 0


def test_where_no_socket_can_be_had_workers_are_begun_each_by_itself(
    workspace: Path, tmp_path: Path
) -> None:
    """The name of one may have no more than 107 characters, as that of a folder may."""
    folder = tmp_path / ("long" * 30)
    folder.mkdir()

    assert_builds_where(workspace, "TMPDIR", folder)


def test_a_build_ends_where_there_are_no_other_programs(
    workspace: Path, tmp_path: Path
) -> None:
    """A small system has nothing that lists processes; the workers end all the same."""
    assert_builds_where(workspace, "PATH", tmp_path)
