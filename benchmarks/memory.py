"""Measure the memory of one worker over many documents; it must not grow with them.

`make bench-memory` runs this and writes docs/benchmarks/memory.md.
"""

from __future__ import annotations

import os
import tempfile
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from batch_page import said_of_machine
from pages import prose, table

from csogp_docs.batch import originals
from csogp_docs.batch.tasks import Task
from csogp_docs.batch.workers import Workers
from csogp_docs.load.inputs import fingerprint_of_file
from csogp_docs.load.workspace import find_workspace
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks" / "memory.md"
COMMAND = "make bench-memory"
LOOKS = (10, 100, 200, 500, 1000)


def write_cases(folder: Path, number: int) -> Iterator[Path]:
    """Write the example cases again and again, each time under another reference."""
    examples = sorted((ROOT / "cases").glob("*.yaml"))
    for at, example in enumerate(islice(cycle(examples), number), 1000):
        path = folder / f"wm-{at}.yaml"
        text = example.read_text(encoding="utf-8").replace(example.stem, path.stem)
        path.write_text(text, encoding="utf-8")
        yield path


def resident() -> int:
    """Return the memory in bytes that the one worker of this process has in use."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            status = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(status[1]) == originals.process():
                pages = int((entry / "statm").read_text().split()[1])
                return pages * os.sysconf("SC_PAGE_SIZE")
    raise LookupError("there is no worker")


def measure(folder: Path) -> Iterator[tuple[int, int]]:
    """Make summaries as PDF in one worker; yield how many, and its memory then."""
    workspace = find_workspace(ROOT, ROOT)
    order = Order(output=folder, documents=("summary",), formats=("pdf",))
    press = Press(order, open_workspace(workspace), inputs_of(workspace))
    tasks = [
        Task(path, fingerprint_of_file(path), (("file", "summary"),))
        for path in write_cases(folder, max(LOOKS))
    ]
    with Workers(1, lambda: press, copied=True) as workers:
        for number, result in enumerate(workers.make(tasks), 1):
            if result.making.trouble:
                raise RuntimeError(result.making.trouble)
            if number in LOOKS:
                yield number, resident()


def page(measured: Sequence[tuple[int, int]]) -> str:
    """Write the page."""
    base = dict(measured)[LOOKS[1]]
    parts = [
        "# The memory of a worker",
        prose(f"""`{COMMAND}` measures this and writes this page. One worker makes
            {max(LOOKS):,} summaries as PDF, of the example cases in turn, each time
            under another reference. Resident memory is that of the worker's process, as
            the kernel tells it, when so many were made."""),
        table(
            ("summaries", "MiB", f"beside {LOOKS[1]}"),
            (
                (f"{number:,}", f"{it / 2**20:.0f}", f"{(it - base) / 2**20:+.0f}")
                for number, it in measured
            ),
        ),
        prose("""What the renderer remembers from page to page is bounded, and is in
            these figures. A worker may have 2 GiB of addresses, which are more than
            what is resident."""),
        prose(said_of_machine()),
        f"Command: `{COMMAND}`",
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Measure, and write the page."""
    with tempfile.TemporaryDirectory() as name:
        measured = []
        for number, it in measure(Path(name)):
            print(f"{number}: {it / 2**20:.1f} MiB", flush=True)
            measured.append((number, it))
    PAGE.write_text(page(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
