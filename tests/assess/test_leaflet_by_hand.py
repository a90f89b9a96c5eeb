"""The decision tables agree with a second statement of the leaflet, on a whole grid."""

from __future__ import annotations

from itertools import product
from typing import Any

import leaflet_by_hand as by_hand
import pytest
from valid_cases import Tree, assessed, by_rule

BANDS = ("low", "medium", "high", "very high")
OUTCOMES = ("suitable", "not suitable", "suitable but not ready")
EMPLOYMENT = (
    *("employed", "self-employed", "unemployed"),
    *("in education", "retired", "unable to work"),
)
TAKEN_BEFORE: tuple[tuple[list[Tree], bool], ...] = (
    ([], False),
    ([{"programme": "prison-otp"}], False),
    ([{"programme": "another-programme", "completed": "2003-09-30"}], False),
    ([{"programme": "prison-otp", "completed": "2003-09-30"}], True),
)


def a_case(outcome: str = "suitable", **more: Any) -> Tree:  # noqa: ANN401 - YAML
    """Return a case of 2004 of which everything is known."""
    tree: Tree = {
        "case": "grid-1",
        "programme": "csogp",
        "area": "west-mercia",
        "report": {"date": "2004-03-05"},
        "person": {"name": "A", "employment": "employed", "in_custody": "no"},
        "offences": [{"title": "An offence", "sexual": "yes"}],
        "risk": [{"tool": "RM2000/S", "band": "low"}],
        "deviance": "low",
        "suitability": {
            "outcome": outcome,
            "reasons": [] if outcome == "suitable" else ["He declines."],
        },
        "sentence": {"route": "licence", "months": "36", "starts": "2004-03-01"},
        "delivery": {"starts": "2004-03-01"},
        "prior_programmes": [],
    }
    return tree | more


def answers(tree: Tree) -> dict[str, str]:
    """Return what each rule answers: the outcome, else the result."""
    return {
        rule: finding.outcome or finding.result
        for rule, finding in by_rule(assessed(tree)).items()
    }


@pytest.mark.parametrize("route", by_hand.LAWFUL)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_a_report_carries_at_any_length(route: str, outcome: str) -> None:
    """From 1 to 60 months, sexual or not, both say the same of the whole report.

    The programme starts with the sentence, or when three months of it have begun.
    """
    expected, actual = [], []
    for months, sexual, already in product(range(1, 61), (True, False), (0, 3)):
        starts = {"starts": "2004-03-01"}
        assessment = assessed(
            a_case(
                outcome,
                sentence={"route": route, "months": str(months)} | starts,
                delivery={"starts": "2004-05-03"} if already else starts,
                offences=[{"title": "An offence", "sexual": "yes" if sexual else "no"}],
            )
        )
        found = by_rule(assessment)
        facts: Any = {
            "sexual": sexual,
            "route": route,
            "months": months,
            "already": already,
        }
        expected.append(
            (
                *(months, by_hand.convicted_of_a_sexual_offence(sexual=sexual)),
                by_hand.suitable(outcome),
                by_hand.long_enough(months),
                by_hand.lawful(route, months),
                by_hand.left_of_a_licence(route, months, already),
                by_hand.report_carries(outcome, **facts),
                by_hand.what_blocks(outcome, **facts),
            )
        )
        actual.append(
            (
                *(months, found["QUALIFYING-OFFENCE"].result),
                found["SUITABILITY"].result,
                found["ORDER-LENGTH"].result,
                found["ROUTE-LIMITS"].result,
                found["LICENCE-REMAINING"].result,
                assessment.carries,
                assessment.blocking,
            )
        )

    assert expected == actual


def test_the_path_for_any_bands() -> None:
    """All 16 pairs of risk and deviance lead to the same part."""
    pairs = list(product(BANDS, BANDS))
    expected = [by_hand.path(*pair) for pair in pairs]
    actual = [
        answers(a_case(risk=[{"tool": "RM2000/S", "band": risk}], deviance=deviance))[
            "PATHWAY"
        ]
        for risk, deviance in pairs
    ]

    assert expected == actual


def test_induction_and_what_hangs_on_it() -> None:
    """For anything taken before, any decision and any work, three rules agree."""
    expected, actual = [], []
    for (before, completed), decision, employment in product(
        TAKEN_BEFORE, ("waived", "required"), EMPLOYMENT
    ):
        found = answers(
            a_case(
                prior_programmes=before,
                induction={"decision": decision},
                person={"name": "A", "employment": employment, "in_custody": "no"},
            )
        )
        taken = by_hand.induction(completed_in_prison=completed, decision=decision)
        expected.append(
            (taken, by_hand.block_week(taken, employment), by_hand.tests(taken))
        )
        actual.append((found["INDUCTION"], found["BLOCK-WEEK"], found["TEST-POINTS"]))

    assert expected == actual


def test_referral_from_prison() -> None:
    """In custody or not, with any judgement, both refer the same cases."""
    grid = list(product(OUTCOMES, (True, False)))
    expected = [by_hand.prison_referral(it, in_custody=held) for it, held in grid]
    actual = [
        answers(
            a_case(it, person={"name": "A", "in_custody": "yes" if held else "no"})
        )["PRISON-REFERRAL"]
        for it, held in grid
    ]

    assert expected == actual


def test_what_is_to_be_arranged() -> None:
    """For any judgement, any work, in custody or not, both collect the same."""
    grid = list(product(OUTCOMES, EMPLOYMENT, (True, False)))
    expected = [
        by_hand.arrangements(
            outcome,
            by_hand.block_week("required", work),
            by_hand.prison_referral(outcome, in_custody=held),
        )
        for outcome, work, held in grid
    ]
    actual = [
        by_rule(
            assessed(
                a_case(
                    outcome,
                    person={
                        "name": "A",
                        "employment": work,
                        "in_custody": "yes" if held else "no",
                    },
                )
            )
        )["ARRANGEMENTS"].collected
        for outcome, work, held in grid
    ]

    assert expected == actual
