"""Where content and templates are: in a workspace of one's own, or as shipped.

A workspace is a folder that holds `content/`, and perhaps `templates/` and `cases/`.
What it does not hold comes from the package.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csogp_docs.model.located import Source

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders a run reads from."""

    content: Path
    templates: Path
    cases: Path

    def case_path(self, reference: str) -> Path:
        """Where the case of a reference is kept."""
        return self.cases / f"{reference}.yaml"


def find_workspace(given: Path | None, here: Path) -> Workspace:
    """Find the workspace: the folder given, else the nearest around `here`, else none.

    Raises:
        WorkspaceError: the folder given holds no `content`.
    """
    if given is not None:
        if not (given / "content").is_dir():
            raise WorkspaceError(
                f"{given} is no workspace: it has no folder content/. Name a folder "
                "that has one, or leave the option out to use the content shipped."
            )
        return _workspace(given)
    for folder in (here, *here.parents):
        if (folder / "content" / "programmes").is_dir():
            return _workspace(folder)
    return Workspace(
        content=_shipped("content"), templates=_shipped("templates"), cases=here
    )


def _workspace(root: Path) -> Workspace:
    templates = root / "templates"
    return Workspace(
        content=root / "content",
        templates=templates if templates.is_dir() else _shipped("templates"),
        cases=root / "cases" if (root / "cases").is_dir() else root,
    )


def _shipped(folder: str) -> Path:
    # A checkout keeps both folders beside the package; a wheel keeps them inside it.
    inside = _PACKAGE / "shipped" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def read_content(workspace: Workspace) -> Mapping[str, Source]:
    """Read every YAML file of the content, by its path from `content/`.

    Problems name the files `content/...`, wherever the workspace is.
    """
    # A build that finds nothing changed reads no YAML.
    from csogp_docs.load.yaml_reader import read_source  # noqa: PLC0415

    found = {}
    for path in sorted(workspace.content.rglob("*.yaml")):
        name = path.relative_to(workspace.content).as_posix()
        found[name] = read_source(path, f"content/{name}")
    return found


def case_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the case files that are named; a folder stands for the YAML files in it.

    Raises:
        WorkspaceError: a folder holds none.
    """
    for path in paths:
        found = _yaml_files(path) if path.is_dir() else [path]
        if not found:
            raise WorkspaceError(
                f"{path} holds no case files; their names end in .yaml"
            )
        yield from found


def _yaml_files(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    return [folder / name for name in names if name.endswith(".yaml")]
