"""Case files with one thing changed, and every text of the documents made of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.register_problems import register_problems
from csogp_docs.compose.documents import case_document
from csogp_docs.compose.stages import days_of
from csogp_docs.compose.subject import subject
from csogp_docs.load.workspace import find_workspace
from csogp_docs.load.yaml_reader import parse, read_source
from csogp_docs.model.case import Case
from csogp_docs.model.document import (
    CASE_DOCUMENTS,
    Box,
    Bullets,
    Details,
    Paragraph,
    Subheading,
    Table,
    Words,
)
from csogp_docs.model.located import Entry, MappingNode, Scalar, SequenceNode
from csogp_docs.model.timetable import Timetable
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.validate.case_content import content_problems
from csogp_docs.validate.case_dates import date_problems
from csogp_docs.validate.case_judgement import judgement_problems
from csogp_docs.validate.case_programme import programme_problems
from csogp_docs.validate.case_progress import progress_problems
from csogp_docs.validate.schema import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from csogp_docs.model.content import Editions
    from csogp_docs.model.document import Block, Document
    from csogp_docs.model.located import Node, Source
    from csogp_docs.model.sourced import KeyPath, Sourced

Item = TypeVar("Item")

ROOT = Path(__file__).resolve().parents[2]
WORKSPACE = find_workspace(ROOT, ROOT)
# The words of a narrative are the officer's, and say nothing of what is generated.
OWN_WORDS = "A paragraph of the officer's own words."
NAMED = 2


@cache
def editions() -> Editions:
    """Read the content that is shipped."""
    return open_workspace(WORKSPACE).content


@cache
def example(name: str) -> Source:
    """Read an example case, and cut its long texts short."""
    source = read_source(WORKSPACE.case_path(name), f"{name}.yaml")
    assert source.root is not None
    return replace(source, root=_shortened(source.root, ()))


def _shortened(node: Node, path: KeyPath) -> Node:
    match node:
        case Scalar() if path[:1] == ("narrative",) and len(path) == NAMED:
            return replace(node, text=OWN_WORDS)
        case MappingNode():
            entries = (
                Entry(it.key, _shortened(it.value, (*path, it.key.text)))
                for it in node.entries
            )
            return MappingNode(tuple(entries), node.place)
        case _:
            return node


def paths(node: Node | None, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of every key of a tree, outermost first."""
    match node:
        case MappingNode():
            for it in node.entries:
                yield (*path, it.key.text)
                yield from paths(it.value, (*path, it.key.text))
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield from paths(item, (*path, index))
        case _:
            return


def leaves(node: Node | None, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the text of every value of a tree."""
    match node:
        case Scalar():
            yield path, node.text
        case MappingNode():
            for it in node.entries:
                yield from leaves(it.value, (*path, it.key.text))
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield from leaves(item, (*path, index))
        case None:
            return


def changed(source: Source, path: KeyPath, to: str | None) -> Source:
    """Put another value, written as YAML, at a path; None takes the key out."""
    assert source.root is not None
    value = None if to is None else parse(f"it: {to}", source.name).root
    node = value.entries[0].value if isinstance(value, MappingNode) else None
    return replace(source, root=_changed(source.root, path, node))


def _changed(node: Node, path: KeyPath, to: Node | None) -> Node:
    first, rest = path[0], path[1:]
    if isinstance(node, MappingNode):
        entries = (
            Entry(it.key, value)
            for it in node.entries
            if (
                value := _inner(it.value, rest, to)
                if it.key.text == first
                else it.value
            )
        )
        return MappingNode(tuple(entries), node.place)
    assert isinstance(node, SequenceNode)
    items = (
        value
        for index, it in enumerate(node.items)
        if (value := _inner(it, rest, to) if index == first else it)
    )
    return SequenceNode(tuple(items), node.place)


def _inner(node: Node, path: KeyPath, to: Node | None) -> Node | None:
    return _changed(node, path, to) if path else to


def case_of(source: Source) -> Sourced[Case] | None:
    """Type a case; None where it has an error, so that no document is made of it."""
    case, problems = typed(source, Case, lambda _path: False)
    if case is None:
        return None
    content = editions().on(case.value.report.date)
    found = (
        *problems,
        *content_problems(case, content),
        *date_problems(case),
        *programme_problems(case, content),
        *progress_problems(case, content),
        *judgement_problems(case),
    )
    if any(it.severity == "error" for it in found):
        return None
    found = tuple(register_problems(case, content))
    return None if any(it.severity == "error" for it in found) else case


def planned_days(case: Sourced[Case]) -> frozenset[date]:
    """Return every day of the timetable of a case, if there is one."""
    content = editions().on(case.value.report.date)
    dated = timetable_of(case, assess(case, content), content)
    return days_of(dated) if isinstance(dated, Timetable) else frozenset()


def documents_of(case: Sourced[Case]) -> Mapping[str, Document]:
    """Compose every document that is made for a case."""
    content = editions().on(case.value.report.date)
    assessment = assess(case, content)
    dated = timetable_of(case, assessment, content)
    about = subject(case, assessment, content, timetable=dated)
    made = {kind: case_document(kind, about, "draft", "") for kind in CASE_DOCUMENTS}
    return {kind: it for kind, it in made.items() if it.sections}


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every text of a document, with the kind of what it stands in."""
    for part in (document.reference, document.marking, document.running):
        yield "margin", part
    for section in document.sections:
        assert section.blocks, section.id
        yield "heading", section.heading
        yield from block_texts(section.blocks)


def block_texts(  # noqa: C901 - one case for each kind of block
    blocks: Iterable[Block],
) -> Iterator[tuple[str, str]]:
    """Yield every text of some blocks."""
    for block in blocks:
        match block:
            case Box():
                yield "heading", block.heading
                yield from block_texts(block.blocks)
            case Subheading():
                yield "heading", block.text
            case Paragraph():
                yield from (("sentence", it.text) for it in some(block.sentences))
            case Details():
                yield from (("line", it.text) for _, it in some(block.rows))
            case Words():
                yield "words", "".join(run.text for run in some(block.runs))
            case Bullets():
                items = some(block.items)
                yield from (("item", "".join(it.text for it in row)) for row in items)
            case Table():
                cells = (cell for row in some(block.rows) for cell in some(row))
                yield from (("cell", cell.text) for cell in cells)


def some(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return what a block consists of; it never consists of nothing."""
    assert items
    return items
