"""What several tests share: the content as shipped, and case files made to order."""

from __future__ import annotations

import atexit
import fcntl
import functools
import gc
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from building import build_cases
from click.testing import CliRunner
from hypothesis import Phase, settings

from csogp_docs.cli import main
from csogp_docs.load.workspace import Workspace
from csogp_docs.model.audience import AUDIENCES
from csogp_docs.pipeline.bundling import Bundle
from csogp_docs.pipeline.leaflet import build_leaflet
from csogp_docs.pipeline.manual import build_manual
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from csogp_docs.model.audience import Audience
    from csogp_docs.model.content import Content, Editions

# How long an example takes says more of the machine than of the code.
settings.register_profile("unhurried", deadline=None)
settings.register_profile("slow", deadline=None, max_examples=80)
if "FOR_MUTANTS" in os.environ:
    # Many runs of few examples; that one fails is enough, and not which is smallest.
    quick = settings(
        deadline=None,
        max_examples=15,
        phases=[Phase.explicit, Phase.generate],
        database=None,
    )
    settings.register_profile("unhurried", quick)
    settings.register_profile("slow", quick)
settings.load_profile("unhurried")

# What builds remember of files must not outlive the tests, nor reach their owner's.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="csogp-docs-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"

SPECIMEN = """\
case: wm-0001
marking: FICTIONAL - SPECIMEN
programme: csogp
area: west-mercia
report:
  kind: standard
  date: 2004-03-05
  author: {name: J. Sample, role: Probation Officer}
  sources:
    - {what: Interview, dates: [2004-02-18]}
person:
  name: Alan Specimen
  date_of_birth: 1968-02-29
  address: 1 Example Street
  in_custody: no
court:
  name: Worcester Crown Court
  hearing: 2004-03-12
offences:
  - title: Indecent assault
    sexual: yes
    committed: {from: 2003-05-01, to: 2003-06-14}
    convicted: 2004-02-06
    victims: [{id: V1, relationship: known, age_band: adult}]
previous_convictions: {as_at: 2004-02-10, total: 1, sexual: 0}
risk:
  - {tool: RM2000/S, band: medium, date: 2004-02-20, assessor: J. Sample}
deviance: {unknown: awaited, from: Programmes Team, due: 2004-07-30}
narrative:
  conclusion: |
    I propose an order.
suitability:
  outcome: suitable
  reasons: []
sentence:
  route: community-rehabilitation-order
  months: 36
  starts: 2004-03-12
prior_programmes: []
"""


def forget() -> None:
    """Forget everything that has been worked out and kept."""
    for it in gc.get_objects():
        if isinstance(it, functools._lru_cache_wrapper):  # noqa: SLF001 - no other
            it.cache_clear()


def pytest_sessionstart() -> None:
    """A mutant in a fork of this process is not hidden by what was kept before."""
    if "MUTANT_UNDER_TEST" in os.environ:
        forget()


def pytest_runtest_setup() -> None:
    """When it is noted which test reaches what, each works everything out itself."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        forget()


class WriteCase(Protocol):
    """Writes the specimen case with changes made to it, and returns its path."""

    def __call__(self, *changes: tuple[str, str]) -> Path:
        """Replace the one occurrence of each first text by the second."""


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The folders of this repository."""
    return Workspace(ROOT / "content", ROOT / "templates", ROOT / "cases")


@pytest.fixture(scope="session")
def editions(workspace: Workspace) -> Editions:
    """The content as shipped, read once, by the days on which it is in force."""
    return open_workspace(workspace).content


@pytest.fixture(scope="session")
def content(editions: Editions) -> Content:
    """The newest edition of the content as shipped."""
    return editions.newest


@pytest.fixture
def write_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteCase:
    """Write `wm-0001.yaml` into an empty folder, which becomes the current one."""
    monkeypatch.chdir(tmp_path)

    def write(*changes: tuple[str, str]) -> Path:
        text = SPECIMEN
        for old, new in changes:
            assert text.count(old) == 1
            text = text.replace(old, new)
        path = Path("wm-0001.yaml")
        path.write_text(text, encoding="utf-8")
        return path

    return write


class Run(Protocol):
    """Runs a command line, in the root of the checkout."""

    def __call__(self, *arguments: object) -> Result:
        """Run `csogp-docs` with these arguments; an error not ours is raised."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line as a person at the root of the checkout would."""
    monkeypatch.chdir(ROOT)

    def command(*arguments: object) -> Result:
        words = [str(argument) for argument in arguments]
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return command


def once(
    factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]
) -> Path:
    """Fill a folder once, for all workers together; the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            fill(folder)
            done.touch()
    return folder


# Under CI everything is looked at; at a desk, what takes five minutes.
THOROUGH = bool(os.environ.get("CI"))
# Cases of which every reader's copies are built at a desk: a proposal, custody, a
# timetable, sessions missed, and a programme completed. Each is also the first of the
# types of document it has, so that what is taken for a type is the same under CI.
COPIED = ("wm-0131", "wm-0142", "wm-0145", "wm-0149", "wm-0152")
# Who reads each type of document about a case, as the house rules have it.
READERS = {
    "psr": {"court", "defence", "file"},
    "statement": {"court", "defence", "programmes-team", "file"},
    "summary": {"file"},
    "referral": {"programmes-team", "file"},
    "timetable": {"person", "file"},
    "missed": {"programmes-team", "person", "file"},
    "enforcement": {"programmes-team", "file"},
    "progress": {"court", "programmes-team", "file"},
    "completion": {"court", "defence", "programmes-team", "file"},
}


def build_all(
    workspace: Workspace, paths: list[Path], folder: Path, *audiences: Audience
) -> None:
    """Build every document of some example cases for some audiences."""
    build_of(workspace, paths, Order(output=folder, audiences=audiences))


def build_of(workspace: Workspace, paths: list[Path], order: Order) -> None:
    """Build what is ordered of some example cases."""
    made = build_cases(paths, order, workspace, jobs=None)
    assert {it.trouble for it in made} == {""}


@pytest.fixture(scope="session")
def built(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every working copy once, for all workers together."""
    return once(
        tmp_path_factory,
        "built",
        lambda it: build_all(workspace, [workspace.cases], it, "file"),
    )


