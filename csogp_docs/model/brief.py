"""A case as the index of a batch, or the contents of a bundle, tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

# What an index may be sorted by.
SortedBy = Literal["case", "date", "carries", "blocking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInBrief:
    """One line of the index.

    `problems` are the codes of the warnings that stand. `documents` are the types of
    document that were made, each with the address at which the index finds it, or an
    empty one.
    """

    reference: str
    programme: str
    area: str
    date: date
    carries: str
    blocking: tuple[str, ...]
    problems: tuple[str, ...]
    marking: str
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInBundle:
    """One line of the contents of a bundle.

    `title` is that of the document, `page` the one of the whole file on which it
    begins, counted from 1.
    """

    reference: str
    title: str
    date: date
    carries: str
    page: int
