"""What the wording may refer to: facts, programme and area by dotted name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csogp_docs.model.programme import CitedText
from csogp_docs.model.wording import AREA_CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.area import Area
    from csogp_docs.model.assessment import FactFound
    from csogp_docs.model.programme import CitedMonths, Module, Programme, SessionRun


def view(
    programme: Programme, area: Area | None, facts: Mapping[str, FactFound]
) -> dict[str, Any]:
    """Lay out everything a text may name, nested by the dots of the names.

    A document that belongs to no area has none.
    """
    root: dict[str, Any] = {
        "programme": _programme(programme),
        **({} if area is None else {"area": _area(area)}),
        "module": {_name(it.id): _module(it) for it in programme.modules},
        "path": {_name(it.id): _path(it.modules, programme) for it in programme.paths},
        "test": {_name(it.point): it.name for it in programme.tests},
    }
    for name, fact in facts.items():
        group, _, leaf = name.partition(".")
        root.setdefault(group, {})[leaf] = fact.state
    return root


def _name(identifier: str) -> str:
    return identifier.replace("-", "_")


def _programme(programme: Programme) -> dict[str, Any]:
    """Lay out a programme; what its source does not say of it has no name here."""
    cited = {
        "standing": programme.standing,
        "origin": programme.origin,
        "aim": programme.aim,
        "method": programme.method,
        "minimum_months": programme.minimum_months,
        "usual_months": programme.usual_months,
    }
    return {
        "name": programme.name,
        "short_name": programme.short_name,
        **{name: _said(it) for name, it in cited.items() if it is not None},
        "test_points": len(programme.tests),
        "waiving": list(programme.waiving_programmes.values()),
    }


def _said(cited: CitedText | CitedMonths) -> str | int:
    return cited.text if isinstance(cited, CitedText) else cited.value


def _area(area: Area) -> dict[str, Any]:
    """Lay out an area; what it does not give has no name here."""
    return {
        "name": area.name,
        "service": area.service.text,
        "office": area.office.text,
        "team": area.team.text,
        "address": area.address.lines,
        "telephone": area.telephone.text,
        "venues": [venue.name for venue in area.venues],
        **({} if area.fax is None else {"fax": area.fax.text}),
        **({} if area.website is None else _website(area.website)),
    }


def given(area: Area) -> dict[str, str]:
    """Tell by the names in AREA_CONDITIONS which facts of an area are given."""
    return {
        name: "not given" if getattr(area, name.partition(".")[2]) is None else "given"
        for name in AREA_CONDITIONS
    }


def _website(website: CitedText) -> dict[str, str]:
    return {"website": website.text, "website_note": website.note or ""}


def _module(module: Module) -> dict[str, Any]:
    return {
        "name": module.name,
        "hours": module.hours.value,
        "topics": [topic.topic for topic in module.covers],
        **{_name(key): _runs(runs) for key, runs in module.patterns.items()},
    }


def _runs(runs: tuple[SessionRun, ...]) -> list[dict[str, Any]]:
    return [
        {"sessions": run.sessions, "length": run.length, "every": run.every}
        for run in runs
    ]


def _path(modules: tuple[str, ...], programme: Programme) -> dict[str, Any]:
    hours = {module.id: module.hours.value for module in programme.modules}
    return {"hours": sum(hours[module] for module in modules)}
