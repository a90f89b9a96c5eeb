"""Days on which no session is held: bank holidays, and closures of an area."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from holidays.utils import country_holidays

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from csogp_docs.model.area import Area, Closure

# England and Wales have the same bank holidays, which the library lists under England.
_ENGLAND = "ENG"


def closed_days(
    area: Area, starts: date, sessions: int, also: tuple[date, ...] = ()
) -> Mapping[date, str]:
    """Return the closed days around so many sessions from a first day, and why.

    They reach from the year before to later than one session a week could last, even
    where a fifth of all weeks is lost to bank holidays; and to other days named.

    Raises:
        WorkspaceError: the bank holidays of those years are not known.
    """
    closures = {day: closure.why for closure in area.closures for day in _days(closure)}
    lasting = 2 + 2 * (sessions + len(closures)) // 52
    last = max([starts.year + lasting, *(day.year for day in also)])
    years = range(min([starts, *also]).year - 1, last + 1)
    bank = country_holidays("GB", subdiv=_ENGLAND, years=years, language="en_GB")
    if last > bank.end_year:
        raise WorkspaceError(
            f"the bank holidays after {bank.end_year} are not known, and a timetable "
            f"from {starts} may reach as far; correct the dates"
        )
    return closures | dict(bank.items())


def _days(closure: Closure) -> list[date]:
    number = (closure.to - closure.from_).days + 1
    return [closure.from_ + timedelta(days=it) for it in range(number)]
