"""What the README shows is what the commands print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(
    r"^\$ csogp-docs (.+)\n((?:(?![$`]).*\n)*)", README, re.MULTILINE
)


def test_the_readme_shows_what_commands_print() -> None:
    """There are transcripts to compare at all."""
    commands = {line.split()[0] for line, _ in TRANSCRIPTS}

    assert commands >= {"check", "whatif"}


@pytest.mark.parametrize(("line", "shown"), TRANSCRIPTS)
def test_a_command_prints_what_the_readme_shows(line: str, shown: str) -> None:
    """Every transcript is exact, to the letter."""
    ran = subprocess.run(  # noqa: S603 - the project's own README
        [sys.executable, "-m", "csogp_docs", *line.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert shown == ran.stdout


def test_the_readme_counts_the_cases_that_are_there() -> None:
    """The end of the main job, as shown, names the number of example cases."""
    cases = len(list((ROOT / "cases").glob("*.yaml")))

    assert f"Built {cases} of {cases} cases in output." in README
