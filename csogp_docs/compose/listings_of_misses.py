"""What a notice of a missed session is about, line by line of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.listings_of_delivery import lines_at
from csogp_docs.compose.phrasing import capitalised
from csogp_docs.compose.phrasing_of_days import weekday_and_date
from csogp_docs.model.assessment import SessionOn
from csogp_docs.model.base import NotShown, Unknown
from csogp_docs.model.case import SERVICE
from csogp_docs.model.document import Basis, Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.case import Attendance
    from csogp_docs.model.document import Block


def missed_sessions(subject: Subject) -> Block | None:
    """The sessions to be made up, and those for which a module is repeated.

    Also each catch-up for one of them that was missed as well.
    """
    found = sorted(_missed(subject), key=lambda it: it[1].date)
    if not found:
        return None
    return Table(
        name="missed",
        caption="",
        head=("Session", "Day", "Reason recorded", "Your officer's view"),
        rows=tuple(_miss(named, line) for named, line, _ in found),
        labelled=True,
        bases=tuple(Basis(fields=tuple(lines_at(subject, [at]))) for *_, at in found),
    )


def _missed(subject: Subject) -> Iterator[tuple[SessionOn, Attendance, int]]:
    """Find the lines of the register that a notice is about."""
    about = [*_sessions(subject, "attendance.to_make_up")]
    if subject.speaker.applies({"MODULE-REPEAT": ("repeat",)}):
        about += _sessions(subject, "attendance.counted")
    register = subject.case.delivery.attendance
    for it in dict.fromkeys(about):
        at = next(
            index
            for index, line in enumerate(register)
            if line.date == it.day and not line.catch_up
        )
        yield it, register[at], at
        yield from (
            (it, line, index)
            for index, line in enumerate(register)
            if line.catch_up
            and line.session == register[at].session
            and line.outcome != "attended"
            and it.day < line.date <= subject.case.report.date
        )


def _sessions(subject: Subject, fact: str) -> tuple[SessionOn, ...]:
    state = subject.assessment.facts[fact].state
    found = state if isinstance(state, tuple) else ()
    return tuple(it for it in found if isinstance(it, SessionOn))


def _miss(named: SessionOn, line: Attendance) -> tuple[Cell, ...]:
    session = f"{named.number} ({named.module})"
    return (
        Cell(f"Catch-up for {session}" if line.catch_up else session),
        Cell(weekday_and_date(line.date)),
        Cell(capitalised(_reason(line))),
        Cell(_judgement(line)),
    )


def _reason(line: Attendance) -> str:
    said = line.reason or "no reason is recorded"
    return said if line.outcome == "absent" else f"{line.outcome}: {said}"


def _judgement(line: Attendance) -> str:
    match line.acceptable:
        case NotShown():
            return "Not shown in this copy"
        case Unknown(due=due):
            by = f"; due by {weekday_and_date(due)}" if due else ""
            return f"Not judged yet{by}"
        case acceptable if acceptable == SERVICE:
            return "Not your doing"
        case True:
            said = "Acceptable"
        case _:
            said = "Not acceptable"
    return f"{said} ({line.by})" if line.by else said
