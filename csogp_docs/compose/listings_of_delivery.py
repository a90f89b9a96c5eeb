"""The days of a person's way through the programme.

Each listing says itself what its rows rest on: lines of the register where there are
any, and the fields and clauses by which a day is planned.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import fields_at
from csogp_docs.compose.phrasing import british_date, capitalised, listed
from csogp_docs.compose.phrasing_of_days import (
    hours,
    ranged,
    weekday,
    weekday_and_date,
)
from csogp_docs.compose.stages import catch_ups
from csogp_docs.model.document import Basis, Cell, Table
from csogp_docs.model.timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csogp_docs.compose.stages import Stage
    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.case import Attendance
    from csogp_docs.model.document import At, Block
    from csogp_docs.model.timetable import Session, TestDay

# A stage that would take more lines than these is told month by month, to keep to one
# page. A session that was missed takes two.
LINES_OF_A_PAGE = 23

_REGISTER = ("delivery", "attendance")
_PLANNED = [("delivery", it) for it in ("starts", "pattern", "weekday")]


def sessions(subject: Subject) -> Block | None:
    """Every session of a stage with its day; of a long one, those of each month."""
    made, stage = subject.timetable, subject.stage
    if stage is None or not isinstance(made, Timetable):
        return None
    days = _Days(subject, made, stage)
    missed = [it for it in stage.sessions if it.state in {"missed", "made up"}]
    long = len(stage.sessions) + len(missed) > LINES_OF_A_PAGE
    return days.by_month() if long else days.one_by_one()


class _Days:
    """The days of one stage, laid out in one of two ways."""

    def __init__(self, subject: Subject, made: Timetable, stage: Stage) -> None:
        self._subject = subject
        self._stage = stage
        self._catch_ups = catch_ups(made)

    def one_by_one(self) -> Table:
        """One row for each session."""
        rows = [
            (
                Cell(f"{it.number}"),
                Cell(weekday_and_date(it.date)),
                *self._length(it),
                *self._so_far(self._state(it), missed=it.state == "missed"),
            )
            for it in self._stage.sessions
        ]
        groups = [(it,) for it in self._stage.sessions]
        return self._table("sessions", ("Session", "Day"), rows, groups)

    def by_month(self) -> Table:
        """One row for each month, and for each length of sessions in it."""
        groups = [
            tuple(group)
            for _, group in groupby(
                self._stage.sessions, key=lambda it: (_month(it), it.hours)
            )
        ]
        always = {weekday(it.date) for it in self._stage.sessions}
        rows = [
            (
                Cell(_month(it[0])),
                Cell(_numbers(it) if len(always) == 1 else _weekdays(it)),
                Cell(ranged(it[0].number, it[-1].number)),
                *self._length(it[0]),
                *self._so_far(_states(it), missed="missed" in {on.state for on in it}),
            )
            for it in groups
        ]
        days = f"{always.pop()}s" if len(always) == 1 else "Days"
        return self._table("months", ("Month", days, "Sessions"), rows, groups)

    def _table(
        self,
        name: str,
        head: tuple[str, ...],
        rows: Sequence[tuple[Cell, ...]],
        groups: Sequence[tuple[Session, ...]],
    ) -> Table:
        head += () if self._stage.all_as_long else ("Length",)
        head += ("So far",) if self._stage.under_way else ()
        return Table(
            name=name,
            caption="",
            head=head,
            rows=tuple(rows),
            labelled=True,
            bases=tuple(self._basis(group) for group in groups),
        )

    def _length(self, it: Session) -> Iterator[Cell]:
        if not self._stage.all_as_long:
            yield Cell(hours(it.hours))

    def _so_far(self, state: str, *, missed: bool) -> Iterator[Cell]:
        if self._stage.under_way:
            yield Cell(state, strong=missed)

    def _state(self, it: Session) -> str:
        caught_up = self._catch_ups.get(it.id)
        if caught_up is None:
            return capitalised(it.state)
        if caught_up.made_up is not None:
            return f"Missed; made up on {weekday_and_date(caught_up.made_up)}"
        if caught_up.closes is None:
            return "Missed; to be made up"
        return f"Missed; to be made up by {weekday_and_date(caught_up.closes)}"

    def _basis(self, row: Sequence[Session]) -> Basis:
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
                *lines_at(self._subject, lines),
                *(_plan(self._subject) if planned else ()),
            ),
        )

    def _is_of(self, line: Attendance, it: Session) -> bool:
        made_up = self._catch_ups.get(it.id)
        days = {it.date} if made_up is None else {it.date, made_up.made_up}
        return line.date in days


def _month(it: Session) -> str:
    return british_date(it.date).split(" ", 1)[1]


def _numbers(row: Iterable[Session]) -> str:
    """Give the days of a month, of which the weekday stands elsewhere."""
    return listed([str(it.date.day) for it in row])


def _weekdays(row: Iterable[Session]) -> str:
    return listed([f"{weekday(it.date)} {it.date.day}" for it in row])


def _states(row: Sequence[Session]) -> str:
    """Say what became of the sessions of a month; where that differs, of which."""
    groups = [(state, list(it)) for state, it in groupby(row, key=lambda it: it.state)]
    if len(groups) == 1:
        return capitalised(row[0].state)
    return "; ".join(f"{_numbers(it)} {state}" for state, it in groups)


def lines_at(subject: Subject, indexes: Iterable[int]) -> Iterator[At]:
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
