"""The page of docs/benchmarks/ about builds of many cases."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from pages import machine, points, prose, table

from csogp_docs.render.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAND = "make bench-batch"


@dataclass(frozen=True)
class Measured:
    """One command: its seconds, and their ratio to those of the first of its table."""

    name: str
    seconds: float
    ratio: float | None


@dataclass(frozen=True)
class Crossing:
    """So many summaries by one process and by two workers, in seconds."""

    summaries: int
    one: float
    two: float
    ratio: float


@dataclass(frozen=True)
class Sizes:
    """How many cases were built again, and how often."""

    cases: int
    rounds: int


def page(
    builds: Sequence[Measured], crossings: Sequence[Crossing], sizes: Sizes
) -> str:
    """Write the page."""
    parts = [
        "# Builds of many cases",
        prose(f"""`{COMMAND}` measures this and writes this page. Times are of whole
            processes, from their start to their end, on the wall."""),
        "## Nothing changed, one case changed",
        prose(f"""{sizes.cases:,} cases, of each the documents of the working copy as
            HTML and their trace, and the index."""),
        _rows(builds),
        "## From how many on workers are worth while",
        *_crossing(crossings),
        "## How",
        prose(f"""In each of {sizes.rounds} rounds every command of a table runs once,
            in turn, every other round in the reverse order. Times are medians over the
            rounds; a ratio is to the first row of the table in the same round, and
            again the median is given. A row without a ratio was run once."""),
        prose(said_of_machine()),
        f"Command: `{COMMAND}`",
    ]
    return "\n\n".join(parts) + "\n"


def _rows(measured: Sequence[Measured]) -> str:
    return table(
        ("what", "seconds", "ratio"),
        (
            (
                it.name,
                f"{it.seconds:.2f}",
                "" if it.ratio is None else f"{it.ratio:.2f}",
            )
            for it in measured
        ),
    )


def _crossing(crossings: Sequence[Crossing]) -> Iterator[str]:
    yield table(
        ("summaries", "one process, seconds", "two workers, seconds", "ratio"),
        (
            (str(it.summaries), f"{it.one:.2f}", f"{it.two:.2f}", f"{it.ratio:.2f}")
            for it in crossings
        ),
    )
    yield points(
        """Below a ratio of 1 the workers are ahead. A worker has to start, import what
        lays out pages and find the typefaces before it makes anything; it does so while
        content is opened."""
    )


def said_of_machine() -> str:
    """Say on what, with which versions and beside what else it was measured."""
    load = ", ".join(f"{it:.1f}" for it in os.getloadavg())
    told = versions()
    return (
        f"{machine()}, WeasyPrint {told['weasyprint']}, Pango {told['pango']}, "
        f"HarfBuzz {told['harfbuzz']}, loky {version('loky')}. The load of the machine "
        f"was {load} at the end, over 1, 5 and 15 minutes; the measurement itself "
        "makes 1 to 2 of it."
    )
