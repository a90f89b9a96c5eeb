"""Release content: from then on, what it says may end but never change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from csogp_docs.load.released import read_released
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.publish.files import write_atomically
from csogp_docs.validate.inventory import inventory
from csogp_docs.validate.released import LOCK, releasable

if TYPE_CHECKING:
    from csogp_docs.load.workspace import Workspace


def release(workspace: Workspace) -> tuple[str, ...]:
    """Add everything that has not been released to the list of what has.

    Returns:
        The ids that were added.

    Raises:
        ProblemsFound: the content has errors; something released that was edited or
            taken out is one of them.
    """
    path = workspace.content / LOCK
    released = read_released(path)
    there = releasable(inventory(open_workspace(workspace).content))
    added = tuple(key for key in there if key not in released)
    if added:
        text = json.dumps({"released": there | released}, indent=1, sort_keys=True)
        write_atomically(path, f"{text}\n".encode())
    return added
