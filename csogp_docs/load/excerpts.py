"""The line a problem is about, with everything personal masked.

Why:
    Messages end up in tickets and screenshots. A line is masked first and only what
    is known to be harmless is shown again, so that what was not thought of stays
    masked: comments, values of unknown fields, what stands outside the tree.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from csogp_docs.load.characters import STAND_IN, composed, stand_in
from csogp_docs.load.lines import Lines
from csogp_docs.load.yaml_events import begins, ends, events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csogp_docs.model.located import Source
    from csogp_docs.model.place import Place

KeyPath = tuple[str | int, ...]

MASK = "·"
LONGEST_LINE = 200

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_COLON = re.compile(r"\s*:")
_CUT = "…"
_TAB = "→"
# What may stand before a private text on a line that could not be read: the hyphen of
# an item, or one plain name.
_HARMLESS_START = re.compile(r"\s*(?:-(?=\s)|[A-Za-z_][\w\-]*[ ]*:(?=\s|$))")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line to show, and the column in it at which a caret belongs."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a key or a value was written, its quotation marks included.

    `name` is what a key says, if it certainly is one.
    """

    begin: int
    end: int
    path: KeyPath
    name: str | None


@dataclass(slots=True)
class _OpenPath:
    """A mapping or a list on the way to the value that comes next."""

    path: KeyPath
    is_mapping: bool
    expects_key: bool
    key: str = ""
    index: int = 0

    def step(self, written: str) -> tuple[KeyPath, bool]:
        """Pass a key or a value; return its path and whether it is a key."""
        if self.expects_key:
            self.expects_key = False
            self.key = composed(written) or written
            return (*self.path, ""), True
        self.expects_key = self.is_mapping
        self.index += 1
        return (*self.path, self.key if self.is_mapping else self.index - 1), False


def excerpt(
    source: Source, place: Place, showable: Callable[[KeyPath], bool]
) -> Excerpt | None:
    """Return the line at a place with personal data masked.

    Letters and digits are masked, one `·` for each, so that columns stay right. Keys
    of one word in small letters are shown, and keys and values whose path is
    showable. All of a template is shown. In a case without a tree, only the hyphen or
    the name that begins the line is. Control characters are shown as U+FFFD, tabs as
    `→`. Of a line over 200 characters, the 200 around the place are shown, with `…`
    for the first and the last of them where more was cut.

    Args:
        source: The file as read.
        place: A place in it.
        showable: Tells of a path of keys and indexes whether its value may be shown.

    Returns:
        The line and the column for a caret; None where there is nothing to show.
    """
    span = Lines(source.name, source.text).span(place.line)
    if span is None or not source.text[slice(*span)].strip():
        return None
    begin, end = span
    window = _window(begin, end, place.column)
    if source.holds_nobodys_data:
        shown = [window]
    elif source.root is None:
        harmless = _HARMLESS_START.match(source.text[begin:end])
        shown = [(begin, begin + harmless.end())] if harmless else []
    else:
        shown = list(_harmless(source.text, window, showable))
    line = [
        _visible(char)
        if any(first <= index < last for first, last in shown)
        else _masked(char)
        for index, char in enumerate(source.text[slice(*window)], window[0])
    ]
    if window[0] > begin:
        line[0] = _CUT
    if window[1] < end:
        line[-1] = _CUT
    return Excerpt("".join(line), place.column - (window[0] - begin))


def _window(begin: int, end: int, column: int) -> tuple[int, int]:
    """Return the part of a line that is shown: all of it, or 200 characters."""
    first = begin + column - 1 - LONGEST_LINE // 2
    first = max(begin, min(first, end - LONGEST_LINE))
    return first, min(end, first + LONGEST_LINE)


def _harmless(
    text: str, window: tuple[int, int], showable: Callable[[KeyPath], bool]
) -> Iterator[tuple[int, int]]:
    for span in _spans(text):
        in_window = span.begin < window[1] and window[0] < span.end
        if in_window and (showable(span.path) or _is_plain_name(span, showable)):
            yield span.begin, span.end


def _is_plain_name(span: _Span, showable: Callable[[KeyPath], bool]) -> bool:
    """Tell a key from words of a text that stand before a colon."""
    if span.name is None:
        return False
    one_word = span.name == span.name.lower() and not re.search(r"\s", span.name)
    return one_word or showable((*span.path[:-1], span.name))


def _visible(char: str) -> str:
    if char == "\t":
        return _TAB
    category = unicodedata.category(char)
    return STAND_IN if category[0] == "C" or category in {"Zl", "Zp"} else char


def _masked(char: str) -> str:
    # Letters, the accents that combine with them, and digits of every script.
    return MASK if unicodedata.category(char)[0] in "LMN" else _visible(char)


# The problems of one file are shown one after the other.
@lru_cache(maxsize=1)
def _spans(text: str) -> tuple[_Span, ...]:
    """Return the keys and values of a text that can be read, duplicates included."""
    spans: list[_Span] = []
    opened: list[_OpenPath] = []
    for event in events(stand_in(text)):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        written = event.value if isinstance(event, yaml.ScalarEvent) else ""
        path, is_key = opened[-1].step(written) if opened else ((), False)
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            begin, end = begins(event), ends(event)
            if event.style in {"|", ">"}:  # the line of this sign can have a comment
                begin = next(_REST_OF_LINE.finditer(text, begin)).end()
            # In braces, and in a list of braces, a private text can stand as a key.
            is_name = is_key and "" not in path[:-1] and _COLON.match(text, end)
            spans.append(_Span(begin, end, path, written if is_name else None))
        elif isinstance(event, yaml.CollectionStartEvent):
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            opened.append(_OpenPath(path, is_mapping, is_mapping))
    return tuple(spans)
