"""Located data: what a person typed, as text, each value with its place.

Nothing here is typed beyond the three shapes of YAML. A scalar stays the text
that was written (`no`, `012`, `2004-02-30`) until a schema gives it a meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csogp_docs.model.place import Place
    from csogp_docs.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """One written value.

    `plain` is true when it was written without quotes or block markers, so that
    an unquoted `null` or nothing at all can be told from the text "null".
    `first_line` is the line on which the text itself begins (a block scalar
    begins on the line after its marker).
    """

    text: str
    place: Place
    plain: bool
    first_line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping and what was written for it."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping: entries in the order written, keys unique."""

    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list: items in the order written."""

    items: tuple[Node, ...]
    place: Place


Node = Scalar | MappingNode | SequenceNode


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: its text, its tree (None when it has no usable one), problems.

    `name` is the path as the user named it, with forward slashes. A template
    `holds_nobodys_data`, so that all of it may be shown.
    """

    name: str
    text: str
    root: Node | None
    problems: tuple[Problem, ...]
    holds_nobodys_data: bool = False
