"""The days on which no session is held anywhere in England and Wales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, eq=False)
class BankHolidays:
    """Bank holidays and what they are for, known to the end of the year `until`."""

    days: Mapping[date, str]
    until: int
