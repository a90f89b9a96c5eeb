"""Steps 5 and 6: render documents, and write them once all of them will do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.model.document import EDITIONS
from csogp_docs.publish.files import write_atomically
from csogp_docs.publish.manifest import fingerprint, record
from csogp_docs.render.html import HtmlRenderer
from csogp_docs.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.audience import Audience
    from csogp_docs.model.document import Document

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build, for whom, in which formats, and where to.

    Without `documents` it is all that each audience gets; `section` is the only one
    wanted of each.
    """

    output: Path
    documents: Sequence[str] | None = None
    audiences: Sequence[Audience] = ("file",)
    formats: Sequence[str] = FORMATS
    section: str | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file, and what the manifest says it was made from."""

    content: bytes
    made_from: Mapping[str, str]


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
        made = self.rendered(documents)
        return self.write({name: File(it, inputs) for name, it in made.items()})

    def rendered(self, documents: Mapping[str, Document]) -> dict[str, bytes]:
        """Render documents, each by its path without an ending; write none of them."""
        return {
            f"{stem}.{suffix}": content
            for stem, document in documents.items()
            for suffix, content in self._render(document)
        }

    def write(self, files: Mapping[str, File]) -> tuple[str, ...]:
        """Write files by their paths in the output, and return their names."""
        for name, file in files.items():
            write_atomically(self.order.output / name, file.content)
            entry = {"sha256": fingerprint(file.content), **file.made_from}
            self._made[name] = entry
        return tuple(files)

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
