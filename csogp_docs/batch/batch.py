"""What is asked of a build of many cases, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline.reading import Shown
    from csogp_docs.publish.order import Order, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is to be built, from what, and how.

    `jobs` is the number of processes that make documents; None picks it by how much
    there is to do. With `cluster`, the address of a Dask scheduler, its workers make
    them. `waits` is called where another build holds the output folder, and
    `begins` with the number of cases of which documents are to be made.
    """

    paths: Sequence[Path]
    order: Order
    workspace: Workspace
    force: bool = False
    jobs: int | None = None
    cluster: str | None = None
    waits: Callable[[], None] = lambda: None
    begins: Callable[[int], None] = lambda _: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one case, or of the index.

    `reference` is that of the case, or the name of its file where that has errors.
    `warnings` are the codes of the problems that stand in a case that was left as it
    is; of one that was read, all its problems are in `problems`.
    """

    reference: str
    made: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    trouble: str = ""
    problems: Sequence[Shown] = ()
    warnings: Sequence[str] = ()
    orphaned: bool = False


@dataclass(frozen=True, slots=True)
class Stale:
    """What a build would make, and why."""

    reference: str
    documents: tuple[Wanted, ...]
    why: str
