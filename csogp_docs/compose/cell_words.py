"""Say the cells of a decision table in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import alternatives

if TYPE_CHECKING:
    from collections.abc import Callable

    from csogp_docs.model.boundaries import Comparison, PlainCell

_OF_NUMBERS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}
_OF_DAYS = {"<": "before", "<=": "on or before", ">": "after", ">=": "on or after"}
ANYTHING = "anything"


def cell_words(
    cell: PlainCell, say: Callable[[Comparison], str], *, of_days: bool
) -> str:
    """Say a cell in plain words.

    Args:
        cell: the cell, taken apart.
        say: says the value, or the fact, that a comparison names.
        of_days: its input is a date.
    """
    if not cell.tests:
        return ANYTHING
    orders = _OF_DAYS if of_days else _OF_NUMBERS
    tests = [_test(test, say, orders) for test in cell.tests]
    said = alternatives(tests)
    if not cell.negated:
        return said
    plain = len(cell.tests) == 1 and cell.tests[0][0].order == "is"
    # What is "not not met" would make a reader count.
    return f"not {said}" if plain and said[:4] != "not " else f"anything but {said}"


def _test(
    test: tuple[Comparison, ...],
    say: Callable[[Comparison], str],
    orders: dict[str, str],
) -> str:
    first, last = test[0], test[-1]
    if first.order == "is":
        return say(first)
    if (first.order, last.order) == (">=", "<="):
        if first.endpoint == last.endpoint:
            return f"exactly {say(first)}"
        return f"from {say(first)} to {say(last)}"
    return " and ".join(f"{orders[it.order]} {say(it)}" for it in test)
