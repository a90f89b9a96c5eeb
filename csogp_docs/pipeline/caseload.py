"""Steps 3 to 5 for many cases at once: how each stands, and a page that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.caseload import most_urgent_first, standing
from csogp_docs.compose.caseload import caseload_document
from csogp_docs.compose.documents import markings
from csogp_docs.pipeline.timetabling import make_timetable
from csogp_docs.render.html import HtmlRenderer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csogp_docs.model.caseload import Standing
    from csogp_docs.model.document import Document
    from csogp_docs.pipeline.reading import CaseRead, Opened


def caseload_of(reads: Iterable[CaseRead], opened: Opened) -> list[Standing]:
    """Tell how every case stands that has no errors, in the order of their files."""
    found = []
    for read in reads:
        if read.case is not None:
            case = read.case.value
            content = opened.content.on(case.report.date)
            rules = content.programmes[case.programme].rules.value
            made = make_timetable(read.case, opened)
            found.append(standing(assess(read.case, content), made, rules))
    return found


def caseload_told(reads: Sequence[CaseRead], opened: Opened) -> Document:
    """Compose how every case stands that has no errors, the most urgent first."""
    marked = [read.case.value.marking for read in reads if read.case is not None]
    return caseload_document(
        most_urgent_first(caseload_of(reads, opened)),
        opened.content.newest.wording,
        markings(marked),
        version=opened.fingerprint[:12],
    )


def caseload_page(document: Document, opened: Opened) -> str:
    """Set a caseload as a page for a screen."""
    return HtmlRenderer(opened.workspace.templates).render(document, "screen")
