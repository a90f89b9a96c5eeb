"""What a template gets, as types: what has which attribute, and what a loop yields.

A type is what `typing` says of it. `Any` is what cannot be known before a page is set;
nothing is said against it.
"""

from __future__ import annotations

import builtins
import collections.abc
import dataclasses
import sys
from functools import lru_cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from csogp_docs.model.document import Document

# What `HtmlRenderer` gives every template.
GIVEN: dict[str, Any] = {"document": Document, "medium": Literal["screen", "print"]}


class Loop:
    """What `loop` has within a loop (Jinja2 3.1, List of Control Structures)."""

    index = index0 = revindex = revindex0 = length = depth = depth0 = 0
    first = last = False
    previtem = nextitem = cycle = changed = None


class _Names(dict[str, Any]):
    """Names that only a type checker imports stand for anything."""

    def __init__(self, module: str) -> None:
        # Generic types of `collections.abc` take parts in brackets, as `Any` does not.
        known = vars(builtins) | vars(collections.abc) | vars(sys.modules[module])
        super().__init__(known)

    def __missing__(self, name: str) -> object:
        return Any


@lru_cache(maxsize=256)
def _fields(model: type) -> dict[str, Any]:
    names = _Names(model.__module__)
    worked_out = {
        name: get_type_hints(it.fget, {}, names).get("return", Any)
        for name, it in vars(model).items()
        if isinstance(it, property)
    }
    return get_type_hints(model, {}, names) | worked_out


def members(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any type
    """Return the types that a type stands for; None is nothing to ask anything of."""
    if get_origin(kind) in {Union, UnionType}:
        found = [it for part in get_args(kind) for it in members(part)]
        return tuple(dict.fromkeys(it for it in found if it is not NoneType))
    return (kind,)


def united(kinds: list[Any]) -> Any:  # noqa: ANN401 - any type
    """Return the one type that stands for several; for none, anything."""
    flat = tuple(dict.fromkeys(it for kind in kinds for it in members(kind)))
    if not flat or Any in flat:
        return Any
    return reduce(or_, flat)


def attributes(kind: Any) -> frozenset[str] | None:  # noqa: ANN401 - any type
    """Name everything that a value may be asked for; None where it cannot be known."""
    names: set[str] = set()
    for it in members(kind):
        if it is Any:
            return None
        plain = _class_of(it)
        if isinstance(plain, type) and dataclasses.is_dataclass(plain):
            names |= _fields(plain).keys()
        else:
            names |= {name for name in dir(plain) if not name.startswith("_")}
    return frozenset(names)


def attribute(kind: Any, name: str) -> Any:  # noqa: ANN401 - any type
    """Return the type of an attribute; anything for a method."""
    found = []
    for it in members(kind):
        plain = _class_of(it) if it is not Any else None
        if isinstance(plain, type) and dataclasses.is_dataclass(plain):
            fields = _fields(plain)
            found += [fields[name]] if name in fields else []
        else:
            found.append(Any)
    return united(found)


def yielded(kind: Any) -> Any:  # noqa: ANN401 - any type
    """Return the type of what a loop over a value yields."""
    return united([_item(it) for it in members(kind)])


def element(kind: Any, index: int) -> Any:  # noqa: ANN401 - any type
    """Return the type of one part of what a loop takes apart."""
    parts = [get_args(it) for it in members(kind)]
    known = all(len(it) > index and Ellipsis not in it for it in parts)
    return united([it[index] for it in parts]) if known else yielded(kind)


def _item(kind: Any) -> Any:  # noqa: ANN401 - any type
    arguments = get_args(kind)
    if get_origin(kind) in {tuple, list, frozenset, set}:
        return united([it for it in arguments if it is not Ellipsis])
    return str if _class_of(kind) is str else Any


def _class_of(kind: Any) -> Any:  # noqa: ANN401 - any type
    if get_origin(kind) is Literal:
        return type(get_args(kind)[0])
    return get_origin(kind) or kind


def narrowed(kind: Any, name: str, value: object, *, same: bool) -> Any:  # noqa: ANN401
    """Keep the types whose attribute may be a value, or those where it may be another.

    Only an attribute that is one value and no other, as `kind` is, tells them apart.
    """
    kept = []
    for it in members(kind):
        only = get_args(attribute(it, name)) if it is not Any else ()
        fits = value in only if only else True
        if (fits if same else not (fits and len(only) == 1)) or not only:
            kept.append(it)
    return united(kept) if kept else kind
