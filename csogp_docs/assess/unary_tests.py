"""S-FEEL unary tests: the cells of a decision table, read and tried.

A cell is `-` (anything), a list of tests separated by commas, or `not(...)` around
such a list. A test is a value, a comparison (`< 36`, `>= programme.minimum_months`) or
an interval (`[6..36]`, `[6..36)`, `]6..36]`). An endpoint is a number or the name of a
numeric fact. A word of the input's own domain needs no quotes.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from csogp_docs.model.assessment import Value

    Resolve = Callable[[str], float | None]

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_COMPARISON = re.compile(r"(<=|>=|<|>)\s*(.+)")
_INTERVAL = re.compile(r"([\[\](])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])\[])")
_BOOLEANS = {"yes": True, "true": True, "no": False, "false": False}
_COMPARE: dict[str, Callable[[float, float], bool]] = {
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
    endpoint: float | str

    def holds(self, value: Value, resolve: Resolve) -> bool | None:
        """Compare; None while the endpoint is not known."""
        bound = resolve(self.endpoint) if isinstance(self.endpoint, str) else None
        if not isinstance(self.endpoint, str):
            bound = self.endpoint
        if bound is None or not isinstance(value, int | float):
            return None
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
    def endpoints(self) -> tuple[float | str, ...]:
        """Every endpoint compared with, numbers and names."""
        return tuple(
            test.endpoint
            for conjunction in self.tests
            for test in conjunction
            if isinstance(test, Compares)
        )


def kleene_all(values: Iterable[bool | None]) -> bool | None:
    """Return False if any is False, else None if any is None, else True.

    >>> kleene_all([None, False]), kleene_all([None, True])
    (False, None)
    """
    seen = list(values)
    if False in seen:
        return False
    return None if None in seen else True


def kleene_any(values: Iterable[bool | None]) -> bool | None:
    """Return True if any is True, else None if any is None, else False.

    >>> kleene_any([None, True]), kleene_any([None, False])
    (True, None)
    """
    seen = list(values)
    if True in seen:
        return True
    return None if None in seen else False


def read_cell(written: str, kind: str, domain: Sequence[str]) -> Cell:
    """Read a cell over an input of a kind ("number", "yes or no", "choice").

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
        tuple(_read_test(part.strip(), kind, domain) for part in text.split(",")),
        negated=negated is not None,
    )


def _read_test(
    text: str, kind: str, domain: Sequence[str]
) -> tuple[Equals | Compares, ...]:
    if kind == "number":
        return _read_numeric(text)
    word = text.strip('"')
    if kind == "yes or no" and word in _BOOLEANS:
        return (Equals(_BOOLEANS[word]),)
    if kind == "choice" and word in domain:
        return (Equals(word),)
    allowed = "yes, no" if kind == "yes or no" else ", ".join(domain)
    raise CellError(f'"{word}" is not one of: {allowed}')


def _read_numeric(text: str) -> tuple[Equals | Compares, ...]:
    if interval := _INTERVAL.fullmatch(text):
        opening, low, high, closing = interval.groups()
        return (
            Compares(">=" if opening == "[" else ">", _endpoint(low)),
            Compares("<=" if closing == "]" else "<", _endpoint(high)),
        )
    if comparison := _COMPARISON.fullmatch(text):
        return (Compares(comparison.group(1), _endpoint(comparison.group(2))),)
    endpoint = _endpoint(text)
    return (Compares(">=", endpoint), Compares("<=", endpoint))


def _endpoint(text: str) -> float | str:
    if _NUMBER.fullmatch(text):
        return float(text)
    if _NAME.fullmatch(text):
        return text
    raise CellError(f'"{text}" is neither a number nor the name of a fact')
