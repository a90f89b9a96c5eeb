"""The cells of decision tables: S-FEEL unary tests, tried in three truth values."""

from __future__ import annotations

import math
from datetime import date

import pytest

from csogp_docs.assess.unary_tests import (
    CellError,
    kleene_all,
    kleene_any,
    read_cell,
)

ENDPOINTS = {"law.maximum_months": 36.0, "law.minimum_months": -math.inf}
BANDS = ("low", "medium", "high", "very high")
THREE = (True, False, None)


def number_held(cell: str, value: float | None) -> bool | None:
    """Try a number on a cell; endpoints without a value are not known."""
    return read_cell(cell, "number", ()).holds(value, ENDPOINTS.get)


@pytest.mark.parametrize(
    ("cell", "holding", "not_holding"),
    [
        ("36", (36,), (35, 37)),
        ("< 36", (35, -1), (36, 37)),
        ("<36", (35,), (36,)),
        ("<= 36", (35, 36), (37,)),
        ("> 36", (37,), (36, 35)),
        (">= 36", (36, 37), (35,)),
        ("[6..36]", (6, 20, 36), (5, 37)),
        ("[6..36)", (6, 35), (5, 36)),
        ("(6..36]", (7, 36), (6, 37)),
        ("(6..36)", (7, 35), (6, 36)),
        ("]6..36]", (7, 36), (6, 37)),
        ("[6..36[", (6, 35), (5, 36)),
        ("]6..36[", (7, 35), (6, 36)),
        ("[ 6 .. 36 ]", (6, 36), (5, 37)),
        ("[6..6]", (6,), (5, 7)),
        ("[-3..-1]", (-3, -1), (-4, 0)),
        ("[2.5..5)", (2.5, 4), (2, 5)),
        ("6, 12, 36", (6, 12, 36), (7, 35)),
        ("< 6, > 36", (5, 37), (6, 36)),
        ("[1..3], [5..7)", (1, 3, 5, 6), (0, 4, 7)),
        ("not(36)", (35, 37), (36,)),
        ("not(< 6, > 36)", (6, 36), (5, 37)),
        ("not([6..36])", (5, 37), (6, 36)),
        ("-", (0, 36, -1), ()),
    ],
)
def test_numbers(
    cell: str, holding: tuple[float, ...], not_holding: tuple[float, ...]
) -> None:
    """Each form holds of the numbers up to its ends and of no others."""
    tried = [number_held(cell, value) for value in (*holding, *not_holding)]

    assert tried == [True] * len(holding) + [False] * len(not_holding)


@pytest.mark.parametrize("end", [0, 6, 36, 36.5])
@pytest.mark.parametrize("value", [-1, 0, 5, 6, 35, 36, 36.5, 37])
def test_half_open_intervals_leave_no_gap(end: float, value: float) -> None:
    """A number is below an end or from it on, never both and never neither."""
    below = number_held(f"[-1000..{end})", value)
    above = number_held(f"[{end}..1000]", value)

    assert (below is True) != (above is True)


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("<= law.maximum_months", 36, True),
        ("> law.maximum_months", 36, False),
        ("law.maximum_months", 36, True),
        ("[law.minimum_months..law.maximum_months]", 36, True),
        ("[law.minimum_months..law.maximum_months]", 37, False),
        ("< law.minimum_months", -1000, False),
        ("< law.not_known", 36, None),
        ("law.not_known", 36, None),
        ("not(< law.not_known)", 36, None),
        ("[law.not_known..35]", 36, False),
        ("[law.not_known..36]", 36, None),
        ("[law.not_known..law.not_known]", 36, None),
        ("36, law.not_known", 36, True),
        ("35, law.not_known", 36, None),
        ("not(36, law.not_known)", 36, False),
    ],
)
def test_a_name_as_an_endpoint(
    cell: str, value: float, *, expected: bool | None
) -> None:
    """A name stands for its number; not known, it settles only what others do not."""
    assert number_held(cell, value) is expected


