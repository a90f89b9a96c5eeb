"""The processes that make documents, as the kernel lists them."""

from __future__ import annotations

from pathlib import Path

# Where proc(5) has, after the name of a process, who started it and its session.
PARENT, SESSION = 1, 3


def makers(field: int, number: int) -> list[int]:
    """Name the processes that make documents and have a number as their parent's.

    Args:
        field: whether it is that of the parent, or of the session.
        number: the number.
    """
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                status = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes()
            except OSError:  # it ended while we looked
                continue
            if int(status[field]) == number and b"popen_loky" in command:
                found.append(int(entry.name))
    return found
