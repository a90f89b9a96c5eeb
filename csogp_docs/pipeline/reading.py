"""Steps 1 and 2: load and validate content and case files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from csogp_docs.assess.proof import proof_problems
from csogp_docs.assess.register_problems import register_problems
from csogp_docs.assess.rules import rule_problems
from csogp_docs.compose.needs_check import needs_problems
from csogp_docs.compose.text_check import text_problems
from csogp_docs.errors import ProblemsFound
from csogp_docs.load.bank_holidays import bank_holidays
from csogp_docs.load.excerpts import excerpt
from csogp_docs.load.released import read_released
from csogp_docs.load.typeface import printable
from csogp_docs.load.workspace import case_files, read_content
from csogp_docs.load.yaml_reader import read_source, source_of
from csogp_docs.model.privacy import showable
from csogp_docs.publish.manifest import fingerprint
from csogp_docs.render.template_check import template_problems
from csogp_docs.validate.advice import advice, repetition
from csogp_docs.validate.batch import repeated_references
from csogp_docs.validate.case import typed_case
from csogp_docs.validate.characters import shapeless_characters
from csogp_docs.validate.content import edition_problems, typed_content
from csogp_docs.validate.inventory import inventory
from csogp_docs.validate.released import LOCK, released_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from csogp_docs.load.excerpts import Excerpt
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Editions
    from csogp_docs.model.located import Source
    from csogp_docs.model.problem import Problem
    from csogp_docs.model.sourced import KeyPath, Sourced


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem, and the line it is about with what is private masked."""

    problem: Problem
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace whose content holds, and the fingerprint of that content."""

    workspace: Workspace
    content: Editions
    fingerprint: str


@dataclass(frozen=True, slots=True)
class CaseRead:
    """One case file held against content.

    Where it has errors, `case` is None and its fingerprint is empty.
    """

    name: str
    case: Sourced[Case] | None
    fingerprint: str
    problems: tuple[Shown, ...]


def open_workspace(workspace: Workspace, *, proved: bool = False) -> Opened:
    """Load and validate content.

    Args:
        workspace: where content and templates are.
        proved: that this program has opened the very same files before. They are not
            proved again, which takes most of the time.

    Raises:
        ProblemsFound: content has errors; all of them are carried, as `Shown`.
    """
    content, problems, mark = _content(workspace, proved=proved)
    if content is None:
        raise ProblemsFound(problems)
    return Opened(workspace, content, mark)


def _content(
    workspace: Workspace, *, proved: bool = False
) -> tuple[Editions | None, list[Shown], str]:
    sources = read_content(workspace)
    shapes = printable(workspace.templates)
    content, problems = typed_content(sources, bank_holidays())
    pages: Sequence[Source] = ()
    if not proved:
        for source in sources.values():
            problems += tuple(shapeless_characters(source, shapes))
        if content is not None:
            for check_one in (rule_problems, text_problems, needs_problems):
                problems += edition_problems(content, check_one)
            released = read_released(workspace.content / LOCK)
            problems += tuple(released_problems(released, inventory(content)))
            # A table is proved once all its cells can be read.
            problems = problems or edition_problems(content, proof_problems)
        pages, found = template_problems(workspace.templates, shapes)
        problems += found
    if any(problem.severity == "error" for problem in problems):
        content = None
    text = "".join(f"{name}\0{source.text}\0" for name, source in sources.items())
    shown = _show(problems, (*sources.values(), *pages), lambda _path: True)
    return content, shown, fingerprint(text.encode())


def check(paths: Sequence[Path], workspace: Workspace) -> tuple[list[Shown], int]:
    """Check content and case files.

    Returns:
        Every problem, and how many case files were read.
    """
    content, found, mark = _content(workspace)
    if content is None:
        return found, 0
    reads = read_cases(paths, Opened(workspace, content, mark), advise=True)
    return found + [it for read in reads for it in read.problems], len(reads)


def read_cases(
    paths: Iterable[Path], opened: Opened, *, advise: bool = False
) -> list[CaseRead]:
    """Load and validate case files; a folder stands for the YAML files in it.

    With `advise`, the problems hold advice on the officer's own words as well.

    Raises:
        WorkspaceError: a folder holds none.
    """
    shapes = printable(opened.workspace.templates)
    sources, typed = [], []
    for path in case_files(paths):
        source = read_source(path, path.as_posix())
        sources.append(source)
        typed.append(_case(source, opened.content, shapes))
    language = opened.content.language.value
    advised = list(repetition(sources, language.sentences)) if advise else []
    repeated = repeated_references([case for case, _ in typed if case])
    reads = []
    for source, (case, problems) in zip(sources, typed, strict=True):
        again = repeated.get(source.name)
        found = [*problems, again] if again else [*problems]
        if advise:
            found += advice(source, language)
            found += [it for it in advised if it.place.file == source.name]
            found.sort(key=lambda it: it.place)
        shown = tuple(_show(found, [source], showable))
        mark = _file_fingerprint(Path(source.name)) if case else ""
        reads.append(CaseRead(source.name, None if again else case, mark, shown))
    return reads


def read_case(name: str, content: bytes, opened: Opened) -> CaseRead:
    """Load and validate a case file of which only the bytes are here.

    Args:
        name: the path as the person named it, with forward slashes.
        content: what the file holds.
        opened: the content that the case is held against.
    """
    source = source_of(content, name)
    shapes = printable(opened.workspace.templates)
    case, problems = _case(source, opened.content, shapes)
    shown = tuple(_show(problems, [source], showable))
    return CaseRead(name, case, fingerprint(content) if case else "", shown)


def _file_fingerprint(path: Path) -> str:
    try:
        return fingerprint(path.read_bytes())
    except OSError:  # it was there a moment ago; what is made of it is not kept
        return ""


def _case(
    source: Source, editions: Editions, shapes: frozenset[int]
) -> tuple[Sourced[Case] | None, tuple[Problem, ...]]:
    """Type a case file, and hold its register against how registers are read."""
    case, problems = typed_case(source, editions, shapes)
    if case is None:
        return None, problems
    content = editions.on(case.value.report.date)
    found = tuple(register_problems(case, content))
    both = tuple(sorted((*problems, *found), key=lambda it: it.place))
    failed = any(it.severity == "error" for it in found)
    return (None if failed else case), both


def _show(
    problems: Iterable[Problem],
    sources: Iterable[Source],
    may_show: Callable[[KeyPath], bool],
) -> list[Shown]:
    by_name = {source.name: source for source in sources}
    shown = []
    for problem in problems:
        source = by_name.get(problem.place.file)
        line = excerpt(source, problem.place, may_show) if source else None
        shown.append(Shown(problem, line))
    return shown
