"""Measure builds of many cases: nothing changed, one changed, and some by workers.

`make bench-batch` runs this and writes docs/benchmarks/batch.md.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from batch_page import Crossing, Measured, Sizes, page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks" / "batch.md"
MANY = int(os.environ.get("BENCH_CASES", "1000"))
HTML = ("--format", "html")
CROSSINGS = (4, 8, 16)
ROUNDS = 3
# What begins a line of a narrative and stays there: its key, or the mark of a list.
KEPT = re.compile(r"narrative:| {2}\w+: \||\s*(?:(?:-|\d\.) )?")
# By so many weeks the law and the programme of the case stay what they are.
WEEKS = 40


@dataclass(frozen=True)
class Contender:
    """One way to do something, as a command; `before` is done outside the clock."""

    name: str
    command: Sequence[str]
    before: Callable[[], object] = lambda: None


def measure(contenders: Sequence[Contender]) -> list[Measured]:
    """Time commands in turn, every other round in the reverse order."""
    times: dict[str, list[float]] = {it.name: [] for it in contenders}
    for number in range(ROUNDS):
        for it in reversed(contenders) if number % 2 else contenders:
            it.before()
            start = perf_counter()
            subprocess.run(  # noqa: S603 - our own programs
                it.command, check=True, stdout=subprocess.DEVNULL
            )
            times[it.name].append(perf_counter() - start)
    base = times[contenders[0].name]
    return [
        Measured(
            it.name,
            median(times[it.name]),
            median(
                one / other for one, other in zip(times[it.name], base, strict=True)
            ),
        )
        for it in contenders
    ]


def write_cases(folder: Path, number: int) -> list[Path]:
    """Write cases that differ as cases do: in their dates, and in the officer's words.

    Nothing that an engine remembers of one page is then of more use to it for the next
    than it is in a real caseload.
    """
    folder.mkdir(parents=True)
    text = (ROOT / "cases" / "wm-0131.yaml").read_text(encoding="utf-8")
    before, told, after = re.split(r"(?ms)(^narrative:.*?)(?=^suitability:)", text)
    paths = [folder / f"wm-{at}.yaml" for at in range(1000, 1000 + number)]
    for at, path in enumerate(paths):
        case = before + in_other_order(told, Random(at)) + after
        case = _later(case, timedelta(weeks=at % WEEKS)).replace("wm-0131", path.stem)
        path.write_text(case, encoding="utf-8")
    return paths


def in_other_order(told: str, by: Random) -> str:
    """Put the words of each line of a narrative in another order."""
    lines = []
    for line in told.replace("*", "").splitlines():
        kept = KEPT.match(line)
        start = kept[0] if kept else ""
        words = line.removeprefix(start).split()
        lines.append(start + " ".join(by.sample(words, len(words))))
    return "\n".join(lines) + "\n"


def _later(case: str, by: timedelta) -> str:
    """Move every date of a case."""
    return re.sub(
        r"\d{4}-\d\d-\d\d",
        lambda day: (date.fromisoformat(day[0]) + by).isoformat(),
        case,
    )


def build(cases: Path, output: Path, *words: str) -> list[str]:
    """Return the command that builds cases."""
    return [
        *(sys.executable, "-m", "csogp_docs", "-w", str(ROOT), "build", str(cases)),
        *("-o", str(output), *words),
    ]


def again(folder: Path) -> list[Measured]:
    """Measure a build in which nothing, and one in which one case, has changed."""
    cases, output = folder / "many", folder / "output"
    paths = write_cases(cases, MANY)
    subprocess.run(  # noqa: S603 - our own program
        build(cases, output, *HTML), check=True, stdout=subprocess.DEVNULL
    )
    # Files that have just been written are read once more before they are trusted.
    sleep(2.5)
    first = perf_counter()
    subprocess.run(  # noqa: S603 - our own program
        build(cases, output, *HTML), check=True, stdout=subprocess.DEVNULL
    )
    reading = perf_counter() - first

    def change() -> None:
        path = paths[MANY // 2]
        path.write_text(path.read_text(encoding="utf-8") + "# Read.\n", "utf-8")

    imports = [sys.executable, "-c", "import click, yaml, jinja2"]
    measured = measure(
        [
            Contender("python -c 'import click, yaml, jinja2'", imports),
            Contender("build, nothing changed", build(cases, output, *HTML)),
            Contender("build, one case changed", build(cases, output, *HTML), change),
        ]
    )
    return [*measured, Measured("build, first after all was written", reading, None)]


def crossing(folder: Path, number: int) -> Crossing:
    """Measure for how many documents it is worth while to start workers."""
    cases = folder / f"few-{number}"
    write_cases(cases, number)
    ours = ("--only", "summary", "--format", "pdf", "--force")
    one, two = measure(
        [
            Contender(
                f"{jobs}", build(cases, folder / f"few-{jobs}", *ours, "--jobs", jobs)
            )
            for jobs in ("1", "2")
        ]
    )
    return Crossing(number, one.seconds, two.seconds, two.ratio or 0)


def main() -> None:
    """Measure everything, and write the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        crossings = [crossing(folder, number) for number in CROSSINGS]
        builds = again(folder)
    text = page(builds, crossings, Sizes(MANY, ROUNDS))
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
