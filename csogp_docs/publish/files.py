"""Write files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from csogp_docs.errors import WorkspaceError

# What a file is called until it is whole. Only a process that was killed leaves one.
_BEGINS, _ENDS = ".csogp-docs-", ".tmp"


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, replacing what was there.

    The bytes go to a temporary file beside it, reach the disk, and only then take its
    name, which reaches the disk too. Folders that are missing are made.

    Raises:
        WorkspaceError: the folder cannot be written; names the file, and what was
            there before is still there.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(
            dir=path.parent, prefix=_BEGINS, suffix=_ENDS
        )
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _keep_names(path.parent)
    except OSError as error:
        raise WorkspaceError(
            f"{path} cannot be written: {error.strerror}. Name a folder that can be "
            "written with -o."
        ) from error
    finally:
        # Once it has taken its name, there is none to remove.
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _keep_names(folder: Path) -> None:
    """Have the names of a folder reach the disk, as the bytes of its files have."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove the temporary files that a process that was killed has left.

    Nobody else may be writing to the folder. What cannot be removed stays: it is in
    nobody's way.
    """
    for path in folder.rglob(f"{_BEGINS}*{_ENDS}"):
        with suppress(OSError):
            path.unlink()
