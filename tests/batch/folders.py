"""Workspaces of their own for builds, and what is in an output folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from csogp_docs.batch.batch import Batch
from csogp_docs.batch.running import build
from csogp_docs.load.workspace import find_workspace
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from csogp_docs.batch.batch import Outcome

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ("wm-0131", "wm-0134", "wm-0147")


# An index of pages: one for each order, and a table for a spreadsheet.
INDEX = (
    *("index.html", "index-by-date.html", "index-by-carries.html"),
    *("index-by-blocking.html", "index.csv"),
)


def own_workspace(folder: Path, cases: tuple[str, ...] = CASES) -> Path:
    """Make a workspace with its own content, templates and some cases."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    # What is tried here is edited in place, as nothing that is released may be.
    (folder / "content" / "released.json").unlink()
    (folder / "cases").mkdir()
    for case in cases:
        shutil.copy(ROOT / "cases" / f"{case}.yaml", folder / "cases")
    return folder


def batch_of(workspace: Path, output: Path, **order: object) -> Batch:
    """Order all cases of a workspace, as HTML unless otherwise said."""
    wanted: dict[str, object] = {"output": output, "formats": ("html",), **order}
    return Batch(
        paths=[workspace / "cases"],
        order=Order(**wanted),  # type: ignore[arg-type]  # as each test says
        workspace=find_workspace(workspace, workspace),
    )


def built(batch: Batch) -> dict[str, Outcome]:
    """Build, and return what became of each case by its reference."""
    return {it.reference: it for it in build(batch)}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    """Replace the one occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
