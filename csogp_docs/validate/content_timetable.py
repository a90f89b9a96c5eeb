"""Hold what timetables rest on together: which path is taken, and when areas close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.area import Area
    from csogp_docs.model.content import ProgrammeContent
    from csogp_docs.model.programme import Programme
    from csogp_docs.model.rules import DecisionTable
    from csogp_docs.model.sourced import KeyPath, Sourced

_RESULTS = ("met", "not met", "not applicable")


def path_problems(content: ProgrammeContent) -> Iterator[Problem]:
    """Find what cannot tell the path of a case, or that a module is not taken."""
    programme = content.programme
    tables = {table.id: table for table in content.rules.value.tables}
    known = [module.id for module in programme.value.modules]
    telling = programme.value.path_from
    if telling is not None:
        at: KeyPath = ("path_from",)
        yield from _known(programme, at, telling, tables, "rule")
        outcomes = tables[telling].outcomes if telling in tables else ()
        for outcome in outcomes:
            yield from _known(programme, at, outcome, known, "module")
    for module, left_out in programme.value.left_out.items():
        at = ("left_out", module)
        yield from _known(programme, at, module, known, "module")
        yield from _known(programme, (*at, "rule"), left_out.rule, tables, "rule")
        if left_out.rule in tables:
            answers = _answers(tables[left_out.rule])
            for index, answer in enumerate(left_out.answers):
                here = (*at, "answers", index)
                yield from _known(programme, here, answer, answers, "answer")


def _answers(table: DecisionTable) -> tuple[str, ...]:
    return (*table.outcomes, *_RESULTS)


_CODES = {"rule": "CS408", "answer": "CS408", "module": "CS405"}


def _known(
    programme: Sourced[Programme],
    path: KeyPath,
    name: str,
    known: Iterable[str],
    noun: str,
) -> Iterator[Problem]:
    names = list(known)
    if name not in names:
        yield Problem(
            code=_CODES[noun],
            place=programme.place(path),
            message=f'there is no {noun} "{name}"; {instead(name, names)}',
        )


def closure_problems(area: Sourced[Area]) -> Iterator[Problem]:
    """Find each closure that ends before it begins, and so closes nothing."""
    for index, closure in enumerate(area.value.closures):
        if closure.to < closure.from_:
            yield Problem(
                code="CS426",
                place=area.place(("closures", index, "to")),
                message=f"the closure ends on {closure.to}, before it begins on "
                f"{closure.from_}; write the earlier day as from",
            )
