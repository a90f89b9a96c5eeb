"""A table for a spreadsheet is text in every cell."""

from __future__ import annotations

import csv
import io

import pytest

from csogp_docs.render.spreadsheet import as_csv, safe_cell


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_no_cell_is_a_formula(first: str) -> None:
    """A spreadsheet would carry it out."""
    assert safe_cell(f"{first}1+1") == f"'{first}1+1"
    assert safe_cell(f"1{first}1") == f"1{first}1"


def test_a_table_is_read_back_as_it_was() -> None:
    """Whatever is in a cell; every cell is in quotation marks."""
    row = ("wm-0131", 'a "b", c', "d\ne", "=1+1")
    written = as_csv(("A", "B", "C", "D"), [row])

    assert written.startswith('"A","B","C","D"\r\n"wm-0131","a ""b""')
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["A", "B", "C", "D"],
        ["wm-0131", 'a "b", c', "d\ne", "'=1+1"],
    ]
