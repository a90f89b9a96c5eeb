"""Hold content together: every reference leads somewhere, every clause is used."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csogp_docs.model.base import Strict
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.programme import Module, Programme
    from csogp_docs.model.sourced import KeyPath, Sourced
    from csogp_docs.model.wording import Conditions, OutlineBlock


def reference_problems(content: Content) -> tuple[Problem, ...]:
    """Return every reference that leads nowhere and everything that is never used."""
    found: list[Problem] = []
    found += _unique_facts(content)
    for folder, programme in content.programmes.items():
        found += _named_like_its_folder(folder, programme.programme)
        found += _hours(programme.programme)
        found += _modules(programme.programme)
        found += _clauses(programme, content)
        found += _rules(programme, content)
        found += _outlines(programme, content)
    for stem, area in content.areas.items():
        found += _named_like_its_folder(stem, area)
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
    for pattern, runs in module.patterns.items():
        hours = (
            run.sessions * programme.session_hours[run.length].value for run in runs
        )
        yield pattern, sum(hours)


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


def _clauses(programme: ProgrammeContent, content: Content) -> Iterator[Problem]:
    known = programme.clauses.value.clauses
    used: Counter[str] = Counter()
    files: list[Sourced[Strict]] = [
        programme.programme,
        programme.rules,
    ]
    for read in files:
        for path, clause in _cited(read.value.model_dump(by_alias=True), ()):
            used[clause] += 1
            if clause not in known:
                yield _no_clause(clause, read.place(path), known)
    for said in programme.wording.values():
        for clause in said.wording.clauses:
            used[clause] += 1
            if clause not in known:
                yield _no_clause(clause, said.place, known)
    for area in content.areas.values():
        for _, clause in _cited(area.value.model_dump(by_alias=True), ()):
            used[clause] += 1
    for clause in known:
        if not used[clause]:
            yield _problem(
                "CS407",
                programme.clauses.place(("clauses", clause)),
                f"no rule, figure or sentence rests on the clause {clause}; "
                "cite it where it is used, or take it out",
            )


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
    known = {entry.name for entry in content.facts.value.facts}
    rules = programme.rules
    for index, table in enumerate(rules.value.tables):
        at: KeyPath = ("tables", index)
        for column, name in enumerate(table.inputs):
            if name not in known:
                yield _problem(
                    "CS408",
                    rules.place((*at, "inputs", column)),
                    f'"{name}" is neither a fact nor an earlier table; '
                    f"{instead(name, known)}",
                )
        answers = {*table.outcomes, "met", "not met", "not applicable"}
        for row_index, row in enumerate(table.rows):
            here: KeyPath = (*at, "rows", row_index)
            if len(row.when) != len(table.inputs):
                yield _problem(
                    "CS409",
                    rules.place((*here, "when")),
                    f"this row has {len(row.when)} cells, but the table "
                    f'{len(table.inputs)} inputs; write a cell for each, "-" for any',
                )
            if row.then not in answers:
                yield _problem(
                    "CS410",
                    rules.place((*here, "then")),
                    f'"{row.then}" is neither a result nor an outcome of this table; '
                    f"{instead(row.then, answers)}",
                )
        known.add(table.id)


def _outlines(programme: ProgrammeContent, content: Content) -> Iterator[Problem]:
    wording = {**content.wording, **programme.wording}
    facts = {entry.name for entry in content.facts.value.facts}
    rules = {table.id for table in programme.rules.value.tables}
    names = facts | rules | {"carries", "provisional"}
    for said in wording.values():
        for name in (*said.wording.needs, *said.wording.when, *said.wording.rules):
            if name not in names:
                yield _problem(
                    "CS408",
                    said.place,
                    f'"{name}" is neither a fact nor a rule; {instead(name, names)}',
                )
    for outline in programme.outlines.values():
        for index, section in enumerate(outline.value.sections):
            place = outline.place(("sections", index))
            yield from _conditions(section.when, names, place)
            for wording_id in _said(section.blocks):
                if wording_id not in wording:
                    yield _problem(
                        "CS411",
                        place,
                        f'there is no sentence "{wording_id}"; '
                        f"{instead(wording_id, wording)}",
                    )


def _conditions(
    conditions: Conditions, names: Iterable[str], place: Place
) -> Iterator[Problem]:
    for name in conditions:
        if name not in names:
            message = f'"{name}" is neither a fact nor a rule; {instead(name, names)}'
            yield _problem("CS408", place, message)


def _said(blocks: Sequence[OutlineBlock]) -> Iterator[str]:
    for block in blocks:
        yield from (*block.say, *block.bullets)
        yield from (row.say for row in block.details)
        if block.absent:
            yield block.absent
        if block.box:
            yield from _said(block.box.blocks)
