"""How far somebody has come: attendance in figures, judgement, tests, what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import rested_on
from csogp_docs.compose.phrasing import (
    british_date,
    capitalised,
    closed,
    counted,
    how_many,
    listed,
    ordinal,
)
from csogp_docs.compose.states import cell_of, unknown_cell
from csogp_docs.model.assessment import ModuleAttended, PathRemaining, TestDue
from csogp_docs.model.base import NOT_RECORDED, Unknown
from csogp_docs.model.document import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.base import Fact
    from csogp_docs.model.case import Judgement, PsychometricTest
    from csogp_docs.model.document import Basis, Block
    from csogp_docs.model.programme import PointOfTest

    Row = tuple[Cell, ...]

_TESTS = ("delivery", "tests")


def attendance(subject: Subject) -> Block | None:
    """Each module in figures, with its hours drawn as a bar, and all of them."""
    told = _attended(subject)
    if not told:
        return None
    rows = [_module(it) for it in told]
    counting = [it for it in told if not it.begun_again]
    if len(counting) > 1:
        rows.append(_in_all(told, counting))
    basis = rested_on(subject, "attendance.by_module")
    return Table(
        name="attendance",
        caption="Sessions and hours, by part of the programme",
        head=("Part", "Attended", "Missed", "Made up", "Hours"),
        rows=tuple(rows),
        labelled=True,
        bases=(basis,) * len(rows),
    )


def _attended(subject: Subject) -> list[ModuleAttended]:
    state = subject.assessment.facts["attendance.by_module"].state
    listed_ = state if isinstance(state, tuple) else ()
    return [it for it in listed_ if isinstance(it, ModuleAttended)]


def _module(it: ModuleAttended) -> Row:
    name = capitalised(it.module)
    if it.begun_again or it.time > 1:
        name += f", {ordinal(it.time)} time"
    return (
        Cell(name, note=_when(it)),
        Cell(f"{it.attended} of {it.sessions}"),
        Cell(str(it.missed)),
        Cell(str(it.made_up)),
        Cell("Begun again, so that they do not count")
        if it.begun_again
        else _hours(it.hours_done, it.hours),
    )


def _when(it: ModuleAttended) -> str:
    if it.to is not None:
        return f"{british_date(it.from_)} to {british_date(it.to)}"
    return f"from {british_date(it.from_)}"


def _in_all(told: Sequence[ModuleAttended], counting: Sequence[ModuleAttended]) -> Row:
    attended, sessions = (
        sum(it.attended for it in told),
        sum(it.sessions for it in told),
    )
    return (
        Cell("Together", strong=True),
        Cell(f"{attended} of {sessions}", strong=True),
        Cell(str(sum(it.missed for it in told)), strong=True),
        Cell(str(sum(it.made_up for it in told)), strong=True),
        _hours(sum(it.hours_done for it in counting), sum(it.hours for it in counting)),
    )


def _hours(done: float, of: float) -> Cell:
    return Cell(f"{done:g} of {of:g}", bar=done / of)


def judgement(subject: Subject) -> Block | None:
    """What was judged last of each target of the modules that were begun."""
    delivery = subject.case.delivery
    at = delivery.latest_progress(subject.case.report.date)
    if at is None or isinstance(delivery.progress[at].judgement, Unknown):
        return None
    recorded = delivery.progress[at].judgement
    path = ("delivery", "progress", at, "judgement")
    said = {
        (it.module, it.target): (index, it)
        for index, it in enumerate(() if isinstance(recorded, Unknown) else recorded)
    }
    begun = {it.module for it in _attended(subject)}
    rows: list[tuple[Row, Basis]] = []
    for module in subject.programme.programme.value.modules:
        judged = any(name == module.id for name, _ in said)
        for topic in module.covers if judged or module.name in begun else ():
            index, given = said.get((module.id, topic.id), (None, None))
            rows.append(
                (
                    _judged(module.name, topic.topic, given),
                    rested_on(
                        subject, fields=[path if index is None else (*path, index)]
                    ),
                )
            )
    return _made(
        "judgement", "Clinical judgement, by target", ("Target", "Judgement"), rows
    )


def _judged(module: str, target: str, given: Judgement | None) -> Row:
    says: Fact[str] = NOT_RECORDED if given is None else given.says
    told = unknown_cell(says) if isinstance(says, Unknown) else closed(says)
    note = "" if module == target else capitalised(module)
    return (Cell(capitalised(target), note=note), Cell(told))


def tests(subject: Subject) -> Block | None:
    """Every point of test: what is recorded of it, or when it is due."""
    rows = [
        row
        for point in subject.programme.programme.value.tests
        for row in _of_point(point, subject)
    ]
    head = ("Point", "Date", "Band, as recorded", "Scored by")
    return _made("tests", "Psychometric tests", head, rows)


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


def remaining(subject: Subject) -> Block | None:
    """What remains of each path that is open, and how long after it there is."""
    state = subject.assessment.facts["time.remaining"].state
    if not isinstance(state, tuple):
        return None
    told = [it for it in state if isinstance(it, PathRemaining)]
    rows = [(_left(it), rested_on(subject, "time.remaining")) for it in told]
    head = (
        "Path",
        "Sessions",
        "Hours",
        "Last session",
        "Left of the order or licence",
    )
    return _made("remaining", "What remains of the programme", head, rows)


def _left(it: PathRemaining) -> Row:
    notes = []
    if it.to_make_up:
        notes.append(f"and {how_many(it.to_make_up)} to be made up")
    if it.not_recorded:
        notes.append(f"{how_many(it.not_recorded)} of them past, and not recorded")
    margin = "The end is not known" if it.margin is None else _margin(it.margin)
    return (
        Cell(capitalised(it.path)),
        Cell(str(it.sessions), note="; ".join(notes)),
        Cell(f"{it.hours:g}"),
        Cell(british_date(it.last)),
        Cell(margin),
    )


def _margin(days: int) -> str:
    if days < 0:
        return f"None: it ends {counted(-days, 'day')} before"
    return capitalised(counted(days, "day"))


def _made(
    name: str, caption: str, head: tuple[str, ...], rows: Sequence[tuple[Row, Basis]]
) -> Table | None:
    if not rows:
        return None
    return Table(
        name=name,
        caption=caption,
        head=head,
        rows=tuple(row for row, _ in rows),
        labelled=True,
        bases=tuple(basis for _, basis in rows),
    )
