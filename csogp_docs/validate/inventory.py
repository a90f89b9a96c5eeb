"""Everything that content says, item by item, under ids that stay."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from csogp_docs.model.wording import WordingFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.model.content import Editions
    from csogp_docs.model.place import Place
    from csogp_docs.model.sourced import KeyPath

# What tells one item of a list from another: `id`, or what serves as one.
_IDS = ("id", "name", "point", "document")
# What may be set on an item at any time: the day on which it ends.
_END = "to"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that content says: its fields by name, as JSON, and its place."""

    fields: Mapping[str, str]
    place: Place

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what it says, whenever it may end; in hexadecimal."""
        said = {name: it for name, it in self.fields.items() if name != _END}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


class Change(NamedTuple):
    """An item that differs between two contents, and the fields in which it does."""

    kind: Literal["added", "removed", "changed"]
    item: str
    fields: tuple[str, ...] = ()


def inventory(editions: Editions) -> dict[str, Item]:
    """List every item of content by file and id, such as `areas/west-mercia`.

    A list of things with ids is taken apart into these; so are the clauses. A version
    that begins on a day carries it: `programmes/csogp/rules/ORDER-LENGTH@2005-04-04`.
    """
    found: dict[str, Item] = {}
    for name, file in sorted(editions.files.items()):
        stem = name.removesuffix(".yaml")
        # A sentence is known by its id alone, in whichever file of wording it stands.
        root = stem.rpartition("/")[0] if isinstance(file.value, WordingFile) else stem
        tree = file.value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for key, path, fields in _items(root, (), tree):
            found[key] = Item(fields, file.place(path))
    return found


def _items(
    key: str, path: KeyPath, tree: Mapping[str, object]
) -> Iterator[tuple[str, KeyPath, dict[str, str]]]:
    fields = {}
    inner: list[tuple[str, KeyPath, Mapping[str, object]]] = []
    for name, value in tree.items():
        if name == "clauses" and isinstance(value, dict):
            for clause, text in value.items():
                inner.append((clause, (*path, name, clause), {"text": text}))
        elif isinstance(value, list) and value and all(_id(it) for it in value):
            for index, it in enumerate(value):
                inner.append((_id(it), (*path, name, index), it))
        else:
            fields[name] = json.dumps(value, sort_keys=True, ensure_ascii=False)
    if fields:
        yield key, path, fields
    for name, at, below in inner:
        yield from _items(f"{key}/{name}", at, below)


def _id(item: object) -> str:
    """Name an item of a list; empty where nothing tells it from the others."""
    if not isinstance(item, dict):
        return ""
    named = next((str(item[it]) for it in _IDS if item.get(it)), "")
    begins = f"@{item['from']}" if item.get("from") else ""
    return named + begins


def changes(before: Mapping[str, Item], after: Mapping[str, Item]) -> list[Change]:
    """Compare two inventories; the order is that of the ids."""
    found = []
    for key in sorted({*before, *after}):
        if key not in before:
            found.append(Change("added", key))
        elif key not in after:
            found.append(Change("removed", key))
        else:
            old, new = before[key].fields, after[key].fields
            differ = [it for it in {**old, **new} if old.get(it) != new.get(it)]
            if differ:
                found.append(Change("changed", key, tuple(differ)))
    return found
