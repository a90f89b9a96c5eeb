"""S-FEEL unary tests: the cells of a decision table, read and tried.

A cell is `-` (anything), a list of tests separated by commas, or `not(...)` around
such a list. A test is a value, a comparison (`< 36`, `>= programme.minimum_months`) or
an interval (`[6..36]`, `[6..36)`, `]6..36]`). An endpoint is a number, a date
(`date("2005-04-04")`, or 2005-04-04 without more) or the name of a fact of the input's
own type. Words need no quotes unless they hold a comma.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csogp_docs.model.assessment import Value

Bound = float | date
Resolve = Callable[[str], Bound | None]

_DATE = re.compile(r'date\(\s*"([^"]*)"\s*\)|([0-9]{4}-[0-9]{2}-[0-9]{2})')
_COMMA = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')  # outside quotes
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_COMPARISON = re.compile(r"(<=|>=|<|>)\s*(.+)")
_INTERVAL = re.compile(r"([\[\](])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])\[])")
_BOOLEANS = {"yes": True, "true": True, "no": False, "false": False}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class CellError(ValueError):
    """A cell that is no unary test over its input's domain."""


@dataclass(frozen=True, slots=True)
class Equals:
    """The value is this one."""

    value: Value

    def holds(self, value: Value, _resolve: Resolve) -> bool | None:
        """Compare for equality; a truth value equals only a truth value."""
        return type(value) is type(self.value) and value == self.value


@dataclass(frozen=True, slots=True)
class Compares:
    """The value stands in this order to an endpoint."""

    order: str
    endpoint: Bound | str

    def holds(self, value: Value, resolve: Resolve) -> bool | None:
        """Compare; None while the endpoint is not known."""
        bound = self.endpoint
        if isinstance(bound, str):
            resolved = resolve(bound)
            if resolved is None:
                return None
            bound = resolved
        return _COMPARE[self.order](value, bound)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: any of its tests holds, or with `negated` none of them.

    An interval is two comparisons that must both hold, so that `tests` is a list of
    conjunctions. No tests at all means any value.
    """

    tests: tuple[tuple[Equals | Compares, ...], ...]
    negated: bool = False

    def holds(self, value: Value | None, resolve: Resolve) -> bool | None:
        """Try a value: True, False, or None when it cannot be said (Kleene)."""
        if not self.tests:
            return True
        if value is None:
            return None
        found = kleene_any(
            kleene_all(test.holds(value, resolve) for test in conjunction)
            for conjunction in self.tests
        )
        return not found if self.negated and found is not None else found

    @property
    def endpoints(self) -> tuple[Bound | str, ...]:
        """Every endpoint compared with: numbers, dates and names."""
        return tuple(
            test.endpoint
            for conjunction in self.tests
            for test in conjunction
            if isinstance(test, Compares)
        )

    @property
    def values(self) -> tuple[Value, ...]:
        """Every value that the cell names."""
        return tuple(
            test.value
            for conjunction in self.tests
            for test in conjunction
            if isinstance(test, Equals)
        )


def kleene_all(values: Iterable[bool | None]) -> bool | None:
    """Return False if any is False, else None if any is None, else True.

    >>> kleene_all([None, False]), kleene_all([None, True])
    (False, None)
    """
    doubtful = False
    for value in values:
        if value is False:
            return False
        doubtful = doubtful or value is None
    return None if doubtful else True


def kleene_any(values: Iterable[bool | None]) -> bool | None:
    """Return True if any is True, else None if any is None, else False.

    >>> kleene_any([None, True]), kleene_any([None, False])
    (True, None)
    """
    doubtful = False
    for value in values:
        if value:
            return True
        doubtful = doubtful or value is None
    return None if doubtful else False


def read_cell(written: str, kind: str, domain: Sequence[str]) -> Cell:
    """Read a cell over an input of a kind of the catalogue, such as "number".

    A choice takes the words of its domain; a text takes any.

    Raises:
        CellError: it is no unary test, or names a value outside the domain.

    >>> read_cell("[6..36)", "number", ()).holds(36, lambda name: None)
    False
    """
    text = written.strip()
    if text == "-":
        return Cell(())
    negated = re.fullmatch(r"not\((.*)\)", text)
    if negated:
        text = negated.group(1)
    return Cell(
        tuple(_read_test(part.strip(), kind, domain) for part in _COMMA.split(text)),
        negated=negated is not None,
    )


def _read_test(
    text: str, kind: str, domain: Sequence[str]
) -> tuple[Equals | Compares, ...]:
    if kind in {"number", "date"}:
        return _read_ordered(text, _number if kind == "number" else _date)
    word = text.strip('"')
    if kind == "yes or no" and word in _BOOLEANS:
        return (Equals(_BOOLEANS[word]),)
    if word in domain if kind == "choice" else kind == "text" and word:
        return (Equals(word),)
    if kind == "text":
        raise CellError('nothing is written between the commas; "-" is any value')
    allowed = "yes, no" if kind == "yes or no" else ", ".join(domain)
    raise CellError(f'"{word}" is not one of: {allowed}')


def _read_ordered(
    text: str, endpoint: Callable[[str], Bound | str]
) -> tuple[Equals | Compares, ...]:
    if interval := _INTERVAL.fullmatch(text):
        opening, low, high, closing = interval.groups()
        return (
            Compares(">=" if opening == "[" else ">", endpoint(low)),
            Compares("<=" if closing == "]" else "<", endpoint(high)),
        )
    if comparison := _COMPARISON.fullmatch(text):
        return (Compares(comparison.group(1), endpoint(comparison.group(2))),)
    bound = endpoint(text)
    return (Compares(">=", bound), Compares("<=", bound))


def _number(text: str) -> Bound | str:
    if _NUMBER.fullmatch(text):
        return float(text)
    if _NAME.fullmatch(text):
        return text
    raise CellError(f'"{text}" is neither a number nor the name of a fact')


def _date(text: str) -> Bound | str:
    if written := _DATE.fullmatch(text):
        day = written.group(1) or written.group(2) or ""
        try:
            return date.fromisoformat(day)
        except ValueError:
            raise CellError(f'"{day}" is no day; write date("2004-03-05")') from None
    if _NAME.fullmatch(text):
        return text
    raise CellError(f'"{text}" is neither a date nor the name of a fact')
