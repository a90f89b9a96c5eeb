"""A case to be made in some process: what it may take, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csogp_docs.pipeline.making import Making
    from csogp_docs.pipeline.reading import Shown
    from csogp_docs.publish.order import Wanted


# Where something that is no program of ours logs a task, it must not log a person.
@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """Documents of one case file to be made, and the fingerprint that it had.

    `content` is what the file holds, for whoever cannot read it under its path.
    """

    path: Path
    fingerprint: str
    documents: tuple[Wanted, ...]
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a task, and the problems of its case file."""

    making: Making
    problems: Sequence[Shown] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one case may take: seconds by the clock, and bytes of memory.

    A long report takes two seconds, and a fifth of that memory.
    """

    seconds: int = 60
    memory: int = 2 << 30
