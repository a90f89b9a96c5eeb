"""The processes that make documents, as the kernel lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PARENT, SESSION = "parent", "session"
_FORKS = b"multiprocessing.forkserver"


class Listed(NamedTuple):
    """One process: its command, who started it, and its session."""

    command: bytes
    parent: int
    session: int


def makers(field: str, number: int) -> list[int]:
    """Name the processes that make documents and belong to another.

    A copy belongs to the one that began its original.

    Args:
        field: by what they belong to it, as their parent or by their session.
        number: that of the parent, or of the session.
    """
    listed = dict(_listed())
    found = []
    for process, it in listed.items():
        original = listed.get(it.parent, it)
        copied = _FORKS in it.command and _FORKS in original.command
        if copied or b"popen_loky" in it.command:
            begun = original if copied else it
            if getattr(begun, field) == number:
                found.append(process)
    return found


def _listed() -> Iterator[tuple[int, Listed]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                # proc(5): what stands after the name of the process.
                status = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes()
            except OSError:  # it ended while we looked
                continue
            yield int(entry.name), Listed(command, int(status[1]), int(status[3]))
