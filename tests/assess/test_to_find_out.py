"""What to find out next: the fact that would settle most by itself comes first."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from test_findings import ANY_CASE, EMPTY, SLOW
from test_leaflet_by_hand import a_case
from valid_cases import Tree, assessed, content, half_known_cases, text_of, valid

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.findings import count_open
from csogp_docs.assess.rules import read_rules


def not_asked() -> Tree:
    """A fact that nobody has asked about; each is written for itself."""
    return {"unknown": "not asked"}


def ordered(**unknown: Any) -> list[tuple[str, float]]:  # noqa: ANN401 - YAML
    """Return what there is to find out of a case with some facts not known."""
    return [(it.name, it.settles) for it in assessed(a_case(**unknown)).to_find_out]


def test_of_a_case_that_is_known_nothing_is_to_be_found_out() -> None:
    """Every finding is settled."""
    assert ordered() == []


def test_one_fact_settles_every_finding_that_lacks_it_alone() -> None:
    """Employment settles the block week and with it the arrangements."""
    assert ordered(person={"name": "A", "in_custody": "no"}) == [
        ("person.employment", 2.0)
    ]


@pytest.mark.parametrize(
    ("risk", "deviance", "settles"),
    [
        # Of four bands of risk, all but low settle the path whatever the deviance.
        (not_asked(), not_asked(), [("risk.level", 0.75), ("risk.deviance", 0.75)]),
        ([{"tool": "RM2000/S", "band": "low"}], not_asked(), [("risk.deviance", 1.0)]),
        ([{"tool": "RM2000/S", "band": "high"}], not_asked(), []),
    ],
)
def test_a_fact_counts_by_how_often_it_settles(
    risk: Any,  # noqa: ANN401 - YAML
    deviance: Any,  # noqa: ANN401 - YAML
    settles: list[tuple[str, float]],
) -> None:
    """The mean over everything that it might turn out to be."""
    assert ordered(risk=risk, deviance=deviance) == settles


def test_the_fact_that_settles_most_comes_first() -> None:
    """The path is named by an earlier finding, and still comes after the block week."""
    found = ordered(
        risk=not_asked(),
        deviance=not_asked(),
        person={"name": "A", "in_custody": "no", "employment": not_asked()},
    )

    assert [name for name, _ in found] == [
        *("person.employment", "risk.level", "risk.deviance")
    ]


def test_a_length_is_tried_around_every_limit() -> None:
    """By itself it settles its own length, what is left, the time, and the whole."""
    assert ordered(sentence={"route": "licence", "starts": "2004-03-01"}) == [
        # A licence has no limit in law, so that ROUTE-LIMITS was settled before.
        ("sentence.months", 4.0)
    ]


def test_a_kind_of_order_is_tried_with_every_law() -> None:
    """What follows from it in law is supposed together with it."""
    found = dict(ordered(sentence={"months": "36", "starts": "2004-03-01"}))

    assert found == {"sentence.route": 3.0}


def test_a_length_is_weighed_by_what_each_limit_makes_of_it() -> None:
    """At 36 months alone it stays open whether the report carries the proposal.

    At 5 the law allows too little, at 6, 7 and 35 the programme does not fit, at 37 the
    law does not allow it, whether or not an offence is sexual. Whether there is time
    is settled by any length.
    """
    found = ordered(
        offences=[{"title": "An offence", "sexual": not_asked()}],
        sentence={
            "route": "community-rehabilitation-order",
            "starts": "2004-03-01",
        },
    )

    assert found == [
        ("sentence.months", pytest.approx(3 + 5 / 6)),
        ("offences.sexual", 1.5),
    ]


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_what_is_open_is_counted_as_findings_are_made(tree: Tree) -> None:
    """Making no findings saves time, and changes nothing."""
    case = valid(text_of(tree))
    assessment = assess(case, content())
    tables = read_rules(content().programmes["csogp"].rules, content().facts)
    still_open = [it for it in assessment.findings if it.result == "cannot say yet"]
    counted = count_open(tables, assessment.facts, case.value.overrides)

    assert counted == len(still_open)


@SLOW
@given(half_known_cases())
@example((EMPTY, EMPTY))
def test_what_is_to_be_found_out_is_what_findings_miss(
    trees: tuple[Tree, Tree],
) -> None:
    """Each fact once, the weightiest first, and none settles more than is open."""
    assessment = assessed(trees[0])
    found = assessment.to_find_out
    missing = {name for it in assessment.findings for name in it.missing}
    still_open = sum(it.result == "cannot say yet" for it in assessment.findings)

    assert sorted(it.name for it in found) == sorted(missing)
    assert [it.settles for it in found] == sorted(
        (it.settles for it in found), reverse=True
    )
    assert all(0 <= it.settles <= still_open for it in found)


SET_ASIDE = {
    "finding": "INDUCTION",
    "by": "R. Pattern",
    "role": "Senior Probation Officer",
    "date": "2004-03-05",
    "reason": "In my judgement.",
}
COMPLETED = [{"programme": "prison-otp", "completed": "2003-09-30"}]
WAIVED = {"prior_programmes": COMPLETED, "induction": {"decision": "waived"}}


@pytest.mark.parametrize(
    ("changes", "still_open"),
    [
        # Employment is not known: the block week, and what is to be arranged, are open.
        ({}, 2),
        # Waived, Induction has no block week.
        (WAIVED, 0),
        # Set aside by judgement neither, though the finding itself stands.
        ({"overrides": [SET_ASIDE | {"to": "not met"}]}, 0),
        # Taken by judgement it has one, though the finding is that it is waived.
        (WAIVED | {"overrides": [SET_ASIDE | {"to": "met"}]}, 0),
        ({"overrides": [SET_ASIDE | {"to": "met"}]}, 2),
    ],
)
def test_what_is_open_goes_by_answers_and_judgements(
    changes: dict[str, Any], still_open: int
) -> None:
    """As counted for what a fact might turn out to be."""
    case = valid(text_of(a_case(person={"name": "A", "in_custody": "no"}, **changes)))
    tables = read_rules(content().programmes["csogp"].rules, content().facts)
    found = assess(case, content())

    assert count_open(tables, found.facts, case.value.overrides) == still_open
