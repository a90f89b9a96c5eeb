"""`whatif` says what would have to change, and changes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run, WriteCase


@pytest.mark.parametrize(
    ("months", "rule"), [(35, "ORDER-LENGTH"), (37, "ROUTE-LIMITS")]
)
def test_only_exactly_36_months_of_a_rehabilitation_order_will_do(
    run: Run, write_case: WriteCase, months: int, rule: str
) -> None:
    """The programme needs 36 months and the law allows no more."""
    path = write_case(("months: 36", f"months: {months}")).resolve()

    told = json.loads(run("whatif", path, "--format", "json").stdout)

    assert told["not_met"][0] == {
        "rule": rule,
        "changes": [{"name": "sentence.months", "now": months, "then": 36}],
    }


def test_a_route_that_can_never_be_long_enough_needs_another(
    run: Run, write_case: WriteCase
) -> None:
    """Two years are the most of a suspended sentence supervision order."""
    path = write_case(
        ("months: 36", "months: 24"),
        ("community-rehabilitation-order", "suspended-sentence-supervision-order"),
    ).resolve()

    told = json.loads(run("whatif", path, "--format", "json").stdout)

    whole = next(it for it in told["not_met"] if it["rule"] == "PROPOSAL-OR-REASONS")
    assert {change["name"]: change["then"] for change in whole["changes"]} == {
        "sentence.route": "community-rehabilitation-order",
        "sentence.months": 36,
    }


def test_a_judgement_is_never_among_what_could_change(
    run: Run, write_case: WriteCase
) -> None:
    """Suitability is for the officer to judge."""
    path = write_case(
        ("outcome: suitable\n  reasons: []", "outcome: not suitable\n  reasons: [One.]")
    ).resolve()

    told = json.loads(run("whatif", path, "--format", "json").stdout)

    assert told["not_met"] == [{"rule": "SUITABILITY", "changes": []}]


def test_supposing_tells_what_would_differ(run: Run) -> None:
    """Only findings that differ are named, now and then."""
    words = ["whatif", "wm-0133", "--set", "sentence.months=36", "--format", "json"]

    told = json.loads(run(*words).stdout)

    assert told == {
        "case": "wm-0133",
        "supposed": {"sentence.months": "36"},
        "carries": "proposal",
        "blocking": [],
        "changed": [
            {"rule": "ROUTE-LIMITS", "now": "not met", "then": "met"},
            {"rule": "PROPOSAL-OR-REASONS", "now": "not met", "then": "proposal"},
        ],
    }


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("sentence.months=three", "is no value that the case file takes"),
        ("sentence.route=community-oder", "did you mean"),
        ("person.age=3", "cannot be supposed otherwise"),
        ("sentence.months", "is no FACT=VALUE"),
    ],
)
def test_what_cannot_be_supposed_is_a_mistake_of_usage(
    run: Run, setting: str, told: str
) -> None:
    """A fact about the past, or a value the file would not take, is refused."""
    result = run("whatif", "wm-0133", "--set", setting)

    assert result.exit_code == 2
    assert told in result.stderr


def test_what_is_left_of_a_licence_grows_with_its_length(
    run: Run, write_case: WriteCase
) -> None:
    """From 7 June 2004 to 11 March 2007 are 33 months; three more make three years."""
    path = write_case(
        ("community-rehabilitation-order", "licence"),
        (
            "prior_programmes: []",
            "prior_programmes: []\ndelivery: {starts: 2004-06-07}",
        ),
    ).resolve()

    told = json.loads(run("whatif", path, "--format", "json").stdout)

    assert told["not_met"][0] == {
        "rule": "LICENCE-REMAINING",
        "changes": [{"name": "sentence.months", "now": 36, "then": 39}],
    }


def changed(run: Run, path: Path) -> dict[str, dict[str, object]]:
    """Return for each rule that is not met what would change it, fact by fact."""
    told = json.loads(run("whatif", path, "--format", "json").stdout)
    return {
        it["rule"]: {change["name"]: change["then"] for change in it["changes"]}
        for it in told["not_met"]
    }


def test_each_finding_has_the_smallest_change_of_its_own(
    run: Run, write_case: WriteCase
) -> None:
    """The length may be three years, though more is needed for that to remain."""
    path = write_case(
        ("months: 36", "months: 24"),
        ("community-rehabilitation-order", "licence"),
        (
            "prior_programmes: []",
            "prior_programmes: []\ndelivery: {starts: 2004-06-07}",
        ),
    ).resolve()

    assert changed(run, path) == {
        "ORDER-LENGTH": {"sentence.months": 36},
        "LICENCE-REMAINING": {"sentence.months": 39},
        "PROPOSAL-OR-REASONS": {"sentence.months": 39},
    }


def test_another_length_is_tried_before_another_order(
    run: Run, write_case: WriteCase
) -> None:
    """24 months would be lawful; for the whole report it must be another order."""
    path = write_case(
        ("community-rehabilitation-order", "suspended-sentence-supervision-order")
    ).resolve()

    assert changed(run, path) == {
        "ROUTE-LIMITS": {"sentence.months": 24},
        "PROPOSAL-OR-REASONS": {"sentence.route": "community-rehabilitation-order"},
    }


def test_a_change_of_what_is_not_known_says_so(run: Run, write_case: WriteCase) -> None:
    """There was no community order in 2004, and the length has not been recorded."""
    path = write_case(
        ("community-rehabilitation-order\n  months: 36", "community-order")
    ).resolve()
    told = json.loads(run("whatif", path, "--format", "json").stdout)
    whole = next(it for it in told["not_met"] if it["rule"] == "PROPOSAL-OR-REASONS")

    assert whole["changes"] == [
        {
            "name": "sentence.route",
            "now": "community-order",
            "then": "community-rehabilitation-order",
        },
        {"name": "sentence.months", "now": None, "then": 36},
    ]


def test_an_order_is_not_changed_into_a_licence(run: Run, tmp_path: Path) -> None:
    """In 1999 no order would have done; a licence, after prison, is no change of it."""
    path = tmp_path / "wm-0001.yaml"
    path.write_text(
        "case: wm-0001\nprogramme: csogp\narea: west-mercia\n"
        "report: {date: 1999-05-20}\nperson: {name: A}\ncourt: {hearing: 1999-06-01}\n"
        "offences: [{title: An offence, sexual: yes}]\n"
        "suitability: {outcome: suitable}\n"
        "sentence: {route: community-rehabilitation-order, months: 36}\n",
        encoding="utf-8",
    )

    assert changed(run, path) == {"ROUTE-LIMITS": {}, "PROPOSAL-OR-REASONS": {}}
