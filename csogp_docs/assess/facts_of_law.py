"""Facts that the law of an order or licence gives."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.assess.law_of_route import LawOfRoute, latest_conviction, law_of_route
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.model.law import ConditionVersion, LicenceCondition
    from csogp_docs.model.sourced import KeyPath


def _of_law(say: Callable[[Inputs, LawOfRoute], Found], inputs: Inputs) -> Found:
    """Ask about the law of the route; while that is unknown, so is the answer."""
    law = law_of_route(inputs.case, inputs.law)
    if not isinstance(law, Unknown):
        return say(inputs, law)
    undated = not isinstance(inputs.case.value.sentence.route, Unknown)
    place = inputs.case.place(("sentence", "route"))
    return Found(law, place, ("offences.convicted" if undated else "sentence.route",))


def _in_force(inputs: Inputs, law: LawOfRoute) -> Found:
    return Found(law.version is not None, inputs.case.place(("sentence", "route")))


def _kind(inputs: Inputs, law: LawOfRoute) -> Found:
    return Found(law.route.kind, inputs.law.place((*_route_path(law), "kind")))


def _name(inputs: Inputs, law: LawOfRoute) -> Found:
    place = inputs.law.place((*_route_path(law), "name"))
    return Found(f"{law.route.article} {law.route.name}", place)


def _route_path(law: LawOfRoute) -> KeyPath:
    return law.path[:2]


def _date(inputs: Inputs, law: LawOfRoute) -> Found:
    return Found(law.decided, inputs.case.place(law.decided_at))


def _source(inputs: Inputs, law: LawOfRoute) -> Found:
    place = inputs.law.place((*law.path, "source"))
    if law.version is None:
        return Found(Unknown(unknown="not applicable"), place)
    verified = "" if law.version.verified else "; not verified"
    return Found(f"{law.version.source}{verified}", place)


def _minimum(inputs: Inputs, law: LawOfRoute) -> Found:
    limit = law.version.minimum_months if law.version else None
    place = inputs.law.place((*law.path, "minimum_months"))
    return Found(-math.inf if limit is None else limit, place)


def _maximum(inputs: Inputs, law: LawOfRoute) -> Found:
    limit = law.version.maximum_months if law.version else None
    place = inputs.law.place((*law.path, "maximum_months"))
    return Found(math.inf if limit is None else limit, place)


def _condition(
    say: Callable[[LicenceCondition, ConditionVersion], str], inputs: Inputs
) -> Found:
    """Give part of every licence condition that is in force on the deciding date."""
    place = inputs.law.place(("conditions",))
    law = law_of_route(inputs.case, inputs.law)
    if isinstance(law, Unknown):
        return Found(law, place, ("sentence.route",))
    said = [
        say(condition, version)
        for condition in inputs.law.value.conditions
        for version in condition.versions
        if version.from_ <= law.decided
        and (version.to is None or law.decided <= version.to)
    ]
    return Found(" ".join(said) or Unknown(unknown="not applicable"), place)


def _condition_source(condition: LicenceCondition, version: ConditionVersion) -> str:
    verified = "" if version.verified else "; not verified"
    return f"Its code is {condition.id} ({version.source}{verified})."


def _looked_at(inputs: Inputs) -> Found:
    return Found(inputs.law.value.as_of, inputs.law.place(("as_of",)))


def _convicted(inputs: Inputs) -> Found:
    place = inputs.case.place(("offences",))
    return Found(latest_conviction(inputs.case.value), place)


OF_LAW: Mapping[str, Callable[[Inputs], Found]] = {
    "offences.convicted": _convicted,
    "law.in_force": partial(_of_law, _in_force),
    "law.kind": partial(_of_law, _kind),
    "law.route": partial(_of_law, _name),
    "law.date": partial(_of_law, _date),
    "law.source": partial(_of_law, _source),
    "law.minimum_months": partial(_of_law, _minimum),
    "law.maximum_months": partial(_of_law, _maximum),
    "law.condition": partial(_condition, lambda _, version: version.text),
    "law.condition_source": partial(_condition, _condition_source),
    "law.as_of": _looked_at,
}
