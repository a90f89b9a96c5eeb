"""What somebody wants in an output folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.publish.manifest import as_line, fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from csogp_docs.model.document import Status
    from csogp_docs.publish.manifest import CaseEntry

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: documents, of these one section or all, formats, and where to."""

    output: Path
    documents: Sequence[str] = CASE_DOCUMENTS
    formats: Sequence[str] = FORMATS
    section: str | None = None
    final: bool = False

    @property
    def status(self) -> Status:
        """The status of every case document that is made."""
        return "final" if self.final else "draft"

    def stem(self, reference: str, kind: str) -> str:
        """The path in the output of one document of a case, without an ending."""
        name = f"{kind}-{self.section}" if self.section else kind
        return f"{reference}/{name}"

    def names(self, reference: str, kind: str) -> Iterator[str]:
        """Yield the path in the output of each file of one document of a case."""
        stem = self.stem(reference, kind)
        yield from (f"{stem}.{suffix}" for suffix in self.formats)

    def address(self, reference: str, kind: str, names: Collection[str]) -> str:
        """Where an index finds a document; empty where it is not there as HTML."""
        name = f"{self.stem(reference, kind)}.html"
        return name if name in names else ""

    def has_index(self, cases: int) -> bool:
        """Tell whether so many cases get an index.

        One case is no batch, and its index would replace that of the batch it is in.
        """
        return cases > 1 and "summary" in self.documents and self.section is None


def told_in_index(
    cases: Mapping[str, CaseEntry], names: Collection[str], order: Order
) -> str:
    """Return the fingerprint of all that an index tells of cases.

    Args:
        cases: what is known of each, by reference.
        names: the files that are there.
        order: what was wanted of each.
    """
    told = [
        [
            [reference, it.date, it.carries, it.marking, it.blocking],
            [[kind, order.address(reference, kind, names)] for kind in order.documents],
        ]
        for reference, it in cases.items()
    ]
    return fingerprint(as_line(told).encode())
