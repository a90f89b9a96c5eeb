"""What the benchmark of the rules makes of a table for the engines beside ours."""

from __future__ import annotations

import pytest
from rules_translated import cel_condition, needed, zen_cell, zen_graph

from csogp_docs.assess.table import Column, ReadTable, read_table
from csogp_docs.assess.unary_tests import read_cell
from csogp_docs.model.rules import DecisionTable, Row

MONTHS = Column("sentence.months", "number", ())
LEVEL = Column("risk.level", "choice", ("low", "medium", "high"))
IN_FORCE = Column("law.in_force", "yes or no", ())


def table_of(*rows: tuple[str, str, str]) -> ReadTable:
    """Read a table over the three columns."""
    table = DecisionTable(
        id="A-TABLE",
        question="Which?",
        hit="any",
        inputs=("law.in_force", "sentence.months", "risk.level"),
        rows=tuple(
            Row(
                id="r", when=cells, then="met", clauses=("about.2",), reason="So it is."
            )
            for cells in rows
        ),
        unknown="It cannot be said.",
    )
    return read_table(table, (IN_FORCE, MONTHS, LEVEL))


@pytest.mark.parametrize(
    ("cells", "condition"),
    [
        (("-", "-", "-"), "true"),
        (("yes", "-", "low"), 'law_in_force == true && risk_level == "low"'),
        (
            ("-", "]6..law.maximum_months]", "-"),
            "sentence_months > 6.0 && sentence_months <= law_maximum_months",
        ),
        (
            ("-", "< 6, > 36", "low"),
            '(sentence_months < 6.0 || sentence_months > 36.0) && risk_level == "low"',
        ),
        (
            ("-", "-", "not(low, medium)"),
            '!(risk_level == "low" || risk_level == "medium")',
        ),
    ],
)
def test_a_row_is_one_cel_expression(
    cells: tuple[str, str, str], condition: str
) -> None:
    """Alternatives stand in brackets, so that the other cells count for all of them."""
    (row,) = table_of(cells).rows

    assert cel_condition(row, (IN_FORCE, MONTHS, LEVEL)) == condition


def test_a_row_asks_for_inputs_that_it_tries_and_for_endpoints() -> None:
    """A cell that takes any value asks for nothing."""
    (row,) = table_of(("-", "< law.minimum_months", "low")).rows

    assert needed(row, (IN_FORCE, MONTHS, LEVEL)) == (
        "sentence_months",
        "risk_level",
        "law_minimum_months",
    )


@pytest.mark.parametrize(
    ("written", "column", "said"),
    [
        ("-", MONTHS, ""),
        ("yes", IN_FORCE, "true"),
        ("low, high", LEVEL, '"low", "high"'),
        ("not(low, high)", LEVEL, 'not in ["low", "high"]'),
        ("< programme.minimum_months", MONTHS, "< programme_minimum_months"),
        ("]6..36], > 40", MONTHS, "> 6.0 and <= 36.0, > 40.0"),
    ],
)
def test_a_cell_is_a_unary_test_of_zen(written: str, column: Column, said: str) -> None:
    """Commas part alternatives, as they do in our own cells."""
    assert zen_cell(read_cell(written, column.kind, column.domain)) == said


def test_every_table_hands_its_answer_on_to_the_next() -> None:
    """One path leads from the facts through all tables to the answers."""
    graph = zen_graph([table_of(("yes", "-", "-"))])

    assert isinstance(graph["edges"], list)
    assert [(it["sourceId"], it["targetId"]) for it in graph["edges"]] == [
        ("facts", "A_TABLE"),
        ("A_TABLE", "answers"),
    ]
