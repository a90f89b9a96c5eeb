"""How a build tells what it does: a bar, a line for each case, or JSON lines."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Protocol

import click

from csogp_docs.cli.diagnostics import as_json, print_problems
from csogp_docs.publish.order import INDEX

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress

    from csogp_docs.batch.batch import Outcome


class Teller(Protocol):
    """Tells of a build as it goes on."""

    def begin(self, cases: int) -> None:
        """Say that documents of so many cases are to be made."""

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of a case."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Lines:
    """A line for each case that was made; what was left as it is needs none."""

    def begin(self, cases: int) -> None:
        """Nothing is said before there is something to say."""

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of a case."""
        print_problems(outcome.problems, err=True)
        if outcome.orphaned:
            click.echo(
                f"{outcome.reference}: no case file any more; its documents are left "
                "as they are"
            )
        elif outcome.made:
            files = "file" if len(outcome.made) == 1 else "files"
            click.echo(f"{outcome.reference}: {len(outcome.made)} {files}")
        elif outcome.warnings:
            codes = ", ".join(outcome.warnings)
            click.echo(f"{outcome.reference}: unchanged, with warnings: {codes}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class JsonLines(Lines):
    """An object for each case on a line of its own, for a program to read."""

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of a case."""
        told = {
            "case": outcome.reference,
            "made": outcome.made,
            "kept": outcome.kept,
            "trouble": outcome.trouble or None,
            "orphaned": outcome.orphaned,
            "problems": [as_json(it) for it in outcome.problems],
            "warnings": outcome.warnings,
        }
        click.echo(json.dumps(told, ensure_ascii=False))


class Bar(Lines):
    """A bar with the rate and the time left, on a terminal; problems above it."""

    def __init__(self) -> None:
        self._bar: Progress | None = None

    def begin(self, cases: int) -> None:
        """Show the bar, once it is known how much there is to do."""
        if cases:
            self._bar = _bar()
            self._bar.start()
            self._bar.add_task("Building", total=cases)

    def tell(self, outcome: Outcome) -> None:
        """Move the bar on; say what is to be read, and what a pipe is to be told."""
        done = outcome.reference != INDEX and (outcome.made or outcome.trouble)
        if self._bar is not None and done:
            self._bar.advance(self._bar.task_ids[0])
        quiet = sys.stdout.isatty() and outcome.made and not outcome.problems
        if not quiet:
            super().tell(outcome)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar() -> Progress:
    from rich import progress  # noqa: PLC0415 - only where there is something to show
    from rich.console import Console  # noqa: PLC0415

    class Rate(progress.ProgressColumn):
        """Cases a second."""

        def render(self, task: progress.Task) -> str:
            return f"{task.speed:.1f} a second" if task.speed else ""

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        Rate(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def teller(messages: str) -> Teller:
    """Return what tells of a build: as asked for, or as the terminal allows."""
    if messages == "json":
        return JsonLines()
    return Bar() if sys.stderr.isatty() else Lines()
