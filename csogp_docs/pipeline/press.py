"""Renderers kept ready for one order, and what is recorded of each file they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.reach import parts, within_reach
from csogp_docs.load.inputs import input_files
from csogp_docs.model.document import CASE_DOCUMENTS, EDITIONS
from csogp_docs.publish.manifest import FileEntry, as_line, fingerprint, input_set_id
from csogp_docs.publish.order import TRACE
from csogp_docs.render.html import HtmlRenderer
from csogp_docs.render.pdf import PdfRenderer
from csogp_docs.render.versions import versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.document import Document
    from csogp_docs.pipeline.reading import Opened
    from csogp_docs.publish.manifest import InputSet
    from csogp_docs.publish.order import Order


def inputs_of(workspace: Workspace) -> InputSet:
    """Return what decides the bytes of every document, besides its case file."""
    return {**input_files(workspace), "versions": versions()}


def content_fingerprint(content: Content) -> str:
    """Return the fingerprint of all that a content says, or a part of one."""
    return fingerprint(as_line(list(parts(content))).encode())


class Press:
    """Renders the documents of one order, one after another, in memory.

    Attributes:
        order: what is made.
        opened: the content that documents are made from.
        inputs: everything that decides the bytes, besides case files.
        html: sets pages.
        pdf: lays them out on paper.
    """

    def __init__(self, order: Order, opened: Opened, inputs: InputSet) -> None:
        self.order = order
        self.opened = opened
        self.inputs = inputs
        self._set = input_set_id(inputs)
        self.html = HtmlRenderer(opened.workspace.templates)
        self.pdf = PdfRenderer(opened.workspace.templates)
        self._templates: dict[str, str] = {}
        self._reaches: dict[tuple[str, str, str, int], tuple[Content, str]] = {}

    def render(self, stem: str, document: Document) -> Iterator[tuple[str, bytes]]:
        """Render a document in every format ordered.

        Args:
            stem: its path in the output, without an ending.
            document: what is rendered.

        Yields:
            The path in the output of each file, and its bytes.

        Raises:
            RenderingError: the document did not pass.
        """
        formats = self.order.formats
        if document.edition is not None:
            formats = (EDITIONS[document.edition],)
        if "html" in formats:
            yield f"{stem}.html", self.html.render(document, "screen").encode()
        if "pdf" in formats:
            page = self.html.render(document, "print")
            pdf = self.pdf.render(page, document.kind, document.reference)
            yield f"{stem}.pdf", pdf

    def warm_up(self) -> None:
        """Load what lays out pages, which takes most of a second, if it is needed."""
        if "pdf" in self.order.formats:
            self.pdf.warm_up()

    def entry(
        self, kind: str, content: str, case: str = "", source: str = ""
    ) -> FileEntry:
        """Return what is recorded of a file, but for what is in it.

        Args:
            kind: the type of its document.
            content: the fingerprint of the content that it can draw on.
            case: the reference of its case; empty where it is about none.
            source: the fingerprint of what it is about.
        """
        return FileEntry(
            sha256="",
            inputs=self._set,
            content=content,
            templates=self.templates_of(kind),
            case=case,
            source=source,
            status=self.order.status if case else "published",
        )

    def templates_of(self, kind: str) -> str:
        """Return the fingerprint of the templates and typefaces of a type of document.

        All of them count where it cannot be told which it uses.
        """
        if kind == TRACE:
            return ""
        if kind not in self._templates:
            used = self.html.used(kind)
            counted = {
                name: it
                for name, it in self.inputs["templates"].items()
                if used is None or name in used or name.startswith("assets/")
            }
            self._templates[kind] = fingerprint(as_line(counted).encode())
        return self._templates[kind]

    def reach_of(self, kind: str, case: Case) -> tuple[Content, str]:
        """Return what a document of a case can draw on, and the fingerprint of that."""
        day = case.report.date
        return self.reach(kind, case.programme, case.area, day)

    def reach(
        self, kind: str, programme: str, area: str, day: date
    ) -> tuple[Content, str]:
        """Return what a document can draw on of content, and the fingerprint of that.

        Args:
            kind: the type of document; a trace can draw on what any document can.
            programme: that of the case.
            area: that of the case.
            day: the date of the report.
        """
        content = self.opened.content.on(day)
        key = (kind, programme, area, id(content))
        if key not in self._reaches:
            kinds = CASE_DOCUMENTS if kind == TRACE else (kind,)
            reached = within_reach(kinds, programme, area, content)
            self._reaches[key] = reached, content_fingerprint(reached)
        return self._reaches[key]
