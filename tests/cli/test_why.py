"""`why` goes from a finding to its rows, and from words on a page to their basis."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from own_content import unreleased

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

    from csogp_docs.load.workspace import Workspace


def test_rows_that_do_not_apply_name_the_first_cell_that_failed(run: Run) -> None:
    """35 months is not the 36 of operates.7."""
    told = json.loads(run("why", "wm-0132", "--rows", "--format", "json").stdout)

    length = next(it for it in told["findings"] if it["rule"] == "ORDER-LENGTH")
    assert length["tried"] == [
        {"row": "too-short", "holds": True, "input": "", "cell": "", "value": None},
        {
            "row": "long-enough",
            "holds": False,
            "input": "sentence.months",
            "cell": ">= programme.minimum_months",
            "value": 35,
        },
    ]


def test_rows_are_told_in_words(run: Run) -> None:
    """An officer reads which row applied and why another did not."""
    shown = run("why", "wm-0132", "--rows").stdout

    assert "row too-short: applies" in shown
    assert (
        "row long-enough: does not apply; sentence.months is 35, "
        "the row asks for >= programme.minimum_months"
    ) in shown


def test_words_of_a_document_lead_to_rule_facts_and_clauses(run: Run) -> None:
    """The proposal rests on access.4 and stands in report and statement."""
    found = json.loads(
        run(
            "why", "wm-0131", "attendance at the COMMUNITY sex", "--format", "json"
        ).stdout
    )

    assert [(it["document"], it["section"]) for it in found] == [
        ("psr", "conclusion"),
        ("statement", "outcome"),
    ]
    assert {it["basis"]["wording"] for it in found} == {"proposal.programme"}
    assert found[0]["basis"]["rules"] == ["PROPOSAL-OR-REASONS"]
    assert found[0]["basis"]["clauses"] == ["access.4"]


def test_words_the_officer_wrote_have_no_basis_but_the_officer(run: Run) -> None:
    """The software does not claim what a person wrote."""
    shown = run("why", "wm-0131", "misread a friendship").stdout

    assert "psr, offence-analysis 3." in shown
    assert "  The officer's own words, as the case file has them.\n" in shown
    assert "Fields: narrative.offence_analysis at " in shown
    assert "Wording" not in shown


def test_words_that_stand_nowhere_are_said_to(run: Run) -> None:
    """Nothing found is an answer, and no success."""
    result = run("why", "wm-0131", "words that nobody wrote")

    assert result.exit_code == 1
    assert "stand in none of the documents" in result.stderr


def test_an_answer_that_is_the_same_in_any_event_claims_no_row(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    """Which of two rows applies turns on the deviance, which is awaited; both agree."""
    unreleased(workspace.content, tmp_path / "content")
    rules = tmp_path / "content" / "programmes" / "csogp" / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    general = 'when: [not(low), "-"]'
    assert text.count(general) == 1
    rules.write_text(text.replace(general, "when: [not(low), not(low)]"), "utf-8")

    case = workspace.case_path("wm-0131")
    told = json.loads(run("-w", tmp_path, "why", case, "--format", "json").stdout)
    path = next(it for it in told["findings"] if it["rule"] == "PATHWAY")

    assert (path["outcome"], path["rows"]) == ("long-term-therapy", [])
    assert path["anyway"] == ["risk.deviance"]
    assert path["reason"] == (
        "It makes no difference that the level of deviance is awaited, due by "
        "30 July 2004: the answer is the same in any event."
    )


def test_what_follows_from_the_register_stands_apart(run: Run) -> None:
    """And only once there is one."""
    begun, planned = run("why", "wm-0149").stdout, run("why", "wm-0145").stdout
    told = "What follows from the register, which is no finding of a report:\n"

    assert told in begun
    assert begun.index("TIME-TO-COMPLETE: met\n") < begun.index(told)
    assert begun.index(told) < begun.index("CATCH-UP: due\n")
    assert "CATCH-UP" not in planned
    assert told not in planned