@pytest.mark.parametrize(
    ("cell", "holding"),
    [
        ("low", ["low"]),
        ('"low"', ["low"]),
        ("low, medium", ["low", "medium"]),
        ('"low","very high"', ["low", "very high"]),
        ("not(low)", ["medium", "high", "very high"]),
        ("not( low , high )", ["medium", "very high"]),
        ("-", list(BANDS)),
        (" low ", ["low"]),
    ],
)
def test_words(cell: str, holding: list[str]) -> None:
    """A cell holds of the words it lists, with or without quotes."""
    read = read_cell(cell, "choice", BANDS)

    assert [it for it in BANDS if read.holds(it, ENDPOINTS.get)] == holding


@pytest.mark.parametrize(
    ("cell", "holding"),
    [
        ("yes", [True]),
        ("true", [True]),
        ("no", [False]),
        ("false", [False]),
        ("not(yes)", [False]),
        ("yes, no", [True, False]),
        ("-", [True, False]),
    ],
)
def test_yes_and_no(cell: str, holding: list[bool]) -> None:
    """Truth values are written as words."""
    read = read_cell(cell, "yes or no", ())

    assert [it for it in (True, False) if read.holds(it, ENDPOINTS.get)] == holding


def test_a_truth_value_is_no_number_and_no_word() -> None:
    """Python takes True for 1; a cell does not."""
    read = read_cell("yes", "yes or no", ())

    assert [read.holds(it, ENDPOINTS.get) for it in (1, "yes", "True")] == [False] * 3


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("36", "number"),
        ("not(36)", "number"),
        ("[6..36]", "number"),
        ("low", "choice"),
        ("not(low)", "choice"),
        ("low, medium, high, very high", "choice"),
        ("yes", "yes or no"),
        ("yes, no", "yes or no"),
    ],
)
def test_of_an_unknown_nothing_holds_or_fails(cell: str, kind: str) -> None:
    """A value that is not known makes a cell neither true nor false."""
    assert read_cell(cell, kind, BANDS).holds(None, ENDPOINTS.get) is None


@pytest.mark.parametrize("kind", ["number", "choice", "yes or no", "text"])
def test_a_dash_holds_of_an_unknown(kind: str) -> None:
    """Any value will do, and so one that is not known."""
    assert read_cell("-", kind, BANDS).holds(None, ENDPOINTS.get) is True


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("lowest", "choice"),
        ("Low", "choice"),
        ("low medium", "choice"),
        ("low,", "choice"),
        ("low, highest", "choice"),
        ("", "choice"),
        ("not()", "choice"),
        ("not(-)", "choice"),
        ("-, low", "choice"),
        ("not(not(low))", "choice"),
        ("< low", "choice"),
        ("maybe", "yes or no"),
        ("low", "yes or no"),
        ("1", "yes or no"),
        ("low", "number"),
        ("thirty-six", "number"),
        ("[6..36", "number"),
        ("6..36]", "number"),
        ("[6-36]", "number"),
        ("[..36]", "number"),
        ("< ", "number"),
        ("=> 36", "number"),
        ("< > 36", "number"),
        ("36 months", "number"),
        ("36,", "number"),
        ("1e3", "number"),
        ("months", "number"),
        ("", "text"),
        ("licence,", "text"),
        ("2004-02-30", "date"),
        ("5 March 2004", "date"),
        ('date("2004-3-5")', "date"),
        ("36", "date"),
        ("2004-03-05", "number"),
    ],
)
def test_what_is_no_unary_test_is_refused(cell: str, kind: str) -> None:
    """A cell outside the domain of its input is an error, never a cell that fails."""
    with pytest.raises(CellError):
        read_cell(cell, kind, BANDS)


def test_the_endpoints_of_a_cell() -> None:
    """Numbers and names are told, each as often as it is compared with."""
    read = read_cell("< 6, [7..law.maximum_months], not_a.name", "number", ())

    assert read.endpoints == (6, 7, "law.maximum_months", "not_a.name", "not_a.name")


