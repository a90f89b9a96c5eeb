"""Type plain values by a schema, or say everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from csogp_docs.model.base import Strict
from csogp_docs.model.problem import Problem
from csogp_docs.model.sourced import Sourced
from csogp_docs.validate.messages import EMPTY, KINDS, VICTIM_NAME, Complaint
from csogp_docs.validate.tree import plain_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
        found = {
            problem: None
            for details in error.errors()
            for problem in [_problem(details, values, places, model, showable)]
        }
        return None, (*source.problems, *sorted(found, key=lambda p: p.place))
    return Sourced(value, places), source.problems


def _problem(
    details: ErrorDetails,
    values: object,
    places: Mapping[KeyPath, Place],
    model: type[Strict],
    showable: Callable[[KeyPath], bool],
) -> Problem:
    kind = KINDS[details["type"]]
    path, written = _written(details["loc"], values)
    if details["type"] == "missing":
        path = (*path, str(details["loc"][-1]))
    elif details["type"] == "extra_forbidden":
        kind = VICTIM_NAME if "victims" in path and "name" in str(path[-1]) else kind
    elif written is None:
        kind = EMPTY
    complaint = Complaint(
        path=path,
        written=written,
        context=details.get("ctx", {}),
        known_keys=_known_keys(model, path[:-1]),
        shown=showable(path),
    )
    return Problem(
        code=kind.code,
        place=_place(path, places, kind.code),
        message=kind.say(complaint),
    )


def _written(loc: tuple[int | str, ...], values: object) -> tuple[KeyPath, object]:
    """Follow an error's location through what was written, dropping schema tags."""
    path: KeyPath = ()
    current = values
    for part in loc:
        if isinstance(current, dict) and part in current:
            current = current[part]
        elif isinstance(current, tuple) and isinstance(part, int):
            current = current[part]
        else:
            continue
        path = (*path, part)
    return path, current


def _place(path: KeyPath, places: Mapping[KeyPath, Place], code: str) -> Place:
    # An unknown key is shown at the key; anything else at what was written for it.
    at_key = (*path, "")
    if code in {"CS201", "CS208", "CS212"} and at_key in places:
        return places[at_key]
    while path not in places:
        path = path[:-1]
    return places[path]


def _known_keys(model: type[Strict], path: KeyPath) -> tuple[str, ...]:
    """Name the keys that a schema knows at a path of keys and indexes."""
    schema: Any = model.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    for part in path:
        schema = _step(_choices(schema, definitions), part)
    keys: list[str] = []
    for choice in _choices(schema, definitions):
        keys += choice.get("properties", {})
    return tuple(dict.fromkeys(keys))


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
