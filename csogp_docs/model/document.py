"""A document as a template sees it: sections of sentences, tables, officer's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from csogp_docs.model.audience import Audience
    from csogp_docs.model.place import Place
    from csogp_docs.model.wording import Panel

# The documents about one case that go with a report; every programme has an outline for
# each. An outline may say for which cases its document is made.
REPORT_DOCUMENTS = ("psr", "statement", "summary", "referral")
# Those about how the programme is attended, where a programme has an outline for them.
DELIVERY_DOCUMENTS = ("timetable", "missed", "enforcement", "progress", "completion")
CASE_DOCUMENTS = (*REPORT_DOCUMENTS, *DELIVERY_DOCUMENTS)

Edition = Literal["web", "print", "reading", "large-print"]
Status = Literal["draft", "final", "published"]
Style = Literal["plain", "strong", "emphasis"]

# The editions of a leaflet, and the format of each; all say the same words.
EDITIONS: dict[Edition, str] = {
    "web": "html",
    "print": "pdf",
    "reading": "pdf",
    "large-print": "pdf",
}


@dataclass(frozen=True, slots=True)
class At:
    """A fact or a field of a case file, and where its value was written."""

    name: str
    place: Place

    def __str__(self) -> str:
        return f"{self.name} at {self.place}"

    @property
    def file(self) -> str:
        """The name of the file, the same wherever its folder is."""
        return self.place.file.rpartition("/")[2]

    @property
    def short(self) -> str:
        """Name it with file and line."""
        return f"{self.name} ({self.file}:{self.place.line})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a sentence, a row or an item rests on.

    `wording` is empty for what is drawn from the case file or its findings; then
    `fields` are the fields it is drawn from. `edition` says when that wording is in
    force, where it says so. `officer` marks the officer's own words.
    """

    wording: str = ""
    version: str = ""
    edition: str = ""
    rules: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    facts: tuple[At, ...] = ()
    fields: tuple[At, ...] = ()
    officer: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One generated sentence and its basis; None in a copy that carries none."""

    text: str
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an officer's text in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Generated sentences; `number` is empty where paragraphs carry none."""

    number: str
    sentences: tuple[Sentence, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph of the officer's own words."""

    number: str
    runs: tuple[Run, ...]
    basis: Basis | None = None
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list: each item is either generated or the officer's.

    `bases` are what each item rests on; empty in a copy that carries none.
    """

    items: tuple[tuple[Run, ...], ...]
    ordered: bool = False
    bases: tuple[Basis, ...] = ()
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column a table is sorted, in ARIA's words, and where it is otherwise.

    `addresses` lead, by the name of a column, to the table sorted by that one.
    """

    column: str
    direction: Literal["ascending", "descending"]
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head row; the first cell of each row names the row.

    Where it is `labelled`, each cell says on a narrow screen what its column is.
    `bases` are what each row rests on; empty in a copy that carries none.
    """

    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    labelled: bool = False
    bases: tuple[Basis, ...] = ()
    sorting: Sorting | None = None
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `links` are what it names, with their addresses, for a screen.

    `note` is what stands below the text, in smaller letters. `anchor` is what a link
    to the cell ends in. What is `strong` is to be seen at once. `bar` is the share,
    from 0 to 1, that a bar below the text shows once more to the eye.
    """

    text: str
    links: tuple[tuple[str, str], ...] = ()
    note: str = ""
    anchor: str = ""
    strong: bool = False
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """Labelled lines: what it is, and what is to be said of it."""

    rows: tuple[tuple[str, Sentence], ...]
    kind: Literal["details"] = "details"


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading below a section's."""

    text: str
    kind: Literal["subheading"] = "subheading"


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set off under a heading of their own."""

    heading: str
    blocks: tuple[Block, ...]
    kind: Literal["box"] = "box"


Block = Paragraph | Words | Bullets | Table | Details | Subheading | Box


@dataclass(frozen=True, slots=True)
class Section:
    """A section, or a panel of a leaflet. `number` is empty where it carries none."""

    id: str
    number: str
    heading: str
    blocks: tuple[Block, ...]
    panel: Panel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that a template may see.

    `running` stands at the head of every page, `made_from` at the end of the last.
    `date` is the report's, or None for a document that belongs to no report.
    `edition` is that of a leaflet; no other document has editions. `copy` says for whom
    this copy is. `references` number what the document rests on, in the order in which
    it is first rested on; none in a copy that carries no basis. With an `appendix` they
    are listed at the end of the paper edition.
    """

    type: str
    title: str
    subject: str
    service: str
    running: str
    reference: str
    marking: str
    status: Status
    date: date | None
    sections: tuple[Section, ...]
    made_from: str = ""
    edition: Edition | None = None
    audience: Audience | None = None
    copy: str = ""
    references: Mapping[Basis, int] = field(default_factory=dict)
    appendix: bool = False

    @property
    def kind(self) -> str:
        """What the finished file is held to: the type, and the edition of a leaflet."""
        return self.type if self.edition is None else f"{self.type}-{self.edition}"
