"""What a timetable is made from, gathered from a case and its programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.assess.calendar import last_day
from csogp_docs.assess.ways import in_doubt, ways
from csogp_docs.model.base import Unknown
from csogp_docs.model.timetable import Lacking, NotYet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csogp_docs.assess.ways import Ways
    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.case import Case, Delivery
    from csogp_docs.model.content import Content
    from csogp_docs.model.programme import Module, Programme, SessionRun

    Runs = Mapping[str, tuple[SessionRun, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a timetable is made from, but for the closed days.

    `runs` are those of each module in the pattern that is planned.
    """

    case: Case
    programme: Programme
    venue: str | None
    ways: Ways
    runs: Runs
    starts: date
    weekday: str | None

    @property
    def order(self) -> tuple[date, date] | None:
        """The first and the last day of the order or licence, where they are known."""
        first, months = self.case.sentence.starts, self.case.sentence.months
        if isinstance(first, Unknown) or isinstance(months, Unknown):
            return None
        return first, last_day(first, months)

    @property
    def most_sessions(self) -> int:
        """How many sessions the longest path has."""
        return max(
            sum(run.sessions for module in way.modules for run in self.runs[module.id])
            for way in self.ways.open
        )


def plan(case: Case, content: Content, assessment: Assessment) -> Plan | NotYet:
    """Gather what a timetable is made from, or say what is lacking."""
    programme = content.programmes[case.programme].programme.value
    delivery = case.delivery
    open_ways = ways(programme, assessment)
    modules = {it.id: it for way in open_ways.open for it in way.modules}
    runs = {it.id: _runs(it, delivery) for it in modules.values()}
    held = {name: it for name, it in runs.items() if it is not None}
    lacking = [
        *(_unheld(modules[name], programme) for name, it in held.items() if _never(it)),
        *in_doubt(programme, assessment),
        *_unrecorded(delivery, held, needs_pattern=None in runs.values()),
    ]
    if not runs:
        lacking = [Lacking((), "no module of the programme is taken")]
    if lacking or isinstance(delivery.starts, Unknown):
        return NotYet(case.case, tuple(lacking))
    names = {it.id: it.name for it in content.areas[case.area].value.venues}
    venue = delivery.venue
    return Plan(
        case=case,
        programme=programme,
        venue=None if isinstance(venue, Unknown) else names[venue],
        ways=open_ways,
        runs=held,
        starts=delivery.starts,
        weekday=None if isinstance(delivery.weekday, Unknown) else delivery.weekday,
    )


def _runs(module: Module, delivery: Delivery) -> tuple[SessionRun, ...] | None:
    """Choose the runs of a module: by the pattern planned, or the only one it has."""
    if len(module.patterns) == 1:
        return next(iter(module.patterns.values()))
    return module.patterns.get(str(delivery.pattern))


def _never(runs: tuple[SessionRun, ...]) -> bool:
    return any(run.every is None for run in runs)


def _unheld(module: Module, programme: Programme) -> Lacking:
    return Lacking(
        (),
        f"the content of {programme.short_name} does not say how often the sessions "
        f"of one part are held ({module.name})",
    )


def _unrecorded(
    delivery: Delivery, runs: Runs, *, needs_pattern: bool
) -> Iterator[Lacking]:
    weekly = any(run.every == "week" for it in runs.values() for run in it)
    asked = {
        "starts": (delivery.starts, True, "the first day"),
        "pattern": (delivery.pattern, needs_pattern, "the length of sessions"),
        "weekday": (delivery.weekday, weekly, "the day of the weekly sessions"),
    }
    for name, (value, needed, what) in asked.items():
        if needed and isinstance(value, Unknown):
            yield Lacking((f"delivery.{name}",), f"{what} is not known")
        elif needed and name == "pattern":
            yield Lacking((f"delivery.{name}",), "no module has such a pattern")
