"""Steps 3 to 5 for a bundle: one PDF with a document of each of many cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from csogp_docs.compose.bundle import contents_document
from csogp_docs.compose.documents import markings
from csogp_docs.errors import CsogpDocsError
from csogp_docs.model.brief import CaseInBundle
from csogp_docs.pipeline.copying import (
    refuse_leaks,
    refuse_leaks_of_any,
    refuse_what_is_not_for,
)
from csogp_docs.pipeline.making import compose_case
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.publish.order import Order
from csogp_docs.render.bundle import joined
from csogp_docs.render.inspection import refuse_other_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csogp_docs.model.audience import Audience
    from csogp_docs.model.document import Document
    from csogp_docs.pipeline.copying import Copy
    from csogp_docs.pipeline.reading import CaseRead, Opened
    from csogp_docs.render.pdf import LaidOut

BUNDLE = "bundle"


def settled(contents: Callable[[int], LaidOut]) -> LaidOut:
    """Lay out contents until they take as many pages as they count themselves to take.

    Args:
        contents: lays them out as if they took so many pages.
    """
    laid_out = contents(1)
    while (again := contents(laid_out.pages)).pages != laid_out.pages:
        laid_out = again
    return again


class Bundle:
    """Lays out one document of each case, and binds them into one PDF.

    Every layout is kept until it is bound, which takes two to three megabytes a page.

    Args:
        kind: the type of the document.
        audience: for whom the copies are.
        opened: the content they are made from.

    Raises:
        WorkspaceError: no programme makes such a document for that audience.
    """

    def __init__(self, kind: str, audience: Audience, opened: Opened) -> None:
        refuse_what_is_not_for((audience,), (kind,), opened.content.newest)
        order = Order(
            output=Path(), documents=(kind,), audiences=(audience,), formats=("pdf",)
        )
        self._kind = kind
        self._audience = audience
        self._press = Press(order, opened, inputs_of(opened.workspace))
        self._documents: list[Document] = []
        self._copies: list[Copy] = []
        self._laid_out: dict[str, LaidOut] = {}

    def __len__(self) -> int:
        return len(self._laid_out)

    def add(self, read: CaseRead) -> str:
        """Lay out the document of a case.

        Returns:
            Why it cannot be in the bundle; empty where it is.
        """
        if read.case is None:
            return "the case file has errors"
        reference = read.case.value.case
        try:
            document, copy = compose_case(read, self._kind, self._audience, self._press)
            if document is None:
                return f"it has no {self._kind} for {self._audience}"
            page = self._press.html.render(document, "print")
            refuse_leaks({f"{reference}.html": page.encode()}, copy)
            laid_out = self._press.pdf.lay_out(page, reference)
            refuse_other_length(laid_out.pages, document.kind, reference)
        except CsogpDocsError as error:
            return str(error)
        self._documents.append(document)
        self._copies.append(copy)
        self._laid_out[reference] = laid_out
        return ""

    def bound(self, name: str) -> bytes:
        """Bind what was laid out, once, behind the contents.

        Args:
            name: that of the file, which is searched as well.

        Raises:
            LeakError: the file would show what a case in it withholds.
            RenderingError: it does not pass its checks.
        """
        contents = settled(self._contents)
        made = self._press.pdf.write(joined(contents, self._laid_out), BUNDLE, name)
        refuse_leaks_of_any(name, made, self._copies)
        return made

    def _contents(self, pages: int) -> LaidOut:
        """Lay out the contents, as if they took so many pages themselves."""
        document = contents_document(
            list(self._told(pages + 1)),
            self._audience,
            self._press.opened.content.newest.wording,
            markings(it.marking for it in self._documents),
        )
        page = self._press.html.render(document, "print")
        return self._press.pdf.lay_out(page, BUNDLE)

    def _told(self, page: int) -> Iterator[CaseInBundle]:
        """Tell of each case; the first begins on the page given."""
        for document, copy in zip(self._documents, self._copies, strict=True):
            yield CaseInBundle(
                reference=document.reference,
                title=document.title,
                date=copy.about.case.report.date,
                carries=copy.about.assessment.carries,
                page=page,
            )
            page += self._laid_out[document.reference].pages
