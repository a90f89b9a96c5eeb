"""Options and arguments that commands share, each named once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csogp_docs.errors import WorkspaceError
from csogp_docs.publish import order
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.load.workspace import Workspace


def examples(*lines: str) -> str:
    """Lay out command lines to try, for the end of a command's help."""
    # The mark tells click to keep the lines as they are.
    return "\n".join(("\b", "Examples:", *(f"  csogp-docs {line}" for line in lines)))


class Some(click.ParamType[tuple[str, ...]]):
    """Some of a list of names, separated by commas."""

    def __init__(self, known: Sequence[str]) -> None:
        self.name = ",".join(known)
        self._known = known

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Split at commas; anything not on the list is a mistake of usage."""
        if isinstance(value, tuple):
            return value
        named = [name.strip() for name in str(value).split(",")]
        for name in named:
            if name not in self._known:
                known = ", ".join(self._known)
                self.fail(f'"{name}" is not one of: {known}', param, ctx)
        return tuple(name for name in self._known if name in named)


PATHS = click.argument(
    "paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATHS]..."
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Words for a person, or JSON for a program.",
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="The folder to write to.",
)
FORMATS = click.option(
    "--format",
    "formats",
    type=Some(order.FORMATS),
    default=order.FORMATS,
    help="The formats to make; both when left out.",
)


def scheduler_address(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | None:
    """Refuse what is no address of a scheduler, before anything is looked for."""
    if value is None or re.fullmatch(r"(?:tcp|tls)://[^/\s]+:[0-9]{1,5}", value):
        return value
    raise click.BadParameter("write an address such as tcp://10.0.0.7:8786")


def paths_or_cases(paths: tuple[Path, ...], workspace: Workspace) -> tuple[Path, ...]:
    """Return the paths named; without any, the cases of the workspace.

    Raises:
        WorkspaceError: none is named, and the workspace has no folder of cases.
    """
    if paths:
        return paths
    if not workspace.cases.is_dir():
        raise WorkspaceError("name the case files to read, or a folder that holds them")
    return (_as_named(workspace.cases),)


def case_path(named: str, workspace: Workspace) -> Path:
    """Find a case by file or by reference.

    Raises:
        WorkspaceError: neither a file nor a case of the workspace has that name.
    """
    path = Path(named)
    if path.exists() or path.suffix == ".yaml" or "/" in named:
        return path
    kept = workspace.case_path(named)
    if kept.exists():
        return _as_named(kept)
    there = [path.stem for path in workspace.cases.glob("*.yaml")]
    raise WorkspaceError(
        f'there is no case "{named}": it is neither a file nor the reference of a case '
        f"in {_as_named(workspace.cases)}; "
        + (instead(named, there) if there else "there is none")
    )


def _as_named(path: Path) -> Path:
    """Name a path from here where that is shorter, as a person would."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
