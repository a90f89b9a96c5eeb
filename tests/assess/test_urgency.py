"""What is due of a case, and whose turn is first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from csogp_docs.assess.caseload import due_of, most_urgent_first
from csogp_docs.model.caseload import DUE, Standing

if TYPE_CHECKING:
    from csogp_docs.model.caseload import Due

DAY = date(2004, 6, 11)
QUIET = Standing(
    case="quiet",
    as_of=DAY,
    begun=True,
    to_make_up=(),
    before=None,
    module="a module",
    missed=1,
    allowed=2,
    repeat="not applicable",
    enforcement="not applicable",
    considered=None,
    in_time="met",
    last_session=date(2005, 6, 1),
    ends=date(2006, 6, 1),
    test=("at the end", date(2005, 6, 2)),
    due=("nothing",),
)
NOT_BEGUN: dict[str, Any] = {
    "begun": False,
    "missed": None,
    "repeat": None,
    "enforcement": None,
}


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ({}, ["nothing"]),
        (NOT_BEGUN, ["not-begun"]),
        ({"enforcement": "breach"}, ["enforcement"]),
        ({"enforcement": "cannot say yet"}, ["not-settled"]),
        ({"to_make_up": ("x-01",)}, ["catch-up"]),
        ({"repeat": "repeat", "missed": 3}, ["repeat"]),
        ({"repeat": "cannot say yet"}, ["not-settled"]),
        ({"in_time": "not met"}, ["too-late"]),
        ({**NOT_BEGUN, "in_time": "not met"}, ["too-late"]),
        ({"in_time": "cannot say yet"}, ["not-settled"]),
        # Before the programme has begun, that is as it should be.
        ({**NOT_BEGUN, "in_time": "cannot say yet"}, ["not-begun"]),
        ({"test": ("now", DAY)}, ["tests"]),
        ({"test": ("tomorrow", date(2004, 6, 12))}, ["nothing"]),
        ({"test": None}, ["nothing"]),
        ({"missed": 2}, ["last-miss"]),
        ({"missed": 0, "allowed": 0}, ["nothing"]),
        # A module that is repeated has no miss left to warn of.
        ({"missed": 2, "repeat": "repeat"}, ["repeat"]),
        ({"enforcement": None, "repeat": None, "in_time": None}, ["nothing"]),
        (
            {"missed": 2, "enforcement": "warning", "to_make_up": ("x-01",)},
            ["enforcement", "catch-up", "last-miss"],
        ),
    ],
)
def test_what_is_due_follows_from_how_the_case_stands(
    told: dict[str, Any], due: list[Due]
) -> None:
    """The most urgent first; that nothing is due, or begun, is said as well."""
    assert list(due_of(replace(QUIET, **told))) == due


def test_enforcement_comes_first_and_what_has_not_begun_last() -> None:
    """In the order in which the kinds are listed, whichever comes first."""
    each = [replace(QUIET, case=kind, due=(kind,)) for kind in reversed(DUE)]

    assert [it.case for it in most_urgent_first(each)] == [
        *("enforcement", "catch-up", "repeat", "too-late", "tests"),
        *("not-settled", "last-miss", "nothing", "not-begun"),
    ]


def test_of_those_alike_the_nearest_day_comes_first_then_the_reference() -> None:
    """A session to be made up before no known day comes after those that have one."""
    made = {
        "a": None,
        "b": date(2004, 6, 15),
        "c": date(2004, 6, 14),
        "d": date(2004, 6, 15),
    }
    due: tuple[Due, ...] = ("catch-up",)
    all_ = [
        replace(QUIET, case=it, due=due, before=made[it]) for it in ("d", "a", "c", "b")
    ]

    assert [it.case for it in most_urgent_first(all_)] == ["c", "b", "d", "a"]
