"""The values of an input that its cells can tell apart.

Domains are small: the words of a choice, yes and no, and on each side of every number
or day that a cell compares with. One sample from each stretch stands for all of it, so
that trying the samples tries everything. Numbers of the catalogue are whole.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csogp_docs.assess.unary_tests import Bound, Cell, Resolve
    from csogp_docs.model.assessment import Value

# Stands for every text that no cell names.
ANY_OTHER = "any other"

# Stands for every day where no cell compares with one.
SOME_DAY = date(2004, 3, 5)


def samples(
    kind: str, domain: Sequence[str], cells: Iterable[Cell], resolve: Resolve
) -> Sequence[Value | None]:
    """Return a value from each stretch that the cells of one column tell apart.

    Args:
        kind: the type of the input in the catalogue.
        domain: the words of a choice.
        cells: the cells of the column.
        resolve: what a named endpoint stands for; where it is None, so is the sample.
    """
    match kind:
        case "choice":
            return domain
        case "yes or no":
            return (True, False)
        case "text":
            named = dict.fromkeys(it for cell in cells for it in cell.values)
            return (*named, ANY_OTHER)
        case _:
            return _around(kind, cells, resolve)


def _around(
    kind: str, cells: Iterable[Cell], resolve: Resolve
) -> Sequence[Value | None]:
    found: set[Bound] = set()
    for cell in cells:
        for endpoint in cell.endpoints:
            bound = resolve(endpoint) if isinstance(endpoint, str) else endpoint
            if bound is None:
                return [None]
            found |= set(_beside(bound))
    return sorted(found) or [SOME_DAY if kind == "date" else 0]


def _beside(bound: Bound) -> Iterable[Bound]:
    """The last value below a bound, the bound where it is one, the first above."""
    if isinstance(bound, date):
        if bound > date.min:
            yield bound - timedelta(days=1)
        yield bound
        if bound < date.max:
            yield bound + timedelta(days=1)
    elif not math.isinf(bound):
        yield from {math.ceil(bound) - 1, math.floor(bound), math.ceil(bound)}
        yield math.floor(bound) + 1
