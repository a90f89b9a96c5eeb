"""The days of a person's way through the programme, and what they missed.

Each listing says itself what its rows rest on: lines of the register where there are
any, and the fields and clauses by which a day is planned.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import fields_at
from csogp_docs.compose.phrasing import (
    british_date,
    capitalised,
    hours,
    listed,
    ranged,
    weekday,
    weekday_and_date,
)
from csogp_docs.compose.stages import catch_ups
from csogp_docs.model.base import NotShown, Unknown
from csogp_docs.model.case import SERVICE
from csogp_docs.model.document import Basis, Cell, Table
from csogp_docs.model.timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csogp_docs.compose.stages import Stage
    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.assessment import SessionOn
    from csogp_docs.model.case import Attendance
    from csogp_docs.model.document import At, Block
    from csogp_docs.model.timetable import CatchUp, Session, TestDay

# A stage of more sessions than these is told month by month, to keep to one page.
SESSIONS_OF_A_PAGE = 20

_REGISTER = ("delivery", "attendance")
_PLANNED = [("delivery", it) for it in ("starts", "pattern", "weekday")]


def sessions(subject: Subject) -> Block | None:
    """Every session of a stage with its day; of a long one, those of each month."""
    made, stage = subject.timetable, subject.stage
    if stage is None or not isinstance(made, Timetable):
        return None
    rows: Sequence[tuple[Session, ...]] = [(it,) for it in stage.sessions]
    by_month = len(rows) > SESSIONS_OF_A_PAGE
    told = _Told(subject, made, stage)
    if by_month:
        alike = groupby(stage.sessions, key=told.month)
        rows = [tuple(group) for _, group in alike]
    when = _month if by_month else _day
    head = ("Month", "Sessions", "Days") if by_month else ("Session", "Day")
    head += () if stage.all_as_long else ("Length",)
    head += ("So far",) if stage.under_way else ()
    return Table(
        name="months" if by_month else "sessions",
        caption="",
        head=head,
        rows=tuple((*when(row), *told.rest(row)) for row in rows),
        labelled=True,
        bases=tuple(told.basis(row) for row in rows),
    )


def _day(row: Sequence[Session]) -> Iterator[Cell]:
    yield Cell(f"{row[0].number}")
    yield Cell(weekday_and_date(row[0].date))


def _month(row: Sequence[Session]) -> Iterator[Cell]:
    yield Cell(_name_of_month(row[0]))
    yield Cell(ranged(row[0].number, row[-1].number))
    yield Cell(f"{weekday(row[0].date)} {listed([str(it.date.day) for it in row])}")


def _name_of_month(it: Session) -> str:
    return british_date(it.date).split(" ", 1)[1]


class _Told:
    """What is told of the sessions of one stage beside their days."""

    def __init__(self, subject: Subject, made: Timetable, stage: Stage) -> None:
        self._subject = subject
        self._stage = stage
        self._catch_ups = catch_ups(made)

    def month(self, it: Session) -> tuple[str, str, float, str]:
        """Tell apart the sessions that do not stand in one row together."""
        return _name_of_month(it), weekday(it.date), it.hours, self._state(it)

    def rest(self, row: Sequence[Session]) -> Iterator[Cell]:
        if not self._stage.all_as_long:
            yield Cell(hours(row[0].hours))
        if self._stage.under_way:
            state = self._state(row[0])
            yield Cell(state, strong=row[0].state == "missed")

    def _state(self, it: Session) -> str:
        match it.state:
            case "to come":
                return "To come"
            case "not recorded":
                return "Not recorded"
            case "attended":
                return "Attended"
            case "made up":
                return f"Missed; {_made_up(self._catch_ups[it.id])}"
            case "missed":
                made_up = self._catch_ups.get(it.id)
                return f"Missed; {_due(made_up)}" if made_up else "Missed"

    def basis(self, row: Sequence[Session]) -> Basis:
        module = next(
            it
            for it in self._subject.programme.programme.value.modules
            if it.id == self._stage.module
        )
        named = {it.id.partition("-round-")[0]: it for it in row}
        lines = [
            index
            for index, line in enumerate(self._subject.case.delivery.attendance)
            if line.session in named and self._is_of(line, named[line.session])
        ]
        planned = any(it.state in {"to come", "not recorded"} for it in row)
        return Basis(
            clauses=module.clauses,
            fields=(
                *_lines(self._subject, lines),
                *(_plan(self._subject) if planned else ()),
            ),
        )

    def _is_of(self, line: Attendance, it: Session) -> bool:
        made_up = self._catch_ups.get(it.id)
        days = {it.date} if made_up is None else {it.date, made_up.made_up}
        return line.date in days


def _made_up(it: CatchUp) -> str:
    assert it.made_up is not None, "only what was made up is told so"  # noqa: S101
    return f"made up on {weekday_and_date(it.made_up)}"


def _due(it: CatchUp) -> str:
    if it.closes is None:
        return "to be made up"
    return f"to be made up by {weekday_and_date(it.closes)}"


def _lines(subject: Subject, indexes: Iterable[int]) -> Iterator[At]:
    """Name the fields of lines of the register."""
    for index in indexes:
        yield from fields_at(subject, (*_REGISTER, index))


def _plan(subject: Subject) -> Iterator[At]:
    """Name the fields by which a day is planned."""
    for path in _PLANNED:
        yield from fields_at(subject, path)


def tests(subject: Subject) -> Block | None:
    """Every point at which tests are taken, and the day, by each path that is open."""
    made = subject.timetable
    if not isinstance(made, Timetable):
        return None
    found: dict[str, tuple[TestDay, str]] = {}
    for path in made.paths:
        for it in path.tests:
            other = "" if it.id in made.certain else made.names[path.modules[-1]]
            found.setdefault(it.id, (it, other))
    if not found:
        return None
    days = list(found.values())
    return Table(
        name="tests",
        caption="",
        head=("Tests", "Day", "So far"),
        rows=tuple(_test(it, other) for it, other in days),
        labelled=True,
        bases=tuple(_of_test(subject, it) for it, _ in days),
    )


def _test(it: TestDay, by: str) -> tuple[Cell, ...]:
    name = f"{it.name}, if you take {by}" if by else it.name
    taken = "Taken" if it.taken else "To come"
    return Cell(capitalised(name)), Cell(weekday_and_date(it.date)), Cell(taken)


def _of_test(subject: Subject, test: TestDay) -> Basis:
    points = subject.programme.programme.value.tests
    taken = subject.case.delivery.tests
    indexes = (at for at, it in enumerate(taken) if it.point == test.point)
    recorded = (
        at for n in indexes for at in fields_at(subject, ("delivery", "tests", n))
    )
    return Basis(
        clauses=next(it.clauses for it in points if it.point == test.point),
        fields=tuple(recorded if test.taken else _plan(subject)),
    )


def missed_sessions(subject: Subject) -> Block | None:
    """What a notice is about: sessions to be made up, or for which a module is repeated.

    Also each catch-up for one of them that was missed as well.
    """
    found = sorted(_missed(subject), key=lambda it: it[1].date)
    if not found:
        return None
    return Table(
        name="missed",
        caption="",
        head=("Session", "Day", "Reason recorded", "Your officer's view of it"),
        rows=tuple(_miss(named, line) for named, line, _ in found),
        labelled=True,
        bases=tuple(Basis(fields=tuple(_lines(subject, [at]))) for *_, at in found),
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
    return state if isinstance(state, tuple) else ()


def _miss(named: SessionOn, line: Attendance) -> tuple[Cell, ...]:
    session = f"Session {named.number} ({named.module})"
    return (
        Cell(f"Catch-up for {session[:1].lower()}{session[1:]}")
        if line.catch_up
        else Cell(session),
        Cell(weekday_and_date(line.date)),
        Cell(capitalised(line.reason) if line.reason else "No reason is recorded"),
        Cell(_judgement(line)),
    )


def _judgement(line: Attendance) -> str:
    match line.acceptable:
        case NotShown():
            return "Not shown in this copy"
        case Unknown(due=None):
            return "Not judged yet"
        case Unknown(due=due):
            return f"Not judged yet; due by {weekday_and_date(due)}"
        case acceptable if acceptable == SERVICE:
            return "The service's own doing"
        case True:
            said = "Acceptable"
        case _:
            said = "Not acceptable"
    return f"{said} ({line.by})" if line.by else said
