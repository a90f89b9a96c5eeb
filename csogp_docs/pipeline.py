"""The six steps in order, one function for each use: check, build, leaflet, why.

1 load, 2 validate, 3 assess, 4 compose, 5 render, 6 publish. Nothing else knows the
order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs import __version__
from csogp_docs.assess.assessment import assess
from csogp_docs.assess.rules import rule_problems
from csogp_docs.assess.supposing import supposed, what_would_do
from csogp_docs.compose.documents import (
    case_document,
    index_document,
    leaflet_document,
)
from csogp_docs.compose.subject import nameless, subject
from csogp_docs.compose.text_check import text_problems
from csogp_docs.errors import CsogpDocsError, ProblemsFound, WorkspaceError
from csogp_docs.load.excerpts import excerpt
from csogp_docs.load.typeface import printable
from csogp_docs.load.workspace import read_content
from csogp_docs.load.yaml_reader import read_source
from csogp_docs.model.privacy import showable
from csogp_docs.publish.files import write_atomically
from csogp_docs.publish.manifest import fingerprint, record
from csogp_docs.render.html import HtmlRenderer
from csogp_docs.render.pdf import PdfRenderer
from csogp_docs.validate.batch import repeated_references
from csogp_docs.validate.case import typed_case
from csogp_docs.validate.content import typed_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from csogp_docs.assess.supposing import WouldBeMet
    from csogp_docs.compose.subject import Subject
    from csogp_docs.load.excerpts import Excerpt
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.document import Document
    from csogp_docs.model.located import Source
    from csogp_docs.model.problem import Problem
    from csogp_docs.model.sourced import KeyPath, Sourced

CASE_DOCUMENTS = ("psr", "statement", "summary")
FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem, and the line it is about with what is private masked."""

    problem: Problem
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace whose content holds, and the fingerprint of that content."""

    workspace: Workspace
    content: Content
    fingerprint: str


@dataclass(frozen=True, slots=True)
class CaseRead:
    """One case file held against content; `case` is None where it has errors."""

    name: str
    case: Sourced[Case] | None
    fingerprint: str
    problems: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: documents, of these one section or all, formats, and where to."""

    output: Path
    documents: Sequence[str] = CASE_DOCUMENTS
    formats: Sequence[str] = FORMATS
    section: str | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one case: the files written, or why there are none."""

    reference: str
    files: tuple[str, ...] = ()
    trouble: str = ""


def open_workspace(workspace: Workspace) -> Opened:
    """Load and validate content.

    Raises:
        ProblemsFound: content has errors; all of them are carried, as `Shown`.
    """
    content, problems, mark = _content(workspace)
    if content is None:
        raise ProblemsFound(problems)
    return Opened(workspace, content, mark)


def _content(workspace: Workspace) -> tuple[Content | None, list[Shown], str]:
    sources = read_content(workspace)
    content, problems = typed_content(sources)
    if content is not None:
        problems = (*problems, *rule_problems(content), *text_problems(content))
    if any(problem.severity == "error" for problem in problems):
        content = None
    text = "".join(f"{name}\0{source.text}\0" for name, source in sources.items())
    shown = _show(problems, sources.values(), lambda _path: True)
    return content, shown, fingerprint(text.encode())


def check(paths: Sequence[Path], workspace: Workspace) -> tuple[list[Shown], int]:
    """Check content and case files.

    Returns:
        Every problem, and how many case files were read.
    """
    content, found, mark = _content(workspace)
    if content is None:
        return found, 0
    reads = read_cases(paths, Opened(workspace, content, mark))
    return found + [it for read in reads for it in read.problems], len(reads)


def read_cases(paths: Iterable[Path], opened: Opened) -> list[CaseRead]:
    """Load and validate case files; a folder stands for the YAML files in it.

    Raises:
        WorkspaceError: a folder holds none.
    """
    shapes = printable(opened.workspace.templates)
    sources, typed = [], []
    for path in _case_files(paths):
        source = read_source(path, path.as_posix())
        sources.append(source)
        typed.append(typed_case(source, opened.content, shapes))
    repeated = repeated_references([case for case, _ in typed if case])
    reads = []
    for source, (case, problems) in zip(sources, typed, strict=True):
        again = repeated.get(source.name)
        found = (*problems, again) if again else problems
        shown = tuple(_show(found, [source], showable))
        mark = fingerprint(source.text.encode())
        reads.append(CaseRead(source.name, None if again else case, mark, shown))
    return reads


def _case_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not found:
            raise WorkspaceError(
                f"{path} holds no case files; their names end in .yaml"
            )
        yield from found


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


def explain_case(case: Sourced[Case], opened: Opened) -> Subject:
    """Assess a case for a terminal: from whom a fact is awaited is left out."""
    return subject(case, nameless(assess(case, opened.content)), opened.content)


def build(reads: Iterable[CaseRead], order: Order, opened: Opened) -> Iterator[Made]:
    """Build the documents of every case, then the index of them all.

    One case that cannot be built never stops the others; its `Made` says why.

    Raises:
        WorkspaceError: no document that was ordered has the section that was.
    """
    _refuse_unknown_section(order, opened.content)
    press = _Press(order, opened.workspace)
    try:
        yield from _build_all(reads, press, opened)
    finally:
        # Even an interruption leaves a manifest that tells the truth.
        press.close()


def _refuse_unknown_section(order: Order, content: Content) -> None:
    outlines = [
        programme.outlines[kind].value
        for programme in content.programmes.values()
        for kind in order.documents
    ]
    known = dict.fromkeys(it.id for outline in outlines for it in outline.sections)
    if order.section is not None and order.section not in known:
        raise WorkspaceError(
            f'there is no section "{order.section}"; there is: {", ".join(known)}'
        )


def _build_all(
    reads: Iterable[CaseRead], press: _Press, opened: Opened
) -> Iterator[Made]:
    order = press.order
    subjects: list[Subject] = []
    for read in reads:
        if read.case is None:
            yield Made(read.name, trouble="the case file has errors")
            continue
        about = subject(read.case, assess(read.case, opened.content), opened.content)
        if order.final and about.assessment.blocking:
            rules = ", ".join(about.assessment.blocking)
            trouble = f"cannot be final while these findings stand in the way: {rules}"
            yield Made(about.case.case, trouble=trouble)
            continue
        made = _build_case(about, read, press, opened)
        if not made.trouble:
            subjects.append(about)
        yield made
    if subjects and "summary" in order.documents and order.section is None:
        yield Made(
            "index",
            press.publish({"index": index_document(subjects, order.documents)}, {}),
        )


def _build_case(about: Subject, read: CaseRead, press: _Press, opened: Opened) -> Made:
    order = press.order
    inputs = {"case": read.fingerprint, "content": opened.fingerprint}
    made_from = (
        f"Made by csogp-docs {__version__} from case file {about.case.case} "
        f"({read.fingerprint[:12]}) and content {about.case.programme} "
        f"({opened.fingerprint[:12]})."
    )
    try:
        documents = {}
        for kind in order.documents:
            name = f"{kind}-{order.section}" if order.section else kind
            document = case_document(
                kind,
                about,
                "final" if order.final else "draft",
                made_from,
                order.section,
            )
            if document.sections:
                documents[f"{about.case.case}/{name}"] = document
        if not documents:
            trouble = f'this case has nothing to say in the section "{order.section}"'
            return Made(about.case.case, trouble=trouble)
        return Made(about.case.case, press.publish(documents, inputs))
    except CsogpDocsError as error:
        return Made(about.case.case, trouble=str(error))


def build_leaflet(area: str, programme: str, output: Path, opened: Opened) -> Made:
    """Build the leaflet of an area, from content alone.

    Raises:
        WorkspaceError: there is no such area or programme.
    """
    content = opened.content
    for name, known in ((area, content.areas), (programme, content.programmes)):
        if name not in known:
            there = ", ".join(known)
            raise WorkspaceError(f'there is no "{name}"; there is: {there}')
    document = leaflet_document(
        content.programmes[programme], content.areas[area].value, content
    )
    press = _Press(Order(output=output), opened.workspace)
    files = press.publish(
        {f"leaflet/{area}": document}, {"content": opened.fingerprint}
    )
    press.close()
    return Made(area, files)


class _Press:
    """Renders documents, and writes them once all of them have been rendered."""

    def __init__(self, order: Order, workspace: Workspace) -> None:
        self.order = order
        self._html = HtmlRenderer(workspace.templates)
        self._pdf = PdfRenderer(workspace.templates)
        self._made: dict[str, dict[str, str]] = {}

    def publish(
        self, documents: dict[str, Document], inputs: dict[str, str]
    ) -> tuple[str, ...]:
        rendered = {
            f"{stem}.{suffix}": content
            for stem, document in documents.items()
            for suffix, content in self._render(document)
        }
        for name, content in rendered.items():
            write_atomically(self.order.output / name, content)
            self._made[name] = {"sha256": fingerprint(content), **inputs}
        return tuple(rendered)

    def _render(self, document: Document) -> Iterator[tuple[str, bytes]]:
        if "html" in self.order.formats:
            yield "html", self._html.render(document, "screen").encode()
        if "pdf" in self.order.formats:
            page = self._html.render(document, "print")
            yield "pdf", self._pdf.render(page, document.type, document.reference)

    def close(self) -> None:
        record(self.order.output, self._made)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What changes when some facts are supposed otherwise: rule, now and then."""

    case: str
    settings: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str, str], ...]
    carries: str
    blocking: tuple[str, ...]


