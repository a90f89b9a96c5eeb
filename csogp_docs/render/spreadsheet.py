"""Write a table as CSV, of which no spreadsheet can make anything but text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table with a head, every cell in quotation marks and none a formula."""
    written = io.StringIO()
    table = csv.writer(written, quoting=csv.QUOTE_ALL)
    table.writerows([head, *(map(safe_cell, row) for row in rows)])
    return written.getvalue()


def safe_cell(text: str) -> str:
    """Make a cell of which no spreadsheet can make a formula.

    >>> safe_cell("=1+1"), safe_cell("wm-0131")
    ("'=1+1", 'wm-0131')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
