"""Hold the versions of rules and sentences apart: one of each id on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csogp_docs.model.problem import Problem
from csogp_docs.validate.editions import in_force, reversed_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from csogp_docs.model.content import WordingAt
    from csogp_docs.model.place import Place
    from csogp_docs.model.rules import RuleSet
    from csogp_docs.model.sourced import KeyPath, Sourced
    from csogp_docs.validate.editions import Dated


class _Version(NamedTuple):
    """One thing that has an id and may begin and end, with its place."""

    kind: str
    dated: Dated
    place: Place


def version_problems(
    rules: Iterable[Sourced[RuleSet]],
    wording: Iterable[Iterable[WordingAt]],
    starts: Sequence[date],
) -> Iterator[Problem]:
    """Find every id that two versions share on one day, and what is never in force.

    Args:
        rules: the rule set of each programme.
        wording: the sentences that are looked up together.
        starts: the first day of each edition.
    """
    for rule_set in rules:
        for group in _groups(rule_set):
            yield from _problems(group, starts)
    for sentences in wording:
        group = [_Version("wording id", it.wording, it.place) for it in sentences]
        yield from _problems(group, starts)


def _groups(rules: Sourced[RuleSet]) -> Iterator[list[_Version]]:
    """Yield the tables, then the rows of each: ids are told apart among these."""
    tables = enumerate(rules.value.tables)
    yield [
        _Version("rule", table, _place(rules, ("tables", at))) for at, table in tables
    ]
    for at, table in enumerate(rules.value.tables):
        yield [
            _Version("row", row, _place(rules, ("tables", at, "rows", index)))
            for index, row in enumerate(table.rows)
        ]


def _place(rules: Sourced[RuleSet], path: KeyPath) -> Place:
    return rules.place((*path, "id"))


def _problems(group: Sequence[_Version], starts: Sequence[date]) -> Iterator[Problem]:
    for it in group:
        yield from reversed_dates(it.dated, it.place)
    seen: dict[str, list[_Version]] = {}
    for it in group:
        earlier = seen.setdefault(it.dated.id, [])
        for other in earlier:
            if any(
                in_force(it.dated, day) and in_force(other.dated, day) for day in starts
            ):
                yield Problem(
                    code="CS402",
                    place=it.place,
                    message=f'the {it.kind} "{it.dated.id}" is used twice; give one of '
                    "them another id, or dates on which the other is not in force",
                    also=(other.place, "first used here"),
                )
                break
        earlier.append(it)
