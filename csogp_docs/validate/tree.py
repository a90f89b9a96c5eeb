"""From a located tree to plain values and a map of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.located import MappingNode, Scalar, SequenceNode
from csogp_docs.model.place import Place

if TYPE_CHECKING:
    from csogp_docs.model.located import Node, Source
    from csogp_docs.model.sourced import KeyPath

Plain = str | None | tuple["Plain", ...] | dict[str, "Plain"]

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def plain_values(source: Source) -> tuple[Plain, dict[KeyPath, Place]]:
    """Return the tree as texts, tuples and dicts, and the place of each value.

    A scalar stays the text that was written; nothing at all, `~` and `null` without
    quotes become None. The place of a key is kept under `(*path, key, "")`.
    """
    places: dict[KeyPath, Place] = {(): Place(source.name, 1, 1)}
    if source.root is None:
        return None, places
    return _plain(source.root, (), places), places


def _plain(node: Node, path: KeyPath, places: dict[KeyPath, Place]) -> Plain:
    # The reader bounds depth, so that recursion here is bounded too.
    if path:
        places[path] = node.place
    match node:
        case Scalar():
            return None if node.plain and node.text in _NOTHING else node.text
        case SequenceNode():
            return tuple(
                _plain(item, (*path, index), places)
                for index, item in enumerate(node.items)
            )
        case MappingNode():
            values: dict[str, Plain] = {}
            for entry in node.entries:
                key = entry.key.text
                places[(*path, key, "")] = entry.key.place
                values[key] = _plain(entry.value, (*path, key), places)
            return values
