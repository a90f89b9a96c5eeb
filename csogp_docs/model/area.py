"""An area: who delivers the programme there, where, and how to reach them."""

from __future__ import annotations

from csogp_docs.model.base import Identifier, Strict, Text
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


class Area(Strict):
    """One probation area."""

    id: Identifier
    name: Text
    service: CitedText
    office: CitedText
    team: CitedText
    address: Address
    telephone: CitedText
    fax: CitedText
    website: CitedText
    venues: tuple[Venue, ...]
