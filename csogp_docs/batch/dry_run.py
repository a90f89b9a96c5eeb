"""Tell what a build would make, and make nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.batch.batch import Batch, Stale
from csogp_docs.batch.fingerprints import Fingerprints
from csogp_docs.batch.opening import maker_of, read_inputs
from csogp_docs.batch.plan import Planner
from csogp_docs.load.workspace import case_files
from csogp_docs.publish.manifest import input_set_id
from csogp_docs.publish.output import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator


def would_build(batch: Batch) -> Iterator[Stale]:
    """Tell what a build would make, and why; nothing is written.

    Raises:
        ProblemsFound: content has errors.
        WorkspaceError: there are no case files or no such section.
    """
    prints = Fingerprints(batch.order.output)
    inputs = read_inputs(batch.workspace, prints)
    manifest = recorded(batch.order.output)
    planner = Planner(batch.order, manifest, input_set_id(inputs), prints)
    plans = planner.plan(case_files(batch.paths), force=batch.force)
    if any(plan.open for plan in plans):
        maker = maker_of(batch, inputs, manifest)
        for plan in plans:
            maker.settle(plan, manifest)
    for plan in plans:
        for why in dict.fromkeys(plan.stale.values()):
            documents = tuple(
                it for it, because in plan.stale.items() if because == why
            )
            yield Stale(plan.reference or plan.path.as_posix(), documents, why)
