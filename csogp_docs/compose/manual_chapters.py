"""The chapters of the manual after its rules: facts, clauses, law and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.manual_rule import where_from
from csogp_docs.compose.phrasing import capitalised, months, period
from csogp_docs.compose.reference import rule_links
from csogp_docs.model.document import Cell, Details, Paragraph, Subheading, Table
from csogp_docs.model.manual import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.compose.reference import Reference
    from csogp_docs.model.boundaries import Examined
    from csogp_docs.model.document import Block
    from csogp_docs.model.law import Route, RouteVersion
    from csogp_docs.model.rules import FactEntry

_FACT_HEAD = ("Fact", "What it is", "Values", "From")
_TYPES = {
    "number": "A whole number",
    "yes or no": "Yes or no",
    "text": "A text",
    "sessions": "Sessions and their days",
    "list": "A list",
    "date": "A date",
}


def fact_blocks(rules: tuple[Examined, ...], reference: Reference) -> Iterator[Block]:
    """List the facts that rules ask for, and those that documents only tell."""
    asked_by = {name: _asking(name, rules) for name in reference.facts}
    yield Paragraph("", (reference.say("manual.facts.introduction"),))
    yield Subheading("Facts that rules ask for")
    yield Table(
        name="facts asked",
        caption="",
        head=(*_FACT_HEAD, "Asked for by"),
        rows=tuple(
            (*_fact(name, reference), _rules(asking))
            for name, asking in asked_by.items()
            if asking
        ),
        labelled=True,
    )
    told = [name for name, asking in asked_by.items() if not asking]
    if told:
        yield Subheading("Facts that documents tell and no rule asks for")
        rows = tuple(_fact(name, reference) for name in told)
        yield Table("facts", "", _FACT_HEAD, rows, labelled=True)


def _fact(name: str, reference: Reference) -> tuple[Cell, ...]:
    entry = reference.facts[name]
    return (
        Cell(name, anchor=f"fact-{name}"),
        Cell(capitalised(entry.label)),
        Cell(_values(entry)),
        Cell(where_from(name, reference)),
    )


def _values(entry: FactEntry) -> str:
    if entry.type == "choice":
        return f"One of: {', '.join(entry.values)}"
    return _TYPES[entry.type]


def _asking(fact: str, rules: tuple[Examined, ...]) -> list[str]:
    return [
        it.table.id
        for it in rules
        if fact in (*it.table.inputs, *it.compared_with, it.table.provisional_until)
    ]


def _rules(rules: list[str]) -> Cell:
    named = tuple(dict.fromkeys(rules))
    return Cell(", ".join(named), rule_links(named)) if named else Cell("No rule")


def clause_blocks(reference: Reference) -> Iterator[Block]:
    """List every clause, and the rules that rest on it."""
    tables = reference.programme.rules.value.tables
    yield Paragraph("", (reference.say("manual.clauses.introduction"),))
    yield Table(
        name="clauses",
        caption="",
        head=("Clause", "What it says", "Rules that rest on it"),
        rows=tuple(
            (
                Cell(clause, anchor=f"clause-{clause}"),
                Cell(text),
                _rules(
                    [
                        table.id
                        for table in tables
                        if any(clause in row.clauses for row in table.rows)
                    ],
                ),
            )
            for clause, text in reference.programme.clauses.value.clauses.items()
        ),
        labelled=True,
    )


def law_blocks(reference: Reference) -> Iterator[Block]:
    """Set out every version of every route, with its limits and its source."""
    law = reference.law
    introduction = reference.say("manual.law.introduction", as_of=law.as_of)
    yield Paragraph("", (introduction,))
    for route in law.routes:
        yield Subheading(capitalised(route.name))
        yield Paragraph("", (reference.say(f"manual.law.{route.dated_by}"),))
        yield _versions(route)


def _versions(route: Route) -> Table:
    return Table(
        name="law",
        caption="",
        head=("In force", "Shortest", "Longest", "Source", "Confidence"),
        rows=tuple(_version(it) for it in route.versions),
        labelled=True,
    )


def _version(version: RouteVersion) -> tuple[Cell, ...]:
    confidence = capitalised(version.confidence)
    return (
        Cell(capitalised(period(version.from_, version.to))),
        Cell(_limit(version.minimum_months)),
        Cell(_limit(version.maximum_months)),
        Cell(version.source, note=capitalised(version.note or "")),
        Cell(confidence)
        if version.verified
        else Cell("Not verified", note=confidence, strong=True),
    )


def _limit(length: int | None) -> str:
    return "No limit" if length is None else months(length)


def source_blocks(fingerprint: str, reference: Reference) -> Iterator[Block]:
    """Name what the manual was made from."""
    clauses = reference.programme.clauses.value
    yield Details(
        tuple(
            (
                label,
                reference.say(
                    wording_id,
                    version=reference.programme.rules.value.version,
                    source=clauses.source,
                    dated=clauses.dated,
                    as_of=reference.law.as_of,
                    fingerprint=fingerprint,
                ),
            )
            for label, wording_id in SOURCES.items()
        )
    )
