"""How a case stands: what is to be made up, repeated, decided and tested."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.model.caseload import DUE, Standing
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.caseload import Due
    from csogp_docs.model.rules import RuleSet
    from csogp_docs.model.timetable import CatchUp, TestDay, Timetable

_OPEN = "cannot say yet"
# What a rule about delivery answers where nothing follows from it.
_QUIET = {None, "met", "not applicable", _OPEN}


def standing(
    assessment: Assessment, made: Timetable | NotYet, rules: RuleSet
) -> Standing:
    """Tell how a case stands by its findings and its timetable, where there is one."""
    found = {it.rule: it.answer for it in assessment.findings}
    found |= {it.rule: it.answer for it in assessment.delivery if assessment.begun}
    due: tuple[CatchUp, ...] = ()
    test: TestDay | None = None
    last: date | None = None
    if not isinstance(made, NotYet):
        due = tuple(it for it in made.catch_ups if it.made_up is None)
        test = _next_test(made)
        last = max(it.last for it in made.paths)
    enforcement = found.get("ENFORCEMENT")
    names = {it.id: it.outcomes for it in rules.tables}.get("ENFORCEMENT", {})
    it = Standing(
        case=assessment.case,
        as_of=assessment.as_of,
        begun=assessment.begun,
        to_make_up=tuple(it.id.removesuffix("-catch-up") for it in due),
        before=min((it.before for it in due if it.before), default=None),
        module=_text(assessment, "attendance.module"),
        missed=_number(assessment, "attendance.missed_in_module"),
        allowed=_number(assessment, "programme.misses_allowed"),
        repeat=found.get("MODULE-REPEAT"),
        enforcement=enforcement,
        considered=enforcement and names.get(enforcement, enforcement),
        in_time=found.get("TIME-TO-COMPLETE"),
        last_session=last,
        ends=_day(assessment, "sentence.ends"),
        test=None if test is None else (test.name, test.date),
        due=(),
    )
    return replace(it, due=tuple(due_of(it)))


def due_of(it: Standing) -> Iterator[Due]:
    """Yield what is due of a case by all else of it, the most urgent first.

    Where nothing is, that is said, or that the programme has not begun.
    """
    repeated = it.repeat not in _QUIET
    holds: dict[Due, bool] = {
        "enforcement": it.enforcement not in _QUIET,
        "catch-up": bool(it.to_make_up),
        "repeat": repeated,
        "too-late": it.in_time == "not met",
        "tests": it.test is not None and it.test[1] <= it.as_of,
        "not-settled": it.begun and _OPEN in {it.enforcement, it.repeat, it.in_time},
        "last-miss": bool(it.missed) and it.missed == it.allowed and not repeated,
    }
    found = [kind for kind in DUE if holds.get(kind)]
    yield from found or ["nothing" if it.begun else "not-begun"]


def most_urgent_first(standings: Iterable[Standing]) -> list[Standing]:
    """Put cases in the order of what is due first of each.

    Those alike in that stand by the day before which a session is to be made up, then
    by their references.
    """
    return sorted(
        standings,
        key=lambda it: (DUE.index(it.due[0]), it.before or date.max, it.case),
    )


def _next_test(made: Timetable) -> TestDay | None:
    to_come = [it for path in made.paths for it in path.tests if not it.taken]
    return min(to_come, key=lambda it: it.date, default=None)


def _text(assessment: Assessment, name: str) -> str | None:
    state = assessment.facts[name].state
    return state if isinstance(state, str) else None


def _number(assessment: Assessment, name: str) -> int | None:
    state = assessment.facts[name].state
    return state if isinstance(state, int) else None


def _day(assessment: Assessment, name: str) -> date | None:
    state = assessment.facts[name].state
    return state if isinstance(state, date) else None
