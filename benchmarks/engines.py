"""Measure the same summaries and reports by ours and by every other engine.

`make bench-engines` runs this and writes docs/benchmarks/engines.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pikepdf
from batch import build, write_cases
from engines_inputs import write_inputs
from engines_page import Row, Sizes, page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PEERS = Path(__file__).resolve().parent / "peers"
LAUNCH = Path(__file__).resolve().parent / "launch.py"
PAGE = ROOT / "docs" / "benchmarks" / "engines.md"
SUMMARIES = int(os.environ.get("BENCH_SUMMARIES", "200"))
REPORTS = int(os.environ.get("BENCH_REPORTS", "20"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
PROCESSES = 2


@dataclass
class Contender:
    """One way to make PDFs: its commands run at once, each with some of the files.

    Attributes:
        name: as it stands in the table.
        commands: the commands of the two processes, or the only one.
        pdfs: where the PDFs are afterwards.
        seconds: of each round.
        memory: the most that one process took, in MiB, over all rounds.
    """

    name: str
    commands: Sequence[Sequence[str]]
    pdfs: Path
    seconds: list[float] = field(default_factory=list)
    memory: float = 0

    def run(self) -> None:
        """Run once, on the clock."""
        ran = subprocess.run(  # noqa: S603 - commands of this file's own
            [sys.executable, "-I", str(LAUNCH), json.dumps(self.commands)],
            check=False,
            capture_output=True,
            text=True,
        )
        if ran.returncode:
            sys.exit(f"{self.name}: {ran.stderr[-2000:]}")
        seconds, memory = json.loads(ran.stdout)
        self.seconds.append(seconds)
        self.memory = max(self.memory, memory)


def halves(script: str, files: Sequence[Path]) -> list[list[str]]:
    """Return the commands of two processes that share some files."""
    return [
        [sys.executable, str(PEERS / script), *map(str, files[at::PROCESSES])]
        for at in range(PROCESSES)
    ]


def contenders(
    kind: str, cases: Path, files: Mapping[str, Sequence[Path]], folder: Path
) -> list[Contender]:
    """Return every way to make one type of document of the cases."""
    pages = files["html"]
    names = [str(it) for it in pages]
    at = pages[0].parent
    each = "printf '%s\\n' \"$@\" | xargs -P2 -I NAME "
    each += f"{sys.executable} -m weasyprint --pdf-variant pdf/ua-1 NAME NAME.pdf"
    ours = build(cases, folder, "--only", kind, "--format", "pdf", "--force")
    loop = [sys.executable, str(PEERS / "by_weasyprint.py"), *names]
    return [
        Contender("WeasyPrint, plain loop, one process", [loop], at),
        Contender("ours, one process", [[*ours, "--jobs", "1"]], folder),
        Contender("ours, two workers", [[*ours, "--jobs", "2"]], folder),
        Contender(
            "WeasyPrint, a command a file", [["sh", "-c", each, "sh", *names]], at
        ),
        Contender("WeasyPrint, plain loop", halves("by_weasyprint.py", pages), at),
        Contender("Chromium", halves("by_chromium.py", pages), at),
        Contender("Typst", halves("by_typst.py", files["typ"]), at),
        Contender("PlutoPrint", halves("by_plutoprint.py", pages), at),
        Contender("ReportLab", halves("by_reportlab.py", files["json"]), at),
        Contender("xhtml2pdf", halves("by_xhtml2pdf.py", pages), at),
    ]


def measure(all_of_them: Sequence[Contender], number: int) -> list[Row]:
    """Time them in turn, every other round in the reverse order."""
    looked: dict[str, tuple[int, bool]] = {}
    for turn in range(ROUNDS):
        for it in reversed(all_of_them) if turn % 2 else all_of_them:
            it.run()
            looked[it.name] = look(it.pdfs)
            for pdf in it.pdfs.rglob("*.pdf"):
                pdf.unlink()
    return [
        Row(
            name=it.name,
            documents=number,
            seconds=it.seconds,
            memory=it.memory,
            size=looked[it.name][0],
            tagged=looked[it.name][1],
        )
        for it in all_of_them
    ]


def look(folder: Path) -> tuple[int, bool]:
    """Return the bytes of a PDF of a case, in the middle, and whether it is tagged."""
    found = [it for it in folder.rglob("*.pdf") if it.name != "index.pdf"]
    size = int(median(it.stat().st_size for it in found))
    with pikepdf.open(found[0]) as pdf:
        root: Any = pdf.Root
        marked = root.get("/MarkInfo", {}).get("/Marked", False)
        return size, bool(marked) and "/Lang" in root


def main() -> None:
    """Measure everything, and write the page."""
    sizes = Sizes(SUMMARIES, REPORTS, ROUNDS)
    tables = {}
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        for kind, number in (("summary", SUMMARIES), ("psr", REPORTS)):
            folder = Path(name) / kind
            cases = write_cases(folder / "cases", number)
            files = write_inputs(ROOT, folder / "inputs", cases, kind)
            every = contenders(kind, folder / "cases", files, folder / "output")
            tables[kind] = measure(every, number)
    text = page(tables["summary"], tables["psr"], sizes)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
