"""What a case names must exist: programme, area, venue, route, rule, test point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.base import Unknown
from csogp_docs.model.problem import Problem
from csogp_docs.model.rules import GATE
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.sourced import KeyPath, Sourced


_NAMED = {
    "CS301": "programme",
    "CS302": "area",
    "CS303": "order or licence",
    "CS304": "venue in this area",
    "CS305": "point of testing",
    "CS306": "finding",
}


def content_problems(case: Sourced[Case], content: Content) -> Iterator[Problem]:
    """Find every name in a case that content does not know."""
    value = case.value
    yield from _known(
        case, ("programme",), value.programme, content.programmes, "CS301"
    )
    yield from _known(case, ("area",), value.area, content.areas, "CS302")
    routes = [route.id for route in content.law.value.routes]
    if not isinstance(value.sentence.route, Unknown):
        path: KeyPath = ("sentence", "route")
        yield from _known(case, path, value.sentence.route, routes, "CS303")
    area = content.areas.get(value.area)
    if area is not None and not isinstance(value.delivery.venue, Unknown):
        venues = [venue.id for venue in area.value.venues]
        yield from _known(
            case, ("delivery", "venue"), value.delivery.venue, venues, "CS304"
        )
    programme = content.programmes.get(value.programme)
    if programme is not None:
        yield from _test_points(case, programme)
        yield from _overrides(case, programme)


def _known(
    case: Sourced[Case], path: KeyPath, written: str, known: Iterable[str], code: str
) -> Iterator[Problem]:
    names = list(known)
    if written not in names:
        yield Problem(
            code=code,
            place=case.place(path),
            message=f'no {_NAMED[code]} is called "{written}"; '
            f"{instead(written, names)}",
        )


def _test_points(case: Sourced[Case], programme: ProgrammeContent) -> Iterator[Problem]:
    points = [test.point for test in programme.programme.value.tests]
    for index, test in enumerate(case.value.delivery.tests):
        path: KeyPath = ("delivery", "tests", index, "point")
        yield from _known(case, path, test.point, points, "CS305")


def _overrides(case: Sourced[Case], programme: ProgrammeContent) -> Iterator[Problem]:
    rules = [table.id for table in programme.rules.value.tables if table.id != GATE]
    seen: list[str] = []
    for index, override in enumerate(case.value.overrides):
        path: KeyPath = ("overrides", index, "finding")
        if override.to == "cannot say yet":
            yield Problem(
                code="CS306",
                place=case.place(("overrides", index, "to")),
                message='"cannot say yet" is no judgement to set above a finding; '
                "write met, not met or not applicable",
            )
        if override.finding == GATE:
            yield Problem(
                code="CS306",
                place=case.place(path),
                message=f"{GATE} follows from the other findings and cannot be "
                "overridden; override the finding that stands in the way",
            )
            continue
        yield from _known(case, path, override.finding, rules, "CS306")
        if override.finding in seen:
            yield Problem(
                code="CS306",
                place=case.place(path),
                message=f"{override.finding} is overridden twice; keep one of them",
            )
        seen.append(override.finding)
