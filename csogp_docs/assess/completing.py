"""Whether a path can be completed in the time of an order or licence.

These are facts about days; what follows from them is for the rules.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from csogp_docs.assess.calendar import last_day
from csogp_docs.assess.counting import OpenDays, first_and_last
from csogp_docs.assess.sessions import WEEKDAYS
from csogp_docs.assess.ways import Way
from csogp_docs.model.timetable import Completion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.assess.planning import Plan
    from csogp_docs.assess.sessions import Closed
    from csogp_docs.model.timetable import Session

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PathEnd:
    """When the last session of a path is held, and how that fits."""

    id: str
    modules: tuple[str, ...]
    last: date
    completion: Completion | None


def path_ends(plan: Plan, closed: Closed) -> tuple[PathEnd, ...]:
    """Tell how each open path of a programme that has not begun would end.

    The days are counted, and no session is dated: of what is not arranged, much is
    tried, and no more than the ends is asked of any of it.
    """
    longest = (2 * plan.most_sessions + 52) * timedelta(weeks=1)
    begins, ends = plan.order or (plan.starts, plan.starts)
    # What follows a test waits for the day on which that was taken.
    latest = max(plan.starts, *(it.date for it in plan.case.delivery.tests), ends)
    period = min(begins, plan.starts), latest + longest
    days = OpenDays(period, _weekday(plan), closed)
    found = []
    for way in plan.ways.open:
        held = first_and_last(way, plan, plan.starts, days)
        assert held is not None, "the period has room for every session"  # noqa: S101
        modules = tuple(it.id for it in way.modules)
        found.append(PathEnd(way.id, modules, held[1], _held(way, held, plan, days)))
    return tuple(found)


def completion(
    way: Way, sessions: Sequence[Session], plan: Plan, closed: Closed
) -> Completion | None:
    """Hold the sessions of a path against the order or licence, where it is known."""
    if plan.order is None:
        return None
    again = _in_hand(sessions, plan)
    rest, afresh = way, replace(plan, register=None)
    if again is not None:
        taken = [it.id for it in way.modules]
        rest = Way(way.id, way.modules[taken.index(again) :])
    days = OpenDays(plan.order, _weekday(plan), closed)
    held = sessions[0].date, sessions[-1].date
    return _held(rest, held, afresh, days, again)


def _held(
    way: Way,
    held: tuple[date, date],
    plan: Plan,
    days: OpenDays,
    again: str | None = None,
) -> Completion | None:
    """Hold the first and the last session against the order or licence."""
    if plan.order is None:
        return None
    begins, ends = plan.order
    last = _needed_until(held, begins, plan)
    # No order of fewer months reaches the month in which the last day lies.
    least = 12 * (last.year - begins.year) + last.month - begins.month
    return Completion(
        ends=ends,
        margin=(ends - last).days,
        last_start=_last_start(way, plan, plan.order, days),
        again=again,
        shortest_months=next(
            it for it in count(max(least, 1)) if last_day(begins, it) >= last
        ),
    )


def _weekday(plan: Plan) -> int | None:
    return None if plan.weekday is None else WEEKDAYS.index(plan.weekday)


def _needed_until(days: Sequence[date], begins: date, plan: Plan) -> date:
    """Return the last day that is needed: of the sessions, and of what is set aside.

    What lies between the start of the order or licence and the first session counts
    towards the time for work before and after.
    """
    set_aside = plan.programme.before_and_after
    weeks = timedelta(weeks=set_aside.value if set_aside else 0)
    before = max(days[0] - begins, timedelta())
    return days[-1] + max(weeks - before, timedelta())


def _in_hand(sessions: Sequence[Session], plan: Plan) -> str | None:
    """Return the module that is being taken or comes next, once the first has begun."""
    if plan.register is None or not plan.register.begun:
        return None
    open_ = [it for it in sessions if it.state == "to come"]
    return (open_[0] if open_ else sessions[-1]).module


def _last_start(
    way: Way, plan: Plan, order: tuple[date, date], days: OpenDays
) -> date | None:
    """Find the last day on which a path could start and fit.

    A later start never ends earlier, so that what ends too late is found by halving.
    What is set aside may take off some days more.
    """
    begins, ends = order
    always = plan.programme.starts_on if way.modules[0].id in _first(plan) else None
    first, step = begins, 1
    if always is not None:
        ahead = WEEKDAYS.index(always.weekday) - begins.weekday()
        first, step = begins + (ahead % 7) * _DAY, 7
    number = max((ends - first).days // step + 1, 0)

    def start(at: int) -> date:
        return first + at * step * _DAY

    def held(at: int) -> tuple[date, date] | None:
        found = first_and_last(way, plan, start(at), days)
        return None if found is None or found[1] > ends else found

    late = bisect_left(range(number), 1, key=lambda it: held(it) is None)
    for at in reversed(range(late)):
        found = held(at)
        if found is not None and _needed_until(found, begins, plan) <= ends:
            return start(at)
    return None


def _first(plan: Plan) -> set[str]:
    """Name the modules with which the programme may begin."""
    return {it.modules[0].id for it in plan.ways.open}
