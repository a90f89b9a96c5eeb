"""Measure what grows with the number of cases, and with the length of a document.

`make bench-growth` runs this and writes docs/benchmarks/growth.md.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import pikepdf
from batch import build, in_other_order, write_cases
from batch_page import said_of_machine
from pages import points, prose, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks" / "growth.md"
COMMAND = "make bench-growth"
CASES = (10, 100, 1_000, 10_000)
# How often part of the narrative is said, each time with its words in another order, so
# that a report grows as long as the limit of a text allows.
TIMES = (1, 20, 60, 110)
ROUNDS = 3


def seconds(command: Sequence[str]) -> float:
    """Time a command, from its start to its end."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    return perf_counter() - start


def of_cases(folder: Path) -> Iterator[tuple[int, float, float, float]]:
    """Measure builds of more and more cases: all made, none, and a plan of all."""
    for number in CASES:
        cases, output = folder / f"{number}", folder / f"output-{number}"
        write_cases(cases, number)
        command = build(cases, output, "--only", "summary", "--format", "html")
        first = seconds(command)
        # Files that have just been written are read once more before they are trusted.
        sleep(2.5)
        seconds(command)
        nothing = median(seconds(command) for _ in range(ROUNDS))
        planned = median(seconds([*command, "--dry-run"]) for _ in range(ROUNDS))
        yield number, first, nothing, planned


def of_pages(folder: Path) -> Iterator[tuple[int, float]]:
    """Measure reports of more and more pages, without what is done once."""
    base = _seconds_of_report(folder, 0)[1]
    for times in TIMES:
        pages, taken = _seconds_of_report(folder, times)
        yield pages, taken - base


def _seconds_of_report(folder: Path, times: int) -> tuple[int, float]:
    """Build a report as PDF; with none of its narrative, a summary as HTML instead."""
    cases, output = folder / f"report-{times}", folder / f"output-of-{times}"
    (path,) = write_cases(cases, 1)
    text = path.read_text(encoding="utf-8")
    head, said, end = re.split(
        r"(?ms)(^  offence_analysis: \|\n.*?)(?=^  assessment:)", text
    )
    first, *lines = said.splitlines(keepends=True)
    told = "".join(lines)
    longer = first + "".join(
        f"{in_other_order(told, Random(it))}\n" for it in range(max(times, 1))
    )
    path.write_text(head + longer + end, encoding="utf-8")
    what = ("psr", "pdf") if times else ("summary", "html")
    words = ("--only", what[0], "--format", what[1], "--force", "--jobs", "1")
    taken = median(seconds(build(cases, output, *words)) for _ in range(ROUNDS))
    for pdf in output.rglob("psr.pdf"):
        with pikepdf.open(pdf) as opened:
            return len(opened.pages), taken
    return 0, taken


def page(
    cases: Sequence[tuple[int, float, float, float]],
    pages: Sequence[tuple[int, float]],
) -> str:
    """Write the page."""
    parts = [
        "# How it grows",
        prose(f"""`{COMMAND}` measures this and writes this page. Times are of whole
            processes on the wall, and medians of {ROUNDS} but for the first build."""),
        "## With the number of cases",
        prose("""Summaries as HTML, their traces, and the index. A plan is what
            `--dry-run` tells."""),
        table(
            ("cases", "first build, s", "nothing changed, s", "plan, s", "ms a case"),
            (
                (
                    f"{number:,}",
                    f"{first:.1f}",
                    f"{nothing:.2f}",
                    f"{planned:.2f}",
                    f"{1000 * nothing / number:.2f}",
                )
                for number, first, nothing, planned in cases
            ),
        ),
        "## With the length of a report",
        prose("""One pre-sentence report as PDF with a longer and longer narrative, less
            the time of a build of one summary as HTML: what is done once."""),
        table(
            ("pages", "seconds", "seconds a page"),
            ((f"{it}", f"{taken:.1f}", f"{taken / it:.2f}") for it, taken in pages),
        ),
        points(
            """The last column would stay the same if the work grew as what it is done
            for; what is done once weighs on the first rows of each table."""
        ),
        prose(said_of_machine()),
        f"Command: `{COMMAND}`",
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Measure everything, and write the page."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        pages = list(of_pages(Path(name)))
        print(pages, flush=True)
        cases = list(of_cases(Path(name)))
    text = page(cases, pages)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
