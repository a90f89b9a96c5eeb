"""TIME-TO-COMPLETE. The days are counted by hand, as in test_completing.

The order of 36 months runs from 12 March 2004 to 11 March 2007. On Thursdays no session
falls on a bank holiday: the short path takes 31 weeks and the full one 87, so that they
can start at the latest on 7 August 2006 and on 11 July 2005.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from valid_cases import assessed, by_rule, content, text_of, valid

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.subject import subject

if TYPE_CHECKING:
    from csogp_docs.model.assessment import Finding

RULE = "TIME-TO-COMPLETE"
CASE: dict[str, Any] = {
    "case": "valid-1",
    "programme": "csogp",
    "area": "west-mercia",
    "report": {"kind": "standard", "date": "2004-03-05"},
    "person": {"name": "Alan Specimen", "in_custody": "no"},
    "offences": [{"title": "An offence", "sexual": "yes", "convicted": "2004-02-06"}],
    "risk": [{"tool": "RM2000/S", "band": "medium", "date": "2004-02-20"}],
    "suitability": {"outcome": "suitable"},
    "sentence": {
        "route": "community-rehabilitation-order",
        "months": "36",
        "starts": "2004-03-12",
    },
    "prior_programmes": [],
    "delivery": {"starts": "2004-05-10", "pattern": "half-day", "weekday": "thursday"},
}


def with_(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a part of a case file
    """The case with parts changed; None takes one out."""
    tree = deepcopy(CASE)
    for path, value in changes.items():
        group, _, field = path.partition("__")
        if value is None:
            del tree[group][field]
        else:
            tree[group][field] = value
    return tree


def found(tree: dict[str, Any]) -> Finding:
    """The finding."""
    return by_rule(assessed(tree))[RULE]


def fact(tree: dict[str, Any], name: str) -> object:
    """A fact of a timetable."""
    return assessed(tree).facts[f"time.{name}"].state


def said(tree: dict[str, Any]) -> str:
    """The reason, as it is told."""
    case = valid(text_of(tree))
    about = subject(case, assess(case, content()), content())
    return about.reason(by_rule(about.assessment)[RULE])


def test_it_is_met_where_both_open_paths_fit() -> None:
    """The last Thursdays are 9 December 2004 and 5 January 2006; 430 days are left."""
    tree = with_()

    assert found(tree).answer == "met"
    assert fact(tree, "first_finish") == date(2004, 12, 9)
    assert fact(tree, "last_finish") == date(2006, 1, 5)
    assert fact(tree, "margin") == 430
    assert fact(tree, "latest_start") == date(2005, 7, 11)
    assert fact(tree, "shortest_months") == 22
    assert "which leaves 430 days" in said(tree)
    assert "at the latest on 11 July 2005" in said(tree)


def test_it_cannot_be_said_where_one_path_fits_and_it_is_named() -> None:
    """From 18 July 2005 the full path is too long by a week."""
    tree = with_(delivery__starts="2005-07-18")

    assert found(tree).answer == "cannot say yet"
    assert found(tree).missing == ("time.path",)
    assert fact(tree, "fitting") == "Induction Module and relapse prevention"
    assert "Induction Module and relapse prevention" in said(tree)


def test_it_is_not_met_where_no_path_fits() -> None:
    """After 7 August 2006 even the short one is too long."""
    tree = with_(delivery__starts="2006-08-14")

    assert found(tree).answer == "not met"
    assert "ends on 11 March 2007" in said(tree)
    assert found(with_(delivery__starts="2006-08-07")).answer == "cannot say yet"


def test_once_the_path_is_settled_only_that_one_counts() -> None:
    """Medium risk points to long-term therapy, and the tests after Induction say so."""
    tree = with_(
        delivery__starts="2005-07-18",
        delivery__tests=[{"point": "after-induction", "date": "2005-10-07"}],
        report__date="2005-10-14",
        report__kind="addendum",
    )

    assert found(tree).answer == "not met"


def test_without_a_start_the_last_day_of_one_is_told() -> None:
    """The useful statement of a report made before sentence."""
    tree = with_(delivery__starts=None)

    assert found(tree).answer == "cannot say yet"
    assert found(tree).missing == ("delivery.starts",)
    assert fact(tree, "latest_start") == date(2005, 7, 11)
    assert fact(tree, "latest_start_one") == date(2006, 8, 7)
    assert "it can be if the programme starts by 11 July 2005" in said(tree)


def test_whatever_else_is_not_arranged_is_tried() -> None:
    """On Mondays the full path loses bank holidays, and so must start earlier."""
    tree = with_(delivery__starts=None, delivery__weekday=None, delivery__pattern=None)
    latest = [
        fact(with_(delivery__starts=None, delivery__weekday=it), "latest_start")
        for it in ("monday", "tuesday", "wednesday", "thursday", "friday")
    ]

    assert fact(tree, "latest_start") == min(latest, key=str)
    assert fact(tree, "latest_start") != date(2005, 7, 11)


def test_a_day_or_pattern_that_changes_nothing_need_not_be_known() -> None:
    """From 10 May 2004 there is time on any day, though the last is not known."""
    tree = with_(delivery__weekday=None)

    assert found(tree).answer == "met"
    assert "whatever is not yet arranged" in said(tree)


def test_it_is_not_met_where_even_the_earliest_start_is_too_late() -> None:
    """From Monday 15 March 2004, 31 weeks end on 14 October; 7 months end sooner."""
    assert found(with_(delivery__starts=None, sentence__months="7")).answer == "not met"
    assert found(with_(delivery__starts=None, sentence__months="8")).answer == (
        "cannot say yet"
    )


@pytest.mark.parametrize("name", ["months", "starts"])
def test_without_the_end_of_the_order_it_cannot_be_said(name: str) -> None:
    """What is missing is named."""
    it = found(with_(**{f"sentence__{name}": None}))

    assert (it.answer, it.missing) == ("cannot say yet", (f"sentence.{name}",))


def test_where_the_programme_is_not_proposed_it_does_not_arise() -> None:
    """No dates are told of a programme that is declined."""
    tree = with_(
        suitability__outcome="not suitable", suitability__reasons=["He denies."]
    )

    assert found(tree).answer == "not applicable"


@pytest.mark.parametrize("starts", ["2004-05-10", "2005-07-18", "2006-08-14"])
def test_it_blocks_nothing(starts: str) -> None:
    """It is told plainly (docs/adr/0024)."""
    assert not found(with_(delivery__starts=starts)).blocks
    assert assessed(with_(delivery__starts=starts)).carries == "proposal"
