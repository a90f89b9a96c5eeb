"""What a person names on the command line, or the only thing that could be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def named(
    name: str | None, noun: str, known: Iterable[str], usual: Collection[str]
) -> str:
    """Return the one that is named, or else the only one that is usual.

    Raises:
        WorkspaceError: it is not known, or none is named and there are several.
    """
    if name is None:
        if len(usual) == 1:
            return next(iter(usual))
        raise WorkspaceError(f"name the {noun}; there is: {_told(usual)}")
    if name not in known:
        raise WorkspaceError(f'there is no "{name}"; there is: {_told(known)}')
    return name


def _told(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
