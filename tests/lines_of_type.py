"""Where each line of type stands on the pages of a PDF, and what it is a line of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a paragraph, an item, a heading and a cell are called in a tagged PDF.
WHOLE = {"P", "LI", "TH", "TD", "Caption"} | {f"H{level}" for level in range(1, 7)}


@dataclass(frozen=True)
class Line:
    """One line: of which element, by tag and number in the order of reading.

    `baseline` is in points from the foot of the page, `size` that of its type.
    `within` are the tags and numbers of the elements around it, outermost first.
    """

    page: int
    tag: str
    element: int
    within: tuple[tuple[str, int], ...]
    baseline: float
    size: float
    text: str

    def inside(self, tag: str) -> int | None:
        """Return the number of the innermost element with a tag around the line."""
        return next((at for name, at in reversed(self.within) if name == tag), None)


@cache
def lines(path: Path) -> tuple[Line, ...]:
    """Return every line that is tagged, in the order of reading; margins have none."""
    drawn = [dict(_drawn(page)) for page in _pages(path)]
    found = []
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        for around, page, mark in _marked(pdf.Root.StructTreeRoot, pages):
            whole = next((it for it in around if it[0] in WHOLE), None)
            for (baseline, size), text in drawn[page].get(mark, {}).items():
                if whole is not None and text.strip():
                    found.append(Line(page, *whole, around, baseline, size, text))
    return tuple(_joined(found))


def _pages(path: Path) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(path)
    yield from document
    document.close()


def _drawn(page: Any) -> Iterator[tuple[int, dict[tuple[float, float], str]]]:  # noqa: ANN401 - untyped
    """Yield what each mark of a page draws: the text by its baseline and size."""
    text = page.get_textpage()
    found: dict[int, dict[tuple[float, float], str]] = {}
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=text):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
        matrix = item.get_matrix()
        size = round(abs(matrix.d) * item.get_font_size(), 2)
        at = (round(matrix.f, 2), size)
        lines = found.setdefault(mark, {})
        lines[at] = lines.get(at, "") + item.extract()
    yield from found.items()


def _marked(
    root: Any,  # noqa: ANN401 - untyped
    pages: dict[tuple[int, int], int],
) -> Iterator[tuple[tuple[tuple[str, int], ...], int, int]]:
    """Yield each mark with the elements around it and its page."""
    count = 0

    def walk(
        node: Any,  # noqa: ANN401 - untyped
        page: Any,  # noqa: ANN401 - untyped
        around: tuple[tuple[str, int], ...],
    ) -> Iterator[tuple[tuple[tuple[str, int], ...], int, int]]:
        nonlocal count
        if isinstance(node, int):
            yield around, pages[page.objgen], node
        elif isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid, page, around)
        elif "/MCID" in node:
            yield around, pages[node.get("/Pg", page).objgen], int(node.MCID)
        elif "/S" in node:
            count += 1
            inner = (*around, (str(node.S).lstrip("/"), count))
            yield from walk(node.get("/K", []), node.get("/Pg", page), inner)

    yield from walk(root.K, None, ())


def _joined(found: list[Line]) -> Iterator[Line]:
    """Join the pieces of a line: one element, one page, one height."""
    rows: dict[tuple[int, int, int], Line] = {}
    for it in found:
        key = (it.element, it.page, round(it.baseline))
        before = rows.get(key)
        size = max(it.size, before.size) if before else it.size
        text = f"{before.text if before else ''}{it.text}"
        rows[key] = Line(
            it.page, it.tag, it.element, it.within, it.baseline, size, text
        )
    yield from rows.values()
