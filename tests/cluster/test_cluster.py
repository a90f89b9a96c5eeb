"""Documents made by the workers of a cluster are those of one process."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from distributed import Client
from folders import batch_of, built, own_workspace, tree
from makers import SESSION, makers

from csogp_docs.batch.cluster import Cluster
from csogp_docs.batch.kit import Kit, packed
from csogp_docs.batch.making import Maker
from csogp_docs.batch.tasks import Limits, Task
from csogp_docs.errors import WorkspaceError
from csogp_docs.load.inputs import fingerprint_of_file
from csogp_docs.pipeline.press import inputs_of
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.publish import manifest
from csogp_docs.render.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ("wm-0131", "wm-0132", "wm-0134")
GIVES_UP_AT_ONCE = ("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
# All of it is on one machine, and at once.
pytestmark = pytest.mark.xdist_group("cluster")

# What the page of one case does to whoever sets it: it never ends.
ENDLESS = """\
{% if document.reference == "wm-0132" %}
{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}
{% endif %}
{% extends "components/report.html.j2" %}
"""


@dataclass(frozen=True)
class Worker:
    """A worker that runs; with a nanny, the process is that of the nanny."""

    address: str
    process: subprocess.Popen[bytes]


@dataclass(frozen=True)
class Scheduler:
    """A scheduler that runs; where workers are started, and how many came so far."""

    address: str
    folder: Path
    process: subprocess.Popen[bytes]

    @contextmanager
    def worker(self, *words: str, path: Path = ROOT) -> Iterator[Worker]:
        """Start a worker that finds the program on a path, and wait until it is there.

        It has one thread, and no case file or content of ours in its folder.
        """
        number = len(list(self.folder.iterdir()))
        scratch = self.folder / f"{number}"
        command = ("worker", self.address, *words, "--nthreads", "1")
        with process(*command, "--local-directory", str(scratch), path=path) as it:
            address = line_with(it, b"Start worker at:").split()[-1]
            line_with(it, b"Starting established connection")
            yield Worker(address, it)


@contextmanager
def process(
    *words: str, path: Path = ROOT, settings: tuple[tuple[str, str], ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program of Dask on loopback, away from the checkout, while it is needed."""
    command = [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1"]
    with subprocess.Popen(  # noqa: S603 - as each test says
        [*command, "--no-dashboard"],
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(path), **dict(settings)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as it:
        try:
            yield it
        finally:
            os.killpg(it.pid, signal.SIGKILL)


def line_with(it: subprocess.Popen[bytes], words: bytes) -> str:
    """Read what a program logs up to a line that holds some words, and return that."""
    assert it.stderr is not None
    for line in it.stderr:
        if words in line:
            return line.decode()
    raise AssertionError(words)


@contextmanager
def running_scheduler(folder: Path, *settings: tuple[str, str]) -> Iterator[Scheduler]:
    """Start a scheduler with some settings of Dask for it."""
    with process("scheduler", "--port", "0", settings=settings) as it:
        address = line_with(it, b"Scheduler at:").split()[-1]
        yield Scheduler(address, folder, it)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduler]:
    """A scheduler without workers."""
    with running_scheduler(tmp_path_factory.mktemp("workers")) as it:
        yield it


@pytest.fixture(scope="module")
def lasting(scheduler: Scheduler) -> Iterator[Worker]:
    """A worker as Dask starts it: its nanny looks after it. It stays to the end."""
    with scheduler.worker() as it:
        yield it


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with three cases."""
    return own_workspace(tmp_path / "workspace", CASES)


def build(
    workspace: Path, output: Path, *words: str, cwd: Path = ROOT
) -> subprocess.Popen[str]:
    """Begin to build the summaries of a workspace."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [
            *(sys.executable, "-um", "csogp_docs", "-w", str(workspace), "build"),
            *("-o", str(output), "--only", "summary", *words),
        ],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def maker_of(workspace: Path, output: Path) -> Maker:
    """Open a workspace to make summaries as HTML."""
    batch = batch_of(workspace, output, documents=("summary",))
    opened = open_workspace(batch.workspace)
    return Maker(batch.order, opened, inputs_of(batch.workspace))


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    """What makes summaries as HTML from the content as shipped."""
    folder = tmp_path_factory.mktemp("maker")
    return maker_of(own_workspace(folder / "workspace"), folder / "output")


