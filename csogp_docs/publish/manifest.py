"""Name for every file in the output what it was made from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from csogp_docs.publish.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "manifest.json"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def as_json(told: Mapping[str, Any]) -> bytes:
    """Write what a program may read as JSON, the same bytes every time."""
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def record(folder: Path, made: dict[str, dict[str, str]]) -> None:
    """Add what was made to the manifest of a folder.

    Args:
        folder: the output folder.
        made: for each file, by its path in the folder, what it was made from. Entries
            of files that are no longer there are dropped.
    """
    path = folder / NAME
    files = _recorded(path) | made
    kept = {name: files[name] for name in sorted(files) if (folder / name).is_file()}
    write_atomically(path, as_json({"files": kept}))


def _recorded(path: Path) -> dict[str, dict[str, str]]:
    """Read a manifest; one that cannot be read proves nothing, and is made anew."""
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return files if isinstance(files, dict) else {}
