"""What a timetable is made from, gathered from a case and its programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.assess.attendance import read_register
from csogp_docs.assess.calendar import last_day
from csogp_docs.assess.ways import in_doubt, ways
from csogp_docs.model.base import Unknown
from csogp_docs.model.timetable import Lacking, NotYet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csogp_docs.assess.attendance import Register
    from csogp_docs.assess.ways import Ways
    from csogp_docs.model.area import Area
    from csogp_docs.model.assessment import Finding
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
    register: Register | None = None

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


def plan(
    case: Case, content: Content, findings: Mapping[str, Finding]
) -> Plan | NotYet:
    """Gather what a timetable is made from, or say what is lacking.

    Args:
        case: the case, which is valid.
        content: the edition that is in force for it.
        findings: what the rules that tell the path have found, by their ids.
    """
    programme = content.programmes[case.programme].programme.value
    delivery = case.delivery
    open_ways = ways(programme, findings)
    modules = {it.id: it for way in open_ways.open for it in way.modules}
    runs = {it.id: runs_of(it, delivery) for it in modules.values()}
    held = {name: it for name, it in runs.items() if it is not None}
    lacking = [
        *(_unheld(modules[name], programme) for name, it in held.items() if _never(it)),
        *in_doubt(programme, findings),
        *_unrecorded(delivery, held, needs_pattern=None in runs.values()),
    ]
    if not runs:
        lacking = [Lacking((), "no module of the programme is taken")]
    if lacking or isinstance(delivery.starts, Unknown):
        return NotYet(case.case, tuple(lacking))
    settings = programme.attendance
    names = {it.id: it.name for it in content.areas[case.area].value.venues}
    venue = delivery.venue
    made = Plan(
        case=case,
        programme=programme,
        venue=None if isinstance(venue, Unknown) else names[venue],
        ways=open_ways,
        runs=held,
        starts=delivery.starts,
        weekday=None if isinstance(delivery.weekday, Unknown) else delivery.weekday,
        register=read_register(delivery.attendance, settings, case.report.date)
        if settings
        else None,
    )
    area = content.areas[case.area].value
    return _too_far(made, area, content.bank_holidays.until) or made


def _too_far(made: Plan, area: Area, until: int) -> NotYet | None:
    """Refuse what may last beyond the bank holidays that are known.

    It is taken to last no longer than one session a week could, even where half of all
    weeks is lost.
    """
    closures = sum((it.to - it.from_).days + 1 for it in area.closures)
    years = 2 + 2 * (made.most_sessions + closures) // 52
    last = max(
        made.starts.year + years, *(it.year for it in made.order or (made.starts,))
    )
    if last <= until:
        return None
    why = (
        f"the bank holidays after {until} are not known, and a timetable from "
        f"{made.starts} may reach as far"
    )
    return NotYet(made.case.case, (Lacking(("delivery.starts",), why),))


def runs_of(module: Module, delivery: Delivery) -> tuple[SessionRun, ...] | None:
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