def suppose(
    case: Sourced[Case], settings: Sequence[tuple[str, str]], opened: Opened
) -> Supposed:
    """Assess a case as it is, and with some facts supposed otherwise.

    Raises:
        WorkspaceError: a fact cannot be supposed, or not to have that value.
    """
    catalogue = opened.content.facts.value
    known = [it.name for it in catalogue.facts if it.can_change]
    for name, _ in settings:
        if name not in known:
            raise WorkspaceError(
                f'"{name}" cannot be supposed otherwise; what a proposal may still '
                f"change is: {', '.join(known)}"
            )
    try:
        other = supposed(case, dict(settings))
    except ValueError as error:
        told = ", ".join(f"{name}={value}" for name, value in settings)
        raise WorkspaceError(f"{told} is no value that the case file takes") from error
    now, then = assess(case, opened.content), assess(other, opened.content)
    pairs = zip(now.findings, then.findings, strict=True)
    return Supposed(
        case=now.case,
        settings=tuple(settings),
        findings=tuple(
            (before.rule, before.answer, after.answer)
            for before, after in pairs
            if before.answer != after.answer
        ),
        carries=then.carries,
        blocking=then.blocking,
    )


def smallest_changes(case: Sourced[Case], opened: Opened) -> tuple[WouldBeMet, ...]:
    """Find for each finding that is not met the smallest changes that would meet it."""
    return what_would_do(case, opened.content)
