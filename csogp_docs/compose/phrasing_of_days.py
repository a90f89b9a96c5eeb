"""House style for whoever has to be somewhere: days of the week, hours, sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import alternatives, british_date, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csogp_docs.model.assessment import SessionOn

_WEEKDAYS = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
_FRACTIONS = {0.25: "¼", 0.5: "½", 0.75: "¾"}


def weekday_and_date(day: date) -> str:
    """Write a date with its day of the week, for whoever has to be there.

    >>> from datetime import date
    >>> weekday_and_date(date(2004, 6, 8))
    'Tuesday 8 June 2004'
    """
    return f"{weekday(day)} {british_date(day)}"


def weekday(day: date) -> str:
    """Name the day of the week.

    >>> from datetime import date
    >>> weekday(date(2004, 6, 8))
    'Tuesday'
    """
    return _WEEKDAYS[day.weekday()]


def hours(number: float) -> str:
    """Write how long something lasts, with the fractions that people use.

    >>> hours(5.0), hours(2.5), hours(1.0), hours(0.5)
    ('5 hours', '2½ hours', '1 hour', '½ hour')
    """
    whole, rest = divmod(number, 1)
    if rest and rest not in _FRACTIONS:
        return f"{number:g} hours"
    said = f"{whole:.0f}" if whole else ""
    noun = "hour" if number <= 1 else "hours"
    return f"{said}{_FRACTIONS.get(rest, '')} {noun}"


def ranged(first: int, last: int) -> str:
    """Write numbers that follow one another by the first and the last.

    >>> ranged(7, 7), ranged(7, 8), ranged(7, 10)
    ('7', '7 and 8', '7 to 10')
    """
    if first == last:
        return f"{first}"
    return f"{first} and {last}" if last == first + 1 else f"{first} to {last}"


def on_days(sessions: Sequence[SessionOn], joined_by: str = "and") -> str:
    """Name sessions, each with its day of the week and date.

    A module that all of them are of is named once.

    Args:
        sessions: with their modules and days.
        joined_by: "and" where all of them are meant, "or" where one of them is.
    """
    modules = list(dict.fromkeys(it.module for it in sessions))
    of_each = "" if len(modules) == 1 else " ({})"
    said = [
        f"session {it.number}{of_each.format(it.module)} on {weekday_and_date(it.day)}"
        for it in sessions
    ]
    joined = alternatives(said) if joined_by == "or" else listed(said)
    return joined if of_each else f"{joined} ({modules[0]})"
