"""Time engines against one another, so that a busy machine troubles all alike."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from rules_page import Measured

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 15
SECONDS = 0.15  # of each engine in each round

METHOD = f"""
    In each of {ROUNDS} rounds every engine evaluates for {SECONDS} seconds, in turn,
    every other round in the reverse order. Rates are medians over the rounds. A ratio
    is to *ours, tables only, cold* in the same round, and again the median is given;
    above 1 is faster.
"""


@dataclass(frozen=True)
class Contender:
    """One way to evaluate a case; `before` is done first, outside the clock.

    `differing` counts the tables to which it gives another answer than ours.
    """

    name: str
    gives: str
    evaluate: Callable[[], object]
    before: Callable[[], object] | None = None
    differing: int = 0


def measure(contenders: Sequence[Contender]) -> tuple[Measured, ...]:
    """Measure round by round; the first contender is what the others are held to.

    What gives another answer than ours is listed, and not measured.
    """
    same = [it for it in contenders if not it.differing]
    rates: dict[str, list[float]] = {it.name: [] for it in same}
    for number in range(ROUNDS):
        for contender in reversed(same) if number % 2 else same:
            rates[contender.name].append(_rate(contender))
    base = rates[same[0].name]
    return tuple(
        Measured(
            name=it.name,
            gives=it.gives,
            rate=median(rates[it.name]) if it in same else None,
            ratio=_ratio(rates[it.name], base) if it in same else None,
            differing=it.differing,
        )
        for it in contenders
    )


def _ratio(rates: Sequence[float], base: Sequence[float]) -> float:
    return median(one / other for one, other in zip(rates, base, strict=True))


def _rate(contender: Contender) -> float:
    """Evaluate for a while, and return the evaluations a second."""
    count, spent = 0, 0.0
    while spent < SECONDS:
        if contender.before is not None:
            contender.before()
        start = perf_counter()
        contender.evaluate()
        spent += perf_counter() - start
        count += 1
    return count / spent
