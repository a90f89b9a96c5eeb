"""What the rules stage finds: findings, each with its rule, facts and clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.base import Unknown
    from csogp_docs.model.case import Override, Result
    from csogp_docs.model.place import Place


class SessionOn(NamedTuple):
    """A session of a module, and a day: the one on which it was missed, or is due."""

    module: str
    number: int
    day: date


class ModuleAttended(NamedTuple):
    """How one module was attended, in figures, the first time or another.

    It has `sessions` and `hours`; `attended` of these sessions, and `missed`, of which
    `made_up` were. `hours_done` are those of the sessions attended or made up. One that
    was `begun_again` is taken again as a whole, and its hours do not count. `from_` is
    the day of its first session, and `to` that on which its last was attended or made
    up; None while sessions are to come.
    """

    module: str
    time: int
    sessions: int
    attended: int
    missed: int
    made_up: int
    hours_done: float
    hours: float
    begun_again: bool
    from_: date
    to: date | None


class PathRemaining(NamedTuple):
    """What remains of one path: its sessions, their hours, its last day.

    Of the `sessions` some are `not_recorded` although their day has passed. Those
    `to_make_up` were missed and are not made up; `hours` count them too. `margin` are
    the days from the last to the end of the order or licence, None where that is not
    known.
    """

    path: str
    sessions: int
    not_recorded: int
    to_make_up: int
    hours: float
    last: date
    margin: int | None


class TestDue(NamedTuple):
    """A point of test by id, and the day planned for it; `path` where it is by one."""

    point: str
    path: str
    day: date


Listed = SessionOn | ModuleAttended | PathRemaining | TestDue
Value = str | int | float | bool | date | tuple[Listed, ...]
Carries = Literal["proposal", "reasons", "neither yet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFound:
    """One fact as found: its value, or why it is not known, and its place.

    `blame` names the catalogue facts to find out when this one is not known.
    A number without limit in law is positive or negative infinity.
    """

    name: str
    state: Value | Unknown
    place: Place
    absent: str
    blame: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTried:
    """One row of a table as tried for a case.

    `holds` is None where it cannot be said. `input`, `cell` and `value` are the first
    cell that failed or could not be said; empty, and None, where the row holds.
    """

    row: str
    holds: bool | None
    input: str = ""
    cell: str = ""
    value: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer of one decision table for one case.

    `rows` are the rows that settled it, all of which say the same; none when nothing
    did. Where facts that are not known would only tell which of several rows applies,
    all of which say the same, there is none either, and `anyway` are those facts. Of a
    table that collects, `rows` are those that certainly apply, and `collected` is what
    follows from them. `facts` are the facts it used, `missing`
    those that could still change it, and `tried` is every row of the table. `confirm`
    names who must confirm a row, where somebody must. `effective` is the result after
    an officer's override, otherwise `result`.
    """

    rule: str
    result: Result
    effective: Result
    override: Override | None
    outcome: str | None
    collected: tuple[str, ...]
    provisional: bool
    rows: tuple[str, ...]
    anyway: tuple[str, ...]
    facts: tuple[FactFound, ...]
    clauses: tuple[str, ...]
    missing: tuple[str, ...]
    tried: tuple[RowTried, ...]
    confirm: str | None
    blocks: bool

    @property
    def found(self) -> str:
        """What the table itself says, whatever an officer set above it."""
        return self.outcome or self.result

    @property
    def answer(self) -> str:
        """What later tables and conditions see: the outcome, else the result."""
        if self.outcome is not None and self.effective == "met":
            return self.outcome
        return self.effective


@dataclass(frozen=True, slots=True)
class ToFindOut:
    """A fact to find out: how many open findings it would settle by itself.

    `settles` is the mean over everything the fact might turn out to be.
    """

    name: str
    settles: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All findings for one case, in the order of the tables.

    `delivery` are those about what happens once the programme has begun, which are no
    findings of a report; `begun` tells whether it has, by the register. `facts` are all
    facts of the catalogue by name, found or not. `to_find_out` are those that could
    still change a finding, the one that would settle most first.
    """

    case: str
    as_of: date
    programme: str
    carries: Carries
    findings: tuple[Finding, ...]
    delivery: tuple[Finding, ...]
    begun: bool
    facts: Mapping[str, FactFound]
    to_find_out: tuple[ToFindOut, ...]

    @property
    def blocking(self) -> tuple[str, ...]:
        """The rules whose findings stand in the way of a final report."""
        return tuple(finding.rule for finding in self.findings if finding.blocks)
