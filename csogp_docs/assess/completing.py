"""Whether a path can be completed in the time of an order or licence.

These are facts about days, and no finding: nothing rests on them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from csogp_docs.assess.calendar import last_day
from csogp_docs.assess.sessions import WEEKDAYS, sessions_of
from csogp_docs.model.timetable import Completion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.assess.planning import Plan
    from csogp_docs.assess.sessions import Closed
    from csogp_docs.assess.ways import Way
    from csogp_docs.model.timetable import Session

_DAY = timedelta(days=1)


def completion(
    way: Way, sessions: Sequence[Session], plan: Plan, closed: Closed
) -> Completion | None:
    """Hold the sessions of a path against the order or licence, where it is known."""
    if plan.order is None:
        return None
    begins, ends = plan.order
    last = _needed_until(sessions, begins, plan)
    return Completion(
        ends=ends,
        margin=(ends - last).days,
        last_start=_last_start(way, plan, closed),
        shortest_months=next(it for it in count(1) if last_day(begins, it) >= last),
    )


def _needed_until(sessions: Sequence[Session], begins: date, plan: Plan) -> date:
    """Return the last day that is needed: of the sessions, and of what is set aside.

    What lies between the start of the order or licence and the first session counts
    towards the time for work before and after.
    """
    set_aside = plan.programme.before_and_after
    weeks = timedelta(weeks=set_aside.value if set_aside else 0)
    before = max(sessions[0].date - begins, timedelta())
    return sessions[-1].date + max(weeks - before, timedelta())


def _last_start(way: Way, plan: Plan, closed: Closed) -> date | None:
    """Try every day on which the programme could start, from the last one back."""
    if plan.order is None:
        return None
    day, ends = plan.order[1], plan.order[1]
    always = plan.programme.starts_on
    while day >= plan.order[0]:
        if always is None or WEEKDAYS[day.weekday()] == always.weekday:
            sessions = tuple(sessions_of(way, replace(plan, starts=day), closed))
            if _needed_until(sessions, plan.order[0], plan) <= ends:
                return day
        day -= _DAY
    return None