# Kleene's strong tables: rows and columns in the order true, false, not known.
ALL = ((True, False, None), (False, False, False), (None, False, None))
ANY = ((True, True, True), (True, False, None), (True, None, None))


@pytest.mark.parametrize("row", range(3))
@pytest.mark.parametrize("column", range(3))
def test_kleene_tables(row: int, column: int) -> None:
    """What is not known decides only where the other value does not."""
    pair = (THREE[row], THREE[column])

    assert (kleene_all(pair), kleene_any(pair)) == (ALL[row][column], ANY[row][column])


def test_kleene_of_nothing_and_of_many() -> None:
    """All of nothing holds, any of nothing does not; order does not matter."""
    found = (
        *(kleene_all([]), kleene_any([])),
        *(kleene_all([None, True, False]), kleene_any([None, False, True])),
    )

    assert found == (True, False, False, True)


@pytest.mark.parametrize(
    ("cell", "holding", "not_holding"),
    [
        ("2004-03-05", ("2004-03-05",), ("2004-03-04", "2004-03-06")),
        ('date("2004-03-05")', ("2004-03-05",), ("2004-03-04",)),
        ("< 2005-04-04", ("2005-04-03",), ("2005-04-04",)),
        ('>= date("2005-04-04")', ("2005-04-04",), ("2005-04-03",)),
        (
            "[2001-04-01..2005-04-04)",
            ("2001-04-01", "2005-04-03"),
            ("2001-03-31", "2005-04-04"),
        ),
        ("not(2004-02-29)", ("2004-02-28", "2004-03-01"), ("2004-02-29",)),
        ("< court.hearing", ("2004-03-11",), ("2004-03-12",)),
    ],
)
def test_dates(
    cell: str, holding: tuple[str, ...], not_holding: tuple[str, ...]
) -> None:
    """A day is written as S-FEEL has it, or without more; it may be named."""
    hearing = {"court.hearing": date(2004, 3, 12)}
    read = read_cell(cell, "date", ())
    tried = [
        read.holds(date.fromisoformat(it), hearing.get)
        for it in (*holding, *not_holding)
    ]

    assert tried == [True] * len(holding) + [False] * len(not_holding)


@pytest.mark.parametrize(
    ("cell", "holding", "not_holding"),
    [
        ("licence", ("licence",), ("order", "any other")),
        ('"a, with a comma", licence', ("a, with a comma", "licence"), ("a",)),
        ("not(licence, order)", ("any other",), ("licence", "order")),
        ("X-ray", ("X-ray",), ("-ray",)),
    ],
)
def test_texts(
    cell: str, holding: tuple[str, ...], not_holding: tuple[str, ...]
) -> None:
    """A text may be any; quotes hold what has a comma together."""
    read = read_cell(cell, "text", ())
    tried = [read.holds(it, ENDPOINTS.get) for it in (*holding, *not_holding)]

    assert tried == [True] * len(holding) + [False] * len(not_holding)


@pytest.mark.parametrize(
    ("cell", "kind", "told"),
    [
        ("2004-02-30", "date", '"2004-02-30" is no day; write date("2004-03-05")'),
        ('date("")', "date", '"" is no day; write date("2004-03-05")'),
        ("soon", "date", '"soon" is neither a date nor the name of a fact'),
        ("soon", "number", '"soon" is neither a number nor the name of a fact'),
        ("perhaps", "yes or no", '"perhaps" is not one of: yes, no'),
        ("highest", "choice", '"highest" is not one of: low, medium, high, very high'),
        (
            "order,",
            "text",
            'nothing is written between the commas; "-" is any value',
        ),
    ],
)
def test_why_a_cell_cannot_be_read(cell: str, kind: str, told: str) -> None:
    """What was written, and what may be."""
    with pytest.raises(CellError) as error:
        read_cell(cell, kind, BANDS)

    assert str(error.value) == told