def task_of(path: Path) -> Task:
    """Ask for the summary of a case."""
    return Task(path, fingerprint_of_file(path), (("file", "summary"),))


def test_a_cluster_without_workers_is_told(scheduler: Scheduler, maker: Maker) -> None:
    """With the line that starts one. So this comes before a worker that stays."""
    with (
        pytest.raises(WorkspaceError, match=f"no workers; .* {scheduler.address}$"),
        Cluster(scheduler.address, maker),
    ):
        pass


def test_a_worker_with_other_versions_is_refused_by_name(
    scheduler: Scheduler, maker: Maker, tmp_path: Path
) -> None:
    """Before anything is made; so is one without the program."""
    lies = tmp_path / "lies"
    (lies / "pydyf-0.1.dist-info").mkdir(parents=True)
    shutil.copytree(ROOT / "csogp_docs", lies / "csogp_docs")
    with (lies / "csogp_docs" / "errors.py").open("a", encoding="utf-8") as module:
        module.write("# A draft.\n")
    none = tmp_path / "none"
    (none / "csogp_docs").mkdir(parents=True)
    (none / "csogp_docs" / "__init__.py").touch()
    with (
        scheduler.worker("--no-nanny", path=lies) as liar,
        scheduler.worker("--no-nanny", path=none) as lacking,
        pytest.raises(WorkspaceError) as refused,
        Cluster(scheduler.address, maker),
    ):
        pass
    said = str(refused.value)

    assert f"{liar.address} would give other bytes: csogp-docs is " in said
    assert f"pydyf is 0.1 there and {versions()['pydyf']} here" in said
    assert f"{lacking.address} has no csogp-docs with the extra cluster" in said
    assert said.endswith("Install the same on every machine of the cluster")
    assert "weasyprint" not in said


def left_alone(worker: Worker) -> bool:
    """Wait a little for a worker to end its processes; tell whether it did."""
    for _ in range(900):
        if not makers(SESSION, worker.process.pid):
            return True
        time.sleep(0.1)
    return False


def test_a_worker_that_is_killed_costs_nothing(
    scheduler: Scheduler, lasting: Worker, workspace: Path, tmp_path: Path
) -> None:
    """Of two the second, which has no nanny, ends with cases under way."""
    output = tmp_path / "output"
    # So many that one worker alone is not thought to be enough.
    text = (workspace / "cases" / "wm-0131.yaml").read_text(encoding="utf-8")
    for number in range(200, 209):
        case = text.replace("wm-0131", f"wm-0{number}")
        (workspace / "cases" / f"wm-0{number}.yaml").write_text(case, encoding="utf-8")
    with (
        scheduler.worker("--no-nanny") as second,
        build(workspace, output, "--cluster", scheduler.address) as running,
    ):
        with Client(scheduler.address, set_as_default=False) as client:
            while not client.processing([second.address])[second.address]:
                assert running.poll() is None
                time.sleep(0.1)
        second.process.kill()
        assert running.stdout is not None
        shown = running.stdout.readline()
        busy = makers(SESSION, lasting.process.pid)
        rest, errors = running.communicate(timeout=120)
        shown += rest
    formats = ("html", "pdf")
    built(
        batch_of(workspace, tmp_path / "one", documents=("summary",), formats=formats)
    )

    assert "Built 12 of 12 cases" in shown
    assert errors == ""
    assert running.returncode == 0
    assert tree(output) == tree(tmp_path / "one")
    assert busy
    assert left_alone(lasting)


