"""What is told of a case because its programme's content says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from own_content import unreleased

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run, WriteCase

    Change = tuple[str, str]

ROOT = Path(__file__).resolve().parent.parent.parent
ADULTS = "names: [RM2000, RM2000/S, RM2000/V, RM2000/C]"
MONDAY = "starts_on: {weekday: monday, what: the block week, "
FRIDAY = "starts_on: {weekday: friday, what: the weekend, "
END = "prior_programmes: []\n"
ON_A_MONDAY = (END, f"{END}delivery: {{starts: 2004-04-05}}\n")
ON_A_TUESDAY = (END, f"{END}delivery: {{starts: 2004-04-06}}\n")
ON_A_FRIDAY = (END, f"{END}delivery: {{starts: 2004-04-09}}\n")
# Assessed on 20 February 2004, eight days before the eighteenth birthday.
BORN = ("date_of_birth: 1968-02-29", "date_of_birth: 1986-02-28")


@pytest.fixture
def told(
    run: Run, write_case: WriteCase, tmp_path: Path
) -> Callable[[Change, Change], str]:
    """Change one line of the programme and one of a case; return what is told."""

    def check(content: Change, case: Change) -> str:
        own = tmp_path / "own"
        unreleased(ROOT / "content", own / "content")
        path = own / "content" / "programmes" / "csogp" / "programme.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(content[0]) == 1
        path.write_text(text.replace(*content), encoding="utf-8")
        return run("-w", own, "check", write_case(case).resolve()).stdout

    return check


@pytest.mark.parametrize(
    ("content", "case", "problem"),
    [
        pytest.param(
            (MONDAY, MONDAY),
            ON_A_TUESDAY,
            (
                "error[CS311]: delivery.starts, 2004-04-06, is not a Monday, on which "
                "the block week begins; write the date of a Monday"
            ),
            id="a Tuesday, where Monday is the day",
        ),
        pytest.param(
            (MONDAY, FRIDAY),
            ON_A_MONDAY,
            (
                "error[CS311]: delivery.starts, 2004-04-05, is not a Friday, on which "
                "the weekend begins; write the date of a Friday"
            ),
            id="a Monday, where Friday is the day",
        ),
        pytest.param(
            (ADULTS, ADULTS),
            BORN,
            (
                "warning[CS310]: risk[1].date is before the person was 18, and "
                "RM2000/S is for adults; check it with the assessor"
            ),
            id="a tool for adults, before the age of 18",
        ),
    ],
)
def test_what_does_not_fit_the_programme_is_told(
    content: Change, case: Change, problem: str, told: Callable[[Change, Change], str]
) -> None:
    """In the words of its content."""
    assert problem in told(content, case)


@pytest.mark.parametrize(
    ("content", "case"),
    [
        pytest.param(
            (MONDAY, MONDAY), ON_A_MONDAY, id="a Monday, where Monday is the day"
        ),
        pytest.param(
            (MONDAY, FRIDAY), ON_A_FRIDAY, id="a Friday, where Friday is the day"
        ),
        pytest.param(
            (ADULTS, "names: [RM2000, RM2000/V]"),
            BORN,
            id="a tool that is not listed as one for adults",
        ),
    ],
)
def test_what_fits_the_programme_is_no_problem(
    content: Change, case: Change, told: Callable[[Change, Change], str]
) -> None:
    """Nothing is told that its content does not say."""
    assert told(content, case) == "1 case file checked: no problems.\n"
