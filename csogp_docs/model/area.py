"""An area: who delivers the programme there, where, and how to reach them."""

from __future__ import annotations

from pydantic import Field

from csogp_docs.model.base import Date, Identifier, Strict, Text
from csogp_docs.model.programme import CitedText, Clauses


class Address(Strict):
    """A postal address, line by line."""

    lines: tuple[Text, ...]
    clauses: Clauses


class Venue(Strict):
    """A place where the programme is delivered."""

    id: Identifier
    name: Text
    clauses: Clauses


class Closure(Strict):
    """Days, the first and the last included, on which an area holds no session."""

    from_: Date = Field(alias="from")
    to: Date
    why: Text


class Area(Strict):
    """One probation area. Bank holidays are known, and stand in no `closures`.

    An area may have no fax and no website: texts say so by their conditions, such as
    `when: {area.fax: given}`.
    """

    id: Identifier
    name: Text
    service: CitedText
    office: CitedText
    team: CitedText
    address: Address
    telephone: CitedText
    fax: CitedText | None = None
    website: CitedText | None = None
    venues: tuple[Venue, ...]
    closures: tuple[Closure, ...] = ()
