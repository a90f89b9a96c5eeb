"""From a file to a located tree and everything that is wrong with its writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from csogp_docs.load.bytes_reader import read_text, text_of
from csogp_docs.load.characters import found_in, stand_in
from csogp_docs.load.lines import Lines
from csogp_docs.load.syntax_messages import syntax_problem, unreadable
from csogp_docs.load.tree_builder import TreeBuilder
from csogp_docs.load.yaml_events import LOADER, EventLoader, events
from csogp_docs.model.located import MappingNode, Scalar, Source
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.bytes_reader import FileText
    from csogp_docs.model.located import Node

# libyaml compares each of these lines with all before it: a file full of them would
# be read for many seconds before the first event.
_TAG_DIRECTIVE = re.compile(r"^%TAG\b", re.MULTILINE)


def read_source(path: Path, name: str) -> Source:
    """Read a file; whatever is in it, the answer is a source with its problems.

    Args:
        path: The file.
        name: The path as the person named it, with forward slashes.
    """
    return _source(read_text(path, name), name)


def source_of(content: bytes, name: str) -> Source:
    """Read a file of which only the bytes are here; else as `read_source` does."""
    return _source(text_of(content, name), name)


def _source(content: FileText, name: str) -> Source:
    if content.problem is not None:
        return Source(name, content.text, None, (content.problem,))
    return parse(content.text, name)


def parse(text: str, name: str, loader: EventLoader = LOADER) -> Source:
    """Read a text; whatever it is, the answer is a source with its problems.

    Args:
        text: What was written. A byte order mark at its beginning is dropped.
        name: What to call it in the places of problems.
        loader: Where events come from; PyYAML's own parser is the second choice.
    """
    lines = Lines(name, text.removeprefix("\ufeff"))
    problems = list(found_in(lines))
    builder = TreeBuilder(lines)
    ending = _build(builder, lines, loader)
    problems.extend(builder.problems)
    if ending is None and not builder.stopped:
        ending = _wrong_top(builder.root, name)
    if ending is not None:
        problems.append(ending)
    usable = ending is None and not builder.stopped
    return Source(
        name,
        lines.text,
        builder.root if usable else None,
        tuple(sorted(problems, key=lambda problem: problem.place)),
    )


def _build(builder: TreeBuilder, lines: Lines, loader: EventLoader) -> Problem | None:
    """Build the tree as far as the text allows; return what ended it early."""
    directive = _TAG_DIRECTIVE.search(lines.text)
    if directive is not None:
        return Problem(
            code="CS110",
            place=lines.place(directive.start()),
            message="a line that begins with %TAG is an instruction to other programs, "
            "and is not used here; take that line out",
        )
    try:
        for event in events(stand_in(lines.text), loader):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        return syntax_problem(error, lines, builder.bracket)
    except (OverflowError, ValueError):
        # Only PyYAML's own parser: an escape or a version with a number out of range.
        return unreadable(lines, builder.reached)
    return None


def _wrong_top(root: Node | None, name: str) -> Problem | None:
    if isinstance(root, MappingNode):
        return None
    top = Place(name, 1, 1) if root is None else root.place
    if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
        return Problem(
            code="CS106",
            place=Place(name, 1, 1),
            message="nothing is written in this file; write names and values, such as "
            "in an example case file",
        )
    return Problem(
        code="CS115",
        place=top,
        message="the file must consist of names and values, but begins with a text or "
        "a list; write a name, a colon, a space and a value on each line, such as "
        "case: wm-0131",
    )
