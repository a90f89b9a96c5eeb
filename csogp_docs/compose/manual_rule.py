"""One rule of the manual: what it asks for, its rows, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.cell_words import ANYTHING, cell_words
from csogp_docs.compose.input_columns import input_cells, input_heads, width
from csogp_docs.compose.manual_boundaries import boundary_blocks
from csogp_docs.compose.phrasing import capitalised, period
from csogp_docs.compose.reference import clause_links, rule_links
from csogp_docs.compose.template_words import template_words
from csogp_docs.model.document import (
    Basis,
    Cell,
    Details,
    Sentence,
    Subheading,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.compose.reference import Reference
    from csogp_docs.model.boundaries import Examined, PlainCell
    from csogp_docs.model.document import Block
    from csogp_docs.model.rules import DecisionTable, Row


def rule_blocks(examined: Examined, reference: Reference) -> Iterator[Block]:
    """Compose everything that is to be said of one rule."""
    table = examined.table
    yield Details(tuple(_in_brief(table, reference)))
    yield Subheading("What it asks for")
    yield _inputs(examined, reference)
    yield Subheading("Its rows, and what follows")
    yield _rows(examined, reference)
    yield Subheading("What is said")
    yield Details(tuple(_reasons(table, reference)))
    yield Subheading("Boundary cases")
    yield from boundary_blocks(examined, reference)


def _in_brief(
    table: DecisionTable, reference: Reference
) -> Iterator[tuple[str, Sentence]]:
    yield "How rows relate", reference.say(f"manual.hit.{table.hit}")
    blocks = table.blocks
    if (blocks.not_met, blocks.cannot_say_yet) == ("never", "never"):
        yield "In the way", reference.say("manual.blocks.never")
    else:
        not_met = reference.say(f"manual.blocks.{blocks.not_met}")
        yield "If not met", not_met
        not_known = reference.say(f"manual.blocks.{blocks.cannot_say_yet}")
        yield "If it cannot be said yet", not_known
    if table.provisional_until is not None:
        fact = reference.facts[table.provisional_until].label
        yield "Provisional", reference.say("manual.rule.provisional", fact=fact)
    if table.from_ or table.to:
        said = period(table.from_, table.to)
        yield "In force", reference.say("manual.rule.in-force", period=said)


def _inputs(examined: Examined, reference: Reference) -> Table:
    compared = [it for it in examined.compared_with if it not in examined.table.inputs]
    return Table(
        name="inputs",
        caption="",
        head=("Input", "What it is", "From"),
        rows=(
            *(_input(name, reference) for name in examined.table.inputs),
            *(_input(name, reference, "compared with") for name in compared),
        ),
        labelled=True,
    )


def _input(name: str, reference: Reference, note: str = "") -> tuple[Cell, ...]:
    if name in reference.tables:
        question = reference.tables[name].question
        links = rule_links([name])
        return Cell(name, links), Cell(question), Cell("An earlier rule")
    return (
        Cell(name, ((name, f"#fact-{name}"),), note),
        Cell(capitalised(reference.named(name))),
        Cell(where_from(name, reference)),
    )


def where_from(name: str, reference: Reference) -> str:
    """Say in which field of a case file a fact is written, or what it comes from."""
    entry = reference.facts[name]
    if entry.source == "programme":
        return "The programme's own figures"
    if name.startswith("law."):
        return f"The law, by {entry.source}"
    tools = reference.programme.programme.value.tools.get(entry.measure or "", ())
    if tools:
        return f"{entry.source}, by {', else '.join(tools)}"
    return entry.source


def _rows(examined: Examined, reference: Reference) -> Table:
    table = examined.table
    heads = ["Row", *input_heads(table, reference), "What follows"]
    confirmed = any(row.confirm for row in table.rows)
    dated = any(row.from_ or row.to for row in table.rows)
    heads += ["Confirmed by"] * confirmed + ["In force"] * dated + ["Clauses"]
    rows = []
    for row, cells in zip(table.rows, examined.cells, strict=True):
        columns = zip(table.inputs, examined.kinds, cells, strict=True)
        words = [_cell(*column, reference) for column in columns]
        said = [Cell(row.id), *input_cells(words, table, reference)]
        said.append(_answer(table, row))
        said += [
            Cell(f"The {row.confirm}" if row.confirm else "Not needed")
        ] * confirmed
        said += [Cell(capitalised(period(row.from_, row.to)) or "Always")] * dated
        clauses = ", ".join(row.clauses)
        rows.append((*said, Cell(clauses, clause_links(row.clauses))))
    return Table(f"rows{width(table)}", "", tuple(heads), tuple(rows), labelled=True)


def _cell(
    name: str, kind: str, cell: PlainCell, reference: Reference
) -> tuple[str, str]:
    """Say a cell in words, and as it is written where that differs."""
    words = cell_words(
        cell, lambda it: reference.compared(name, it), of_days=kind == "date"
    )
    same = words in (cell.written, ANYTHING)
    # With spaces, which it may have, an interval can run on to a second line.
    written = " .. ".join(it.strip() for it in cell.written.split(".."))
    return words, "" if same else written


def _answer(table: DecisionTable, row: Row) -> Cell:
    """Say what follows from a row; an outcome by its name, with its id below it."""
    said = table.outcomes.get(row.then, row.then)
    same = said.casefold().replace("-", " ") == row.then.replace("-", " ")
    return Cell(capitalised(said), note="" if same else row.then)


def _reasons(
    table: DecisionTable, reference: Reference
) -> Iterator[tuple[str, Sentence]]:
    every = tuple(dict.fromkeys(it for row in table.rows for it in row.clauses))
    for row in table.rows:
        yield row.id, _text(f"{table.id}.{row.id}", row.reason, row.clauses, reference)
    if table.otherwise is not None:
        yield "No row applies", _text(table.id, table.otherwise, every, reference)
    yield "Cannot say yet", _text(table.id, table.unknown, every, reference)


def _text(
    wording: str, text: str, clauses: tuple[str, ...], reference: Reference
) -> Sentence:
    basis = Basis(
        wording=wording,
        version=reference.programme.rules.value.version,
        rules=(wording.partition(".")[0],),
        clauses=clauses,
    )
    return Sentence(capitalised(template_words(text, reference.context)), basis)
