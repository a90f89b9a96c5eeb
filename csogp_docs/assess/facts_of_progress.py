"""Facts about how far somebody has come: attendance in figures, and what remains."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.model.assessment import ModuleAttended, PathRemaining, TestDue
from csogp_docs.model.base import NOT_RECORDED, Unknown
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from csogp_docs.assess.attendance import Register
    from csogp_docs.assess.course import Course
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.case import Progress
    from csogp_docs.model.timetable import PathTimetable, Session, Timetable

_NONE = Unknown(unknown="not applicable")
_REGISTER = ("delivery", "attendance")
_RECORDED = ("delivery", "progress")
_HAD = {"attended", "made up"}


def _of_register(say: Callable[[Register], Value], course: Course) -> Found:
    """Tell of the register; nothing before it has begun."""
    place = course.inputs.case.place(_REGISTER)
    if course.register is None or not course.begun:
        return Found(_NONE, place)
    return Found(say(course.register), place)


def _of_timetable(
    say: Callable[[Course, Timetable], Value | Unknown], course: Course
) -> Found:
    """Tell of the one timetable there is where everything of the plan is recorded."""
    place, outlook = course.inputs.case.place(_REGISTER), course.outlook
    if isinstance(outlook, NotYet):
        blame = [name for it in outlook.lacking for name in it.record]
        return Found(NOT_RECORDED, place, tuple(dict.fromkeys(blame)))
    if outlook.timetable is None:
        return Found(NOT_RECORDED, place, course.unplanned)
    return Found(say(course, outlook.timetable), place)


def _complete(course: Course) -> Found:
    """Tell whether all sessions of a path were attended or made up."""
    if not course.begun:
        return Found(state=False, place=course.inputs.case.place(_REGISTER))
    return _of_timetable(
        lambda _, made: any(_had_all(it.sessions) for it in made.paths), course
    )


def _had_all(sessions: Sequence[Session]) -> bool:
    """Tell whether all sessions were had; those begun again are out of account."""
    last = {it.module: it.round for it in sessions}
    return all(it.state in _HAD for it in sessions if it.round == last[it.module])


def _completed_on(course: Course, made: Timetable) -> Value | Unknown:
    had = (it.sessions for it in made.paths if _had_all(it.sessions))
    days = [_had_on(it, course) for sessions in had for it in sessions]
    return max(days) if course.begun and days else _NONE


def _had_on(session: Session, course: Course) -> date:
    """Return the day on which a session was attended, or was made up."""
    key = (session.module, session.round, session.number)
    made_up = course.register.made_up(key) if course.register else None
    return made_up or session.date


def _by_module(course: Course, made: Timetable) -> Value | Unknown:
    if not course.begun:
        return _NONE
    # The paths share the modules that more than one of them has.
    sessions = {it.id: it for path in made.paths for it in path.sessions}
    told = (
        list(group)
        for _, group in groupby(sessions.values(), key=lambda it: (it.module, it.round))
    )
    recorded = {"attended", "missed", "made up"}
    found = [it for it in told if recorded & {session.state for session in it}]
    return tuple(_attended(it, found, course, made) for it in found)


def _attended(
    sessions: list[Session],
    found: list[list[Session]],
    course: Course,
    made: Timetable,
) -> ModuleAttended:
    first = sessions[0]
    rounds = [it for it in found if it[0].module == first.module]
    again = sessions is not rounds[-1]
    had = [it for it in sessions if it.state in _HAD]
    missed = [it for it in sessions if it.state in {"missed", "made up"}]
    whole = next(
        it for it in course.inputs.programme.value.modules if it.id == first.module
    )
    ended = not again and len(had) == len(sessions)
    return ModuleAttended(
        module=made.names[first.module],
        time=first.round,
        sessions=len(sessions),
        attended=sum(it.state == "attended" for it in sessions),
        missed=len(missed),
        made_up=sum(it.state == "made up" for it in sessions),
        hours_done=sum(it.hours for it in had),
        hours=whole.hours.value,
        begun_again=again,
        from_=first.date,
        to=max(_had_on(it, course) for it in had) if ended else None,
    )


def _remaining(_course: Course, made: Timetable) -> Value | Unknown:
    return tuple(_of_path(it, made) for it in made.paths)


def _of_path(path: PathTimetable, made: Timetable) -> PathRemaining:
    last = {it.module: it.round for it in path.sessions}
    open_ = [it for it in path.sessions if it.state in {"to come", "not recorded"}]
    missed = [
        it
        for it in path.sessions
        if it.state == "missed" and it.round == last[it.module]
    ]
    return PathRemaining(
        path=" and ".join(made.names[it] for it in path.modules),
        sessions=len(open_),
        not_recorded=sum(it.state == "not recorded" for it in open_),
        to_make_up=len(missed),
        hours=sum(it.hours for it in (*open_, *missed)),
        last=path.last,
        margin=path.completion.margin if path.completion else None,
    )


def _tests_due(_course: Course, made: Timetable) -> Value | Unknown:
    return tuple(dict.fromkeys(_due(made))) or _NONE


def _due(made: Timetable) -> Iterator[TestDue]:
    """Yield each test to come; one on another day by another path, with the path."""
    for path in made.paths:
        for test in path.tests:
            if test.taken and test.date <= made.as_of:
                continue
            of_path = len(made.paths) > 1 and test.id not in made.certain
            by = " and ".join(made.names[it] for it in path.modules) if of_path else ""
            yield TestDue(test.point, by, test.date)


def _days_left(course: Course) -> Found:
    """Count the days from the report to the end of the order or licence."""
    ends = course.facts["sentence.ends"]
    if isinstance(ends.state, date):
        return Found((ends.state - course.case.report.date).days, ends.place)
    return Found(NOT_RECORDED, ends.place, ends.blame)


OF_PROGRESS: Mapping[str, Callable[[Course], Found]] = {
    "attendance.attended": partial(
        _of_register, lambda it: sum(not it.missed(key) for key in it.held)
    ),
    "attendance.missed": partial(_of_register, lambda it: len(it.misses)),
    "attendance.made_up": partial(
        _of_register, lambda it: sum(one.made_up is not None for one in it.misses)
    ),
    "attendance.by_module": partial(_of_timetable, _by_module),
    "attendance.complete": _complete,
    "attendance.completed_on": partial(_of_timetable, _completed_on),
    "time.remaining": partial(_of_timetable, _remaining),
    "time.tests_due": partial(_of_timetable, _tests_due),
    "sentence.days_left": _days_left,
}


def _recorded(inputs: Inputs) -> Found:
    """Tell whether any clinical judgement was recorded by the day of the report."""
    at = _latest(inputs)
    path = _RECORDED if at is None else (*_RECORDED, at)
    return Found(at is not None, inputs.case.place(path))


def _latest(inputs: Inputs) -> int | None:
    case = inputs.case.value
    return case.delivery.latest_progress(case.report.date)


def _of_recorded(
    name: str, say: Callable[[Inputs, Progress], Value | Unknown], inputs: Inputs
) -> Found:
    """Read a part of what was recorded last."""
    at = _latest(inputs)
    if at is None:
        return Found(NOT_RECORDED, inputs.case.place(_RECORDED))
    recorded = inputs.case.value.delivery.progress[at]
    return Found(say(inputs, recorded), inputs.case.place((*_RECORDED, at, name)))


def _point(inputs: Inputs, recorded: Progress) -> str:
    names = {it.point: it.name for it in inputs.programme.value.tests}
    return names[recorded.point]


OF_RECORDED_PROGRESS: Mapping[str, Callable[[Inputs], Found]] = {
    "progress.recorded": _recorded,
    "progress.point": partial(_of_recorded, "point", _point),
    "progress.date": partial(_of_recorded, "date", lambda _, it: it.date),
    "progress.by": partial(_of_recorded, "by", lambda _, it: it.by),
    "progress.role": partial(_of_recorded, "role", lambda _, it: it.role),
    "progress.overall": partial(_of_recorded, "overall", lambda _, it: it.overall),
}
