"""The files that a run reads besides case files: content, templates, the program."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csogp_docs.load.workspace import Workspace

_PROGRAM = Path(__file__).resolve().parent.parent


def fingerprint_of_file(path: Path) -> str:
    """Return the SHA-256 of a file as it is on the disk, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def input_files(
    workspace: Workspace, fingerprint_of: Callable[[Path], str] = fingerprint_of_file
) -> dict[str, dict[str, str]]:
    """Return every file of content and templates with its fingerprint, by kind.

    The modules of the program have one fingerprint together: a draft of it under an
    old version number must not pass for the program of that version.

    Args:
        workspace: where content and templates are.
        fingerprint_of: tells the fingerprint of a file, which may be remembered.
    """
    return {
        "content": {
            name: fingerprint_of(path)
            for name, path in _below(workspace.content, "content/", (".yaml", ".json"))
        },
        "templates": {
            name: fingerprint_of(path)
            for name, path in _below(workspace.templates, "", ())
        },
        "program": program_files(fingerprint_of),
    }


def program_files(
    fingerprint_of: Callable[[Path], str] = fingerprint_of_file,
) -> dict[str, str]:
    """Return the fingerprint of the modules of the program, as one entry.

    Args:
        fingerprint_of: tells the fingerprint of a file, which may be remembered.
    """
    modules = _below(_PROGRAM, "", (".py",))
    program = "".join(f"{name} {fingerprint_of(path)}\n" for name, path in modules)
    return {"modules": hashlib.sha256(program.encode()).hexdigest()}


def _below(
    folder: Path, prefix: str, endings: tuple[str, ...]
) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder by name, in order; with any ending for none."""
    found = []
    # Faster than a Path for each, and this is most of what a build does that finds
    # nothing changed.
    for root, _, names in os.walk(folder):
        inside = root[len(str(folder)) + 1 :].replace(os.sep, "/")
        for name in names:
            if not endings or name.endswith(endings):
                at = f"{inside}/{name}" if inside else name
                found.append((f"{prefix}{at}", Path(root, name)))
    return iter(sorted(found))
