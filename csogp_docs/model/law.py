"""What the law says of each order and licence, by the date that decides."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from csogp_docs.model.base import Date, Identifier, Strict, Text, WholeNumber, YesNo


class RouteVersion(Strict):
    """The law of one route between two dates, both included; no `to` means still."""

    from_: Date = Field(alias="from")
    to: Date | None = None
    minimum_months: WholeNumber | None = None
    maximum_months: WholeNumber | None = None
    source: Text
    confidence: Literal["high", "medium", "low"]
    verified: YesNo = True
    note: Text | None = None


class Route(Strict):
    """An order or a licence on which a programme can be attended."""

    id: Identifier
    name: Text
    article: Literal["a", "an"]
    kind: Literal["order", "licence"]
    dated_by: Literal["sentence", "conviction"]
    versions: tuple[RouteVersion, ...]


class ConditionVersion(Strict):
    """The text of a licence condition between two dates, both included."""

    from_: Date = Field(alias="from")
    to: Date | None = None
    text: Text
    source: Text
    confidence: Literal["high", "medium", "low"]
    verified: YesNo = True


class LicenceCondition(Strict):
    """A condition that may be sought for a licence; its `id` is its code."""

    id: Identifier
    versions: tuple[ConditionVersion, ...]


class Law(Strict):
    """Every route, the licence conditions sought, and when they were last looked at."""

    as_of: Date
    routes: tuple[Route, ...]
    conditions: tuple[LicenceCondition, ...]
