"""What trying a decision table shows: its cells taken apart, and its boundary cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.law import Route, RouteVersion
    from csogp_docs.model.rules import DecisionTable, Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison; `order` is "is" where a cell names the value itself.

    Beside any other order a text is the name of a fact.
    """

    order: str
    endpoint: Value


@dataclass(frozen=True, slots=True)
class PlainCell:
    """A cell as written, and taken apart; one without tests takes any value.

    It takes a value that passes any of its tests, or none of them if `negated`. A test
    is one comparison, or the two of an interval.
    """

    written: str
    tests: tuple[tuple[Comparison, ...], ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class BoundaryCase:
    """Values for the inputs of a table, in order, and the rows that then apply.

    An input has one value, or several that make no difference to one another; where
    it makes no difference at all, it has none.
    """

    values: tuple[tuple[Value, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundaries:
    """The boundary cases of a table, while what its cells name has certain values.

    `setting` is those values, and `law` every version of a route that has such limits.
    `tried` counts the combinations of values; `cases` is empty where too many differ.
    """

    setting: tuple[tuple[str, Value], ...]
    law: tuple[tuple[Route, RouteVersion], ...]
    cases: tuple[BoundaryCase, ...]
    tried: int


@dataclass(frozen=True, slots=True)
class Examined:
    """A decision table, the cells of each of its rows, and its boundary cases.

    `kinds` is the type of each input, as in the catalogue; an earlier table is a
    choice. `compared_with` are the facts that cells name beside a comparison.
    """

    table: DecisionTable
    kinds: tuple[str, ...]
    compared_with: tuple[str, ...]
    cells: tuple[tuple[PlainCell, ...], ...]
    boundaries: tuple[Boundaries, ...]
