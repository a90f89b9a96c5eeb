"""What one line of a caseload tells of a case: what is due, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one case stands, as at its report. It is named by its reference alone.

    `begun` tells whether its register has. `to_make_up` are the sessions to be made up,
    by id, and `before` the day of the person's next session. `missed` counts in
    `module`, and one more than `allowed` repeats it; both are None before the
    programme has begun. `in_time`, `repeat` and `enforcement` are answers of rules, or
    None where the programme has no such rule. `test` is the next that is not recorded
    as taken, with the day planned, where there is a timetable.
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
    in_time: str | None
    last_session: date | None
    ends: date | None
    test: tuple[str, date] | None
