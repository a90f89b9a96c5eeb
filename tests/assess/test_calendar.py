"""Months are calendar months, and ages are whole years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csogp_docs.assess.calendar import age, last_day, whole_months


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2004-03-05", 36, "2007-03-04"),
        ("2004-03-12", 36, "2007-03-11"),
        ("2004-03-01", 36, "2007-02-28"),
        ("2005-03-01", 36, "2008-02-29"),
        ("2004-01-01", 12, "2004-12-31"),
        ("2004-12-31", 36, "2007-12-30"),
        ("2004-02-29", 12, "2005-02-28"),
        ("2004-02-29", 36, "2007-02-28"),
        ("2004-02-29", 48, "2008-02-28"),
        ("2003-02-28", 12, "2004-02-27"),
        ("2004-01-31", 1, "2004-02-29"),
        ("2003-01-31", 1, "2003-02-28"),
        ("2003-01-30", 1, "2003-02-28"),
        ("2003-01-29", 1, "2003-02-28"),
        ("2003-01-28", 1, "2003-02-27"),
        ("2004-01-29", 1, "2004-02-28"),
        ("2004-03-31", 1, "2004-04-30"),
        ("2004-03-30", 1, "2004-04-29"),
        ("2004-05-31", 1, "2004-06-30"),
        ("2004-08-31", 6, "2005-02-28"),
        ("2004-10-31", 1, "2004-11-30"),
        ("2004-11-30", 1, "2004-12-29"),
        ("2004-03-05", 0, "2004-03-04"),
        ("9999-03-05", 36, "9999-12-31"),
        ("9999-01-01", 12, "9999-12-31"),
        ("9998-03-05", 12, "9999-03-04"),
    ],
)
def test_the_last_day_of_an_order(start: str, months: int, expected: str) -> None:
    """An order ends the day before its date, or with a month that lacks that date."""
    actual = last_day(date.fromisoformat(start), months)

    assert actual == date.fromisoformat(expected)


@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    st.integers(1, 600),
    st.integers(1, 60),
)
def test_a_longer_order_ends_later(start: date, months: int, more: int) -> None:
    """Each month more moves the end on."""
    assert last_day(start, months) < last_day(start, months + more)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.integers(1, 600))
def test_an_order_has_the_number_of_its_months(start: date, months: int) -> None:
    """The day after the last is in the month that many months on, or just after it."""
    after = last_day(start, months) + timedelta(days=1)
    apart = (after.year - start.year) * 12 + after.month - start.month

    assert (apart, after.day) in {(months, start.day), (months + 1, 1)}


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        ("1968-02-29", "2003-02-28", 34),
        ("1968-02-29", "2003-03-01", 35),
        ("1968-02-29", "2004-02-28", 35),
        ("1968-02-29", "2004-02-29", 36),
        ("1970-03-05", "2004-03-04", 33),
        ("1970-03-05", "2004-03-05", 34),
        ("1970-12-31", "2004-01-01", 33),
        ("1970-01-01", "2004-12-31", 34),
        ("2004-03-05", "2004-03-05", 0),
    ],
)
def test_ages(born: str, on: str, expected: int) -> None:
    """A person is a year older on the birthday, and not before."""
    assert age(date.fromisoformat(born), date.fromisoformat(on)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2004-03-12", "2007-03-11", 36),
        ("2004-03-12", "2007-03-10", 35),
        ("2004-03-12", "2007-03-12", 36),
        ("2004-03-15", "2007-03-11", 35),
        ("2004-05-10", "2007-03-11", 34),
        # From the 31st a month ends with the last day of the next one that has it not.
        ("2004-01-31", "2004-02-28", 0),
        ("2004-01-31", "2004-02-29", 1),
        ("2004-02-29", "2005-02-27", 11),
        ("2004-02-29", "2005-02-28", 12),
        ("2004-08-31", "2005-02-28", 6),
        ("2004-03-12", "2004-03-12", 0),
        ("2004-03-12", "2004-03-11", 0),
        ("2004-03-12", "2003-03-12", 0),
    ],
)
def test_the_whole_months_that_remain(first: str, last: str, expected: int) -> None:
    """Both days are included, and a month that has only begun is not counted."""
    actual = whole_months(date.fromisoformat(first), date.fromisoformat(last))

    assert actual == expected


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.integers(1, 600))
def test_a_period_of_whole_months_has_that_many(start: date, months: int) -> None:
    """To its last day they are as many as it was given, and a day sooner one fewer."""
    last = last_day(start, months)

    assert whole_months(start, last) == months
    assert whole_months(start, last - timedelta(days=1)) == months - 1