@pytest.fixture(scope="session")
def every_copy(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every other copy of some example cases once; under CI, of every case."""
    others = [it for it in AUDIENCES if it != "file"]
    some = [workspace.cases / f"{name}.yaml" for name in COPIED]
    paths = [workspace.cases] if THOROUGH else some
    return once(
        tmp_path_factory, "copies", lambda it: build_all(workspace, paths, it, *others)
    )


@pytest.fixture(scope="session")
def beside(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the leaflet of every area and the manual once."""

    def fill(folder: Path) -> None:
        opened = open_workspace(workspace)
        for area in opened.content.newest.areas:
            build_leaflet(area, None, folder, opened)
        build_manual(None, None, Order(output=folder), opened)

    return once(tmp_path_factory, "beside", fill)


# What is bundled: a proposal, reasons against one, one of much unknown; and two working
# copies, each with a list of what it rests on that is linked both ways.
THREE = ("wm-0131", "wm-0134", "wm-0137")
TWO = ("wm-0131", "wm-0134")


def bound(workspace: Workspace, cases: tuple[str, ...], kind: str) -> bytes:
    """Bind the working copies of one document of some example cases."""
    opened = open_workspace(workspace)
    bundle = Bundle(kind, "file", opened)
    paths = [workspace.case_path(case) for case in cases]
    assert {bundle.add(read) for read in read_cases(paths, opened)} == {""}
    return bundle.bound("bundle.pdf")


@pytest.fixture(scope="session")
def bundles(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bind summaries of three cases and reports of two, once."""

    def fill(folder: Path) -> None:
        folder.mkdir()
        summaries, reports = folder / "summaries.pdf", folder / "reports.pdf"
        summaries.write_bytes(bound(workspace, THREE, "summary"))
        reports.write_bytes(bound(workspace, TWO, "psr"))

    return once(tmp_path_factory, "bundles", fill)


@dataclass(frozen=True)
class Twins:
    """A document as the program wrote it: a page and a PDF.

    Attributes:
        name: its path in the output, without an ending.
        kind: its type, which is the class of its body; the edition too of a leaflet.
        audience: for whom the copy is; empty for a document about no case.
    """

    name: str
    kind: str
    audience: str
    html: Path
    pdf: Path


@pytest.fixture(scope="session")
def documents(request: pytest.FixtureRequest) -> list[Twins]:
    """Return every document that was written, whatever its folder."""
    names = ["built", "every_copy", "beside"]
    # Every second worker begins at the other end, so that two do not wait for one.
    odd = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 2
    made = {
        name: request.getfixturevalue(name)
        for name in (reversed(names) if odd else names)
    }
    found = [
        _twins(path, made[name])
        for name in names
        for path in sorted(made[name].rglob("*.pdf"))
        if name != "every_copy" or path.stem != "index"
    ]
    assert {(it.kind, it.audience) for it in found} == {
        *((kind, audience) for kind in READERS for audience in READERS[kind]),
        *((f"leaflet-{it}", "") for it in ("print", "reading", "large-print")),
        *(("index", ""), ("manual", "")),
    }
    return found


def _twins(path: Path, folder: Path) -> Twins:
    """A document about a case is named for its type, and any other for its folder."""
    within, kind, html = path.parent.name, path.stem, path.with_suffix(".html")
    if within == "leaflet":
        # Its editions on paper have the one page for the web as their twin.
        edition = re.fullmatch(r".*?-((?:large-)?print|reading)", path.stem)
        assert edition is not None
        kind = f"leaflet-{edition.group(1)}"
        html = path.with_name(f"{path.stem.removesuffix(f'-{edition.group(1)}')}.html")
    elif within == "manual":
        kind = "manual"
    audience = within if within in AUDIENCES else ""
    name = path.relative_to(folder).with_suffix("").as_posix()
    return Twins(name, kind, audience, html, path)


@pytest.fixture(scope="session")
def one_of_each(documents: list[Twins]) -> list[Twins]:
    """Return the first document of each type, of those about a case for each reader."""
    return list({(it.kind, it.audience): it for it in reversed(documents)}.values())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer --update-golden."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Approve the documents as they are now; look at the diff.",
    )


class Golden(Protocol):
    """Compares a whole document with the one that a person last approved."""

    def __call__(self, name: str, text: str) -> None:
        """Compare; with --update-golden, approve instead."""


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare whole documents, kept in tests/golden/ where a reviewer can open them."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name} is not approved yet (--update-golden)"
        assert path.read_text(encoding="utf-8") == text

    return compare
