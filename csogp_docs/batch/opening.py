"""Read what decides the bytes of documents, and open what makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.load.inputs import input_files
from csogp_docs.publish.manifest import input_set_id
from csogp_docs.render.versions import versions

if TYPE_CHECKING:
    from csogp_docs.batch.batch import Batch
    from csogp_docs.batch.fingerprints import Fingerprints
    from csogp_docs.batch.making import Maker
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.publish.manifest import InputSet, Manifest


def read_inputs(workspace: Workspace, prints: Fingerprints) -> InputSet:
    """Return what decides the bytes of every document, besides its case file."""
    return {**input_files(workspace, prints.of), "versions": versions()}


def maker_of(batch: Batch, inputs: InputSet, manifest: Manifest) -> Maker:
    """Open content, and what makes documents of it, which takes most of a second.

    Content under which there are documents has been proved, by this very program.
    """
    from csogp_docs.batch.making import Maker  # noqa: PLC0415
    from csogp_docs.pipeline.reading import open_workspace  # noqa: PLC0415

    proved = input_set_id(inputs) in manifest.inputs
    opened = open_workspace(batch.workspace, proved=proved)
    return Maker(batch.order, opened, inputs)