@pytest.mark.usefixtures("lasting")
def test_a_case_is_kept_to_its_limits_and_told_as_it_is_here(
    scheduler: Scheduler, workspace: Path, tmp_path: Path
) -> None:
    """One never ends, one has errors, one has no file; the other is made."""
    page = workspace / "templates" / "documents" / "summary.html.j2"
    page.write_text(ENDLESS, encoding="utf-8")
    faulty = workspace / "cases" / "wm-0134.yaml"
    faulty.write_text("case: wm-0134\n", encoding="utf-8")
    maker = maker_of(workspace, tmp_path / "output")
    tasks = [task_of(workspace / "cases" / f"{name}.yaml") for name in CASES]
    tasks.append(replace(tasks[0], path=tmp_path / "missing.yaml"))
    with Cluster(scheduler.address, maker, Limits(seconds=3)) as cluster:
        well, endless, *others = cluster.make(tasks)

    assert well == maker.make(tasks[0])
    assert well.making.names == ("wm-0131/file/summary.html",)
    assert endless.making.reference == tasks[1].path.as_posix()
    assert endless.making.trouble == "it took longer than 3 seconds, twice"
    assert others == [maker.make(it) for it in tasks[2:]]
    assert [it.problem.code for it in others[1].problems] == ["CS101"]


def test_a_client_that_is_killed_leaves_no_process_behind(
    scheduler: Scheduler, lasting: Worker, workspace: Path, tmp_path: Path
) -> None:
    """What it had sent is dropped, and what was begun of it."""
    words = ("--format", "html", "--cluster", scheduler.address)
    with build(workspace, tmp_path / "output", *words) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "wm-0131: 2 files\n"
        busy = makers(SESSION, lasting.process.pid)
        running.kill()

    assert busy
    assert left_alone(lasting)


def test_a_case_that_ends_every_worker_is_set_aside_by_name(
    workspace: Path, tmp_path: Path
) -> None:
    """Where Dask gives it up at once, so that only one more is spent on it."""
    page = workspace / "templates" / "documents" / "summary.html.j2"
    page.write_text(ENDLESS, encoding="utf-8")
    maker = maker_of(workspace, tmp_path / "output")
    tasks = [task_of(workspace / "cases" / f"{name}.yaml") for name in CASES[:2]]
    (tmp_path / "workers").mkdir()
    with (
        running_scheduler(tmp_path / "workers", GIVES_UP_AT_ONCE) as scheduler,
        scheduler.worker("--nworkers", "2"),
        Cluster(scheduler.address, maker) as cluster,
        Client(scheduler.address, set_as_default=False) as client,
    ):
        results = cluster.make(tasks)
        well = next(results)
        with ThreadPoolExecutor() as elsewhere:
            last = elsewhere.submit(next, results)
            killed = set[int]()
            while not last.done():
                there = client.run(os.getpid, on_error="ignore")
                for address, keys in client.processing().items():
                    if keys and there.get(address, 0) not in {0, *killed}:
                        killed.add(there[address])
                        os.kill(there[address], signal.SIGKILL)
                time.sleep(0.1)
        endless = last.result()

    assert well.making.names == ("wm-0131/file/summary.html",)
    assert len(killed) >= 2
    assert endless.making.reference == tasks[1].path.as_posix()
    assert endless.making.trouble.startswith("every machine that made it came to an")


def test_a_worker_looks_again_when_it_is_sent_something(
    workspace: Path, maker: Maker, tmp_path: Path
) -> None:
    """It may have come since the client looked; and what came may not be whole."""
    task = task_of(workspace / "cases" / "wm-0131.yaml")
    task = replace(task, content=task.path.read_bytes())
    press, inputs = maker.press, maker.press.inputs
    older = {**inputs, "versions": {**inputs["versions"], "pango": "1.0.0"}}
    fonts = dict.fromkeys(inputs["templates"], "another")
    unlike = Kit(packed(press), older, Limits())
    other_fonts = Kit(packed(press), {**inputs, "templates": fonts}, Limits())

    with pytest.raises(WorkspaceError, match=r"tcp://a:1 .* pango is .* and 1\.0\.0"):
        unlike.make(task, "tcp://a:1", tmp_path)
    with pytest.raises(WorkspaceError, match="tcp://a:1 has other templates or typefa"):
        other_fonts.make(task, "tcp://a:1", tmp_path)


