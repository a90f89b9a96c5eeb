"""Steps 3 to 6: assess, compose, render and publish documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs import __version__
from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document, index_document
from csogp_docs.compose.subject import subject
from csogp_docs.errors import CsogpDocsError, WorkspaceError
from csogp_docs.model.document import CASE_DOCUMENTS, EDITIONS
from csogp_docs.publish.files import write_atomically
from csogp_docs.publish.manifest import fingerprint, record
from csogp_docs.render.html import HtmlRenderer
from csogp_docs.render.pdf import PdfRenderer
from csogp_docs.validate.case_judgement import countersignature_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from csogp_docs.compose.subject import Subject
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.content import Content
    from csogp_docs.model.document import Document
    from csogp_docs.pipeline.reading import CaseRead, Opened

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: documents, of these one section or all, formats, and where to."""

    output: Path
    documents: Sequence[str] = CASE_DOCUMENTS
    formats: Sequence[str] = FORMATS
    section: str | None = None
    final: bool = False


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
        WorkspaceError: no document that was ordered has the section that was.
    """
    _refuse_unknown_section(order, opened.content.newest)
    press = Press(order, opened.workspace)
    try:
        yield from _build_all(reads, press, opened)
    finally:
        # Even an interruption leaves a manifest that tells the truth.
        press.close()


def _refuse_unknown_section(order: Order, content: Content) -> None:
    outlines = [
        programme.outlines[kind].value
        for programme in content.programmes.values()
        for kind in order.documents
    ]
    known = dict.fromkeys(it.id for outline in outlines for it in outline.sections)
    if order.section is not None and order.section not in known:
        raise WorkspaceError(
            f'there is no section "{order.section}"; there is: {", ".join(known)}'
        )


def _build_all(
    reads: Sequence[CaseRead], press: Press, opened: Opened
) -> Iterator[Made]:
    order = press.order
    subjects: list[Subject] = []
    for read in reads:
        if read.case is None:
            yield Made(read.name, trouble="the case file has errors")
            continue
        content = opened.content.on(read.case.value.report.date)
        about = subject(read.case, assess(read.case, content), content)
        trouble = _not_final(about) if order.final else ""
        if trouble:
            yield Made(about.case.case, trouble=trouble)
            continue
        made = _build_case(about, read, press, opened)
        if not made.trouble:
            subjects.append(about)
        yield made
    # One case is no batch, and its index would replace that of the batch it is in.
    batch = len(reads) > 1 and "summary" in order.documents and order.section is None
    if subjects and batch:
        index = index_document(subjects, order.documents)
        yield Made("index", press.publish({"index": index}, {}))


def _not_final(about: Subject) -> str:
    """Say why the documents of a case cannot be final, where they cannot."""
    if about.assessment.blocking:
        rules = ", ".join(about.assessment.blocking)
        return f"cannot be final while these findings stand in the way: {rules}"
    if countersignature_missing(about.case):
        return "cannot be final while it finds dangerousness and is not countersigned"
    return ""


def _build_case(about: Subject, read: CaseRead, press: Press, opened: Opened) -> Made:
    order = press.order
    inputs = {"case": read.fingerprint, "content": opened.fingerprint}
    made_from = (
        f"Made by csogp-docs {__version__} from case file {about.case.case} "
        f"({read.fingerprint[:12]}) and content {about.case.programme} "
        f"({opened.fingerprint[:12]})."
    )
    try:
        documents = {}
        for kind in order.documents:
            name = f"{kind}-{order.section}" if order.section else kind
            document = case_document(
                kind,
                about,
                "final" if order.final else "draft",
                made_from,
                order.section,
            )
            if document.sections:
                documents[f"{about.case.case}/{name}"] = document
        if not documents and order.section:
            trouble = f'this case has nothing to say in the section "{order.section}"'
            return Made(about.case.case, trouble=trouble)
        return Made(about.case.case, press.publish(documents, inputs))
    except CsogpDocsError as error:
        return Made(about.case.case, trouble=str(error))


class Press:
    """Renders documents, and writes them once all of them have been rendered."""

    def __init__(self, order: Order, workspace: Workspace) -> None:
        self.order = order
        self._html = HtmlRenderer(workspace.templates)
        self._pdf = PdfRenderer(workspace.templates)
        self._made: dict[str, dict[str, str]] = {}

    def publish(
        self, documents: dict[str, Document], inputs: dict[str, str]
    ) -> tuple[str, ...]:
        """Render documents, write them, and return the names of their files.

        Args:
            documents: each by its path in the output, without an ending.
            inputs: the fingerprints of what they are made from.
        """
        rendered = {
            f"{stem}.{suffix}": content
            for stem, document in documents.items()
            for suffix, content in self._render(document)
        }
        for name, content in rendered.items():
            write_atomically(self.order.output / name, content)
            self._made[name] = {"sha256": fingerprint(content), **inputs}
        return tuple(rendered)

    def _render(self, document: Document) -> Iterator[tuple[str, bytes]]:
        formats = self.order.formats
        if document.edition is not None:
            formats = (EDITIONS[document.edition],)
        if "html" in formats:
            yield "html", self._html.render(document, "screen").encode()
        if "pdf" in formats:
            page = self._html.render(document, "print")
            yield "pdf", self._pdf.render(page, document.kind, document.reference)

    def close(self) -> None:
        """Enter all that was written in the manifest."""
        record(self.order.output, self._made)
