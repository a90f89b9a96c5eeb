"""Nothing that may name or describe a person is printed, or is in a file's name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from terminal import on_a_terminal

from csogp_docs.cli import main
from csogp_docs.pipeline.reading import open_workspace, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.case import Case

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = sorted(path.stem for path in (ROOT / "cases").glob("*.yaml"))

NAMING = {"name", "assessor", "by", "scorer", "address", "establishment", "where"}
NOBODY = {"Programmes Team"}


@pytest.fixture(scope="module")
def private(workspace: Workspace) -> set[str]:
    """Collect every name, address and run of seven words of an officer's text."""
    reads = read_cases([workspace.cases], open_workspace(workspace))
    found = {
        text.lower()
        for read in reads
        if read.case is not None
        for text in _private(read.case.value)
    }

    assert {"alan specimen", "j. sample", "1 example street, worcester"} <= found
    assert "has worked as a fitter since 1990," in found
    assert len(found) > 10_000
    return found


def _private(case: Case) -> Iterator[str]:
    recorded = case.model_dump()
    for path, text in _texts(recorded):
        if path[-1] in NAMING and path[0] != "court" and text not in NOBODY:
            yield text
        if path[0] in {"narrative", "suitability"}:
            words = text.split()
            yield from (" ".join(words[i : i + 7]) for i in range(len(words) - 6))


def _texts(
    value: object, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, path)


def found_in(text: str, private: set[str]) -> list[str]:
    """Name what is private in a text, however its lines are broken."""
    line = " ".join(text.lower().split())
    return sorted(it for it in private if it in line)


@pytest.mark.parametrize(
    "line",
    [
        ["check", "cases"],
        ["check", "cases", "--format", "json"],
        ["check", "cases/invalid"],
        ["check", "cases/invalid", "--format", "json"],
        ["build", "cases", "--format", "html"],
        ["build", "cases", "--format", "html", "--final"],
        ["build", "cases/invalid", "--format", "html"],
    ],
    ids=" ".join,
)
def test_nothing_private_is_printed_of_any_case(
    line: list[str], private: set[str], run: Run, tmp_path: Path
) -> None:
    """What is printed ends up in logs and tickets."""
    where = ["-o", str(tmp_path)] if line[0] == "build" else []
    result = run(*line, *where)

    assert result.output
    assert not found_in(result.stdout + result.stderr, private)


# Every command that tells of one case.
TELLING = sorted(
    name
    for name, command in main.commands.items()
    if "case" in {parameter.name for parameter in command.params}
)


def test_these_commands_tell_of_a_case() -> None:
    """The test below looks at something."""
    assert "why" in TELLING


@pytest.mark.parametrize("command", TELLING)
@pytest.mark.parametrize("case", CASES)
def test_what_is_told_of_a_case_holds_no_name(
    command: str, case: str, private: set[str], run: Run
) -> None:
    """An officer whose judgement stands above a finding is told by role."""
    result = run(command, case)

    assert case in result.stdout
    assert not found_in(result.stdout + result.stderr, private)


@pytest.mark.parametrize("case", CASES)
def test_why_for_a_program_names_only_who_overrides(
    case: str, private: set[str], run: Run
) -> None:
    """An override without its officer and reason would be worth nothing."""
    told = json.loads(run("why", case, "--format", "json").stdout)
    overrides = [finding.pop("override") for finding in told["findings"]]
    named = [it for it in overrides if it]

    assert not found_in(json.dumps(told, ensure_ascii=False), private)
    assert [sorted(it) for it in named] == [
        ["by", "date", "finding", "reason", "role", "to"] for _ in named
    ]


def test_the_override_is_told_by_role(run: Run) -> None:
    """The case in which an officer goes against a finding shows it."""
    text = run("why", "wm-0145").stdout

    assert "judgement stands above this: not applicable (Probation Officer," in text


def test_no_file_is_named_after_a_person(built: Path, private: set[str]) -> None:
    """Nor does the manifest hold more than references and fingerprints."""
    names = [path.relative_to(built).as_posix() for path in built.rglob("*")]
    manifest = (built / "manifest.json").read_text(encoding="utf-8")
    recorded = json.loads(manifest)["files"]
    odd = [
        name
        for name in recorded
        if not re.fullmatch(
            r"index(-by-(date|carries|blocking))?\.html|index\.(pdf|csv)"
            r"|(wm-\d{4}/file/(psr|statement|summary|referral|timetable|missed|"
            r"enforcement|progress|completion))\.(html|pdf)"
            r"|wm-\d{4}/file/trace\.json",
            name,
        )
    ]

    assert len(names) > 100
    assert not found_in("\n".join(names), private)
    assert not found_in(manifest, private)
    assert not odd


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str], *, coloured: bool
) -> None:
    """NO_COLOR is kept to; without it an error is red."""
    shown = on_a_terminal("check", "no-such-file.yaml", **environment)

    assert "CS101" in shown
    assert ("\x1b[" in shown) == coloured


def test_what_is_piped_has_no_colour(run: Run) -> None:
    """A log holds words only."""
    result = run("check", "no-such-file.yaml")

    assert "error[CS101]" in result.stdout
    assert "\x1b" not in result.output
