"""The facts of one case, each found or not, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csogp_docs.assess.facts_of_attendance import OF_ATTENDANCE
from csogp_docs.assess.facts_of_law import OF_LAW
from csogp_docs.assess.facts_of_progress import OF_PROGRESS, OF_RECORDED_PROGRESS
from csogp_docs.assess.facts_of_standards import OF_STANDARDS
from csogp_docs.assess.facts_of_time import OF_TIME
from csogp_docs.assess.facts_tested import TESTED
from csogp_docs.assess.facts_told import TOLD
from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.assess.measures import measured
from csogp_docs.model.assessment import FactFound
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.assess.course import Course
    from csogp_docs.model.case import Case
    from csogp_docs.model.rules import FactCatalogue, FactEntry
    from csogp_docs.model.sourced import Sourced

_BAND = "risk.band"
DERIVED = {**TESTED, **OF_LAW, **TOLD, **OF_RECORDED_PROGRESS}


# What is worked out from a timetable, which rests on what other tables found.
LATER = {**OF_TIME, **OF_ATTENDANCE, **OF_STANDARDS, **OF_PROGRESS}


def find_facts(inputs: Inputs, catalogue: FactCatalogue) -> dict[str, FactFound]:
    """Find every fact of the catalogue in a case, but those that come later."""
    levels = {it.measure: it.name for it in catalogue.facts if it.source == _BAND}
    return {
        entry.name: _find(inputs, entry, levels)
        for entry in catalogue.facts
        if entry.name not in LATER
    }


def find_later_facts(course: Course, catalogue: FactCatalogue) -> dict[str, FactFound]:
    """Find the facts of a timetable and of what has happened of it."""
    return {
        entry.name: _told(entry, LATER[entry.name](course))
        for entry in catalogue.facts
        if entry.name in LATER
    }


def _find(
    inputs: Inputs, entry: FactEntry, levels: Mapping[str | None, str]
) -> FactFound:
    if entry.measure is not None:
        found = measured(inputs, entry.measure, entry.source)
        blame: tuple[str, ...] = (levels[entry.measure],)
    else:
        derive = DERIVED.get(entry.name)
        found = derive(inputs) if derive else _written(inputs.case, entry.source)
        blame = found.blame or (entry.name,)
    return _told(entry, found._replace(blame=blame))


def _told(entry: FactEntry, found: Found) -> FactFound:
    blame = found.blame or (entry.name,)
    return FactFound(
        name=entry.name,
        state=found.state,
        place=found.place,
        absent=entry.absent,
        blame=blame if isinstance(found.state, Unknown) else (),
    )


def _written(case: Sourced[Case], source: str) -> Found:
    path = tuple(source.split("."))
    value: Any = case.value
    for part in path:
        value = getattr(value, part)
    return Found(value, case.place(path))
