"""How a case stands: what is to be made up, repeated, decided and tested."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.model.caseload import Standing
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.timetable import CatchUp, TestDay, Timetable


def standing(assessment: Assessment, made: Timetable | NotYet) -> Standing:
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
    return Standing(
        case=assessment.case,
        as_of=assessment.as_of,
        begun=assessment.begun,
        to_make_up=tuple(it.id.removesuffix("-catch-up") for it in due),
        before=min((it.before for it in due if it.before), default=None),
        module=_text(assessment, "attendance.module"),
        missed=_number(assessment, "attendance.missed_in_module"),
        allowed=_number(assessment, "programme.misses_allowed"),
        repeat=found.get("MODULE-REPEAT"),
        enforcement=found.get("ENFORCEMENT"),
        in_time=found.get("TIME-TO-COMPLETE"),
        last_session=last,
        ends=_day(assessment, "sentence.ends"),
        test=None if test is None else (test.name, test.date),
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
