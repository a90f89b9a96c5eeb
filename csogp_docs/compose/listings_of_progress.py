"""How far somebody has come: attendance in figures, judgement, what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import listed_table, rested_on
from csogp_docs.compose.phrasing import (
    british_date,
    capitalised,
    closed,
    counted,
    how_many,
    ordinal,
)
from csogp_docs.compose.states import unknown_cell
from csogp_docs.model.assessment import ModuleAttended, PathRemaining
from csogp_docs.model.base import NOT_RECORDED, Unknown
from csogp_docs.model.document import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.base import Fact
    from csogp_docs.model.case import Judgement
    from csogp_docs.model.document import Basis, Block

    Row = tuple[Cell, ...]


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
    return listed_table(
        "judgement", "Clinical judgement, by target", ("Target", "Judgement"), rows
    )


def _judged(module: str, target: str, given: Judgement | None) -> Row:
    says: Fact[str] = NOT_RECORDED if given is None else given.says
    told = unknown_cell(says) if isinstance(says, Unknown) else closed(says)
    note = "" if module == target else capitalised(module)
    return (Cell(capitalised(target), note=note), Cell(told))


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
    return listed_table("remaining", "What remains of the programme", head, rows)


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
