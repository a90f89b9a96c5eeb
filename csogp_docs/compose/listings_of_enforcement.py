"""Sessions that were missed, line by line, for whoever decides on enforcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import rested_on
from csogp_docs.compose.phrasing import british_date, capitalised
from csogp_docs.compose.states import unknown_cell
from csogp_docs.model.assessment import SessionOn
from csogp_docs.model.base import Unknown
from csogp_docs.model.case import SERVICE
from csogp_docs.model.document import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.case import Attendance
    from csogp_docs.model.document import Block


def failures(subject: Subject) -> Block | None:
    """Every session missed without an acceptable reason that counts, and why."""
    return _table(
        subject,
        "attendance.failed_at",
        "Sessions missed without a reason judged acceptable",
    )


def unjudged(subject: Subject) -> Block | None:
    """Every session missed of which nobody has judged the reason."""
    return _table(
        subject, "attendance.unjudged", "Missed sessions that are not judged yet"
    )


def _table(subject: Subject, fact: str, caption: str) -> Block | None:
    state = subject.assessment.facts[fact].state
    if not isinstance(state, tuple):
        return None
    told = [it for it in state if isinstance(it, SessionOn)]
    found = [pair for it in told for pair in _lines(it, fact, subject)]
    return Table(
        name="missed",
        caption=caption,
        head=("Session", "Date", "What happened", "Reason recorded", "Judgement"),
        rows=tuple(_row(told, line) for told, _, line in found),
        labelled=True,
        bases=tuple(
            rested_on(subject, fact, fields=[("delivery", "attendance", at)])
            for _, at, _ in found
        ),
    )


def _lines(
    told: SessionOn, fact: str, subject: Subject
) -> Iterator[tuple[SessionOn, int, Attendance]]:
    """Yield the line of the register that a fact tells of, and its index."""
    modules = subject.programme.programme.value.modules
    (module,) = (it.id for it in modules if it.name == told.module)
    for at, line in enumerate(subject.case.delivery.attendance):
        named, _, number = line.session.rpartition("-")
        judged = not isinstance(line.acceptable, Unknown)
        same = (named, int(number), line.date) == (module, told.number, told.day)
        missed = line.outcome != "attended"
        if same and missed and judged == (fact == "attendance.failed_at"):
            yield told, at, line


def _row(told: SessionOn, line: Attendance) -> tuple[Cell, ...]:
    what = "Catch-up for session" if line.catch_up else "Session"
    return (
        Cell(f"{what} {told.number}", note=capitalised(told.module)),
        Cell(british_date(line.date)),
        Cell(capitalised(line.outcome)),
        Cell(capitalised(line.reason) if line.reason else "No reason recorded"),
        Cell(_judgement(line)),
    )


def _judgement(line: Attendance) -> str:
    if isinstance(line.acceptable, Unknown):
        return unknown_cell(line.acceptable)
    said = "Acceptable" if line.acceptable is True else "Not acceptable"
    if line.acceptable == SERVICE:
        said = "The service's own doing"
    by = f"by {line.by}" if line.by else "by whom is not recorded"
    return f"{said}; {by}"
