"""One process at a time writes to an output folder."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def sole_writer(folder: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold an output folder while something is written; a new one stays if it was.

    The lock is on the folder itself, so that no file of it is left behind. The kernel
    takes it back from a process that ends, however it ends.

    Args:
        folder: the output folder.
        waits: called once where another process holds the folder, before waiting
            for it to finish.

    Raises:
        WorkspaceError: there can be no such folder, or its disk knows no locks.
    """
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        held = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise unusable(folder, error) from error
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(held, fcntl.LOCK_EX)
        except OSError as error:
            raise unusable(folder, error) from error
        yield
    finally:
        if is_new:
            with suppress(OSError):  # unless something has been written to it
                folder.rmdir()
        os.close(held)


def unusable(folder: Path, error: OSError) -> WorkspaceError:
    """Say of a folder why nothing can be written to it, and what to do."""
    return WorkspaceError(
        f"{folder} cannot be written: {error.strerror}. Name a folder that can be "
        "written with -o."
    )
