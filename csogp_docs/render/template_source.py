"""One file of the templates: its text, its places, and its text without expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

# A tag of the template language; a text in quotes may hold what would end it.
_TAG = re.compile(
    r"""\{\#.*?\#\}|\{%(?:"[^"]*"|'[^']*'|.)*?%\}|\{\{(?:"[^"]*"|'[^']*'|.)*?\}\}""",
    re.DOTALL,
)
# Stands for what an expression prints. No element or attribute has such a name.
STAND_IN = "z"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A file by its path from `templates/`, such as `components/page.html.j2`."""

    name: str
    text: str

    @property
    def is_style(self) -> bool:
        """Tell a style sheet from a page."""
        return self.name.endswith(".css")

    @property
    def shown_name(self) -> str:
        """The name as messages give it."""
        return f"templates/{self.name}"

    def at(self, index: int) -> Place:
        """The place of a character of the text."""
        before = self.text[:index]
        column = index - (before.rfind("\n") + 1) + 1
        return Place(self.shown_name, before.count("\n") + 1, column)

    def place(self, line: int, words: str = "") -> Place:
        """The place of words on a line, or of what the line begins with."""
        lines = self.text.split("\n")
        written = lines[line - 1] if line <= len(lines) else ""
        found = (
            re.search(rf"(?<!\w){re.escape(words)}(?!\w)", written) if words else None
        )
        if found is None:
            found = re.search(r"\S", written)
        return Place(self.shown_name, line, 1 + (found.start() if found else 0))

    def problem(self, code: str, place: Place, message: str) -> Problem:
        """Make a problem of this file."""
        return Problem(code=code, place=place, message=message)

    def without_expressions(self) -> str:
        """Return the text with expressions as letters and all other tags as spaces.

        Every character that is left keeps its place.
        """
        return _TAG.sub(_blank, self.text)


def _blank(tag: re.Match[str]) -> str:
    letter = STAND_IN if tag[0].startswith("{{") else " "
    return re.sub(r"[^\n]", letter, tag[0])


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Say what was probably meant, or all that there is.

    >>> did_you_mean("titel", ["title", "type"])
    'did you mean "title"?'
    """
    words = sorted(known)
    near = get_close_matches(written, words, n=1)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"there is: {', '.join(words)}" if words else "there is none"
