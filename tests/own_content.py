"""Content of one's own: as shipped, but of which everything may be changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def unreleased(content: Path, to: Path) -> None:
    """Copy content without the list of what has been released."""
    shutil.copytree(content, to, ignore=shutil.ignore_patterns("released.json"))
