"""House style: dates, lengths, numbers and lists as words in a sentence."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.model.assessment import SessionOn

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
]


def british_date(day: date) -> str:
    """Write a date as an English letter does.

    >>> british_date(date(2004, 3, 5))
    '5 March 2004'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def months(number: float) -> str:
    """Write a length in calendar months.

    >>> months(1), months(36)
    ('1 month', '36 months')
    """
    return f"{number:g} month" if number == 1 else f"{number:g} months"


def years(number: float) -> str:
    """Write a length given in months as whole years, where it is that.

    >>> years(24), years(12), years(30)
    ('two years', 'one year', '30 months')
    """
    whole, rest = divmod(number, 12)
    return months(number) if rest else counted(int(whole), "year")


def counted(number: int, noun: str) -> str:
    """Write how many of something there are, in words up to nine.

    >>> counted(1, "offence"), counted(12, "offence"), counted(0, "offence")
    ('one offence', '12 offences', 'no offences')
    """
    return f"{in_words(number)} {noun if number == 1 else noun + 's'}"


def are(number: int) -> str:
    """Give the verb that agrees with how many there are.

    >>> are(1), are(0), are(2)
    ('is', 'are', 'are')
    """
    return "is" if number == 1 else "are"


def were(number: int) -> str:
    """Give the verb of the past that agrees with how many there were.

    >>> were(1), were(0), were(2)
    ('was', 'were', 'were')
    """
    return "was" if number == 1 else "were"


def how_many(number: int) -> str:
    """Write how many there are of what has been named before.

    >>> how_many(0), how_many(2)
    ('none', 'two')
    """
    return in_words(number) if number else "none"


def ordinal(number: int) -> str:
    """Write which of several, in words up to three.

    >>> ordinal(1), ordinal(2), ordinal(4)
    ('first', 'second', 'number 4')
    """
    words = ["first", "second", "third"]
    return words[number - 1] if number <= len(words) else f"number {number}"


def in_words(number: int) -> str:
    """Write a small number as a word, a larger one in figures.

    >>> in_words(3), in_words(10)
    ('three', '10')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def listed(items: Sequence[str]) -> str:
    """Join items as a sentence does.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    *others, last = items or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def alternatives(items: Sequence[str]) -> str:
    """Join items of which one will do.

    >>> alternatives(["A", "B", "C"])
    'A, B or C'
    """
    *others, last = items or ("",)
    return f"{', '.join(others)} or {last}" if others else last


def listed_dates(days: Sequence[date]) -> str:
    """Join dates, naming a month and year once where they follow one another.

    >>> listed_dates([date(2004, 2, 18), date(2004, 2, 25), date(2004, 3, 1)])
    '18 and 25 February 2004, and 1 March 2004'
    """
    months_named: dict[str, list[str]] = {}
    for day in days:
        number, month = british_date(day).split(" ", 1)
        months_named.setdefault(month, []).append(number)
    groups = [f"{listed(numbers)} {month}" for month, numbers in months_named.items()]
    *others, last = groups
    return f"{', '.join(others)}, and {last}" if others else last


def period(first: date | None, last: date | None) -> str:
    """Write from when and to when, where there is either.

    >>> period(date(2001, 4, 1), date(2005, 4, 3)), period(date(2005, 4, 4), None)
    ('from 1 April 2001 to 3 April 2005', 'from 4 April 2005')
    """
    ends = (("from", first), ("to", last))
    return " ".join(f"{name} {british_date(day)}" for name, day in ends if day)


def capitalised(text: str) -> str:
    """Begin a sentence; later letters, and an address of the web, stay as they are."""
    if text.startswith("www."):
        return text
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """Make a sentence of words that may stand without a capital or a full stop.

    >>> closed("he has work"), closed("Why not?")
    ('He has work.', 'Why not?')
    """
    ends = text.rstrip("\"')\u2019\u201d").endswith((".", "?", "!"))
    return capitalised(text) if ends else f"{capitalised(text)}."


def _session(it: SessionOn) -> str:
    return f"session {it.number} ({it.module}) on {british_date(it.day)}"


def written(value: object) -> str:
    """Write one value as it stands in a sentence.

    Raises:
        TypeError: a value that has no written form, such as a fact not known; a
            sentence is then replaced whole, never printed with a hole.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return british_date(value)
    if isinstance(value, tuple) and all(isinstance(it, SessionOn) for it in value):
        return listed([_session(it) for it in value])
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{type(value).__name__} has no written form")
    if math.isinf(value):
        raise TypeError("no limit has no written form")
    return f"{value:g}"
