"""Which session and which test of a path falls on which day.

Why:
    The rules are declared in docs/adr/0013: a session never falls on a closed day, is
    moved as little as its run allows, and order is kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from csogp_docs.model.base import Weekday
from csogp_docs.model.timetable import ClosedDay, Session, TestDay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.assess.planning import Plan
    from csogp_docs.assess.ways import Way
    from csogp_docs.model.programme import PointOfTest, SessionRun

    Closed = Mapping[date, str]

WEEKDAYS: tuple[str, ...] = get_args(Weekday)
_SATURDAY = 5
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


def sessions_of(way: Way, plan: Plan, closed: Closed) -> Iterator[Session]:
    """Give a day to every session of a path, in order."""
    lengths = plan.programme.session_hours
    so_far, earliest, day = 0.0, plan.starts, plan.starts
    for module in way.modules:
        number = 0
        for run in plan.runs[module.id]:
            for _ in range(run.sessions):
                day, passed_over = _held(run, earliest, plan.weekday, closed)
                number += 1
                so_far += lengths[run.length].value
                yield Session(
                    id=f"{module.id}-{number:02}",
                    module=module.id,
                    number=number,
                    date=day,
                    length=run.length,
                    hours=lengths[run.length].value,
                    hours_so_far=so_far,
                    run=run.name,
                    passed_over=passed_over,
                )
                earliest = day + _DAY if run.every == "day" else _next_monday(day)
            # Whatever follows begins in a week of its own.
            earliest = _next_monday(earliest - _DAY)
        for test in plan.programme.tests:
            if test.needs == module.id:
                tested, _ = _test_day(test, (day, day), plan, closed)
                earliest = max(earliest, tested + _DAY)


def _held(
    run: SessionRun, earliest: date, weekday: str | None, closed: Closed
) -> tuple[date, tuple[ClosedDay, ...]]:
    """Find the first day that will do, and the closed days passed over for it."""
    passed_over = []
    if run.every == "day":
        day, step = earliest, _DAY
    else:
        # A plan with weekly sessions has a weekday.
        wanted = WEEKDAYS.index(weekday) - earliest.weekday()
        day, step = earliest + (wanted % 7) * _DAY, _WEEK
    while day in closed or (run.every == "day" and day.weekday() >= _SATURDAY):
        if day.weekday() < _SATURDAY or run.every == "week":
            passed_over.append(ClosedDay(day, closed[day]))
        day += step
    return day, tuple(passed_over)


def _next_monday(day: date) -> date:
    return day + (7 - day.weekday()) * _DAY


def tests_of(
    way: Way, sessions: tuple[Session, ...], plan: Plan, closed: Closed
) -> Iterator[TestDay]:
    """Give a day to each test of a module that is taken, or of the whole path."""
    for test in plan.programme.tests:
        at = "end" if test.needs is not None else test.at
        if at is None:
            continue
        part = test.needs or way.modules[0 if at == "start" else -1].id
        days = [it.date for it in sessions if it.module == part]
        if not days:
            continue
        day, taken = _test_day(test, (days[0], days[-1]), plan, closed)
        # Only the end of the programme comes on another day by another path.
        own = f"-{way.id}" if test.needs is None and at == "end" else ""
        yield TestDay(
            id=f"test-{test.point}{own}",
            point=test.point,
            name=test.name,
            date=day,
            part=part,
            at=at,
            taken=taken,
        )


def _test_day(
    test: PointOfTest, part: tuple[date, date], plan: Plan, closed: Closed
) -> tuple[date, bool]:
    """Return the day recorded for a test, or else plan one; and which of the two.

    It is planned on the open weekday before the first day of a part, or after the last.
    """
    for recorded in plan.case.delivery.tests:
        if recorded.point == test.point:
            return recorded.date, True
    if test.needs is None and test.at == "start":
        return _open_weekday(part[0], -_DAY, closed), False
    return _open_weekday(part[1], _DAY, closed), False


def _open_weekday(day: date, step: timedelta, closed: Closed) -> date:
    day += step
    while day in closed or day.weekday() >= _SATURDAY:
        day += step
    return day
