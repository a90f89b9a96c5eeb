"""Type plain values by a schema, or say everything that is wrong with them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from csogp_docs.model.base import Strict, Unknown
from csogp_docs.model.problem import Problem
from csogp_docs.model.sourced import Sourced
from csogp_docs.validate.messages import EMPTY, KINDS, VICTIM_NAME, Complaint, Kind
from csogp_docs.validate.tree import plain_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from csogp_docs.model.located import Source
    from csogp_docs.model.place import Place
    from csogp_docs.model.sourced import KeyPath

Model = TypeVar("Model", bound=Strict)


def typed(
    source: Source, model: type[Model], showable: Callable[[KeyPath], bool]
) -> tuple[Sourced[Model] | None, tuple[Problem, ...]]:
    """Type a source by a model.

    Returns:
        The typed value with its places, or None; and every problem found, the
        reader's own included, in the order of the file.
    """
    values, places = plain_values(source)
    if source.root is None or any(p.severity == "error" for p in source.problems):
        return None, source.problems
    try:
        value = model.model_validate(values)
    except ValidationError as error:
        complaints = [
            _complaint(details, values, model, showable) for details in error.errors()
        ]
        found = sorted(_problems(complaints, places), key=lambda it: it.place)
        return None, (*source.problems, *found)
    return Sourced(value, places), source.problems


def _problems(
    complaints: Sequence[tuple[Kind, Complaint]], places: Mapping[KeyPath, Place]
) -> Iterable[Problem]:
    """Put complaints into words, each once.

    A field that is missing because its name is misspelt is told only as misspelt.
    """
    meant = {
        (*it.path[:-1], it.meant()) for kind, it in complaints if kind.code == "CS201"
    }
    return {
        Problem(
            code=kind.code,
            place=_place(it.path, places, kind.code),
            message=kind.say(it),
        ): None
        for kind, it in complaints
        if kind.code != "CS202" or it.path not in meant
    }


def _complaint(
    details: ErrorDetails,
    values: object,
    model: type[Strict],
    showable: Callable[[KeyPath], bool],
) -> tuple[Kind, Complaint]:
    kind = KINDS[details["type"]]
    path, written = _written(details, values)
    if details["type"] == "missing":
        path = (*path, str(details["loc"][-1]))
    elif details["type"] == "extra_forbidden":
        names_victim = "victims" in path and "name" in str(path[-1]).lower()
        kind = VICTIM_NAME if names_victim else kind
    elif written is None:
        kind = EMPTY
    group = _group(model, path[:-1])
    if kind.code == "CS201" and details["loc"][-2:-1] == ("unknown",):
        group = _group(Unknown, ())
    return kind, Complaint(
        path=path,
        written=written,
        context=details.get("ctx", {}),
        known_keys=group.keys,
        inner_keys=_group(model, path).keys,
        shown=showable(path),
        optional=path[-1:] != () and path[-1] not in group.needed,
    )


def _written(details: ErrorDetails, values: object) -> tuple[KeyPath, object]:
    """Follow an error's location through what was written, dropping schema tags."""
    path: KeyPath = ()
    current = values
    loc = details["loc"]
    for index, part in enumerate(loc):
        if part == "unknown" and _is_tag(details, index):
            continue
        match current, part:
            case dict(), _ if part in current:
                current = current[part]
            case tuple(), int():
                current = current[part]
            case _:
                continue
        path = (*path, part)
    return path, current


def _is_tag(details: ErrorDetails, index: int) -> bool:
    """Tell the tag `unknown` of a fact from the key of the same name, which follows."""
    loc = details["loc"]
    is_key = details["type"] == "extra_forbidden" and index == len(loc) - 1
    return not is_key and loc[index - 1 : index] != ("unknown",)


def _place(path: KeyPath, places: Mapping[KeyPath, Place], code: str) -> Place:
    # What lacks a value, or is not known, is shown at its key; anything else at what
    # was written for it.
    at_key = (*path, "")
    if code in {"CS201", "CS208", "CS212"} and at_key in places:
        return places[at_key]
    while path not in places:
        path = path[:-1]
    return places.get((*path, ""), places[path]) if code == "CS202" else places[path]


class _Group(NamedTuple):
    """The keys a schema knows in one place, and those of them that are needed."""

    keys: tuple[str, ...]
    needed: tuple[str, ...]


@lru_cache(maxsize=256)
def _group(model: type[Strict], path: KeyPath) -> _Group:
    """Find what a schema knows at a path of keys and indexes."""
    schema: Any = _schema(model)
    definitions = schema.get("$defs", {})
    for part in path:
        schema = _step(_choices(schema, definitions), part)
    choices = _choices(schema, definitions)
    keys = [key for choice in choices for key in choice.get("properties", {})]
    needed = [key for choice in choices for key in choice.get("required", [])]
    return _Group(tuple(dict.fromkeys(keys)), tuple(needed))


@lru_cache(maxsize=16)
def _schema(model: type[Strict]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _choices(schema: Any, definitions: Any) -> list[Any]:  # noqa: ANN401 - JSON Schema
    if "$ref" in schema:
        return _choices(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
    found = [schema]
    for choice in [*schema.get("anyOf", []), *schema.get("oneOf", [])]:
        found += _choices(choice, definitions)
    return found


def _step(choices: list[Any], part: str | int) -> Any:  # noqa: ANN401 - JSON Schema
    for choice in choices:
        if isinstance(part, int) and "items" in choice:
            return choice["items"]
        if part in choice.get("properties", {}):
            return choice["properties"][part]
        if isinstance(choice.get("additionalProperties"), dict):
            return choice["additionalProperties"]
    return {}
