"""Everything that content says, typed and with its places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from csogp_docs.model.area import Area
    from csogp_docs.model.base import Strict
    from csogp_docs.model.closed import BankHolidays
    from csogp_docs.model.language import Language
    from csogp_docs.model.law import Law
    from csogp_docs.model.place import Place
    from csogp_docs.model.programme import ClauseList, Programme
    from csogp_docs.model.rules import FactCatalogue, RuleSet
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.model.standards import Standards
    from csogp_docs.model.wording import Outline, Wording


@dataclass(frozen=True, slots=True)
class WordingAt:
    """A sentence of the wording, and the place of its id."""

    wording: Wording
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeContent:
    """One folder of content: a programme, its clauses, rules, wording, documents."""

    programme: Sourced[Programme]
    clauses: Sourced[ClauseList]
    rules: Sourced[RuleSet]
    wording: Mapping[str, WordingAt]
    outlines: Mapping[str, Sourced[Outline]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One edition: all programmes and areas, the law, the facts, as in force on a day.

    The law has dates of its own, as it turns on other days than that of the report, and
    so have the standards of enforcement. The bank holidays are no content of anybody's,
    but stand beside the closures of the areas.
    """

    programmes: Mapping[str, ProgrammeContent]
    areas: Mapping[str, Sourced[Area]]
    law: Sourced[Law]
    standards: Sourced[Standards]
    bank_holidays: BankHolidays
    facts: Sourced[FactCatalogue]
    wording: Mapping[str, WordingAt]


@dataclass(frozen=True, slots=True)
class Editions:
    """Content over time.

    `contents[n]` is in force for reports dated from `starts[n]` until the next begins;
    the first has always been. `files` is everything as written, all versions of it, by
    path from `content/`. `language` is what is advised about officers' own words.
    """

    starts: tuple[date, ...]
    contents: tuple[Content, ...]
    files: Mapping[str, Sourced[Strict]]
    language: Sourced[Language]

    def on(self, day: date) -> Content:
        """The edition in force for a report of a day."""
        return self.contents[bisect_right(self.starts, day) - 1]

    @property
    def newest(self) -> Content:
        """The last edition, for documents that are about no case."""
        return self.contents[-1]
