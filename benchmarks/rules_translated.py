"""The decision tables of content, said in the languages of the two peers.

Nothing is written a second time: both forms come from the tables as they were read.
Each cell is translated as it stands, without a guard for a fact that is not known.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from csogp_docs.assess.unary_tests import Equals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csogp_docs.assess.table import Column, ReadRow, ReadTable
    from csogp_docs.assess.unary_tests import Bound, Cell, Compares

    Node = dict[str, object]

# What a row says when it settles nothing; a table after it must see no answer.
SETTLES_NOTHING = "cannot say yet"


def identifier(name: str) -> str:
    """Turn the name of a fact or of a table into a word that both peers take.

    >>> identifier("sentence.months"), identifier("ORDER-LENGTH")
    ('sentence_months', 'ORDER_LENGTH')
    """
    return re.sub(r"[^A-Za-z0-9]+", "_", name)


def _endpoint(endpoint: Bound | str) -> str:
    if isinstance(endpoint, str):
        return identifier(endpoint)
    if isinstance(endpoint, int | float):
        return repr(float(endpoint))
    raise TypeError(f"{endpoint} is a date, and no date is translated")


def cel_condition(row: ReadRow, columns: Sequence[Column]) -> str:
    """Say when a row applies, as one CEL expression."""
    cells = zip(columns, row.cells, strict=True)
    parts = [_cel_cell(it.name, cell) for it, cell in cells if cell.tests]
    return " && ".join(parts) or "true"


def _cel_cell(name: str, cell: Cell) -> str:
    tests = [
        " && ".join(_cel_test(identifier(name), test) for test in conjunction)
        for conjunction in cell.tests
    ]
    said = " || ".join(tests)
    if cell.negated:
        return f"!({said})"
    return said if len(tests) == 1 else f"({said})"


def _cel_test(name: str, test: Equals | Compares) -> str:
    if isinstance(test, Equals):
        return f"{name} == {json.dumps(test.value)}"
    return f"{name} {test.order} {_endpoint(test.endpoint)}"


def needed(row: ReadRow, columns: Sequence[Column]) -> tuple[str, ...]:
    """Name what a row's condition asks for."""
    cells = zip(columns, row.cells, strict=True)
    asked = (it.name for it, cell in cells if cell.tests)
    return tuple(dict.fromkeys(map(identifier, (*asked, *row.compared_with))))


def zen_graph(tables: Sequence[ReadTable]) -> Node:
    """Lay all tables out as one graph, in which each hands on what it was given."""
    nodes: list[Node] = [
        {"id": "facts", "type": "inputNode", "name": "facts", "content": {}},
        *(_zen_table(read) for read in tables),
        {"id": "answers", "type": "outputNode", "name": "answers", "content": {}},
    ]
    edges = [
        {
            "id": f"{one['id']} to {next_one['id']}",
            "type": "edge",
            "sourceId": one["id"],
            "targetId": next_one["id"],
        }
        for one, next_one in pairwise(nodes)
    ]
    return {"nodes": nodes, "edges": edges}


def _zen_table(read: ReadTable) -> Node:
    name = identifier(read.table.id)
    collects = read.table.hit == "collect"
    content: Node = {
        # The tables are proved before use: where `unique` or `any` rows meet, they
        # say the same, so that the first of them says it for all.
        "hitPolicy": "collect" if collects else "first",
        "inputs": [
            {"id": f"in{index}", "name": it.name, "field": identifier(it.name)}
            for index, it in enumerate(read.columns)
        ],
        "outputs": [
            {"id": "then", "name": "then", "field": "then" if collects else name}
        ],
        "rules": [_zen_row(row) for row in read.rows],
        "passThrough": True,
        "executionMode": "single",
        "outputPath": name if collects else None,
    }
    return {"id": name, "type": "decisionTableNode", "name": name, "content": content}


def _zen_row(read: ReadRow) -> dict[str, str]:
    then = read.row.then
    return {
        "_id": read.row.id,
        **{f"in{index}": zen_cell(cell) for index, cell in enumerate(read.cells)},
        "then": "null" if then == SETTLES_NOTHING else json.dumps(then),
    }


def zen_cell(cell: Cell) -> str:
    """Say a cell as a unary test of ZEN; an empty one takes any value.

    Raises:
        TypeError: it denies a comparison, for which no form is known here.
    """
    if cell.negated:
        if any(not isinstance(it, Equals) for tests in cell.tests for it in tests):
            raise TypeError("a comparison that is denied is not translated")
        return f"not in {json.dumps(cell.values)}"
    return ", ".join(" and ".join(_zen_tests(tests)) for tests in cell.tests)


def _zen_tests(tests: Iterable[Equals | Compares]) -> Iterable[str]:
    for test in tests:
        if isinstance(test, Equals):
            yield json.dumps(test.value)
        else:
            yield f"{test.order} {_endpoint(test.endpoint)}"
