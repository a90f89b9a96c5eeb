"""The timetable of a case: every path that is open, with its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.assess.catching_up import catch_ups_of
from csogp_docs.assess.completing import completion
from csogp_docs.assess.sessions import sessions_of, tests_of
from csogp_docs.model.base import Unknown
from csogp_docs.model.timetable import PathTimetable, Timetable

if TYPE_CHECKING:
    from csogp_docs.assess.planning import Plan
    from csogp_docs.assess.sessions import Closed
    from csogp_docs.assess.ways import Way


def timetable(plan: Plan, closed: Closed) -> Timetable:
    """Give every session of every open path its day."""
    delivery = plan.case.delivery
    paths = tuple(_path(way, plan, closed) for way in plan.ways.open)
    set_aside = plan.programme.before_and_after
    least = plan.programme.minimum_months
    return Timetable(
        case=plan.case.case,
        as_of=plan.case.report.date,
        programme=plan.programme.short_name,
        venue=plan.venue,
        starts=plan.starts,
        pattern=None if isinstance(delivery.pattern, Unknown) else delivery.pattern,
        weekday=plan.weekday,
        names={it.id: it.name for it in plan.programme.modules},
        paths=paths,
        begun=plan.register is not None and plan.register.begun,
        catch_ups=tuple(catch_ups_of(plan, paths)),
        certain=frozenset.intersection(*(path.ids for path in paths)),
        indicated=plan.ways.indicated,
        settled=plan.ways.settled,
        settled_by=plan.ways.settled_by,
        confirm=plan.ways.confirm,
        set_aside=set_aside.value if set_aside else 0,
        minimum_months=least.value if least else None,
    )


def _path(way: Way, plan: Plan, closed: Closed) -> PathTimetable:
    sessions = tuple(sessions_of(way, plan, closed))
    modules = tuple(module.id for module in way.modules)
    return PathTimetable(
        id=way.id,
        modules=modules,
        indicated=plan.ways.indicated in modules,
        sessions=sessions,
        tests=tuple(tests_of(way, sessions, plan, closed)),
        completion=completion(way, sessions, plan, closed),
    )
