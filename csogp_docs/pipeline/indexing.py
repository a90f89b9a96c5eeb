"""Steps 4 and 5 for the index of a batch, from what is recorded of its cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.compose.documents import index_document
from csogp_docs.compose.reach import index_reach, parts
from csogp_docs.model.brief import CaseInBrief
from csogp_docs.pipeline.making import Making
from csogp_docs.publish.manifest import as_line, fingerprint
from csogp_docs.publish.order import INDEX, led_to, told_in_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.content import Content
    from csogp_docs.pipeline.press import Press
    from csogp_docs.publish.manifest import CaseEntry
    from csogp_docs.publish.order import Order


def make_index(
    cases: Mapping[str, CaseEntry], names: Mapping[str, str], press: Press
) -> Making:
    """Make the index of the cases of a batch, in the order in which they are given.

    Args:
        cases: what is known of each, by reference.
        names: the files for the index to lead to: the last successor of each that is
            there, by the name of the first.
        press: renders it.

    Raises:
        CsogpDocsError: it cannot be said or rendered.
    """
    content = index_reach(press.opened.content.newest)
    briefs = [_brief(name, it, names, press.order) for name, it in cases.items()]
    document = index_document(briefs, content)
    told = told_in_index(cases, names, press.order)
    entry = press.entry(INDEX, index_fingerprint(content), "", told)
    return Making(
        INDEX,
        {
            name: (made, entry._replace(sha256=fingerprint(made)))
            for name, made in press.render(INDEX, document)
        },
    )


def index_fingerprint(content: Content) -> str:
    """Return the fingerprint of the only thing that content says in an index."""
    said = [it for it in parts(content) if it[0].startswith("wording/")]
    return fingerprint(as_line(said).encode())


def _brief(
    reference: str, case: CaseEntry, names: Mapping[str, str], order: Order
) -> CaseInBrief:
    return CaseInBrief(
        reference=reference,
        date=date.fromisoformat(case.date),
        carries=case.carries,
        blocking=case.blocking,
        marking=case.marking,
        documents=tuple(led_to(reference, names, order)),
    )
