"""Hold content together: every reference leads somewhere, every clause is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem
from csogp_docs.model.rules import GATE
from csogp_docs.validate.content_outlines import outline_problems
from csogp_docs.validate.content_timetable import closure_problems, path_problems
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.area import Area
    from csogp_docs.model.base import Strict
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.place import Place
    from csogp_docs.model.programme import Module, Programme
    from csogp_docs.model.rules import DecisionTable, RuleSet
    from csogp_docs.model.sourced import KeyPath, Sourced

# A fact with which a cell compares; the words of a choice have no dots.
_ENDPOINT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")


def reference_problems(content: Content) -> tuple[Problem, ...]:
    """Return every reference that leads nowhere and everything that is never used."""
    found: list[Problem] = []
    found += _unique_facts(content)
    for folder, programme in content.programmes.items():
        found += _named_like_its_folder(folder, programme.programme)
        found += _hours(programme.programme)
        found += _modules(programme.programme)
        found += path_problems(programme)
        found += _clauses(programme, content)
        found += _rules(programme, content)
        found += outline_problems(programme, content)
    for stem, area in content.areas.items():
        found += _named_like_its_folder(stem, area)
        found += _clauses_of(area, content)
        found += closure_problems(area)
    return tuple(sorted(found, key=lambda problem: problem.place))


def _problem(code: str, place: Place, message: str) -> Problem:
    return Problem(code=code, place=place, message=message)


def _unique_facts(content: Content) -> Iterator[Problem]:
    names = [entry.name for entry in content.facts.value.facts]
    for index, name in enumerate(names):
        if name in names[:index]:
            place = content.facts.place(("facts", index, "name"))
            yield _problem(
                "CS402", place, f'the fact "{name}" is listed twice; keep one of them'
            )


def _named_like_its_folder(name: str, read: Sourced[Strict]) -> Iterator[Problem]:
    written = getattr(read.value, "id")  # noqa: B009 - programmes and areas have one
    if written != name:
        yield _problem(
            "CS403",
            read.place(("id",)),
            f'the id is "{written}", but what holds it is named "{name}"; '
            "give both the same name",
        )


def _hours(programme: Sourced[Programme]) -> Iterator[Problem]:
    for index, module in enumerate(programme.value.modules):
        for pattern, total in _totals(programme.value, module):
            if total != module.hours.value:
                yield _problem(
                    "CS404",
                    programme.place(("modules", index, "hours", "value")),
                    f"{module.id} is given {module.hours.value:g} hours, but its "
                    f"sessions in the pattern {pattern} come to {total:g}; "
                    "correct the hours or the sessions",
                )


def _totals(programme: Programme, module: Module) -> Iterator[tuple[str, float]]:
    lengths = programme.session_hours
    for pattern, runs in module.patterns.items():
        yield (
            pattern,
            sum(
                run.sessions * lengths[run.length].value if run.length in lengths else 0
                for run in runs
            ),
        )


def _modules(programme: Sourced[Programme]) -> Iterator[Problem]:
    known = [module.id for module in programme.value.modules]
    for index, path in enumerate(programme.value.paths):
        for at, module in enumerate(path.modules):
            if module not in known:
                yield _problem(
                    "CS405",
                    programme.place(("paths", index, "modules", at)),
                    f'there is no module "{module}"; {instead(module, known)}',
                )
    for index, test in enumerate(programme.value.tests):
        if test.needs is not None and test.needs not in known:
            yield _problem(
                "CS405",
                programme.place(("tests", index, "needs")),
                f'there is no module "{test.needs}"; {instead(test.needs, known)}',
            )


def _clauses(programme: ProgrammeContent, content: Content) -> Iterator[Problem]:
    known = programme.clauses.value.clauses
    used: set[str] = set()
    for place, clause in _cited_by(programme):
        used.add(clause)
        if clause not in known:
            yield _no_clause(clause, place, known)
    for area in content.areas.values():
        used |= {it for _, it in _cited(area.value.model_dump(by_alias=True), ())}
    for clause in known:
        if clause not in used:
            yield _problem(
                "CS407",
                programme.clauses.place(("clauses", clause)),
                f"no rule, figure or sentence rests on the clause {clause}; "
                "cite it where it is used, or take it out",
            )


def _cited_by(programme: ProgrammeContent) -> Iterator[tuple[Place, str]]:
    files: tuple[Sourced[Strict], ...] = (programme.programme, programme.rules)
    for read in files:
        for path, clause in _cited(read.value.model_dump(by_alias=True), ()):
            yield read.place(path), clause
    for said in programme.wording.values():
        for clause in said.wording.clauses:
            yield said.place, clause


def _clauses_of(area: Sourced[Area], content: Content) -> Iterator[Problem]:
    """An area may cite the clauses of any programme."""
    known = {
        clause
        for programme in content.programmes.values()
        for clause in programme.clauses.value.clauses
    }
    for path, clause in _cited(area.value.model_dump(by_alias=True), ()):
        if clause not in known:
            yield _no_clause(clause, area.place(path), known)


def _no_clause(clause: str, place: Place, known: Iterable[str]) -> Problem:
    message = f'there is no clause "{clause}"; {instead(clause, known)}'
    return _problem("CS406", place, message)


def _cited(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Walk content for every clause that it cites, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "clauses" and isinstance(inner, tuple):
                yield from (((*path, key, at), it) for at, it in enumerate(inner))
            else:
                yield from _cited(inner, (*path, key))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from _cited(inner, (*path, index))


def _rules(programme: ProgrammeContent, content: Content) -> Iterator[Problem]:
    if GATE not in [table.id for table in programme.rules.value.tables]:
        yield _problem(
            "CS420",
            programme.rules.place(("tables",)),
            f"there is no table {GATE}, which says what the report carries; add it",
        )
    facts = [entry.name for entry in content.facts.value.facts]
    earlier: list[str] = []
    for index, table in enumerate(programme.rules.value.tables):
        at: KeyPath = ("tables", index)
        for path, name in _named_facts(table, at):
            if name not in facts:
                place = programme.rules.place(path)
                message = f'"{name}" is no fact; {instead(name, facts)}'
                yield _problem("CS408", place, message)
        known = [*facts, *earlier]
        for column, name in enumerate(table.inputs):
            if name not in known:
                yield _problem(
                    "CS408",
                    programme.rules.place((*at, "inputs", column)),
                    f'"{name}" is neither a fact nor an earlier table; '
                    f"{instead(name, known)}",
                )
        yield from _rows(programme.rules, table, at)
        earlier.append(table.id)


def _named_facts(table: DecisionTable, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the facts that a table names beside its inputs."""
    if table.provisional_until is not None:
        yield (*at, "provisional_until"), table.provisional_until
    for index, row in enumerate(table.rows):
        for column, cell in enumerate(row.when):
            for name in _ENDPOINT.findall(cell):
                yield (*at, "rows", index, "when", column), name


def _rows(
    rules: Sourced[RuleSet], table: DecisionTable, at: KeyPath
) -> Iterator[Problem]:
    answers = (*table.outcomes, "met", "not met", "not applicable", "cannot say yet")
    for index, row in enumerate(table.rows):
        here: KeyPath = (*at, "rows", index)
        if len(row.when) != len(table.inputs):
            yield _problem(
                "CS409",
                rules.place((*here, "when")),
                f"the number of cells in this row is {len(row.when)}, but its table "
                f'has inputs for {len(table.inputs)}; write a cell for each, "-" for '
                "any value",
            )
        if not row.clauses:
            yield _problem(
                "CS422",
                rules.place((*here, "clauses")),
                f"the row {row.id} rests on no clause; name the clause that says so",
            )
        if row.then not in answers:
            yield _problem(
                "CS410",
                rules.place((*here, "then")),
                f'"{row.then}" is neither a result nor an outcome of this table; '
                f"{instead(row.then, answers)}",
            )
