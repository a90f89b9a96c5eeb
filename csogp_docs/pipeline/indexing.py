"""Steps 4 and 5 for the index of a batch, from what is recorded of its cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.compose.index import CSV_HEAD, index_document, index_fields
from csogp_docs.compose.reach import index_reach, parts
from csogp_docs.model.brief import CaseInBrief
from csogp_docs.pipeline.making import Making
from csogp_docs.publish.manifest import as_line, fingerprint
from csogp_docs.publish.order import (
    INDEX,
    INDEX_CSV,
    INDEX_PAGES,
    led_to,
    told_in_index,
)
from csogp_docs.render.spreadsheet import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.model.content import Content
    from csogp_docs.pipeline.press import Press
    from csogp_docs.publish.manifest import CaseEntry
    from csogp_docs.publish.order import Order


def make_index(
    cases: Mapping[str, CaseEntry], names: Mapping[str, str], press: Press
) -> Making:
    """Make the index of the cases of a batch: pages in several orders, and a table.

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
    told = told_in_index(cases, names, press.order)
    entry = press.entry(INDEX, index_fingerprint(content), "", told)
    return Making(
        INDEX,
        {
            name: (made, entry._replace(sha256=fingerprint(made)))
            for name, made in _files(briefs, content, press)
        },
    )


def _files(
    cases: Sequence[CaseInBrief], content: Content, press: Press
) -> Iterator[tuple[str, bytes]]:
    """Yield each file of an index; on paper it has one order."""
    yield from press.render(INDEX, index_document(cases, content, INDEX_PAGES))
    if "html" in press.order.formats:
        for by, name in INDEX_PAGES.items():
            if by != "case":
                document = index_document(cases, content, INDEX_PAGES, by)
                yield name, press.html.render(document, "screen").encode()
    in_order = sorted(cases, key=lambda it: it.reference)
    yield INDEX_CSV, as_csv(CSV_HEAD, map(index_fields, in_order)).encode()


def index_fingerprint(content: Content) -> str:
    """Return the fingerprint of the only thing that content says in an index."""
    said = [it for it in parts(content) if it[0].startswith("wording/")]
    return fingerprint(as_line(said).encode())


def _brief(
    reference: str, case: CaseEntry, names: Mapping[str, str], order: Order
) -> CaseInBrief:
    return CaseInBrief(
        reference=reference,
        programme=case.programme,
        area=case.area,
        date=date.fromisoformat(case.date),
        carries=case.carries,
        blocking=case.blocking,
        problems=case.problems,
        marking=case.marking,
        documents=tuple(led_to(reference, names, order)),
    )
