"""Read which parts of content have been released, and what they said then."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path


def read_released(path: Path) -> dict[str, str]:
    """Read the fingerprints of released items by id; without the file there are none.

    Raises:
        WorkspaceError: the file is not what `content release` writes.
    """
    try:
        released = json.loads(path.read_text(encoding="utf-8"))["released"]
        return {str(key): str(it) for key, it in released.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            f"{path} cannot be read as the list of what has been released; take it "
            "back from the last version that could"
        ) from error
