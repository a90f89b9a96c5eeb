"""Steps 3 to 6: make documents in memory, and publish them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError
from csogp_docs.pipeline.copying import kinds_for, refuse_what_is_not_for
from csogp_docs.pipeline.indexing import make_index
from csogp_docs.pipeline.making import make_case
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.publish.manifest import fingerprint
from csogp_docs.publish.order import FORMATS, Order
from csogp_docs.publish.output import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.model.content import Content
    from csogp_docs.model.document import Document
    from csogp_docs.pipeline.making import File, Making
    from csogp_docs.pipeline.reading import CaseRead, Opened
    from csogp_docs.publish.manifest import CaseEntry
    from csogp_docs.publish.output import Output

__all__ = ["FORMATS", "Made", "Order", "build", "publish", "published"]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one case: the files written, or why there are none."""

    reference: str
    files: tuple[str, ...] = ()
    trouble: str = ""


def build(reads: Sequence[CaseRead], order: Order, opened: Opened) -> Iterator[Made]:
    """Build the documents of every case, then the index of a batch of them.

    One case that cannot be built never stops the others; its `Made` says why.

    Raises:
        WorkspaceError: no document that was ordered has the section that was, or one
            is not made for the audience that was.
    """
    refuse_what_is_not_for(order.audiences, order.documents, opened.content.newest)
    refuse_unknown_section(order, opened.content.newest)
    inputs = inputs_of(opened.workspace)
    press = Press(order, opened, inputs)
    cases: dict[str, CaseEntry] = {}
    # Even an interruption leaves a manifest that tells the truth.
    with held(order.output, inputs) as output:
        for read in reads:
            making = make_case(read, order.wanted, press)
            if making.case is not None:
                cases[making.reference] = making.case
            yield publish(making, output)
        if cases and order.has_index(len(reads)):
            yield publish(make_index(cases, output.there(), press), output)


def publish(making: Making, output: Output) -> Made:
    """Write what was made of a case, unless there was trouble with it."""
    if making.trouble:
        return Made(making.reference, trouble=making.trouble)
    known = {} if making.case is None else {making.reference: making.case}
    output.put(making.files, known)
    return Made(making.reference, making.names)


def refuse_unknown_section(order: Order, content: Content) -> None:
    """Refuse an order for a section that no document has.

    Raises:
        WorkspaceError: lists the sections that there are.
    """
    outlines = [
        programme.outlines[kind].value
        for programme in content.programmes.values()
        for audience in order.audiences
        for kind in kinds_for(audience, programme, order.documents)
    ]
    known = dict.fromkeys(it.id for outline in outlines for it in outline.sections)
    if order.section is not None and order.section not in known:
        raise WorkspaceError(
            f'there is no section "{order.section}"; there is: {", ".join(known)}'
        )


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
