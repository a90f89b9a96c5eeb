"""What facts are found in, and what finding one gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from csogp_docs.model.area import Area
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.base import Unknown
    from csogp_docs.model.case import Case
    from csogp_docs.model.law import Law
    from csogp_docs.model.place import Place
    from csogp_docs.model.programme import Programme
    from csogp_docs.model.sourced import Sourced


class Inputs(NamedTuple):
    """What facts are found in: the case, its programme and area, the law."""

    case: Sourced[Case]
    programme: Sourced[Programme]
    area: Sourced[Area]
    law: Sourced[Law]


class Found(NamedTuple):
    """A value or an Unknown, where it stands, and what to find out instead."""

    state: Value | Unknown
    place: Place
    blame: tuple[str, ...] = ()
