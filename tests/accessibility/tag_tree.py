"""Walk the tags of a PDF as a screen reader does."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import pikepdf

from csogp_docs.render.tagging import kids, marked_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Content = dict[tuple[tuple[int, int], int], str]


def read_in_order(file: Path) -> str:
    """Return all text of a file in the order of its tags, without the marks of lists.

    White space is left out: a tag ends where a line does, and no file says whether the
    space there was one. So is the head of a table that is repeated on a new page, and
    the number of a page that follows an entry of the contents.
    """
    with pikepdf.open(file) as pdf:
        said = _Reading(_texts(pdf)).of(pdf.Root.StructTreeRoot)
        return "".join("".join(said).split())


class _Reading:
    """Reads on from tag to tag, and knows a head of a table that is repeated."""

    def __init__(self, texts: _Content) -> None:
        self._texts = texts
        self._head: list[str] = []
        self._page: tuple[int, int] | None = None

    def of(self, element: Any, above: tuple[str, ...] = ()) -> Iterator[str]:  # noqa: ANN401
        """Return the texts in an element of the structure, which is in others."""
        for kid in kids(element):
            if isinstance(kid, int):
                self._page = element.Pg.objgen
                yield self._texts[self._page, kid]
            elif kid.get("/Type") != "/OBJR":
                yield from self._element(kid, above)

    def _element(self, element: Any, above: tuple[str, ...]) -> list[str]:  # noqa: ANN401
        tag = str(element.S).lstrip("/")
        # What a style sheet puts after a link is a link within it: a page number.
        if tag == "Lbl" or (tag == "Link" and "Link" in above):
            return []
        opens_a_page = "/Pg" in element and element.Pg.objgen != self._page
        said = list(self.of(element, (*above, tag)))
        if tag == "THead":
            if opens_a_page and said == self._head:
                return []
            self._head = said
        return said


def tree(file: Path, most: int | None = None) -> str:
    """Draw the tags of a file, one a line, with the first words of what is in them.

    Tags that mean nothing are left out, and what is in them moves up. Drawn are at
    most so many lines, where a number is given.
    """
    with pikepdf.open(file) as pdf:
        lines = _lines(pdf.Root.StructTreeRoot, None, _texts(pdf))
        return "".join(f"{line}\n" for line in islice(lines, most))


def _texts(pdf: pikepdf.Pdf) -> _Content:
    texts: _Content = {}
    for page in pdf.pages:
        for it in marked_text(page):
            if it.number is not None:
                key = page.obj.objgen, it.number
                texts[key] = texts.get(key, "") + it.text
    return texts


def _walk(
    element: Any,  # noqa: ANN401 - what pikepdf makes of an object
    tags: tuple[str, ...],
    page: tuple[int, int] | None,
    texts: _Content,
) -> Iterator[tuple[tuple[str, ...], str]]:
    page = element.Pg.objgen if "/Pg" in element else page
    for kid in kids(element):
        if isinstance(kid, int):
            assert page is not None
            yield tags, texts[page, kid]
        elif kid.get("/Type") != "/OBJR":
            yield from _walk(kid, (*tags, str(kid.S).lstrip("/")), page, texts)


def _lines(
    element: Any,  # noqa: ANN401 - what pikepdf makes of an object
    page: tuple[int, int] | None,
    texts: _Content,
    depth: int = 0,
) -> Iterator[str]:
    page = element.Pg.objgen if "/Pg" in element else page
    for kid in kids(element):
        if isinstance(kid, int) or kid.get("/Type") == "/OBJR":
            continue
        tag = str(kid.S).lstrip("/")
        if tag in {"NonStruct", "Span"}:
            yield from _lines(kid, page, texts, depth)
            continue
        within = [
            text
            for tags, text in _walk(kid, (), page, texts)
            if not set(tags) - {"NonStruct", "Span"}
        ]
        words = " ".join(" ".join(within).split())
        yield ("  " * depth + f"{tag} {words[:40]}").rstrip()
        yield from _lines(kid, page, texts, depth + 1)
