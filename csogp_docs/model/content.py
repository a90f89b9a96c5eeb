"""Everything that content says, typed and with its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.area import Area
    from csogp_docs.model.law import Law
    from csogp_docs.model.place import Place
    from csogp_docs.model.programme import ClauseList, Programme
    from csogp_docs.model.rules import FactCatalogue, RuleSet
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.model.wording import Outline, Wording


@dataclass(frozen=True, slots=True)
class WordingAt:
    """A sentence of the wording, and the place of its id."""

    wording: Wording
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeContent:
    """One folder of content: a programme, its clauses, rules, wording, documents."""

    programme: Sourced[Programme]
    clauses: Sourced[ClauseList]
    rules: Sourced[RuleSet]
    wording: Mapping[str, WordingAt]
    outlines: Mapping[str, Sourced[Outline]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All programmes and areas, the law of orders and licences, the facts."""

    programmes: Mapping[str, ProgrammeContent]
    areas: Mapping[str, Sourced[Area]]
    law: Sourced[Law]
    facts: Sourced[FactCatalogue]
    wording: Mapping[str, WordingAt]
