"""The values tried for an input: one from each stretch that its cells tell apart."""

from __future__ import annotations

import math
from datetime import date

import pytest

from csogp_docs.assess.samples import samples
from csogp_docs.assess.unary_tests import read_cell


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        ("number", ["-"], [0]),
        ("number", ["36"], [35, 36, 37]),
        ("number", ["< 36", "[40..50)"], [35, 36, 37, 39, 40, 41, 49, 50, 51]),
        ("number", ["< 36.5"], [36, 37]),
        ("number", ["< law.maximum_months"], [0]),
        ("number", ["< law.none"], [None]),
        ("number", ["< 36", "> law.none"], [None]),
        ("date", ["-"], [date(2004, 3, 5)]),
        (
            "date",
            ["2004-03-01"],
            [date(2004, 2, 29), date(2004, 3, 1), date(2004, 3, 2)],
        ),
        ("date", ["0001-01-01"], [date(1, 1, 1), date(1, 1, 2)]),
        ("date", ["9999-12-31"], [date(9999, 12, 30), date(9999, 12, 31)]),
        ("yes or no", ["-"], [True, False]),
        ("choice", ["-"], ["low", "high"]),
        ("text", ["-"], ["any other"]),
        ("text", ["b, a", "not(b, c)"], ["b", "a", "c", "any other"]),
    ],
)
def test_samples(kind: str, cells: list[str], expected: list[object]) -> None:
    """Each limit with its neighbours, each word, and one for all that is not named."""
    domain = ("low", "high") if kind == "choice" else ()
    read = [read_cell(cell, kind, domain) for cell in cells]
    limits = {"law.maximum_months": math.inf}

    assert list(samples(kind, domain, read, limits.get)) == expected
