"""Facts that the register of attendance comes to."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from csogp_docs.assess.catching_up import next_sessions
from csogp_docs.assess.facts_of_standards import failures
from csogp_docs.assess.inputs import Found
from csogp_docs.model.assessment import SessionOn
from csogp_docs.model.base import Unknown
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from csogp_docs.assess.attendance import Key, Missed, Register
    from csogp_docs.assess.course import Course
    from csogp_docs.model.assessment import Value

NONE = Unknown(unknown="not applicable")
_REGISTER = ("delivery", "attendance")


def _of_register(
    say: Callable[[Course, Register], Value | Unknown], course: Course
) -> Found:
    place = course.inputs.case.place(_REGISTER)
    if course.register is None or not course.begun:
        return Found(NONE, place)
    return Found(say(course, course.register), place)


def _begun(course: Course) -> Found:
    return Found(course.begun, course.inputs.case.place(_REGISTER))


def _sessions(course: Course, missed: Iterable[Missed]) -> Value | Unknown:
    names = {it.id: it.name for it in course.inputs.programme.value.modules}
    listed = tuple(SessionOn(names[it.key[0]], it.key[2], it.day) for it in missed)
    return listed or NONE


def _next(course: Course, _register: Register) -> Value | Unknown:
    """The next session of each open path; none where there is no timetable."""
    outlook = course.outlook
    if isinstance(outlook, NotYet) or outlook.timetable is None:
        return NONE
    made = outlook.timetable
    coming = next_sessions(made.paths)
    return (
        tuple(SessionOn(made.names[it.module], it.number, it.date) for it in coming)
        or NONE
    )


def _resumed(register: Register) -> list[Key]:
    """The sessions attended while one that is still to be made up was so already."""
    since = [it.day for it in register.due]
    return [it for it in register.resumed if since and register.held[it] > min(since)]


def _resumed_at(course: Course, register: Register) -> Value | Unknown:
    names = {it.id: it.name for it in course.inputs.programme.value.modules}
    return (
        tuple(
            SessionOn(names[key[0]], key[2], register.held[key])
            for key in _resumed(register)
        )
        or NONE
    )


def _module(_course: Course, register: Register) -> tuple[str, int]:
    """The module that was taken last, and which time."""
    return register.last[:2]


def _missed_in_module(course: Course, register: Register) -> int:
    return len(register.counted(*_module(course, register)))


def _counted(course: Course, register: Register) -> Value | Unknown:
    return _sessions(course, register.counted(*_module(course, register)))


def _module_name(course: Course, register: Register) -> str:
    names = {it.id: it.name for it in course.inputs.programme.value.modules}
    return names[register.last[0]]


def _unexcused(course: Course) -> Found:
    """Tell whether a session was missed without an acceptable reason.

    It stays unknown while the only doubtful one has not been judged.
    """
    place = course.inputs.case.place(_REGISTER)
    if not course.begun or course.register is None:
        return Found(state=False, place=place)
    failures = course.register.failures
    for it in failures:
        if it.unexcused:
            path = (*_REGISTER, it.index)
            return Found(state=True, place=course.inputs.case.place(path))
    for it in failures:
        if isinstance(it.acceptable, Unknown):
            at = (*_REGISTER, it.index, "acceptable")
            return Found(it.acceptable, course.inputs.case.place(at))
    return Found(state=False, place=place)


def _misses_allowed(course: Course) -> Found:
    settings = course.inputs.programme.value.attendance
    place = course.inputs.programme.place(("attendance", "misses_allowed", "value"))
    return Found(settings.misses_allowed.value if settings else math.inf, place)


_TOLD: Mapping[str, Callable[[Course, Register], Value | Unknown]] = {
    "attendance.due": lambda _, it: len(it.due),
    "attendance.to_make_up": lambda course, it: _sessions(course, it.due),
    "attendance.next": _next,
    "attendance.resumed_early": lambda _, it: bool(_resumed(it)),
    "attendance.resumed_at": _resumed_at,
    "attendance.module": _module_name,
    "attendance.missed_in_module": _missed_in_module,
    "attendance.counted": _counted,
    "attendance.unjudged": lambda course, it: _sessions(
        course, [missed for missed in it.failures if missed.unjudged]
    ),
}
OF_ATTENDANCE: Mapping[str, Callable[[Course], Found]] = {
    **{name: partial(_of_register, say) for name, say in _TOLD.items()},
    "attendance.begun": _begun,
    "attendance.unexcused": _unexcused,
    "attendance.failures": lambda it: Found(
        len(failures(it)), it.inputs.case.place(_REGISTER)
    ),
    "attendance.failed_at": lambda it: Found(
        _sessions(it, failures(it)), it.inputs.case.place(_REGISTER)
    ),
    "programme.misses_allowed": _misses_allowed,
}
