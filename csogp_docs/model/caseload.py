"""What one line of a caseload tells of a case: what is due, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# What may be due of a case, the most urgent first: what has to be answered for, what
# has a day, what changes the plan, what is open, then what only stands to be watched.
Due = Literal[
    "enforcement",
    "catch-up",
    "repeat",
    "too-late",
    "tests",
    "not-settled",
    "last-miss",
    "nothing",
    "not-begun",
]
DUE: tuple[Due, ...] = get_args(Due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one case stands, as at its report. It is named by its reference alone.

    `begun` tells whether its register has. `to_make_up` are the sessions to be made up,
    by id, and `before` the day of the person's next session. `missed` counts in
    `module`, and one more than `allowed` repeats it; both are None before the
    programme has begun. `in_time`, `repeat` and `enforcement` are answers of rules, or
    None where the programme has no such rule; `considered` is that of enforcement as
    the programme names it. `last_session` is None where there is no timetable yet.
    `test` is the next that is not recorded as taken, with the day planned. `due` is
    what all this comes to, the most urgent first, and is never empty.
    """

    case: str
    as_of: date
    begun: bool
    to_make_up: tuple[str, ...]
    before: date | None
    module: str | None
    missed: int | None
    allowed: int | None
    repeat: str | None
    enforcement: str | None
    considered: str | None
    in_time: str | None
    last_session: date | None
    ends: date | None
    test: tuple[str, date] | None
    due: tuple[Due, ...]


def sentence_ids() -> Iterator[str]:
    """Yield the id of every sentence that a caseload may need."""
    yield from (f"caseload.{it}" for it in ("introduction", "order", "several"))
    yield from (f"caseload.{it}" for it in ("missed", "ends"))
    yield from (f"caseload.count.{it}" for it in DUE)
    yield from (f"caseload.due.{it}" for it in DUE)
    yield from (f"caseload.open.{it}" for it in ("enforcement", "repeat", "time"))
