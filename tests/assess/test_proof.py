"""Tables are proved before use: a planted fault is found, with a witness."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from csogp_docs.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = "content/programmes/csogp/rules.yaml"
PATHWAY = "    inputs: [risk.level, risk.deviance]"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            'when: [">= programme.minimum_months"]',
            'when: ["> programme.minimum_months"]',
            "error[CS416]: ORDER-LENGTH: no row applies when sentence.months = 36; "
            "add one: when: [36]",
            id="a gap at exactly the minimum",
        ),
        pytest.param(
            'when: ["-", not(low)]',
            "when: [low, high]",
            "error[CS416]: PATHWAY: no row applies when risk.level = low, "
            "risk.deviance = medium; add one: when: [low, medium]",
            id="a gap in the choice of path",
        ),
        pytest.param(
            'when: ["yes", "> law.maximum_months"]',
            'when: ["yes", ">= law.maximum_months"]',
            "error[CS417]: ROUTE-LIMITS: two rows apply and may not: within and above, "
            "for law.in_force = yes, sentence.months = 36; narrow one of them",
            id="an overlap at exactly the limit of the law",
        ),
        pytest.param(
            "when: [low, low]",
            'when: [low, "-"]',
            "error[CS417]: PATHWAY: two rows apply and may not: both-low and "
            "higher-deviance, for risk.level = low, risk.deviance = medium; "
            "narrow one of them",
            id="rows that may both apply but disagree",
        ),
        pytest.param(
            'when: [not met, "yes", "-", "-", "-"]',
            'when: [not met, "-", "-", "-", "-"]',
            "error[CS418]: PROPOSAL-OR-REASONS: the row no-reasons can never apply; "
            "take it out",
            id="a row behind another",
        ),
        pytest.param(
            "inputs: [offences.sexual]\n    blocks: {not_met: proposal, "
            "cannot_say_yet: proposal}\n    rows:\n      - id: sexual\n"
            '        when: ["yes"]',
            "inputs: [offences.sexual, person.in_custody]\n    rows:\n"
            '      - id: sexual\n        when: ["yes", "-"]',
            "error[CS419]: QUALIFYING-OFFENCE: no row asks for person.in_custody; "
            "take the input out",
            id="an input that nothing asks for",
        ),
    ],
)
def test_a_planted_fault_is_found(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """The message says for which values, and what to do."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    rules = tmp_path / RULES
    text = rules.read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed = text.replace(old, new)
    if "CS419" in told:
        changed = changed.replace(
            '        when: ["no"]\n', '        when: ["no", "-"]\n', 1
        )
    rules.write_text(changed, encoding="utf-8")

    result = CliRunner().invoke(
        main, ["-w", str(tmp_path), "check", str(ROOT / "cases")]
    )

    assert result.exit_code == 1
    assert told in result.output


def test_tables_as_shipped_have_no_fault() -> None:
    """What every case is assessed by has neither gap nor overlap."""
    result = CliRunner().invoke(main, ["-w", str(ROOT), "check", str(ROOT / "cases")])

    assert result.exit_code == 0
