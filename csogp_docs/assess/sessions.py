"""Which session and which test of a path falls on which day.

Why:
    The rules are declared in docs/adr/0013 and 0023: a session never falls on a closed
    day, is moved as little as its run allows, and order is kept. What has happened has
    the day recorded.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, get_args

from csogp_docs.model.base import Weekday
from csogp_docs.model.timetable import ClosedDay, Session, TestDay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.assess.attendance import Key
    from csogp_docs.assess.planning import Plan
    from csogp_docs.assess.ways import Way
    from csogp_docs.model.programme import Module, PointOfTest, SessionRun
    from csogp_docs.model.timetable import State

    Closed = Mapping[date, str]

WEEKDAYS: tuple[str, ...] = get_args(Weekday)
_SATURDAY = 5
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class Held(NamedTuple):
    """When one session is held, and the closed days passed over for it."""

    run: SessionRun
    key: Key
    day: date
    passed_over: tuple[ClosedDay, ...]


def sessions_of(way: Way, plan: Plan, closed: Closed) -> Iterator[Session]:
    """Give a day to every session of a path, in order, repeats and all."""
    lengths = plan.programme.session_hours
    # What a module had before it was begun again does not count.
    before = so_far = 0.0
    for held in held_of(way, plan, closed):
        module, round_, number = held.key
        if number == 1:
            before = so_far = before if round_ > 1 else so_far
        hours = lengths[held.run.length].value
        so_far += hours
        again = f"-round-{round_}" if round_ > 1 else ""
        yield Session(
            id=f"{module}-{number:02}{again}",
            module=module,
            number=number,
            date=held.day,
            length=held.run.length,
            hours=hours,
            hours_so_far=so_far,
            run=held.run.name,
            passed_over=held.passed_over,
            round=round_,
            state=_state(held, plan),
        )


def _state(held: Held, plan: Plan) -> State:
    register = plan.register
    if register and held.key in register.held:
        if register.made_up(held.key):
            return "made up"
        return "missed" if register.missed(held.key) else "attended"
    passed = held.day <= plan.case.report.date
    return "not recorded" if passed else "to come"


def held_of(way: Way, plan: Plan, closed: Closed) -> Iterator[Held]:
    """Tell when each session of a path is held."""
    walk = _Walk(plan, closed)
    for module in way.modules:
        for round_ in count(1):
            ended = plan.register and plan.register.repeated_after(module.id, round_)
            yield from walk.round(module, round_, ended.key[2] if ended else None)
            if not ended:
                break
        walk.wait_for_tests(module)


class _Walk:
    """Goes through a path session by session; each is held after the one before it."""

    def __init__(self, plan: Plan, closed: Closed) -> None:
        self._plan = plan
        self._closed = closed
        self._earliest = self._day = plan.starts
        # While something is to be made up, or a module to be begun again, whatever the
        # register does not tell of is still to come.
        self._recorded_to, self._resumes = date.min, date.min
        register = plan.register
        if register and register.begun:
            self._recorded_to = register.held[register.last]
            if register.waits:
                self._resumes = register.as_of + _DAY

    def round(self, module: Module, round_: int, ends: int | None) -> Iterator[Held]:
        """Take a module once, or up to the session after which it is taken again."""
        number = 0
        for run in self._plan.runs[module.id]:
            for _ in range(run.sessions):
                number += 1
                yield self._session(run, (module.id, round_, number))
                if number == ends:
                    self._earliest = _next_monday(self._day)
                    return
            # Whatever follows begins in a week of its own.
            self._earliest = _next_monday(self._earliest - _DAY)

    def wait_for_tests(self, module: Module) -> None:
        """Hold nothing more before the tests that follow a module."""
        for test in self._plan.programme.tests:
            if test.needs == module.id:
                part = (self._day, self._day)
                tested, _ = _test_day(test, part, self._plan, self._closed)
                self._earliest = max(self._earliest, tested + _DAY)

    def _session(self, run: SessionRun, key: Key) -> Held:
        register = self._plan.register
        recorded = register.held.get(key) if register else None
        passed_over: tuple[ClosedDay, ...] = ()
        if recorded is not None:
            day = recorded
        else:
            first = self._first(run, key[2])
            day, passed_over = _held(run, first, self._plan.weekday, self._closed)
        self._day = day
        self._earliest = day + _DAY if run.every == "day" else _next_monday(day)
        made_up = register.made_up(key) if register else None
        if made_up is not None:
            self._earliest = max(self._earliest, made_up + _DAY)
        return Held(run, key, day, passed_over)

    def _first(self, run: SessionRun, number: int) -> date:
        """Return the first day on which a session may be held."""
        if self._earliest <= self._recorded_to or self._resumes <= self._earliest:
            return self._earliest
        if number == 1 and run.every == "day":
            return _next_monday(self._resumes - _DAY)
        return self._resumes


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
