"""Facts about whether the programme can be completed in time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csogp_docs.assess.inputs import Found
from csogp_docs.model.base import NOT_RECORDED, Unknown
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.assess.completing import PathEnd
    from csogp_docs.assess.course import Course, Outlook
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.timetable import Completion

_START = ("delivery.starts",)
NONE = Unknown(unknown="not applicable")


def _of_outlook(say: Callable[[Course, Outlook], Found], course: Course) -> Found:
    """Ask about the outlook; while there is none, or no order, so is no answer."""
    outlook = course.outlook
    if isinstance(outlook, NotYet):
        blame = [name for it in outlook.lacking for name in it.record]
        return _unknown(course, *blame)
    sentence = course.case.sentence
    undated = [
        f"sentence.{name}"
        for name in ("months", "starts")
        if isinstance(getattr(sentence, name), Unknown)
    ]
    if undated:
        return _unknown(course, *undated, *(() if outlook.starts else _START))
    return say(course, outlook)


def _unknown(course: Course, *blame: str) -> Found:
    return _at(course, NOT_RECORDED, *dict.fromkeys(blame))


def _at(course: Course, state: Value | Unknown, *blame: str) -> Found:
    return Found(state, course.inputs.case.place(("delivery",)), blame)


def _fits(course: Course, outlook: Outlook) -> Found:
    """Tell whether all open paths fit, or none; whatever is not recorded is tried."""
    could = {path: outlook.could_fit(path) for path in outlook.paths}
    if set(could.values()) == {False}:
        return _at(course, state=False)
    if not outlook.starts:
        # That it fits when started at once does not tell when it will be.
        return _unknown(course, "delivery.starts")
    if None in could.values():
        return _unknown(course, *course.unplanned)
    if False in could.values():
        return _unknown(course, *_settling_the_path(course))
    return _at(course, state=True)


def _settling_the_path(course: Course) -> tuple[str, ...]:
    """Name the facts by which it would be settled which path is taken."""
    rule = course.inputs.programme.value.path_from
    return (*(course.findings[rule].missing if rule else ()), "time.path")


def _path(course: Course, outlook: Outlook) -> Found:
    """The path that is taken, once that is settled."""
    if not outlook.settled:
        return _unknown(course)
    return _at(course, _name(_longest(outlook), outlook))


def _planned(
    say: Callable[[Outlook], Value], course: Course, outlook: Outlook
) -> Found:
    """Tell of the one timetable there is where everything is recorded."""
    if outlook.timetable is None:
        return _unknown(course, *course.unplanned)
    return _at(course, say(outlook))


def _shortest(outlook: Outlook) -> PathEnd:
    return min(outlook.tried[0], key=lambda it: it.last)


def _longest(outlook: Outlook) -> PathEnd:
    return max(outlook.tried[0], key=lambda it: it.last)


def _completion(outlook: Outlook) -> Completion:
    found = _longest(outlook).completion
    assert found is not None, "the order or licence is known"  # noqa: S101
    return found


def _name(path: PathEnd, outlook: Outlook) -> str:
    return " and ".join(outlook.names[it] for it in path.modules)


def _fitting(course: Course, outlook: Outlook) -> Found:
    """Name the paths that fit, where others do not."""
    fitting = [it for it in outlook.paths if outlook.could_fit(it) is not False]
    if not fitting or len(fitting) == len(outlook.paths):
        return _at(course, NONE)
    names = [_name(next(outlook.of(it)), outlook) for it in fitting]
    return _at(course, " or ".join(names))


def _latest_start(course: Course, outlook: Outlook, *, all_paths: bool) -> Found:
    """The last day on which all paths would fit, or at least one."""
    if course.begun:
        return _at(course, NONE)
    days = [outlook.latest_start(path) for path in outlook.paths]
    known = [it for it in days if it is not None]
    if all_paths:
        return _at(course, min(known) if len(known) == len(days) else NONE)
    return _at(course, max(known, default=NONE))


def _latest_repeat(course: Course, outlook: Outlook) -> Found:
    """The last day on which the module that is being taken could be begun again."""
    if not course.begun:
        return _at(course, NONE)
    days = [outlook.latest_start(path) for path in outlook.paths]
    known = [it for it in days if it is not None]
    return _at(course, min(known) if len(known) == len(days) else NONE)


def _shortest_months(course: Course, outlook: Outlook) -> Found:
    """The shortest order or licence that would do, where the start is known."""
    if not outlook.starts:
        return _unknown(course, "delivery.starts")
    months = [
        it.shortest_months for path in outlook.paths for it in outlook.completions(path)
    ]
    return _at(course, max(months))


_SAID: Mapping[str, Callable[[Course, Outlook], Found]] = {
    "time.fits": _fits,
    "time.path": _path,
    "time.first_finish": partial(_planned, lambda it: _shortest(it).last),
    "time.last_finish": partial(_planned, lambda it: _longest(it).last),
    "time.shortest_path": partial(_planned, lambda it: _name(_shortest(it), it)),
    "time.longest_path": partial(_planned, lambda it: _name(_longest(it), it)),
    "time.margin": partial(_planned, lambda it: _completion(it).margin),
    "time.fitting": _fitting,
    "time.latest_start": partial(_latest_start, all_paths=True),
    "time.latest_start_one": partial(_latest_start, all_paths=False),
    "time.latest_repeat": _latest_repeat,
    "time.shortest_months": _shortest_months,
}
OF_TIME: Mapping[str, Callable[[Course], Found]] = {
    name: partial(_of_outlook, say) for name, say in _SAID.items()
}
