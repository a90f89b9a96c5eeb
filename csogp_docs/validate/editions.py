"""Content over time: which rules and sentences are in force on which day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem
from csogp_docs.model.sourced import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.content import WordingAt
    from csogp_docs.model.place import Place
    from csogp_docs.model.rules import DecisionTable, Row, RuleSet
    from csogp_docs.model.sourced import KeyPath
    from csogp_docs.model.wording import Wording

    Dated = DecisionTable | Row | Wording


def in_force(dated: Dated, day: date) -> bool:
    """Tell whether a table, row or sentence is in force for a report of a day."""
    begun = dated.from_ is None or dated.from_ <= day
    return begun and (dated.to is None or day <= dated.to)


def first_days(dated: Iterable[Dated]) -> list[date]:
    """Return the first day of each stretch in which nothing begins or ends."""
    days = {date.min}
    for it in dated:
        if it.from_ is not None:
            days.add(it.from_)
        if it.to is not None:
            days.add(it.to + timedelta(days=1))
    return sorted(days)


def dated_rules(rules: RuleSet) -> Iterator[DecisionTable | Row]:
    """Yield everything of a rule set that may begin and end."""
    for table in rules.tables:
        yield table
        yield from table.rows


def rules_in_force(rules: Sourced[RuleSet], day: date) -> Sourced[RuleSet]:
    """Leave out the tables and rows that are not in force on a day.

    What is left keeps its places. A rule set of which everything is in force is
    returned as it is, so that what was worked out from it still holds.
    """
    if all(in_force(it, day) for it in dated_rules(rules.value)):
        return rules
    places: dict[KeyPath, Place] = {
        path: place
        for path, place in rules.places.items()
        if path[:1] != ("tables",) or len(path) == 1
    }
    tables: list[DecisionTable] = []
    for index, table in enumerate(rules.value.tables):
        if in_force(table, day):
            kept = [at for at, row in enumerate(table.rows) if in_force(row, day)]
            for path, place in _moved(rules, index, kept):
                places["tables", len(tables), *path] = place
            rows = tuple(table.rows[at] for at in kept)
            tables.append(table.model_copy(update={"rows": rows}))
    return Sourced(rules.value.model_copy(update={"tables": tuple(tables)}), places)


def _moved(
    rules: Sourced[RuleSet], table: int, kept: list[int]
) -> Iterator[tuple[KeyPath, Place]]:
    """Yield the places of a table below its own path, its rows counted anew."""
    for path, place in rules.places.items():
        if path[:2] != ("tables", table):
            continue
        match path[2:]:
            case ("rows", int(at), *rest):
                if at in kept:
                    yield ("rows", kept.index(at), *rest), place
            case below:
                yield below, place


def wording_in_force(written: Iterable[WordingAt], day: date) -> dict[str, WordingAt]:
    """Return the sentences in force on a day, by id; of two with one id the first."""
    found: dict[str, WordingAt] = {}
    for it in written:
        if in_force(it.wording, day):
            found.setdefault(it.wording.id, it)
    return found


def reversed_dates(dated: Dated, place: Place) -> Iterator[Problem]:
    """Find what ends before it begins, so that it is never in force."""
    if dated.from_ and dated.to and dated.to < dated.from_:
        yield Problem(
            code="CS423",
            place=place,
            message=f"{dated.id} is in force from {dated.from_} to {dated.to}, which "
            "is before it begins; write the earlier day as from",
        )


def of_edition(problem: Problem, first_day: date) -> Problem:
    """Say of a problem for which reports it arises, where that is not all of them."""
    if first_day == date.min:
        return problem
    return Problem(
        code=problem.code,
        place=problem.place,
        message=f"{problem.message} (for reports dated from {first_day})",
        severity=problem.severity,
        also=problem.also,
    )
