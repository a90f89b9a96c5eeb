"""`why --format json` keeps its contract for every example case."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner
from valid_cases import ROOT, content

from csogp_docs.cli import main

CASES = sorted(path.stem for path in (ROOT / "cases").glob("*.yaml"))
RESULTS = {"met", "not met", "cannot say yet", "not applicable"}
WHOLE = {
    "case": str,
    "as_of": str,
    "programme": str,
    "carries": str,
    "blocking": list,
    "to_find_out": list,
    "findings": list,
    "delivery": list,
}
FINDING = {
    "rule": str,
    "result": str,
    "effective": str,
    "override": dict | None,
    "outcome": str | None,
    "collected": list,
    "rows": list,
    "anyway": list,
    "confirm": str | None,
    "provisional": bool,
    "reason": str,
    "facts": list,
    "clauses": list,
    "missing": list,
    "blocks": bool,
}
FACT = {"name": str, "value": str | int | float | bool, "file": str, "line": int}
OVERRIDE = {
    "finding": str,
    "to": str,
    "by": str,
    "role": str,
    "date": str,
    "reason": str,
}
RULES = [
    "QUALIFYING-OFFENCE",
    "SUITABILITY",
    "ORDER-LENGTH",
    "ROUTE-LIMITS",
    "LICENCE-REMAINING",
    "PROPOSAL-OR-REASONS",
    "INDUCTION",
    "PATHWAY",
    "BLOCK-WEEK",
    "TEST-POINTS",
    "PRISON-REFERRAL",
    "ARRANGEMENTS",
    "TIME-TO-COMPLETE",
]
DELIVERY = ["CATCH-UP", "MODULE-REPEAT", "ENFORCEMENT"]
BEGUN = {"wm-0146", "wm-0149", "wm-0150", "wm-0151", "wm-0152"}


@cache
def explained(case: str) -> tuple[int, dict[str, Any]]:
    """Run `why` for a case of the workspace; return its exit code and its JSON."""
    arguments = ["-w", str(ROOT), "why", case, "--format", "json"]
    result = CliRunner().invoke(main, arguments)
    told: dict[str, Any] = json.loads(result.stdout)
    return result.exit_code, told


def unlike(told: dict[str, Any], contract: dict[str, Any]) -> list[str]:
    """Name the keys that are not in both, and those of which the type is another's."""
    names = told.keys() ^ contract.keys()
    return sorted(names) + [
        name
        for name in told.keys() & contract
        if not isinstance(told[name], contract[name])
    ]


def test_there_are_example_cases() -> None:
    """The tests below have something to run on."""
    assert len(CASES) >= 18


@pytest.mark.parametrize("case", CASES)
def test_the_json_has_the_keys_and_types_of_the_contract(case: str) -> None:
    """No key is missing, none is added, and each holds what it should."""
    _, told = explained(case)
    wrong = unlike(told, WHOLE)
    for finding in (*told["findings"], *told["delivery"]):
        wrong += unlike(finding, FINDING)
        wrong += [it for fact in finding["facts"] for it in unlike(fact, FACT)]
        wrong += unlike(finding["override"] or dict.fromkeys(OVERRIDE, ""), OVERRIDE)
        wrong += [it for it in finding["clauses"] if not isinstance(it, str)]
        wrong += [it for it in finding["missing"] if not isinstance(it, str)]

    assert wrong == []


@pytest.mark.parametrize("case", CASES)
def test_the_json_has_every_rule_in_order(case: str) -> None:
    """Each rule gives one finding, and its words are those of the contract."""
    _, told = explained(case)
    words = {it[key] for it in told["findings"] for key in ("result", "effective")}

    delivery = [it["rule"] for it in told["delivery"]]
    assert delivery == (DELIVERY if case in BEGUN else [])
    assert (
        [it["rule"] for it in told["findings"]],
        words <= RESULTS,
        told["carries"] in {"proposal", "reasons", "neither yet"},
        (told["case"], told["programme"]),
    ) == (RULES, True, True, (case, "csogp"))


@pytest.mark.parametrize("case", CASES)
def test_an_outcome_is_an_id(case: str) -> None:
    """Outcomes are those of the table, and the path is the id of a module."""
    _, told = explained(case)
    programme = content().programmes["csogp"]
    outcomes = {it.id: set(it.outcomes) for it in programme.rules.value.tables}
    outcomes["PATHWAY"] &= {it.id for it in programme.programme.value.modules}
    outcomes["INDUCTION"] &= {"required", "waived"}
    strange = [
        (it["rule"], it["outcome"])
        for it in told["findings"]
        if it["outcome"] is not None and it["outcome"] not in outcomes[it["rule"]]
    ]

    assert strange == []


@pytest.mark.parametrize("case", CASES)
def test_the_exit_code_says_whether_anything_blocks(case: str) -> None:
    """The code is 1 when a finding stands in the way, else 0; both lists agree."""
    code, told = explained(case)
    blocking = [it["rule"] for it in told["findings"] if it["blocks"]]

    assert (code, told["blocking"]) == (1 if blocking else 0, blocking)


def test_some_cases_block_and_some_do_not() -> None:
    """Both exit codes are tried."""
    assert {explained(case)[0] for case in CASES} == {0, 1}


@pytest.mark.parametrize("case", CASES)
def test_facts_are_told_with_the_lines_they_stand_on(case: str) -> None:
    """A file as the officer would name it, and a line that is there."""
    _, told = explained(case)
    astray = [
        (fact["name"], fact["file"], fact["line"])
        for finding in told["findings"]
        for fact in finding["facts"]
        if (
            not fact["file"].endswith((f"cases/{case}.yaml", "routes.yaml"))
            and not fact["file"].endswith("programme.yaml")
        )
        or fact["line"] < 1
    ]

    assert astray == []
