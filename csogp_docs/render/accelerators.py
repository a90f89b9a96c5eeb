"""Let the renderer remember, from one page to the next, what it has worked out.

Why:
    WeasyPrint works out the style of each element and the breaks of each line anew for
    every page, though its answers turn on nothing but what it is asked. One that it has
    given can be given again; no byte of a PDF is another for it.

    What is done here knows the inside of one version, and is imported for that alone
    (`versions.is_renderer_known`). With any other, pages only take longer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pydyf
from pydyf import _to_bytes as to_bytes
from tinyhtml5 import inputstream
from weasyprint.css.properties import Dimension
from weasyprint.html import UA_STYLESHEET
from weasyprint.layout import inline, percent
from weasyprint.layout.percent import resolve_one_percentage
from weasyprint.text.line_break import strut

from csogp_docs.render.known_lines import remember_lines
from csogp_docs.render.known_styles import remember_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

_OF_NOTES = frozenset(
    ["footnote-call", "footnote-marker", "note-call", "note-callback", "note-marker"]
)


def accelerate() -> None:
    """Make the renderer of this process remember."""
    remember_styles()
    remember_lines()
    _leave_out_notes()
    inline.strut = _strut
    percent.resolve_one_percentage = _resolve_one_percentage
    pydyf._to_bytes = _to_bytes  # noqa: SLF001 - there is no other way
    inputstream.characters_until_regex = _Patterns()


class _Patterns(dict[tuple["Iterable[str]", bool], re.Pattern[str]]):
    """The pattern of each set of characters that ends a text, or may stand in it.

    The parser means to keep them, but under another name than it looks for.
    """

    def __missing__(self, key: tuple[Iterable[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        escaped = "".join(map(re.escape, characters))
        made = self[key] = re.compile(f"[{'' if opposite else '^'}{escaped}]+")
        return made


def _leave_out_notes() -> None:
    """Have no styles of footnotes worked out, of which no template may have one.

    There would be five for every element; CS520 refuses whatever asks for them.
    """
    matcher = UA_STYLESHEET.matcher
    kept = [it for it in matcher.other_selectors if it[3] not in _OF_NOTES]
    matcher.other_selectors = kept


def _resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:  # noqa: ANN401
    """Take a length that is no percentage as it is, which most are."""
    value = box.style[name]
    if type(value) is Dimension and value.unit == "px":
        setattr(box, name, value.value)
    else:
        resolve_one_percentage(box, name, refer_to)


def _strut(style: Any) -> tuple[float, float]:  # noqa: ANN401
    """Tell the height of a line of a style, which is asked for every line of it."""
    if not hasattr(style, "strut"):
        style.strut = strut(style)
    told: tuple[float, float] = style.strut
    return told


def _to_bytes(item: Any) -> bytes:  # noqa: ANN401 - a number, a text, or an object
    """Write a part of a PDF; the same numbers stand in it again and again."""
    kind = type(item)
    if kind is bytes:
        written: bytes = item
    elif kind is float:
        written = _number(item)
    else:
        written = to_bytes(item)
    return written


@lru_cache(maxsize=20_000)
def _number(item: float) -> bytes:
    written: bytes = to_bytes(item)
    return written
