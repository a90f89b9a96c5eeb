"""Which paths through a programme are still open for a case, and which is indicated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.model.timetable import Lacking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.assessment import Finding
    from csogp_docs.model.programme import Module, Programme


@dataclass(frozen=True, slots=True)
class Way:
    """A path that is open: its id and the modules that are taken, in order."""

    id: str
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Every path that is open, in the order of content.

    `indicated` is the module that a rule points to. Once that is `settled`, only the
    paths with that module are open. `settled_by` names the test that settles it, where
    that is still to come.
    """

    open: tuple[Way, ...]
    indicated: str | None
    settled: bool
    settled_by: str | None
    confirm: str | None


def ways(programme: Programme, findings: Mapping[str, Finding]) -> Ways:
    """Find the paths that are open, by the rules that the programme names.

    A programme that names none leaves all its paths open; a single one is settled.
    """
    absent = {
        module
        for module, left_out in programme.left_out.items()
        if findings[left_out.rule].answer in left_out.answers
    }
    modules = {it.id: it for it in programme.modules if it.id not in absent}
    ways = tuple(
        Way(path.id, tuple(modules[it] for it in path.modules if it in modules))
        for path in programme.paths
        if not absent.issuperset(path.modules)
    )
    telling = findings[programme.path_from] if programme.path_from else None
    answer = telling.answer if telling else None
    indicated = answer if answer in modules else None
    settled = len(ways) == 1 or (
        indicated is not None and telling is not None and not telling.provisional
    )
    if settled and indicated is not None:
        ways = tuple(it for it in ways if modules[indicated] in it.modules)
    test = next((it for it in programme.tests if it.settles_path), None)
    to_come = test is not None and test.needs not in absent and not settled
    return Ways(
        open=ways,
        indicated=indicated,
        settled=settled,
        settled_by=test.name if test and to_come else None,
        confirm=telling.confirm if telling else None,
    )


def in_doubt(programme: Programme, findings: Mapping[str, Finding]) -> list[Lacking]:
    """Name each module of which it cannot be said whether it is taken, and why.

    Every later date depends on it, so that there is no timetable while it is open.
    """
    names = {module.id: module.name for module in programme.modules}
    return [
        _unsaid(names[module], findings[left_out.rule])
        for module, left_out in programme.left_out.items()
        if findings[left_out.rule].answer == "cannot say yet"
    ]


def _unsaid(name: str, finding: Finding) -> Lacking:
    return Lacking(
        finding.missing,
        f"it cannot be said yet whether the {name} is taken ({finding.rule})",
    )
