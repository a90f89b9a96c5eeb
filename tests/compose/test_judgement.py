"""What an officer sets above a finding never makes a document say what is false."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run, WriteCase

RULES = [
    "QUALIFYING-OFFENCE",
    "SUITABILITY",
    "ORDER-LENGTH",
    "ROUTE-LIMITS",
    "INDUCTION",
    "PATHWAY",
    "BLOCK-WEEK",
    "TEST-POINTS",
    "PRISON-REFERRAL",
]


def words_of(run: Run, path: Path, document: str, output: Path) -> str:
    """Build one document and return its words."""
    arguments = ("--only", document, "--format", "html", "-o", output)
    result = run("build", path.resolve(), *arguments)

    assert result.exit_code == 0, result.stderr
    page = (output / path.stem / "file" / f"{document}.html").read_text(
        encoding="utf-8"
    )
    text = re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL)
    return " ".join(text.split())


def override(rule: str, to: str) -> tuple[str, str]:
    """Set a judgement above a finding of the specimen case."""
    judgement = (
        f"{{finding: {rule}, to: {to}, by: J. Sample, role: Probation Officer, "
        "date: 2004-03-01, reason: Recorded elsewhere.}"
    )
    return ("prior_programmes: []", f"prior_programmes: []\noverrides: [{judgement}]")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("to", ["met", "not met", "not applicable"])
def test_any_judgement_gives_whole_documents(
    run: Run, write_case: WriteCase, tmp_path: Path, rule: str, to: str
) -> None:
    """No sentence breaks on it, in either document."""
    path = write_case(override(rule, to))

    for document in ("psr", "statement"):
        assert "Recorded elsewhere." in words_of(run, path, document, tmp_path / "out")


@pytest.mark.parametrize(
    ("months", "rule"), [(35, "ORDER-LENGTH"), (37, "ROUTE-LIMITS")]
)
def test_a_length_allowed_by_judgement_is_not_called_the_only_one(
    run: Run, write_case: WriteCase, tmp_path: Path, months: int, rule: str
) -> None:
    """The rules find otherwise, and the document says whose judgement it is."""
    path = write_case(("months: 36", f"months: {months}"), override(rule, "met"))
    words = words_of(run, path, "psr", tmp_path / "out")

    assert f"only exactly {months} months" not in words
    assert "the officer's judgement is recorded below" in words.replace("&#39;", "'")


def test_an_offence_set_aside_by_judgement_is_not_called_not_sexual(
    run: Run, write_case: WriteCase, tmp_path: Path
) -> None:
    """The case file records it as sexual."""
    path = write_case(override("QUALIFYING-OFFENCE", "not met"))
    words = words_of(run, path, "psr", tmp_path / "out")

    assert "none of the offences before the court is recorded as sexual" not in words


def test_cannot_say_yet_is_no_judgement(run: Run, write_case: WriteCase) -> None:
    """An officer judges, or leaves the finding alone."""
    path = write_case(override("ORDER-LENGTH", "cannot say yet"))
    result = run("check", path.resolve())

    assert "error[CS306]" in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("months: 36", "months: 0", "CS203"),
        ("date_of_birth: 1968-02-29", "date_of_birth: 9990-01-01", "CS204"),
        ("date_of_birth: 1968-02-29", "date_of_birth: 2004-06-01", "CS307"),
    ],
)
def test_a_slip_of_the_pen_is_told(
    run: Run, write_case: WriteCase, old: str, new: str, code: str
) -> None:
    """No length of nothing, no year of another age, no birth after the report."""
    path = write_case((old, new))

    assert f"error[{code}]" in run("check", path.resolve()).stdout


def test_a_summary_of_a_case_that_all_waits_keeps_to_its_page(
    run: Run, write_case: WriteCase, tmp_path: Path
) -> None:
    """However long the names of those it waits for."""
    team = "West Mercia Area Programmes Team at Worcester"
    awaited = f"{{unknown: awaited, from: {team}, due: 2004-07-30}}"
    path = write_case(
        ("  months: 36", f"  months: {awaited}"),
        ("  outcome: suitable", f"  outcome: {awaited}"),
        ("prior_programmes: []", f"prior_programmes: {awaited}"),
        ("  in_custody: no", f"  in_custody: {awaited}\n  employment: {awaited}"),
    )
    result = run("build", path.resolve(), "--only", "summary", "-o", tmp_path / "out")

    assert result.exit_code == 0
