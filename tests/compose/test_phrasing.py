"""House style, by examples a person would write."""

from __future__ import annotations

from datetime import date

import pytest

from csogp_docs.compose import phrasing
from csogp_docs.model.base import NOT_RECORDED


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2004, 1, 1), "1 January 2004"),
        (date(2004, 2, 29), "29 February 2004"),
        (date(2003, 5, 14), "14 May 2003"),
        (date(1999, 9, 30), "30 September 1999"),
        (date(2000, 12, 31), "31 December 2000"),
    ],
)
def test_a_date_is_written_as_in_an_english_letter(day: date, written: str) -> None:
    """Without a leading nought, an ordinal or a comma."""
    assert phrasing.british_date(day) == written
    assert phrasing.written(day) == written


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ([(2004, 2, 18)], "18 February 2004"),
        ([(2004, 2, 18), (2004, 2, 25)], "18 and 25 February 2004"),
        ([(2004, 2, 1), (2004, 2, 2), (2004, 2, 3)], "1, 2 and 3 February 2004"),
        (
            [(2003, 12, 30), (2004, 1, 6), (2004, 1, 13)],
            "30 December 2003, and 6 and 13 January 2004",
        ),
        (
            [(2004, 1, 6), (2004, 2, 6), (2004, 3, 6)],
            "6 January 2004, 6 February 2004, and 6 March 2004",
        ),
        ([(2003, 2, 18), (2004, 2, 18)], "18 February 2003, and 18 February 2004"),
    ],
)
def test_dates_name_a_month_once(
    days: list[tuple[int, int, int]], written: str
) -> None:
    """As long as the year is the same."""
    assert phrasing.listed_dates([date(*day) for day in days]) == written


@pytest.mark.parametrize(
    ("number", "as_months", "as_years"),
    [
        (1, "1 month", "1 month"),
        (12, "12 months", "one year"),
        (24, "24 months", "two years"),
        (30, "30 months", "30 months"),
        (36, "36 months", "three years"),
        (120, "120 months", "10 years"),
    ],
)
def test_a_length_is_never_rounded(number: int, as_months: str, as_years: str) -> None:
    """What is no whole number of years stays in months."""
    assert phrasing.months(number) == as_months
    assert phrasing.years(number) == as_years


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "no offences"),
        (1, "one offence"),
        (2, "two offences"),
        (9, "nine offences"),
        (10, "10 offences"),
        (21, "21 offences"),
    ],
)
def test_a_count_is_in_words_up_to_nine(number: int, written: str) -> None:
    """One of something is not many."""
    assert phrasing.counted(number, "offence") == written


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
    ],
)
def test_items_are_joined_as_in_a_sentence(items: list[str], written: str) -> None:
    """With "and" before the last."""
    assert phrasing.listed(items) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("", ""), ("a", "A"), ("ÿ", "Ÿ"), ("mr McDuff", "Mr McDuff"), ("36", "36")],
)
def test_a_sentence_begins_with_a_capital(text: str, written: str) -> None:
    """Every later letter stays as it was typed."""
    assert phrasing.capitalised(text) == written


@pytest.mark.parametrize(
    ("value", "text"),
    [("as typed", "as typed"), (36, "36"), (2.5, "2.5"), (50.0, "50")],
)
def test_a_value_is_written_as_it_stands(value: object, text: str) -> None:
    """A whole number of hours has no point."""
    assert phrasing.written(value) == text


@pytest.mark.parametrize(
    "value", [None, True, False, float("inf"), float("-inf"), NOT_RECORDED, [], {}]
)
def test_a_value_that_has_no_written_form_is_refused(value: object) -> None:
    """It would be a hole in a sentence."""
    with pytest.raises(TypeError, match="no written form"):
        phrasing.written(value)
