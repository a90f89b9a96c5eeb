"""Which law governs the order or licence of a case, on the date that decides."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.model.base import NOT_RECORDED, Unknown

if TYPE_CHECKING:
    from datetime import date

    from csogp_docs.model.case import Case
    from csogp_docs.model.law import Law, Route, RouteVersion
    from csogp_docs.model.sourced import KeyPath, Sourced


@dataclass(frozen=True, slots=True)
class LawOfRoute:
    """A route, the date that decides, and the version in force then, if any.

    `path` is where the version stands in the content, or the route without one.
    """

    route: Route
    decided: date
    decided_at: KeyPath
    version: RouteVersion | None
    path: KeyPath


def law_of_route(case: Sourced[Case], law: Sourced[Law]) -> LawOfRoute | Unknown:
    """Find the law of a case's route; Unknown while the route or its date is not."""
    sentence = case.value.sentence
    if isinstance(sentence.route, Unknown):
        return sentence.route
    for index, route in enumerate(law.value.routes):
        if route.id == sentence.route:
            return _on_its_date(case.value, route, ("routes", index))
    return NOT_RECORDED


def limits(law: Law) -> list[dict[str, float]]:
    """Return every pair of limits that the law gives any route, as facts by name."""
    found: list[dict[str, float]] = []
    for route in law.routes:
        for version in route.versions:
            if limits_of(version) not in found:
                found.append(limits_of(version))
    return found


def limits_of(version: RouteVersion) -> dict[str, float]:
    """Return the limits of one version, as facts by name."""
    least, most = version.minimum_months, version.maximum_months
    return {
        "law.minimum_months": -math.inf if least is None else least,
        "law.maximum_months": math.inf if most is None else most,
    }


def _on_its_date(case: Case, route: Route, path: KeyPath) -> LawOfRoute | Unknown:
    decided: date | Unknown
    decided_at: KeyPath
    decided, decided_at = _sentence(case)
    if route.dated_by == "conviction":
        decided, decided_at = latest_conviction(case), ("offences",)
    if isinstance(decided, Unknown):
        return decided
    for index, version in enumerate(route.versions):
        if version.from_ <= decided and (version.to is None or decided <= version.to):
            where = (*path, "versions", index)
            return LawOfRoute(route, decided, decided_at, version, where)
    return LawOfRoute(route, decided, decided_at, None, path)


def _sentence(case: Case) -> tuple[date, KeyPath]:
    """The hearing, which passes the sentence; else its start, else the report."""
    if not isinstance(case.court.hearing, Unknown):
        return case.court.hearing, ("court", "hearing")
    if not isinstance(case.sentence.starts, Unknown):
        return case.sentence.starts, ("sentence", "starts")
    return case.report.date, ("report", "date")


def latest_conviction(case: Case) -> date | Unknown:
    """The latest conviction; Unknown when one is not known."""
    if isinstance(case.offences, Unknown):
        return case.offences
    latest: date | None = None
    for offence in case.offences:
        if isinstance(offence.convicted, Unknown):
            return offence.convicted
        latest = max(latest or offence.convicted, offence.convicted)
    return latest or NOT_RECORDED
