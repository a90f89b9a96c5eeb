"""Build cases as the command does, without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.batch.batch import Batch
from csogp_docs.batch.running import build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csogp_docs.batch.batch import Outcome
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.publish.order import Order


def build_cases(
    paths: Sequence[Path], order: Order, workspace: Workspace, jobs: int | None = 1
) -> list[Outcome]:
    """Build some cases, in this process unless otherwise said."""
    return list(build(Batch(paths=paths, order=order, workspace=workspace, jobs=jobs)))
