"""Whether a path can be completed in the time of an order or licence.

These are facts about days; what follows from them is for the rules.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
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


def completion(
    way: Way, sessions: Sequence[Session], plan: Plan, closed: Closed
) -> Completion | None:
    """Hold the sessions of a path against the order or licence, where it is known."""
    if plan.order is None:
        return None
    begins, ends = plan.order
    last = _needed_until([it.date for it in sessions], begins, plan)
    again = _in_hand(sessions, plan)
    rest, afresh = way, replace(plan, register=None)
    if again is not None:
        taken = [it.id for it in way.modules]
        rest = Way(way.id, way.modules[taken.index(again) :])
    return Completion(
        ends=ends,
        margin=(ends - last).days,
        last_start=_last_start(rest, afresh, closed),
        again=again,
        shortest_months=next(it for it in count(1) if last_day(begins, it) >= last),
    )


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


def _last_start(way: Way, plan: Plan, closed: Closed) -> date | None:
    """Find the last day on which a path could start and fit.

    A later start never ends earlier, so that what ends too late is found by halving.
    What is set aside may take off some days more.
    """
    if plan.order is None:
        return None
    begins, ends = plan.order
    always = plan.programme.starts_on if way.modules[0].id in _first(plan) else None
    wanted = None if plan.weekday is None else WEEKDAYS.index(plan.weekday)
    open_days = OpenDays(plan.order, wanted, closed)
    first, step = begins, 1
    if always is not None:
        ahead = WEEKDAYS.index(always.weekday) - begins.weekday()
        first, step = begins + (ahead % 7) * _DAY, 7
    number = max((ends - first).days // step + 1, 0)
    starts = [first + it * step * _DAY for it in range(number)]
    late = bisect_left(
        starts, 1, key=lambda it: first_and_last(way, plan, it, open_days) is None
    )
    for day in reversed(starts[:late]):
        held = first_and_last(way, plan, day, open_days)
        if held is not None and _needed_until(held, begins, plan) <= ends:
            return day
    return None


def _first(plan: Plan) -> set[str]:
    """Name the modules with which the programme may begin."""
    return {it.modules[0].id for it in plan.ways.open}
