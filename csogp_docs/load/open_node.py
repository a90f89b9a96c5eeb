"""A mapping or a list whose end has not come yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csogp_docs.model.located import Entry, MappingNode, Scalar, SequenceNode
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from csogp_docs.model.located import Node
    from csogp_docs.model.place import Place

# A name of one word in small letters. Anything else may be a text that has become a
# name by mistake, as what follows a comma does.
_HARMLESS = re.compile(r"[a-z][a-z0-9_.-]{0,59}")


@dataclass(slots=True)
class OpenNode:
    """Gathers the keys and values of a mapping, or the items of a list.

    A key that will not do is dropped together with its value. `bracket` is the index
    of the bracket or brace that begins it, if one does.
    """

    place: Place
    is_mapping: bool
    bracket: int | None
    expects_key: bool
    _items: list[Node] = field(default_factory=list)
    _entries: list[Entry] = field(default_factory=list)
    _key: Scalar | None = None
    _keys_seen: dict[str, list[Place]] = field(default_factory=dict)

    def take_key(self, key: Node) -> Problem | None:
        """Take the next key; return what is wrong with it."""
        problem = self._wrong_with(key)
        self.skip_key()
        if isinstance(key, Scalar) and problem is None:
            self._key = key
        return problem

    def skip_key(self) -> None:
        """Drop the next key."""
        self._key = None
        self.expects_key = False

    def take_value(self, value: Node) -> None:
        """Take the value of the last key, or an item."""
        if not self.is_mapping:
            self._items.append(value)
            return
        if self._key is not None:
            self._entries.append(Entry(self._key, value))
        self.expects_key = True

    def node(self) -> Node:
        """Return what has been gathered."""
        if self.is_mapping:
            return MappingNode(tuple(self._entries), self.place)
        return SequenceNode(tuple(self._items), self.place)

    def _wrong_with(self, key: Node) -> Problem | None:
        if not isinstance(key, Scalar) or not key.text:
            return Problem(
                code="CS114",
                place=key.place,
                message="the name before the colon is missing, or is a list or has "
                "braces; write a plain name, or put quotation marks round the whole "
                "value if its text begins with a bracket, a brace or a question mark",
            )
        if key.plain and key.text == "<<":
            return Problem(
                code="CS111",
                place=key.place,
                message="the name << would copy values from elsewhere, which is not "
                "used here; write the values themselves",
            )
        places = self._keys_seen.setdefault(key.text, [])
        places.append(key.place)
        return _written_again(key, places) if len(places) > 1 else None


def _written_again(key: Scalar, places: list[Place]) -> Problem:
    name = f'the key "{key.text}"' if _HARMLESS.fullmatch(key.text) else "this key"
    times = "twice" if len(places) == 2 else f"{len(places)} times"  # noqa: PLR2004 - a word
    first = places[0]
    return Problem(
        code="CS108",
        place=key.place,
        message=f"{name} is written {times}; keep one of them "
        f"(the first is on line {first.line})",
        also=(first, "first written here"),
    )
