"""Check the HTML of one template, with its expressions taken out.

Both sides of an `if` are read one after the other, as if both were printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from csogp_docs.render.template_source import STAND_IN

if TYPE_CHECKING:
    from csogp_docs.model.place import Place
    from csogp_docs.model.problem import Problem
    from csogp_docs.render.template_source import TemplateFile
    from csogp_docs.render.template_styles import Compound, StyleCheck

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_REMOTE = re.compile(r"^\s*(?:https?:|ftp:|//)", re.IGNORECASE)
_ADDRESSES = frozenset(
    ["action", "data", "formaction", "href", "poster", "src", "srcset"]
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_UNQUOTED = re.compile(r"""=\s*[^\s"'>=]""")
Attributes = list[tuple[str, str | None]]


@dataclass
class _Element:
    """An element that is open: what a selector may ask of it, and where it begins."""

    tag: str
    described: Compound
    begins: int
    cells: int = 0
    counted: bool = True
    rows: list[int] = field(default_factory=list)


def markup_problems(file: TemplateFile, styles: StyleCheck) -> tuple[Problem, ...]:
    """Find what a screen reader would lose, and what a document may not hold."""
    reader = _Reader(file, styles)
    reader.feed(file.without_expressions())
    reader.close()
    reader.frame()
    return tuple(dict.fromkeys(reader.problems))


class _Reader(HTMLParser):
    """Reads start and end tags with the elements that are open around them."""

    def __init__(self, file: TemplateFile, styles: StyleCheck) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._file = file
        self._styles = styles
        self._open: list[_Element] = []
        self._heading: int | None = None
        self._frame: Place | None = None
        self._title = ""
        self._starts = [0]
        for line in file.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    @property
    def _index(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _say(self, code: str, message: str, index: int | None = None) -> None:
        place = self._file.at(self._index if index is None else index)
        self.problems.append(self._file.problem(code, place, message))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Check an element, and hold it open."""
        given = dict(attrs)
        self._forbidden(tag, given)
        self._reading(tag, given)
        described = frozenset(
            [tag, *(f".{it}" for it in (given.get("class") or "").split())]
            + [f"#{it}" for it in [given.get("id")] if it]
        )
        self._layout(described)
        if tag not in _VOID:
            self._open.append(_Element(tag, described, self._index))

    def _forbidden(self, tag: str, given: dict[str, str | None]) -> None:
        """Refuse what runs, fetches or attaches, and what could be read otherwise."""
        if tag == "script":
            self._say("CS506", "a script; a document runs nothing")
        for name, value in given.items():
            written = value or ""
            if name.startswith("on") or written.lstrip().startswith("javascript:"):
                self._say("CS506", f"{name} runs a script; a document runs nothing")
            if name in _ADDRESSES and _REMOTE.match(written):
                message = f"{name} is a remote address; write it out as text"
                self._say("CS507", message)
        if "attachment" in (given.get("rel") or "").split():
            self._say("CS514", "a file is attached; a document holds no other file")
        if _UNQUOTED.search(_QUOTED.sub('""', self.get_starttag_text() or "")):
            self._say(
                "CS508", "an attribute without quotation marks; put them round it"
            )

    def _reading(self, tag: str, given: dict[str, str | None]) -> None:
        """Refuse what a screen reader would lose or misread."""
        if any(it.tag == "a" for it in self._open):
            self._say(
                "CS509", f"<{_shown(tag)}> within a link; a link holds text alone"
            )
        if tag == "img" and not (given.get("alt") or "").strip():
            message = "a picture without a text; write alt, or draw it as a background"
            self._say("CS510", message)
        if tag == "html":
            self._frame = self._file.at(self._index)
            if not (given.get("lang") or "").strip():
                self._say("CS512", 'a page without its language; write lang="en-GB"')
        if re.fullmatch(rf"h(?:[1-6]|{STAND_IN}+)", tag):
            self._headings(tag)
        if tag in {"th", "td"}:
            self._cell(tag, given)

    def _headings(self, tag: str) -> None:
        level = int(tag[1]) if tag[1].isdigit() else None
        if level and self._heading and level > self._heading + 1:
            message = f"h{level} follows h{self._heading}; write h{self._heading + 1}"
            self._say("CS511", message)
        self._heading = level

    def _cell(self, tag: str, given: dict[str, str | None]) -> None:
        spans = [given.get(it) or "1" for it in ("colspan", "rowspan")]
        if tag == "th" and spans != ["1", "1"]:
            message = "a head over several rows or columns; give each its own"
            self._say("CS513", message)
        row = next((it for it in reversed(self._open) if it.tag == "tr"), None)
        if row is not None:
            row.cells += int(spans[0]) if spans[0].isdigit() else 1
            row.counted = row.counted and spans[1] == "1" and spans[0].isdigit()

    def _layout(self, described: Compound) -> None:
        levels = self._styles.levels
        if any(it <= described for it in levels):
            around = [it.described for it in self._open]
            if any(level <= it for it in around for level in levels):
                message = "flex or grid within flex or grid; use block, float or table"
                self._say("CS518", message)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and look at it as a whole."""
        if not any(it.tag == tag for it in self._open):
            return
        while (it := self._open.pop()).tag != tag:
            pass
        within = self._file.text[it.begins : self._index]
        if tag == "a" and re.search(r"\|\s*typeset\b", within):
            message = "typeset makes markup, which a link may not hold; leave it out"
            self._say("CS509", message, it.begins)
        if tag == "tr" and it.counted and "{%" not in within:
            self._row(it)
        if tag == "style":
            self._style(it.begins)

    def _row(self, row: _Element) -> None:
        table = next((it for it in reversed(self._open) if it.tag == "table"), None)
        if table is None:
            return
        table.rows.append(row.cells)
        if row.cells != table.rows[0]:
            message = f"a row of {row.cells} cells in a table of {table.rows[0]}"
            self._say("CS513", f"{message}; give every row as many", row.begins)

    def _style(self, begins: int) -> None:
        text = self._file.without_expressions()
        begin, end = text.index(">", begins) + 1, self._index
        blank = re.sub(r"[^\n]", " ", text[:begin])
        self.problems += self._styles.styles(self._file, blank + text[begin:end])

    def handle_data(self, data: str) -> None:
        """Note the title, and cells that an expression prints."""
        if self._open and self._open[-1].tag == "title":
            self._title += data.strip()
        if self._open and self._open[-1].tag == "tr" and data.strip():
            self._open[-1].counted = False

    def frame(self) -> None:
        """Say of a page, once it is read, that it has no title."""
        if self._frame is not None and not self._title:
            message = "a page without a title; write <title> within its head"
            self.problems.append(self._file.problem("CS512", self._frame, message))


def _shown(tag: str) -> str:
    return "..." if not tag.strip(STAND_IN) else tag
