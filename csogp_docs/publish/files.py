"""Write files so that nobody ever sees half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

# What a file is called until it is whole. Only a process that was killed leaves one.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
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
        # One process at a time writes here, so that no other has this name.
        temporary = path.with_name(f"{_BEGINS}{path.name}{_ENDS}")
        descriptor = os.open(temporary, _NEW, 0o600)
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


def unwritable(folder: Path) -> str:
    """Say why nothing can be written to a folder; nothing is left in it, or made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return f"{error.strerror}"


def remove(path: Path) -> None:
    """Take a file away, if it is there.

    Raises:
        WorkspaceError: it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be removed: {error.strerror}") from error


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
