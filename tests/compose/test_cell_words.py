"""The cells of decision tables, in words that a reader of the manual knows."""

from __future__ import annotations

from datetime import date

import pytest

from csogp_docs.compose.cell_words import cell_words
from csogp_docs.model.boundaries import Comparison, PlainCell

Test = tuple[tuple[str, float | str], ...]


def words(*tests: Test, negated: bool = False) -> str:
    """Say a cell of these tests, each its comparisons; values as they are."""
    cell = PlainCell(
        "", tuple(tuple(Comparison(*it) for it in test) for test in tests), negated
    )
    return cell_words(cell, lambda it: f"{it.endpoint}", of_days=False)


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ([], "anything"),
        ([(("is", "low"),)], "low"),
        ([(("is", "a"),), (("is", "b"),)], "a or b"),
        ([(("is", "a"),), (("is", "b"),), (("is", "c"),)], "a, b or c"),
        ([(("<", 36),)], "less than 36"),
        ([(("<=", 36),)], "at most 36"),
        ([((">", 36),)], "more than 36"),
        ([((">=", 36),)], "at least 36"),
        ([((">=", 36), ("<=", 36))], "exactly 36"),
        ([((">=", 6), ("<=", 36))], "from 6 to 36"),
        ([((">=", 6), ("<", 36))], "at least 6 and less than 36"),
        ([((">", 6), ("<=", 36))], "more than 6 and at most 36"),
        ([(("<", 6),), ((">", 36),)], "less than 6 or more than 36"),
    ],
)
def test_a_cell_is_said_in_words(tests: list[Test], said: str) -> None:
    """Each form of a test has words of its own."""
    assert words(*tests) == said


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ([(("is", "low"),)], "not low"),
        ([(("is", "not met"),)], "anything but not met"),
        ([(("is", "a"),), (("is", "b"),)], "anything but a or b"),
        ([((">=", 6), ("<=", 36))], "anything but from 6 to 36"),
    ],
)
def test_what_a_cell_refuses_is_never_denied_twice(
    tests: list[Test], said: str
) -> None:
    """Nobody is to count how often "not" is said."""
    assert words(*tests, negated=True) == said


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("<", "before 2005-04-04"),
        ("<=", "on or before 2005-04-04"),
        (">", "after 2005-04-04"),
        (">=", "on or after 2005-04-04"),
    ],
)
def test_days_are_before_and_after_one_another(order: str, said: str) -> None:
    """A day is not less than another."""
    cell = PlainCell("", ((Comparison(order, date(2005, 4, 4)),),))

    assert cell_words(cell, lambda it: f"{it.endpoint}", of_days=True) == said
