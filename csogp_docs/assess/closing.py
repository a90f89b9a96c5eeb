"""Days on which an area holds no session: bank holidays, and closures of its own."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from csogp_docs.model.area import Area, Closure
    from csogp_docs.model.closed import BankHolidays
    from csogp_docs.model.sourced import Sourced


@lru_cache(maxsize=64)
def closed_days(area: Sourced[Area], bank: BankHolidays) -> Mapping[date, str]:
    """Return every day on which an area is closed, and why."""
    own = {day: it.why for it in area.value.closures for day in _days(it)}
    return own | dict(bank.days)


def _days(closure: Closure) -> list[date]:
    number = (closure.to - closure.from_).days + 1
    return [closure.from_ + timedelta(days=it) for it in range(number)]
