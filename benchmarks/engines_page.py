"""The page of docs/benchmarks/ about ours beside other engines."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from importlib.metadata import version
from statistics import median
from typing import TYPE_CHECKING

from pages import machine, points, prose, table

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND = "make bench-engines"
PACKAGES = ("weasyprint", "typst", "plutoprint", "reportlab", "xhtml2pdf")


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was measured of one contender.

    Attributes:
        name: as it stands in the table.
        documents: how many it made in a round.
        seconds: what it took in each round.
        memory: the most that one process took, in MiB.
        size: the bytes of one PDF, in the middle.
        tagged: whether its PDFs have a structure.
    """

    name: str
    documents: int
    seconds: Sequence[float]
    memory: float
    size: int
    tagged: bool

    def with_also(self, other: Row) -> Row:
        """Return this and another of the same contender as one."""
        return replace(
            self,
            documents=self.documents + other.documents,
            seconds=[sum(it) for it in zip(self.seconds, other.seconds, strict=True)],
            memory=max(self.memory, other.memory),
        )


@dataclass(frozen=True)
class Sizes:
    """How many summaries and reports, how often."""

    summaries: int
    reports: int
    rounds: int


def page(summaries: Sequence[Row], reports: Sequence[Row], sizes: Sizes) -> str:
    """Write the page."""
    parts = [
        "# Beside other engines",
        prose(f"""`{COMMAND}` measures this and writes this page: the same documents by
            ours and by others, in whole processes, on the wall. Every row but the
            first two is two processes, or ours with two workers."""),
        f"## {sizes.summaries} summaries and {sizes.reports} reports",
        _table([a.with_also(b) for a, b in zip(summaries, reports, strict=True)]),
        f"## {sizes.summaries} summaries, of a page each",
        _table(summaries),
        f"## {sizes.reports} pre-sentence reports",
        _table(reports),
        "## What each does",
        points(
            """Ours opens the content (and proves it, in the first round), reads,
            validates, assesses and composes the cases, lays out the pages, makes both
            standards of each PDF, checks it, writes each trace and publishes all with
            a manifest and an index. What it does once takes it more than a second,
            which weighs on few documents. All others are given what to lay out.""",
            """The cases differ in their dates, and in the words of the officer.""",
            """WeasyPrint, Chromium and PlutoPrint get the pages that ours lays out;
            PlutoPrint leaves out what it does not know, such as running heads.""",
            """Typst and ReportLab get the same words, part by part, in the same
            typeface; their pages look plainer than ours. Typst's are tagged and say
            that they keep PDF/UA-1.""",
            """xhtml2pdf gets the pages without their styles, which it cannot read.""",
        ),
        "## How",
        prose(f"""In each round, of which there were {sizes.rounds}, every contender
            runs once, in turn, every other round in the reverse order. Seconds are
            medians over the rounds; how many times as fast one is as the first row is
            taken in each round, and again the median is given. Memory is that of the
            largest single process; those beside it, of which Chromium has many, are not
            added up.
            """),
        prose(f"""{machine()}; {", ".join(f"{it} {version(it)}" for it in PACKAGES)}.
            The load of the machine was
            {", ".join(f"{it:.1f}" for it in os.getloadavg())} at the end."""),
        f"Command: `{COMMAND}`",
    ]
    return "\n\n".join(parts) + "\n"


def _table(rows: Sequence[Row]) -> str:
    first = rows[0].seconds
    return table(
        ("by", "seconds", "a second", "times as fast", "MiB", "bytes", "tagged"),
        (
            (
                it.name,
                f"{median(it.seconds):.1f}",
                f"{it.documents / median(it.seconds):.1f}",
                f"{median(a / b for a, b in zip(first, it.seconds, strict=True)):.2f}",
                f"{it.memory:.0f}",
                f"{it.size:,}",
                "yes" if it.tagged else "no",
            )
            for it in rows
        ),
    )
