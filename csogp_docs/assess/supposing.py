"""Suppose that a fact of a case were otherwise, and assess again."""

from __future__ import annotations

import math
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.law_of_route import limits
from csogp_docs.assess.rules import read_rules
from csogp_docs.model.base import Unknown
from csogp_docs.model.case import Case
from csogp_docs.model.sourced import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.assess.unary_tests import Bound
    from csogp_docs.model.assessment import Assessment, Value
    from csogp_docs.model.content import Content


class Change(NamedTuple):
    """One fact supposed otherwise; `now` is None where it is not known."""

    name: str
    now: Value | None
    then: Value


class WouldBeMet(NamedTuple):
    """A finding that is not met, and the smallest changes by which it would be.

    No changes at all means that none of the facts that can change would do it.
    """

    rule: str
    changes: tuple[Change, ...]


def supposed(case: Sourced[Case], values: Mapping[str, object]) -> Sourced[Case]:
    """Return the case with other values at the paths named.

    Raises:
        pydantic.ValidationError: a value is not one that its field takes.
    """
    tree = case.value.model_dump(by_alias=True)
    for name, value in values.items():
        *groups, field = name.split(".")
        inner: Any = tree
        for group in groups:
            inner = inner[group]
        inner[field] = value
    return Sourced(Case.model_validate(tree), case.places)


def what_would_do(case: Sourced[Case], content: Content) -> tuple[WouldBeMet, ...]:
    """Find for each finding that is not met the smallest changes that would meet it.

    Only facts that can change are changed, the fewest that will do, a number by as
    little as will do.
    """
    assessment = assess(case, content)
    unmet = [it.rule for it in assessment.findings if it.effective == "not met"]
    found: dict[str, tuple[Change, ...]] = {}
    for changes, then in _trials(case, assessment, content):
        for finding in then.findings:
            better = finding.rule not in found and finding.effective == "met"
            if better and finding.rule in unmet:
                found[finding.rule] = changes
        if len(found) == len(unmet):
            break
    return tuple(WouldBeMet(rule, found.get(rule, ())) for rule in unmet)


def _trials(
    case: Sourced[Case], assessment: Assessment, content: Content
) -> Iterator[tuple[tuple[Change, ...], Assessment]]:
    """Try changes of one fact, then of two; numbers from the nearest outwards."""
    names = [entry.name for entry in content.facts.value.facts if entry.can_change]
    choices = {name: _values(name, case, assessment, content) for name in names}
    for number in range(1, len(names) + 1):
        tried = []
        for chosen in combinations(names, number):
            for values in product(*(choices[name] for name in chosen)):
                changes = tuple(
                    Change(name, _now(name, assessment), value)
                    for name, value in zip(chosen, values, strict=True)
                )
                tried.append(changes)
        for changes in sorted(tried, key=_size):
            otherwise = {change.name: change.then for change in changes}
            yield changes, assess(supposed(case, otherwise), content)


def _now(name: str, assessment: Assessment) -> Value | None:
    state = assessment.facts[name].state
    return None if isinstance(state, Unknown) else state


def _size(changes: tuple[Change, ...]) -> float:
    """How far the changes lie from what is: another word lies beyond any number."""
    size = 0.0
    for change in changes:
        if isinstance(change.then, str):
            size += 10_000
        else:
            size += abs(_number(change.then) - _number(change.now))
    return size


def _values(
    name: str, case: Sourced[Case], assessment: Assessment, content: Content
) -> Sequence[Value]:
    """Every other value worth trying.

    For the route, every other order where it is an order, and every other licence; for
    the length, every one that a table compares it with.
    """
    now = _now(name, assessment)
    if name == "sentence.route":
        kind = assessment.facts["law.kind"].state
        routes = content.law.value.routes
        return [it.id for it in routes if it.id != now and it.kind == kind]
    rules = content.programmes[case.value.programme].rules
    sources = {it.name: it.source for it in content.facts.value.facts}
    lengths: set[float] = set()
    for read in read_rules(rules, content.facts):
        for index, column in enumerate(read.columns):
            if sources.get(column.name) == name:
                # What follows from the length, such as what is left of it, moves along.
                apart = _number(now) - _number(_now(column.name, assessment) or now)
                for row in read.rows:
                    for endpoint in row.cells[index].endpoints:
                        bounds = _bounds(endpoint, assessment, content)
                        lengths |= {bound + apart for bound in bounds}
    return sorted(int(it) for it in lengths if it != now and 0 < it < math.inf)


def _bounds(
    endpoint: Bound | str, assessment: Assessment, content: Content
) -> set[float]:
    """The numbers that an endpoint stands for, under this route and every other."""
    if not isinstance(endpoint, str):
        return {_number(endpoint)}
    others = [it[endpoint] for it in limits(content.law.value) if endpoint in it]
    return {_number(_now(endpoint, assessment)), *others}


def _number(value: Value | None) -> float:
    return value if isinstance(value, int | float) else 0
