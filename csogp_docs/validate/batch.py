"""Cases that are built together must not write over one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csogp_docs.model.case import Case
    from csogp_docs.model.place import Place
    from csogp_docs.model.sourced import Sourced


def repeated_references(cases: Iterable[Sourced[Case]]) -> Mapping[str, Problem]:
    """Find every case whose reference an earlier file has; by the name of its file."""
    first: dict[str, Place] = {}
    repeated: dict[str, Problem] = {}
    for case in cases:
        place = case.place(("case",))
        reference = case.value.case
        if reference in first and first[reference].file != place.file:
            repeated[place.file] = Problem(
                code="CS321",
                place=place,
                message=f'the case "{reference}" is in two files, and the documents of '
                "one would replace those of the other; give one of them another "
                "reference",
                also=(first[reference], "first used here"),
            )
        first.setdefault(reference, place)
    return repeated
