"""The points of test: what is recorded of each, or when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import listed_table, rested_on
from csogp_docs.compose.phrasing import british_date, capitalised, listed
from csogp_docs.compose.states import cell_of, unknown_cell
from csogp_docs.model.assessment import TestDue
from csogp_docs.model.base import NOT_RECORDED, Unknown
from csogp_docs.model.document import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.case import PsychometricTest
    from csogp_docs.model.document import Basis, Block
    from csogp_docs.model.programme import PointOfTest

    Row = tuple[Cell, ...]

_TESTS = ("delivery", "tests")


def points_of_test(subject: Subject) -> Block | None:
    """Every point of test: what is recorded of it, or when it is due."""
    rows = [
        row
        for point in subject.programme.programme.value.tests
        for row in _of_point(point, subject)
    ]
    head = ("Point", "Date", "Band, as recorded", "Scored by")
    return listed_table("points-of-test", "Tests at each point", head, rows)


def _of_point(point: PointOfTest, subject: Subject) -> Iterator[tuple[Row, Basis]]:
    """Yield the lines that are recorded of a point, or else what is planned of it."""
    name, report = capitalised(point.name), subject.case.report.date
    taken = [
        (at, it)
        for at, it in enumerate(subject.case.delivery.tests)
        if it.point == point.point and it.date <= report
    ]
    for at, it in taken:
        yield _taken(name, it), rested_on(subject, fields=[(*_TESTS, at)])
    if not taken:
        when = _planned(point, subject)
        if when:
            row = (
                Cell(name),
                Cell(when),
                Cell("Not taken yet"),
                Cell("Nobody yet"),
            )
            yield row, rested_on(subject, "time.tests_due")


def _taken(name: str, it: PsychometricTest) -> Row:
    return (
        Cell(name),
        Cell(british_date(it.date)),
        Cell(_band(it)),
        Cell(cell_of(it.scorer, keep=True)),
    )


def _band(it: PsychometricTest) -> str:
    if isinstance(it.band, Unknown):
        named = "" if isinstance(it.scale, Unknown) else f"{it.scale}: "
        return capitalised(f"{named}{_within(it.band, named)}")
    if isinstance(it.scale, Unknown):
        return f"{capitalised(it.band)}; scale: {_within(it.scale, 'scale')}"
    return capitalised(f"{it.scale}: {it.band}")


def _within(state: Unknown, before: str) -> str:
    """Say why something is not known after other words, or as the first."""
    said = unknown_cell(state)
    return f"{said[:1].lower()}{said[1:]}" if before else said


def _planned(point: PointOfTest, subject: Subject) -> str:
    """Say when a test is due; nothing where the path has no such point."""
    state = subject.assessment.facts["time.tests_due"].state
    if isinstance(state, Unknown) and state == NOT_RECORDED:
        return "Not recorded; the day is not planned"
    listed_ = state if isinstance(state, tuple) else ()
    due = [it for it in listed_ if isinstance(it, TestDue) and it.point == point.point]
    said = [
        f"{british_date(it.day)} ({it.path})" if it.path else british_date(it.day)
        for it in due
    ]
    past = [it for it in due if it.day <= subject.case.report.date]
    if past:
        return f"Planned for {listed(said)}; not recorded"
    return f"Due {' or '.join(said)}" if said else ""
