"""The errors that stages share, drawn as a tree; `compose` adds one for wording.

```
CsogpDocsError            something a person can put right; exit 2
├── WorkspaceError        the folder, area, case or option named is not there
├── LeakError             a copy would show what is withheld; nothing written
├── ProblemsFound         the input has problems, each with what to write; exit 1
└── RenderingError        a document did not pass its own checks; nothing written
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class CsogpDocsError(Exception):
    """Something a person can put right."""


class WorkspaceError(CsogpDocsError):
    """A folder, file, area or case that was named is not there."""


class ProblemsFound(CsogpDocsError):  # noqa: N818 - it reports findings, it is no mishap
    """Input that was read has problems; all of them are carried, ready to be shown."""

    def __init__(self, problems: Sequence[object]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = tuple(problems)


class RenderingError(CsogpDocsError):
    """A document failed its own checks and was not written."""


class LeakError(CsogpDocsError):
    """A file would show what its audience may not see; names the field, no value."""
