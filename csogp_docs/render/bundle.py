"""Join what was laid out for many cases, so that it is written as one PDF.

Why:
    Each case is laid out by itself, so that its pages are numbered by themselves; what
    is joined are layouts, and not files, so that there is one structure for a screen
    reader, and each typeface is embedded once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.render.pdf import LaidOut

# Where a page begins, as WeasyPrint gives the place of an anchor: its box, in pixels.
_TOP = (0.0, 0.0, 0.0, 0.0)


def joined(contents: LaidOut, cases: Mapping[str, LaidOut]) -> LaidOut:
    """Join the contents and the cases, in their order.

    The first page of each case carries its reference as an anchor, to which a link in
    the contents leads, and has the one bookmark of the case. What is linked within a
    case leads to that case, whatever ids the others have.

    Args:
        contents: stand first, and name the file: title and language are theirs.
        cases: what was laid out for each, by reference. Their pages are changed, and
            can be joined once.
    """
    pages = list(contents.document.pages)
    for page in pages:
        page.anchors = {}
    for reference, it in cases.items():
        first, *others = it.document.pages
        _name_apart(reference, it.document.pages)
        first.anchors[reference] = _TOP
        first.bookmarks = [(1, reference, _TOP[:2], "open")]
        for page in others:
            page.bookmarks = []
        pages += (first, *others)
    return replace(contents, document=contents.document.copy(pages))


def _name_apart(reference: str, pages: list[Any]) -> None:
    """Put the reference before the name of every anchor that a link leads to.

    An anchor to which none leads is of no use, and is left out.
    """
    wanted = {target for page in pages for target in _targets(page)}
    for page in pages:
        page.links = [
            (kind, f"{reference}.{target}" if kind == "internal" else target, *others)
            for kind, target, *others in page.links
        ]
        page.anchors = {
            f"{reference}.{name}": place
            for name, place in page.anchors.items()
            if name in wanted
        }


def _targets(page: Any) -> Iterator[str]:  # noqa: ANN401 - WeasyPrint is untyped
    yield from (target for kind, target, *_ in page.links if kind == "internal")
