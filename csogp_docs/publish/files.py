"""Write files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from csogp_docs.errors import WorkspaceError


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, replacing what was there.

    The bytes go to a temporary file beside it, reach the disk, and only then take its
    name. Folders that are missing are made.

    Raises:
        WorkspaceError: the folder cannot be written; names the file, and what was
            there before is still there.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
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
