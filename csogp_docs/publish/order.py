"""What somebody wants in an output folder, and under which names it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from csogp_docs.model.brief import SortedBy
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.publish.manifest import as_line, fingerprint
from csogp_docs.publish.successors import first_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from csogp_docs.model.audience import Audience
    from csogp_docs.model.document import Status
    from csogp_docs.publish.manifest import CaseEntry

FORMATS = ("html", "pdf")
INDEX = "index"
# What the working copy has beside its documents: what their sentences rest on.
TRACE = "trace"
WORKING_COPY: Audience = "file"
# The page of an index for each order of its cases, and its table for a spreadsheet.
INDEX_PAGES: dict[SortedBy, str] = {
    it: f"{INDEX}.html" if it == "case" else f"{INDEX}-by-{it}.html"
    for it in get_args(SortedBy)
}
INDEX_CSV = f"{INDEX}.csv"

# A document, and the audience that it is for.
Wanted = tuple["Audience", str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build, for whom, in which formats, and where to.

    Without `documents` it is all that each audience gets; `section` is the only one
    wanted of each.
    """

    output: Path
    documents: Sequence[str] | None = None
    audiences: Sequence[Audience] = (WORKING_COPY,)
    formats: Sequence[str] = FORMATS
    section: str | None = None
    final: bool = False

    @property
    def status(self) -> Status:
        """The status of every case document that is made."""
        return "final" if self.final else "draft"

    @property
    def kinds(self) -> Sequence[str]:
        """The types of document that are wanted."""
        return CASE_DOCUMENTS if self.documents is None else self.documents

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """Everything that may be made of a case."""
        found = [(whom, kind) for whom in self.audiences for kind in self.kinds]
        trace = [(whom, TRACE) for whom in self.audiences if whom == WORKING_COPY]
        return (*found, *trace)

    def stem(self, reference: str, audience: Audience, kind: str) -> str:
        """The path in the output of one document of a case, without an ending."""
        name = f"{kind}-{self.section}" if self.section else kind
        return f"{reference}/{audience}/{name}"

    def names(self, reference: str, audience: Audience, kind: str) -> list[str]:
        """The path in the output of each file of one document of a case."""
        if kind == TRACE:
            return [f"{reference}/{audience}/{TRACE}.json"]
        stem = self.stem(reference, audience, kind)
        return [f"{stem}.{suffix}" for suffix in self.formats]

    @property
    def index_names(self) -> list[str]:
        """The path in the output of each file of the index."""
        pages = INDEX_PAGES.values() if "html" in self.formats else ()
        return [
            *pages,
            *(f"{INDEX}.{suffix}" for suffix in self.formats if suffix != "html"),
            INDEX_CSV,
        ]

    def has_index(self, cases: int) -> bool:
        """Tell whether so many cases get an index.

        One case is no batch, and its index would replace that of the batch it is in.
        """
        return cases > 1 and "summary" in self.kinds and self.section is None


def name_mark(name: str) -> str:
    """Return what stands for the name of a case file, which may name a person."""
    return fingerprint(name.encode(errors="surrogateescape"))[:16]


def led_to(
    reference: str, names: Mapping[str, str], order: Order
) -> Iterator[tuple[str, str]]:
    """Yield what an index tells of a case: its documents, and where they are.

    Args:
        reference: that of the case.
        names: the last successor of each file that is there, by the first one's name.
        order: what was wanted of each case. The address of a document is empty where
            there is no HTML of it.
    """
    several = len(order.audiences) > 1
    for audience in order.audiences:
        for kind in order.kinds:
            stem = order.stem(reference, audience, kind)
            if any(name in names for name in order.names(reference, audience, kind)):
                name = f"{kind} ({audience})" if several else kind
                yield name, names.get(f"{stem}.html", "")


def told_in_index(
    cases: Mapping[str, CaseEntry], names: Mapping[str, str], order: Order
) -> str:
    """Return the fingerprint of all that an index tells of cases.

    Args:
        cases: what is known of each, by reference.
        names: the last successor of each file that is there, by the first one's name.
        order: what was wanted of each.
    """
    told = [
        [
            [reference, it.date, it.carries, it.marking, it.blocking],
            [it.programme, it.area, it.problems],
            *led_to(reference, names, order),
        ]
        for reference, it in sorted(cases.items())
    ]
    return fingerprint(as_line(told).encode())


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a file in the output is: its document, for whom, and in which format.

    `first` is the name of the file of which it may be a successor.
    """

    first: str
    audience: Audience
    kind: str
    section: str | None
    suffix: str


def asked_for(name: str) -> AskedFor:
    """Tell from the path of a file about a case in the output what it is.

    >>> asked_for("wm-0131/court/psr-conclusion.v2.pdf")  # doctest: +ELLIPSIS
    AskedFor(first='wm-0131/court/psr-conclusion.pdf', ...section='conclusion', ...)
    """
    first = first_name(name)
    folder, _, file = first.rpartition("/")
    stem, _, suffix = file.rpartition(".")
    kind, _, section = stem.partition("-")
    audience: Any = folder.rpartition("/")[2]
    return AskedFor(first, audience, kind, section or None, suffix)
