"""Facts that documents tell and that are worked out from the case file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csogp_docs.assess.calendar import age, last_day
from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.model.assessment import Value
    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import KeyPath

    _Derivation = Callable[[Inputs], Found]


def _at(
    path: KeyPath, read: Callable[[Case], Value | Unknown], inputs: Inputs
) -> Found:
    return Found(read(inputs.case.value), inputs.case.place(path))


def _age(inputs: Inputs) -> Found:
    """Give the age on the date of the report, never the age today."""
    case, path = inputs.case.value, ("person", "date_of_birth")
    born, place = case.person.date_of_birth, inputs.case.place(path)
    if isinstance(born, Unknown):
        return Found(born, place, ("person.date_of_birth",))
    return Found(age(born, case.report.date), place)


def _offence_count(case: Case) -> int | Unknown:
    return case.offences if isinstance(case.offences, Unknown) else len(case.offences)


def _advised_by(case: Case) -> str | Unknown:
    adviser = case.suitability.advised_by
    if isinstance(adviser, Unknown):
        return adviser
    if isinstance(adviser.role, Unknown):
        return adviser.name
    return f"{adviser.name}, {adviser.role}"


def _ends(inputs: Inputs) -> Found:
    sentence = inputs.case.value.sentence
    place = inputs.case.place(("sentence", "months"))
    if isinstance(sentence.starts, Unknown):
        return Found(sentence.starts, place, ("sentence.starts",))
    if isinstance(sentence.months, Unknown):
        return Found(sentence.months, place, ("sentence.months",))
    return Found(last_day(sentence.starts, sentence.months), place)


def _venue(inputs: Inputs) -> Found:
    chosen = inputs.case.value.delivery.venue
    place = inputs.case.place(("delivery", "venue"))
    names = {venue.id: venue.name for venue in inputs.area.value.venues}
    if isinstance(chosen, Unknown):
        return Found(chosen, place)
    return Found(names[chosen], place)


TOLD: Mapping[str, _Derivation] = {
    "report.author": partial(
        _at, ("report", "author", "name"), lambda c: c.report.author.name
    ),
    "report.role": partial(
        _at, ("report", "author", "role"), lambda c: c.report.author.role
    ),
    "report.office": partial(
        _at, ("report", "author", "office"), lambda c: c.report.author.office
    ),
    "person.age": _age,
    "offences.count": partial(_at, ("offences",), _offence_count),
    "suitability.advised_by": partial(_at, ("suitability", "advised_by"), _advised_by),
    "sentence.ends": _ends,
    "delivery.venue": _venue,
}