def test_a_task_that_is_logged_tells_nothing_of_a_person(workspace: Path) -> None:
    """Dask logs what a function was given that failed."""
    task = task_of(workspace / "cases" / "wm-0131.yaml")
    shown = repr(replace(task, content=task.path.read_bytes()))

    assert "wm-0131" not in shown
    assert "Specimen" not in shown


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("tcp://127.0.0.1:1", "there is no cluster at tcp://127.0.0.1:1;"),
        ("127.0.0.1:8786", "write an address such as tcp://10.0.0.7:8786"),
        ("tcp://127.0.0.1", "write an address such as tcp://10.0.0.7:8786"),
    ],
)
def test_where_there_is_no_cluster_the_address_is_named(
    address: str, answer: str, workspace: Path, tmp_path: Path, run: Run
) -> None:
    """At once; nothing is written."""
    words = ("-o", tmp_path / "output", "--cluster", address)
    start = time.monotonic()
    result = run("-w", workspace, "build", workspace / "cases", *words)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert answer in result.stderr
    assert time.monotonic() - start < 20
    assert not list((tmp_path / "output").glob("wm-*"))


def test_what_is_no_scheduler_is_told(
    scheduler: Scheduler, lasting: Worker, maker: Maker
) -> None:
    """Be it something else of the cluster, or something that only listens."""
    assert scheduler.process.poll() is None
    with (
        pytest.raises(WorkspaceError, match=f"at {lasting.address} is no sch.*worker$"),
        Cluster(lasting.address, maker),
    ):
        pass
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        with (
            pytest.raises(WorkspaceError, match=f"there is no cluster at {address};"),
            Cluster(address, maker),
        ):
            pass


def test_certificates_are_asked_for_where_none_are_named(maker: Maker) -> None:
    """They are a matter of Dask's configuration."""
    with (
        pytest.raises(WorkspaceError, match="there is no certificate to use; name one"),
        Cluster("tls://127.0.0.1:1", maker),
    ):
        pass


def test_where_the_extra_is_missing_it_says_what_to_install(
    workspace: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody has to know which package that is."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "csogp_docs.batch.cluster")
    words = ("-o", tmp_path / "output", "--cluster", "tcp://127.0.0.1:1")
    result = run("-w", workspace, "build", workspace / "cases", *words)

    assert result.exit_code == 2
    assert "pip install 'csogp-docs[cluster]'" in result.stderr


def test_processes_here_and_elsewhere_are_not_both_asked_for(run: Run) -> None:
    """One of them would be ignored."""
    result = run("build", "--jobs", "2", "--cluster", "tcp://127.0.0.1:1")

    assert result.exit_code == 2
    assert "--jobs is about this computer; --cluster uses others" in result.stderr


@pytest.mark.usefixtures("lasting")
def test_a_cluster_that_is_lost_is_told(
    scheduler: Scheduler, workspace: Path, tmp_path: Path
) -> None:
    """What has been made is kept, and whole. This ends the scheduler, so it is last."""
    output = tmp_path / "output"
    with build(workspace, output, "--cluster", scheduler.address) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "wm-0131: 3 files\n"
        scheduler.process.kill()
        _, errors = running.communicate(timeout=60)
    known = manifest.read(output).files

    assert running.returncode == 2
    assert errors.startswith(f"csogp-docs: the cluster at {scheduler.address} is lost;")
    assert errors.count("\n") == 1
    assert {name for name in tree(output) if name != "manifest.json"} == set(known)
    assert any(name.startswith("wm-0131/") for name in known)
