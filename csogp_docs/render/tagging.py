"""Read the tags of a finished PDF: what hangs in its structure, and with what text.

Why:
    A screen reader follows the structure and the text that hangs in it. To check a file
    before it leaves, the program reads it the same way: by marked content, through the
    table that tells for each glyph the characters it stands for.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

# The glyph that stands for every character that a typeface has not.
_NOTDEF = 0
_SHOWN = frozenset(["Tj", "TJ", "'", '"'])
_READ = " ".join(["BDC", "BMC", "EMC", "Tf", *sorted(_SHOWN)])
_TABLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_HEXADECIMAL = re.compile(rb"<([0-9a-fA-F]*)>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of text on a page, as it was marked.

    Attributes:
        number: by which the structure refers to it; None if by none.
        artifact: that it is marked as no part of the document.
        text: what it says.
        lacks_glyph: that a character of it has no shape in its typeface.
    """

    number: int | None
    artifact: bool
    text: str
    lacks_glyph: bool


def document_content(pdf: pikepdf.Pdf) -> dict[tuple[int, int], dict[int, None]]:
    """Return the numbers of all content in the structure, page by page, in its order.

    Pages are named by the number and the generation of their object.
    """
    found: dict[tuple[int, int], dict[int, None]] = defaultdict(dict)
    for page, number in _content(pdf.Root.StructTreeRoot, None):
        found[page][number] = None
    return found


def content_in_order(pdf: pikepdf.Pdf) -> list[tuple[tuple[int, int], int]]:
    """Return page and number of all content, in the order of the structure."""
    return list(_content(pdf.Root.StructTreeRoot, None))


def kids(element: Any) -> list[Any]:  # noqa: ANN401 - what pikepdf makes of an object
    """Return what hangs in an element of the structure: elements, or content."""
    below = element.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def _content(
    element: Any,  # noqa: ANN401 - what pikepdf makes of an object
    page: tuple[int, int] | None,
) -> Iterator[tuple[tuple[int, int], int]]:
    if "/Pg" in element:
        page = element.Pg.objgen
    for kid in kids(element):
        if isinstance(kid, int):
            assert page is not None, "content without a page"  # noqa: S101 - no PDF has
            yield page, kid
        elif kid.get("/Type") != "/OBJR":
            yield from _content(kid, page)


def marked_text(page: pikepdf.Page) -> Iterator[Marked]:
    """Read all that is marked on a page, in the order in which it is drawn."""
    fonts: dict[str, dict[int, str]] = {}
    font: dict[int, str] = {}
    marks: list[tuple[int | None, bool]] = []
    for it in pikepdf.parse_content_stream(page, _READ):
        operands: Any = it.operands
        match str(it.operator):
            case "BDC" | "BMC":
                marks.append(_mark(operands))
                # Content without text is told too: the structure may refer to it.
                yield Marked(*marks[-1], "", lacks_glyph=False)
            case "EMC":
                marks.pop()
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = _characters(page, name)
                font = fonts[name]
            case _:
                number, artifact = marks[-1] if marks else (None, False)
                glyphs = _glyphs(operands[-1])
                text = "".join(font.get(glyph, "\ufffd") for glyph in glyphs)
                yield Marked(number, artifact, text, lacks_glyph=_NOTDEF in glyphs)


def _mark(operands: Any) -> tuple[int | None, bool]:  # noqa: ANN401
    artifact = operands[0] == "/Artifact"
    described = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
    if described and "/MCID" in operands[1]:
        return int(operands[1].MCID), artifact
    return None, artifact


def _characters(page: pikepdf.Page, name: str) -> dict[int, str]:
    """Read which characters the glyphs of a font stand for."""
    font: Any = page.obj.Resources.Font[name]
    table = font.ToUnicode.read_bytes()
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for glyph, text in _TABLE.findall(part)
    }


def _glyphs(shown: Any) -> tuple[int, ...]:  # noqa: ANN401
    """Return the glyphs of a text operator, each of which takes two bytes."""
    # To take each part out of an array takes several times as long as to read it
    # written out in hexadecimal, as nearly all are; one with a bracket is not.
    written = shown.unparse()
    if b"(" in written:
        parts = shown if isinstance(shown, pikepdf.Array) else [shown]
        code = b"".join([bytes(it) for it in parts if isinstance(it, pikepdf.String)])
    else:
        code = bytes.fromhex(b"".join(_HEXADECIMAL.findall(written)).decode())
    return struct.unpack(f">{len(code) // 2}H", code)
