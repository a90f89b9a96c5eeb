"""How the pages of docs/benchmarks/ are written: prose, lists, tables, the machine."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from textwrap import fill, indent
from typing import TYPE_CHECKING

from csogp_docs import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 93


def prose(text: str) -> str:
    """Fill a paragraph."""
    return fill(" ".join(text.split()), WIDTH, break_on_hyphens=False)


def points(*texts: str) -> str:
    """Set out a list."""
    return "\n".join(indent(prose(it), "  ").replace("  ", "- ", 1) for it in texts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Set out a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Say on what, and with which of ours, something was measured."""
    return (
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()}; "
        f"Python {platform.python_version()}, csogp-docs {__version__}"
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text(encoding="utf-8").splitlines():
            name, _, said = line.partition(":")
            if name.strip() == "model name":
                return said.strip()
    return platform.processor() or platform.machine()
