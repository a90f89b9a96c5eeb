"""A value that a copy must not show, as a search for it needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, repr=False)
class Withheld:
    """One value of a field that an audience may not see: a text or a date.

    It has no representation that could be printed by mistake.
    """

    field: str
    value: str | date
