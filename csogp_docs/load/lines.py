"""The lines of a text, counted as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from csogp_docs.model.place import Place

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""A named text that can tell the place of each of its characters.

    Why:
        YAML also ends a line at U+0085, U+2028 and U+2029; editors mostly do not.
        Places are therefore counted here, from the index of a character.

    >>> str(Lines("a.yaml", "one\r\ntwo").place(6))
    'a.yaml:2:2'
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, index: int) -> Place:
        """Return the place of a character; the end of the text has one as well."""
        line = bisect_right(self._starts, index)
        return Place(self.name, line, index - self._starts[line - 1] + 1)

    def span(self, line: int) -> tuple[int, int] | None:
        """Return where a line begins and ends, without its line end, or None."""
        if not 1 <= line <= len(self._starts):
            return None
        begin = self._starts[line - 1]
        next_line = (*self._starts[line : line + 1], len(self.text))[0]
        return begin, begin + len(self.text[begin:next_line].rstrip("\r\n"))
