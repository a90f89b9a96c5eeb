"""What the wording may refer to: facts, programme and area by dotted name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csogp_docs.model.programme import CitedText

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
    return {
        "name": area.name,
        "service": area.service.text,
        "office": area.office.text,
        "team": area.team.text,
        "address": area.address.lines,
        "telephone": area.telephone.text,
        "fax": area.fax.text,
        "website": area.website.text,
        "website_note": area.website.note or "",
        "venues": [venue.name for venue in area.venues],
    }


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
