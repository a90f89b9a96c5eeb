"""Search a finished file for what its copy must not show, in every form it might take.

Nothing here knows how the file was made: it reads bytes, as somebody would who wants to
know more than they were told.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

from csogp_docs.errors import RenderingError
from csogp_docs.render.search import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csogp_docs.model.withheld import Withheld

_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]

# How deep one encoding is looked for within another: hexadecimal of UTF-16, say.
_DEPTH = 3
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[\s:-]*){5,}")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/_-]{4}\s*){2,}[A-Za-z0-9+/_-]{0,3}={0,2}")
_TAG = re.compile(r"<!--|-->|<[^<>]*>")
_ESCAPES = (
    re.compile(r"\\u([0-9a-fA-F]{4})"),
    re.compile(r"\\x([0-9a-fA-F]{2})"),
    re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?"),
)
_PERCENT = re.compile(rb"%([0-9a-fA-F]{2})")
_OCTAL = re.compile(r"\\([0-3][0-7]{2})")
# What no reader sees and no search should be stopped by: soft hyphens, joiners, the
# mark that the PDF reader sets for a hyphen at the end of a line.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x08\x0e-\x1f]")


def leaks(name: str, content: bytes, withheld: Sequence[Withheld]) -> tuple[str, ...]:
    """Name the fields of which a value stands in a file, or in its name.

    Args:
        name: the path of the file in the output.
        content: its bytes: a PDF, or text such as HTML or JSON.
        withheld: the values to look for.

    Returns:
        Fields in the order of `withheld`, each once; never a value.
    """
    if not withheld:
        return ()
    needles = [(it.field, form) for it in withheld for form in _forms(it.value)]
    search = any_of(form for _, form in needles)
    found: dict[str, None] = {}
    for text in _texts(name, content):
        if search.search(text):
            found |= {field: None for field, form in needles if form in text}
    return tuple(
        field for field in dict.fromkeys(it for it, _ in needles) if field in found
    )


def _forms(value: str | date) -> Iterator[str]:
    """Write a value in each way in which a document might."""
    if isinstance(value, str):
        yield _plain(value)
        return
    month = _MONTHS[value.month - 1]
    number, short = value.day, value.year % 100
    yield from (value.isoformat(), f"{value:%Y%m%d}")
    yield from (f"{number}{month}{value.year}", f"{number:02}{month}{value.year}")
    yield from (
        f"{number}{month[:3]}{value.year}",
        f"{number:02}{month[:3]}{value.year}",
    )
    yield f"{month}{number},{value.year}"
    for mark in "/.-":
        yield f"{number:02}{mark}{value.month:02}{mark}{value.year}"
        yield f"{number:02}{mark}{value.month:02}{mark}{short:02}"
        yield f"{number}{mark}{value.month}{mark}{value.year}"


def _plain(text: str) -> str:
    """Leave out what tells two writings of the same words apart: case, space, width."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(seen.split())


def _texts(name: str, content: bytes) -> Iterator[str]:
    """Yield everything that a file says, in the form in which it is searched."""
    sources = [name.encode(), *_sources(content)]
    for source in dict.fromkeys(sources):
        yield from map(_plain, _readings(source, _DEPTH))


def _sources(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Yield the text layer, every stream, string and name of a PDF.

    Raises:
        RenderingError: the file cannot be read, and so not be searched either.
    """
    try:
        layer = pypdfium2.PdfDocument(content)
        try:
            pages = [page.get_textpage().get_text_range() for page in layer]
        finally:
            layer.close()
        yield "\n".join(pages).encode()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for it in (*pdf.objects, pdf.trailer):
                yield from _of_object(it)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise RenderingError(f"a PDF cannot be searched: {error}") from error


def _of_object(it: pikepdf.Object) -> Iterator[bytes]:
    """Yield what one object says, and what the objects within it say."""
    if isinstance(it, pikepdf.Stream):
        yield from (it.read_bytes(), it.read_raw_bytes())
    if isinstance(it, pikepdf.String):
        yield from (bytes(it), str(it).encode())
    if isinstance(it, pikepdf.Name):
        yield str(it).encode()
    if isinstance(it, pikepdf.Stream | pikepdf.Dictionary):
        yield from (key.encode() for key, _ in it.items())
    for part in _parts(it):
        # What is written by itself is searched by itself.
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _of_object(part)


def _parts(it: pikepdf.Object) -> Iterator[object]:
    if isinstance(it, pikepdf.Stream | pikepdf.Dictionary):
        yield from (value for _, value in it.items())
    elif isinstance(it, pikepdf.Array):
        yield from it


def _readings(source: bytes, depth: int) -> Iterator[str]:
    """Read bytes in every way in which they might be meant."""
    texts = [source.decode("utf-8", "replace")]
    if b"\x00" in source:
        texts += [source[at:].decode(it, "replace") for at in (0, 1) for it in _UTF_16]
    else:
        texts.append(source.decode("latin-1"))
    for text in dict.fromkeys(texts):
        yield from _unescaped(text)
    if depth > 1:
        for inner in _decoded(source):
            yield from _readings(inner, depth - 1)


_UTF_16 = ("utf-16-be", "utf-16-le")


def _unescaped(text: str) -> Iterator[str]:
    """Undo what HTML, addresses, JSON, CSS and PDF do to a letter."""
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    readings = [text, plain]
    if "<" in plain:
        readings += [_TAG.sub("", text), html.unescape(_TAG.sub("", text))]
    if "%" in text or "+" in text:
        readings.append(_percents(plain))
    if "=" in text:
        readings.append(_quoted_printable(text))
    if "\\" in text:
        readings += [_hexadecimal(it, text) for it in _ESCAPES]
        readings.append(_OCTAL.sub(lambda it: chr(int(it[1], 8)), text))
    yield from dict.fromkeys(readings)


def _percents(text: str) -> str:
    """Undo the percents of an address, and the plus that stands for a space."""
    written = text.replace("+", " ").encode("utf-8", "replace")
    said = _PERCENT.sub(lambda it: bytes([int(it[1], 16)]), written)
    return said.decode("utf-8", "replace")


def _quoted_printable(text: str) -> str:
    return re.sub(
        r"=([0-9A-F]{2})", lambda it: chr(int(it[1], 16)), re.sub(r"=\r?\n", "", text)
    )


def _hexadecimal(escape: re.Pattern[str], text: str) -> str:
    def letter(match: re.Match[str]) -> str:
        number = int(match[1], 16)
        return chr(number) if 0 < number <= sys.maxunicode else ""

    return escape.sub(letter, text)


def _decoded(source: bytes) -> Iterator[bytes]:
    """Yield what stretches of hexadecimal or base64 stand for."""
    for match in _HEX.finditer(source):
        digits = re.sub(rb"[^0-9a-fA-F]", b"", match.group())
        for at in (0, 1):
            even = digits[at : at + (len(digits) - at) // 2 * 2]
            yield binascii.unhexlify(even)
    for match in _BASE64.finditer(source):
        letters = re.sub(rb"\s", b"", match.group()).rstrip(b"=")
        letters = letters.replace(b"-", b"+").replace(b"_", b"/")
        for at in range(4):
            whole = letters[at:]
            whole = whole[: len(whole) - (len(whole) % 4 == 1)]
            yield base64.b64decode(whole + b"=" * (-len(whole) % 4))
