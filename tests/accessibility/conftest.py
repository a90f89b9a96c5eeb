"""What a real build writes: every page and its twin, found by looking in the folder."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from csogp_docs.pipeline import Order, build_manual, open_workspace
from csogp_docs.pipeline.building import build_leaflet

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace


@dataclass(frozen=True)
class Twins:
    """A document as the program wrote it: a page and a PDF.

    Attributes:
        name: its path in the output, without an ending.
        kind: its type, which is also the class of its body.
    """

    name: str
    kind: str
    html: Path
    pdf: Path


@pytest.fixture(scope="session")
def beside(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the leaflet of every area and the manual once, for all workers together."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "beside"
    with (shared / "beside.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            opened = open_workspace(workspace)
            for area in opened.content.newest.areas:
                build_leaflet(area, None, folder, opened)
            build_manual(None, None, Order(output=folder), opened)
    return folder


@pytest.fixture(scope="session")
def documents(built: Path, beside: Path) -> list[Twins]:
    """Return every document that was written, whatever its folder."""
    found = [
        Twins(
            path.relative_to(folder).with_suffix("").as_posix(),
            "index" if path.stem == "index" else _kind(path),
            path.with_suffix(".html"),
            path,
        )
        for folder in (built, beside)
        for path in sorted(folder.rglob("*.pdf"))
    ]
    assert len(found) > 50
    assert {it.kind for it in found} >= {
        *("index", "leaflet", "manual", "psr", "statement", "summary")
    }
    return found


def _kind(path: Path) -> str:
    """A document about a case is named for its type, and any other for its folder."""
    folder = path.parent.name
    return folder if folder in {"leaflet", "manual"} else path.stem


@pytest.fixture(scope="session")
def one_of_each(documents: list[Twins]) -> list[Twins]:
    """Return the first document of each type."""
    return list({it.kind: it for it in reversed(documents)}.values())
