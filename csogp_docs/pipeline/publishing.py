"""Steps 5 and 6 for documents that are about no case: render and write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.publish.manifest import fingerprint
from csogp_docs.publish.output import held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.document import Document
    from csogp_docs.pipeline.making import File
    from csogp_docs.pipeline.reading import Opened
    from csogp_docs.publish.order import Order


def published(
    documents: Mapping[str, Document], order: Order, opened: Opened
) -> tuple[str, ...]:
    """Render and write documents that are about no case, and name their files.

    Nothing is written unless every one of them can be.

    Args:
        documents: what is rendered, each by its path in the output, without an ending.
        order: which formats, and where to.
        opened: the content that they were made from.

    Raises:
        RenderingError: one of them does not pass.
    """
    inputs = inputs_of(opened.workspace)
    press = Press(order, opened, inputs)
    files: dict[str, File] = {}
    for stem, document in documents.items():
        entry = press.entry(document.type, opened.fingerprint)
        for name, made in press.render(stem, document):
            files[name] = made, entry._replace(sha256=fingerprint(made))
    with held(order.output, inputs) as output:
        return output.put(files, {})
