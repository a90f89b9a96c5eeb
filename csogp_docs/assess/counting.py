"""Count the days on which sessions can be held, without dating each session.

Why:
    The last day on which a path still fits is found by trying one start after another.
    The n-th open day after a start is looked up, where a timetable would go from day
    to day; both must come to the same.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from csogp_docs.assess.planning import Plan
    from csogp_docs.assess.sessions import Closed
    from csogp_docs.assess.ways import Way
    from csogp_docs.model.programme import PointOfTest, SessionRun

WORKING_DAYS = 5
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class OpenDays:
    """The days up to a last one on which sessions of a plan can be held."""

    def __init__(
        self, period: tuple[date, date], weekday: int | None, closed: Closed
    ) -> None:
        first, self._last = period
        self._closed = closed
        self._weekly: list[date] = []
        if weekday is not None:
            day = first + ((weekday - first.weekday()) % 7) * _DAY
            while day <= self._last:
                if day not in closed:
                    self._weekly.append(day)
                day += _WEEK

    def of(self, run: SessionRun, earliest: date, number: int) -> date | None:
        """The day of a session of a run, counted from 1, if it is in the period."""
        if run.every == "day":
            return self._working(earliest, number)
        index = bisect_left(self._weekly, earliest) + number - 1
        return self._weekly[index] if index < len(self._weekly) else None

    def tested(self, test: PointOfTest, after: date, plan: Plan) -> date | None:
        """The day of a test: the one recorded, or else the next working day."""
        for recorded in plan.case.delivery.tests:
            if recorded.point == test.point:
                return recorded.date
        return self._working(after + _DAY, 1)

    def _working(self, day: date, number: int) -> date | None:
        while day <= self._last:
            if day.weekday() < WORKING_DAYS and day not in self._closed:
                number -= 1
                if not number:
                    return day
            day += _DAY
        return None


def first_and_last(
    way: Way, plan: Plan, starts: date, days: OpenDays
) -> tuple[date, date] | None:
    """The days of the first and the last session of a path that starts on a day.

    There are none where the last is not in the period.
    """
    earliest: date = starts
    first: date | None = None
    day: date | None = None
    for module in way.modules:
        for run in plan.runs[module.id]:
            first = first or days.of(run, earliest, 1)
            day = days.of(run, earliest, run.sessions)
            if day is None:
                return None
            earliest = day + (7 - day.weekday()) * _DAY
        for test in plan.programme.tests:
            if test.needs == module.id and day is not None:
                tested = days.tested(test, day, plan)
                if tested is None:
                    # Nothing can follow in the period.
                    tested = day if module is way.modules[-1] else type(day).max - _DAY
                earliest = max(earliest, tested + _DAY)
    return (first, day) if first and day else None
