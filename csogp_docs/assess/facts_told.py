"""Facts that documents tell and that are worked out from the case file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from csogp_docs.assess.calendar import age, last_day
from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.model.assessment import Value
    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import KeyPath

    _Derivation = Callable[[Inputs], Found]

_COUNTERSIGNED = ("report", "countersigned")
_WILLINGNESS = ("proposal", "willingness")


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


def _count(path: KeyPath, inputs: Inputs) -> Found:
    """Count the items of a list: none of them is another thing than not known."""
    items: Any = inputs.case.value
    for part in path:
        items = getattr(items, str(part))
    state = items if isinstance(items, Unknown) else len(items)
    return Found(state, inputs.case.place(path))


def _within(path: KeyPath, part: str, blamed: str, inputs: Inputs) -> Found:
    """Read a part of a group that may as a whole be not known."""
    group: Any = inputs.case.value
    for key in path:
        group = getattr(group, str(key))
    if isinstance(group, Unknown):
        return Found(group, inputs.case.place(path), (blamed,))
    return Found(getattr(group, part), inputs.case.place((*path, part)))


def _countersigned(case: Case) -> bool | Unknown:
    signed = case.report.countersigned
    return signed if isinstance(signed, Unknown) else True


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
    "report.sources": partial(_count, ("report", "sources")),
    "report.countersigned": partial(_at, _COUNTERSIGNED, _countersigned),
    "report.countersigned_by": partial(
        _within, _COUNTERSIGNED, "name", "report.countersigned"
    ),
    "report.countersigned_role": partial(
        _within, _COUNTERSIGNED, "role", "report.countersigned"
    ),
    "report.countersigned_date": partial(
        _within, _COUNTERSIGNED, "date", "report.countersigned"
    ),
    "offences.count": partial(_count, ("offences",)),
    "deviance.tool": partial(_within, ("deviance",), "tool", "risk.deviance"),
    "deviance.date": partial(_within, ("deviance",), "date", "risk.deviance"),
    "deviance.assessor": partial(_within, ("deviance",), "assessor", "risk.deviance"),
    "prior_programmes.count": partial(_count, ("prior_programmes",)),
    "proposal.requirements": partial(_count, ("proposal", "requirements")),
    "proposal.rationale": partial(_count, ("proposal", "rationale")),
    "proposal.alternatives": partial(_count, ("proposal", "alternatives")),
    "proposal.willingness": partial(
        _within, _WILLINGNESS, "words", "proposal.willingness"
    ),
    "proposal.willing_on": partial(
        _within, _WILLINGNESS, "date", "proposal.willingness"
    ),
    "suitability.advised_by": partial(_at, ("suitability", "advised_by"), _advised_by),
    "sentence.ends": _ends,
    "delivery.venue": _venue,
}
