"""Whether a path fits into an order or licence. The days are counted by hand.

The order of 36 months runs from 12 March 2004 to 11 March 2007, a Sunday. The programme
starts on 10 May 2004 and goes on on Thursdays, of which none is a bank holiday in those
years. So the short path ends on 9 December 2004 and the full one on 5 January 2006.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from own_content import unreleased

from csogp_docs.load.workspace import find_workspace
from csogp_docs.model.timetable import Timetable
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.pipeline.timetabling import make_timetable

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import WriteCase

    from csogp_docs.load.workspace import Workspace

DELIVERY = "delivery: {starts: 2004-05-10, pattern: half-day, weekday: thursday}"
PLANNED = ("prior_programmes: []", f"prior_programmes: []\n{DELIVERY}")


def completions(path: Path, workspace: Workspace) -> dict[str, Any]:
    """Return what is found of each path: margin, last start, shortest length."""
    opened = open_workspace(workspace)
    (read,) = read_cases([path], opened)
    assert read.case is not None
    made = make_timetable(read.case, opened)
    assert isinstance(made, Timetable)
    found = {it.id: it.completion for it in made.paths}
    return {
        name: it
        and (
            it.margin,
            it.last_start.isoformat() if it.last_start else None,
            it.shortest_months,
        )
        for name, it in found.items()
    }


def test_both_paths_fit_into_three_years(
    write_case: WriteCase, workspace: Workspace
) -> None:
    """The last Thursday is 8 March 2007: 30 or 86 weeks after that of a block week."""
    assert completions(write_case(PLANNED), workspace) == {
        "short": (822, "2006-08-07", 9),
        "full": (430, "2005-07-11", 22),
    }


@pytest.mark.parametrize(
    ("months", "margin", "last_start"),
    [(22, 6, "2004-05-10"), (21, -25, "2004-04-05"), (23, 37, "2004-06-14")],
)
def test_an_order_that_is_just_long_enough(
    write_case: WriteCase,
    workspace: Workspace,
    months: int,
    margin: int,
    last_start: str,
) -> None:
    """22 months end on 11 January 2006; 21 on 11 December; 23 on 11 February.

    Of 21 months the last Thursday is 8 December 2005, and 85 weeks before that is
    22 April 2004. A block week from Easter Monday, 12 April, would run on into the week
    of 22 April; one from 5 April, with Good Friday in it, ends on Tuesday 13 April.
    """
    path = write_case(PLANNED, ("months: 36", f"months: {months}"))

    assert completions(path, workspace)["full"] == (margin, last_start, 22)


def test_without_the_end_of_the_order_nothing_is_said(
    write_case: WriteCase, workspace: Workspace
) -> None:
    """The timetable is made all the same."""
    path = write_case(PLANNED, ("  months: 36\n", ""))

    assert completions(path, workspace) == {"short": None, "full": None}


def test_time_set_aside_counts_from_the_start_of_the_order(
    write_case: WriteCase, tmp_path: Path, workspace: Workspace
) -> None:
    """Of 13 weeks, 91 days, 59 lie before 10 May 2004; the other 32 come after."""
    own = tmp_path / "own"
    unreleased(workspace.content, own / "content")
    programme = own / "content" / "programmes" / "csogp" / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    old = "before_and_after: {value: 0,"
    assert text.count(old) == 1
    programme.write_text(text.replace(old, old.replace("0", "13")), encoding="utf-8")
    found = completions(write_case(PLANNED), find_workspace(own, own))

    assert found["full"][0] == 430 - 32
    assert found["short"][0] == 822 - 32
    assert found["full"][2] == 23
