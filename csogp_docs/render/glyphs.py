"""Find the characters of a page for which a shipped typeface has no shape.

A renderer that lacks a shape takes it from a typeface of the machine, or prints an
empty box: what is read would depend on where it was made, or be lost.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from csogp_docs.errors import RenderingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

# What is never printed as text of the page.
_UNSEEN = frozenset(["script", "style", "title"])
# Controls that the renderer takes for white space, of which nothing is drawn.
_SPACE = frozenset(map(ord, "\t\n\f\r"))


def refuse_missing_glyphs(page: Element, fonts: Path, reference: str) -> None:
    """Refuse a page with a character that some shipped typeface has no shape for.

    Args:
        page: the root of the parsed page.
        fonts: the folder of the shipped typefaces.
        reference: names the document in the message.

    Raises:
        RenderingError: naming every such character and the part of the page it is in,
            and none of the text around it.
    """
    shapes = _shapes(fonts)
    found = {
        f"U+{ord(char):04X} ({unicodedata.name(char, 'without a name')}) in {place}": 0
        for place, text in _texts(page, "the body")
        for char in text
        if ord(char) not in shapes
    }
    if found:
        raise RenderingError(
            f"{reference}: the shipped typeface has no shape for {', and '.join(found)}"
        )


@cache
def _shapes(fonts: Path) -> frozenset[int]:
    """Return the code points that every face of a folder has a shape for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only when a page is laid out

    shapes: list[frozenset[int]] = []
    for path in sorted(fonts.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            shapes.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*shapes) | _SPACE


def _texts(element: Element, place: str) -> Iterator[tuple[str, str]]:
    """Return every text of a page that is printed, and which part of it that is in."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return
    name = element.get("id")
    place = f'<{element.tag} id="{name}">' if name else place
    yield place, element.text or ""
    for child in element:
        yield from _texts(child, place)
        yield place, child.tail or ""
