"""A typed value together with the places where its parts were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.place import Place

T_co = TypeVar("T_co", covariant=True)
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sourced(Generic[T_co]):
    """A value read from a file.

    `places` maps a path of keys and list indexes, as written, to the place of its
    value: `("offences", 0, "title")` is the title of the first offence. The empty
    path is the file itself. One is equal to itself alone, so that what was worked out
    from it can be kept.
    """

    value: T_co
    places: Mapping[KeyPath, Place]

    def place(self, path: KeyPath) -> Place:
        """Where the value at a path was written, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path]


def dotted(path: KeyPath) -> str:
    """Name a path as a person reads it; items of a list count from 1.

    >>> dotted(("offences", 0, "title"))
    'offences[1].title'
    """
    written = ""
    for part in path:
        if isinstance(part, int):
            written += f"[{part + 1}]"
        else:
            written += f".{part}" if written else part
    return written
