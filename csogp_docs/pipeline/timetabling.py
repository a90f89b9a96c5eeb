"""Steps 3 and 5 for a timetable: assess a case, date its sessions, make a calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.closing import closed_days
from csogp_docs.assess.planning import plan
from csogp_docs.assess.timetable import timetable
from csogp_docs.errors import WorkspaceError
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.model.timetable import Timetable
    from csogp_docs.pipeline.reading import Opened


def timetable_of(
    case: Sourced[Case], assessment: Assessment, content: Content
) -> Timetable | NotYet:
    """Date the sessions of every path that is open for a case that is assessed."""
    findings = {it.rule: it for it in assessment.findings}
    planned = plan(case.value, content, findings)
    if isinstance(planned, NotYet):
        return planned
    closed = closed_days(content.areas[case.value.area], content.bank_holidays)
    return timetable(planned, closed)


def make_timetable(
    case: Sourced[Case], opened: Opened, path: str | None = None
) -> Timetable | NotYet:
    """Date the sessions of every path that is open, or of the one that is named.

    Raises:
        WorkspaceError: no path of that name is open.
    """
    content = opened.content.on(case.value.report.date)
    made = timetable_of(case, assess(case, content), content)
    if path is None or isinstance(made, NotYet):
        return made
    named = tuple(it for it in made.paths if it.id == path)
    if not named:
        there = ", ".join(it.id for it in made.paths)
        raise WorkspaceError(f'no path "{path}" is open for {made.case}; open: {there}')
    return replace(made, paths=named)


def as_calendar(timetable: Timetable) -> bytes:
    """Lay out a timetable as a file that calendars read."""
    # What knows them takes a tenth of a second to import, which no document needs.
    from csogp_docs.render.ics import calendar  # noqa: PLC0415

    return calendar(timetable)
