"""Registers that cannot be, and some that look strange and can."""

from __future__ import annotations

import pytest
from registers import absent, attended, case_with, caught_up
from valid_cases import content

from csogp_docs.assess.register_problems import register_problems

BLOCK = [attended(f"induction-0{it}", f"2004-05-{9 + it}") for it in range(1, 6)]
THREE = [
    absent("induction-06", "2004-05-18"),
    absent("induction-07", "2004-05-25"),
    absent("induction-08", "2004-06-01"),
]


def problems(*lines: str, as_of: str = "2004-07-30") -> list[tuple[str, int, str]]:
    """The code, the number of the line in the register, and the severity."""
    case = case_with(*lines, as_of=as_of)
    first = case.place(("delivery", "attendance", 0)).line
    return [
        (it.code, it.place.line - first + 1, it.severity.value)
        for it in register_problems(case, content())
    ]


@pytest.mark.parametrize(
    "lines",
    [
        BLOCK,
        # Only some of what happened is recorded.
        [
            attended("induction-03", "2004-05-12"),
            attended("induction-07", "2004-05-25"),
        ],
        # A catch-up on a Saturday, and one on the evening of the same day.
        [
            absent("induction-06", "2004-05-18"),
            caught_up("induction-06", "2004-05-22"),
            absent("induction-07", "2004-05-25"),
            caught_up("induction-07", "2004-05-25"),
        ],
        # The group met on another day of that week.
        [*BLOCK, attended("induction-06", "2004-05-17")],
        # What happened is written down in another order.
        [BLOCK[1], BLOCK[0]],
        # The module that is repeated begins again with its first session.
        [*BLOCK, *THREE, attended("induction-01", "2004-06-07")],
        # A session of it had been made up all the same.
        [*BLOCK, *THREE, caught_up("induction-08", "2004-06-03")],
        # To have resumed too early is a finding.
        [*BLOCK, THREE[0], attended("induction-07", "2004-05-25")],
    ],
)
def test_what_can_be_is_no_problem(lines: list[str]) -> None:
    """However strange it looks."""
    assert problems(*lines) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([attended("induction-16", "2004-06-01")], ("CS327", 1)),
        ([attended("induction-0", "2004-06-01")], ("CS327", 1)),
        ([attended("induction", "2004-06-01")], ("CS327", 1)),
        ([attended("another-01", "2004-06-01")], ("CS327", 1)),
        ([attended("induction-01", "2004-05-07")], ("CS329", 1)),
        ([*BLOCK[:2], attended("induction-02", "2004-05-12")], ("CS330", 3)),
        ([BLOCK[2], attended("induction-02", "2004-05-13")], ("CS331", 2)),
        ([*BLOCK, attended("induction-06", "2004-05-31")], ("CS332", 6)),
        ([*BLOCK, caught_up("induction-05", "2004-05-17")], ("CS333", 6)),
        (
            [
                absent("induction-06", "2004-05-18"),
                caught_up("induction-06", "2004-05-20"),
                caught_up("induction-06", "2004-05-21"),
            ],
            ("CS333", 3),
        ),
        (
            [
                absent("induction-06", "2004-05-18"),
                caught_up("induction-06", "2004-05-17"),
            ],
            ("CS334", 2),
        ),
        (
            [
                attended("relapse-prevention-01", "2004-07-27"),
                attended("long-term-therapy-01", "2004-07-28"),
            ],
            ("CS335", 2),
        ),
        ([attended("induction-02", "2004-05-10")], ("CS336", 1)),
        ([BLOCK[0], attended("induction-02", "2004-05-10")], ("CS336", 2)),
        ([*BLOCK, attended("induction-06", "2004-05-14")], ("CS336", 6)),
        ([*BLOCK, attended("induction-07", "2004-05-18")], ("CS336", 6)),
        # Two sessions of a module that has only just been begun again.
        ([*BLOCK, *THREE, attended("induction-09", "2004-06-08")], ("CS336", 9)),
    ],
)
def test_what_cannot_be_is_told_at_its_line(
    lines: list[str], expected: tuple[str, int]
) -> None:
    """One problem, and no others that only follow from it."""
    assert problems(*lines) == [(*expected, "error")]


def test_a_line_after_the_report_is_a_warning() -> None:
    """It is not counted as at the report, and the case can be used."""
    found = problems(*BLOCK, as_of="2004-05-13")

    assert found == [("CS328", 5, "warning")]


def test_all_problems_are_told_at_once() -> None:
    """One at each line."""
    found = problems(
        attended("induction-01", "2004-05-07"),
        *BLOCK,
        attended("induction-16", "2004-06-01"),
        attended("induction-06", "2004-05-31"),
    )

    assert sorted(it[:2] for it in found) == [("CS327", 7), ("CS329", 1), ("CS332", 8)]


def test_an_area_that_is_closed_holds_no_session_that_is_recorded() -> None:
    """The reason is told, here that of a bank holiday."""
    case = case_with(*BLOCK, attended("induction-06", "2004-05-31"))
    (it,) = register_problems(case, content())

    assert it.message == (
        "delivery.attendance[6].date, 2004-05-31, is a day on which no session is held "
        "(Spring Bank Holiday); correct the date"
    )
