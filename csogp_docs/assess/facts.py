"""The facts of one case, each found or not, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csogp_docs.assess.facts_of_law import OF_LAW
from csogp_docs.assess.facts_tested import TESTED
from csogp_docs.assess.facts_told import TOLD
from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.model.assessment import FactFound
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.case import Case
    from csogp_docs.model.rules import FactCatalogue, FactEntry
    from csogp_docs.model.sourced import Sourced

DERIVED = {**TESTED, **OF_LAW, **TOLD}


def find_facts(inputs: Inputs, catalogue: FactCatalogue) -> Mapping[str, FactFound]:
    """Find every fact of the catalogue in a case."""
    return {entry.name: _find(inputs, entry) for entry in catalogue.facts}


def _find(inputs: Inputs, entry: FactEntry) -> FactFound:
    derive = DERIVED.get(entry.name)
    found = derive(inputs) if derive else _written(inputs.case, entry.source)
    blame = (found.blame or (entry.name,)) if isinstance(found.state, Unknown) else ()
    return FactFound(
        name=entry.name,
        state=found.state,
        place=found.place,
        absent=entry.absent,
        blame=blame,
    )


def _written(case: Sourced[Case], source: str) -> Found:
    path = tuple(source.split("."))
    value: Any = case.value
    for part in path:
        value = getattr(value, part)
    return Found(value, case.place(path))
