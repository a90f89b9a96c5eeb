"""Places in a text, and lines by their number."""

from __future__ import annotations

import pytest

from csogp_docs.load.lines import Lines
from csogp_docs.model.place import Place

TEXT = "one\r\ntwo\rthree\n\nfive\u2028six"


@pytest.mark.parametrize(
    ("index", "line", "column"),
    [(0, 1, 1), (3, 1, 4), (5, 2, 1), (9, 3, 1), (15, 4, 1), (16, 5, 1), (24, 5, 9)],
)
def test_a_place_counts_from_one(index: int, line: int, column: int) -> None:
    """Every kind of line end counts once; a line separator is no line end."""
    actual = Lines("a.yaml", TEXT).place(index)

    assert Place("a.yaml", line, column) == actual


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (0, None),
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (4, ""),
        (5, "five\u2028six"),
        (6, None),
    ],
)
def test_a_line_has_no_line_end(line: int, expected: str | None) -> None:
    """The span of a line leaves its end out; there is none before or after the text."""
    span = Lines("a.yaml", TEXT).span(line)
    actual = None if span is None else TEXT[slice(*span)]

    assert expected == actual
