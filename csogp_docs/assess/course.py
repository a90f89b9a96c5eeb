"""How the programme would go for one case: what has happened, and what is to come.

It is gathered once for all the facts that rest on it, and rests itself on what the
rules that tell the path have found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from csogp_docs.assess.attendance import read_register
from csogp_docs.assess.closing import closed_days
from csogp_docs.assess.completing import PathEnd, path_ends
from csogp_docs.assess.planning import plan
from csogp_docs.assess.sessions import WEEKDAYS
from csogp_docs.assess.timetable import timetable
from csogp_docs.model.base import Unknown
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csogp_docs.assess.attendance import Register
    from csogp_docs.assess.inputs import Inputs
    from csogp_docs.model.assessment import FactFound, Finding
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.timetable import Completion, Timetable

_WORKING_WEEK = WEEKDAYS[:5]
_PLANNED = ("starts", "pattern", "weekday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How each open path ends against the order or licence, whatever is not known.

    `tried` are the ends of all open paths for everything that the facts not recorded
    might be. Where all are recorded there is one, and the `timetable` is certain. Each
    starts with the order or licence where the start is not recorded, which `starts`
    tells. `settled` tells whether just one path is open; `names` are the modules by id.
    """

    tried: tuple[tuple[PathEnd, ...], ...]
    timetable: Timetable | None
    starts: bool
    settled: bool
    names: Mapping[str, str]

    @property
    def paths(self) -> tuple[str, ...]:
        """The open paths, by id."""
        return tuple(it.id for it in self.tried[0])

    def of(self, path: str) -> Iterator[PathEnd]:
        """One path, as it ends by everything that was tried."""
        return (it for ends in self.tried for it in ends if it.id == path)

    def completions(self, path: str) -> list[Completion]:
        """How one path fits by all that was tried; nothing where no order is known."""
        return [it.completion for it in self.of(path) if it.completion is not None]

    def could_fit(self, path: str) -> bool | None:
        """Tell whether a path fits; None where it turns on what is not recorded."""
        fits = {it.margin >= 0 for it in self.completions(path)}
        return fits.pop() if len(fits) == 1 else None

    def latest_start(self, path: str) -> date | None:
        """The last day on which it could start and fit, whatever is not recorded."""
        days = [it.last_start for it in self.completions(path)]
        known = [it for it in days if it is not None]
        return min(known) if len(known) == len(days) else None


class Course:
    """The register of a case, and its outlook."""

    def __init__(
        self,
        inputs: Inputs,
        content: Content,
        findings: Mapping[str, Finding],
        facts: Mapping[str, FactFound],
    ) -> None:
        self.inputs = inputs
        self.content = content
        self.findings = findings
        self.facts = facts

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.inputs.case.value

    @cached_property
    def register(self) -> Register | None:
        """What is recorded by the day of the report, where anything follows from it."""
        settings = self.inputs.programme.value.attendance
        if settings is None:
            return None
        entries = self.case.delivery.attendance
        return read_register(entries, settings, self.case.report.date)

    @property
    def begun(self) -> bool:
        """Whether the programme has begun, by the register."""
        return self.register is not None and self.register.begun

    @cached_property
    def unplanned(self) -> tuple[str, ...]:
        """What is not recorded of how the programme is planned, by the facts' names."""
        delivery = self.case.delivery
        return tuple(
            f"delivery.{name}"
            for name in _PLANNED
            if isinstance(getattr(delivery, name), Unknown)
        )

    @cached_property
    def outlook(self) -> Outlook | NotYet:
        """Try everything that is not recorded of how the programme is planned."""
        closed = closed_days(self.inputs.area, self.content.bank_holidays)
        starts = not isinstance(self.case.delivery.starts, Unknown)
        plans = []
        for case in self._possible():
            planned = plan(case, self.content, self.findings)
            if isinstance(planned, NotYet):
                return planned
            plans.append(planned)
        certain = starts and len(plans) == 1
        made = [timetable(it, closed) for it in plans] if certain or self.begun else []
        return Outlook(
            tried=tuple(
                tuple(
                    PathEnd(it.id, it.modules, it.last, it.completion)
                    for it in one.paths
                )
                for one in made
            )
            or tuple(path_ends(it, closed) for it in plans),
            timetable=made[0] if certain else None,
            starts=starts,
            settled=plans[0].ways.settled,
            names={it.id: it.name for it in plans[0].programme.modules},
        )

    def _possible(self) -> Iterator[Case]:
        delivery, programme = self.case.delivery, self.inputs.programme.value
        patterns = dict.fromkeys(
            name
            for it in programme.modules
            if len(it.patterns) > 1
            for name in it.patterns
        )
        starts = delivery.starts
        if isinstance(starts, Unknown):
            starts = self._earliest_start()
        elif not self.begun and not isinstance(self.case.sentence.starts, Unknown):
            # Nothing is attended under an order or licence before that has begun.
            starts = max(starts, self._earliest_start())
        for pattern in _known(delivery.pattern) or tuple(patterns) or (None,):
            for weekday in _known(delivery.weekday) or _WORKING_WEEK:
                supposed = {"starts": starts, "weekday": weekday}
                supposed |= {"pattern": pattern} if pattern else {}
                planned = delivery.model_copy(update=supposed)
                yield self.case.model_copy(update={"delivery": planned})

    def _earliest_start(self) -> date:
        """The first day of the order or licence on which the programme can start.

        A start that is not recorded may lie before the report, but never before that.
        """
        begins = self.case.sentence.starts
        day = self.case.report.date if isinstance(begins, Unknown) else begins
        always = self.inputs.programme.value.starts_on
        wanted = WEEKDAYS.index(always.weekday) if always else day.weekday()
        return day + timedelta(days=(wanted - day.weekday()) % 7)


def _known(value: str | Unknown) -> tuple[str, ...]:
    return () if isinstance(value, Unknown) else (value,)
