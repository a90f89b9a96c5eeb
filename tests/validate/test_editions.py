"""Rules and sentences over time: the date of the report picks the version."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from own_content import unreleased

from csogp_docs.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = "content/programmes/csogp/rules.yaml"
WORDING = "content/programmes/csogp/wording/proposal.yaml"
LONG_ENOUGH = "      - id: long-enough\n"
TOO_SHORT = "      - id: too-short\n"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A workspace of one's own, of which nothing has been released."""
    unreleased(ROOT / "content", tmp_path / "content")
    return tmp_path


def change(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace the one occurrence of each first text by the second."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def run(workspace: Path, *words: str) -> tuple[int, str]:
    """Run a command in a workspace."""
    result = CliRunner().invoke(
        main, ["-w", str(workspace), *words], catch_exceptions=False
    )
    return result.exit_code, result.output


def told(workspace: Path) -> list[tuple[str, str]]:
    """Return file, line and code of each problem of the content."""
    _, output = run(workspace, "check", str(ROOT / "cases" / "wm-0131.yaml"))
    found: list[tuple[str, str]] = re.findall(
        r"^content/(\S+:\d+):\d+: error\[(\w+)\]", output, re.MULTILINE
    )
    return found


def finding(workspace: Path, case: Path, rule: str) -> dict[str, Any]:
    """Return one finding of a case."""
    _, output = run(workspace, "why", str(case), "--format", "json")
    found: dict[str, Any] = next(
        it for it in json.loads(output)["findings"] if it["rule"] == rule
    )
    return found


def dated(folder: Path, day: str) -> Path:
    """Write the case with 35 months, its report dated otherwise."""
    text = (ROOT / "cases" / "wm-0132.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^  date: .*$", f"  date: {day}", text, count=1)
    text = re.sub(r"(?m)^  (hearing|starts): .*$", r"  \1: 2004-08-06", text)
    path = folder / "wm-0132.yaml"
    path.write_text(text, encoding="utf-8")
    return path


THIRTY_MONTHS = (
    (
        f'{TOO_SHORT}        when: ["< programme.minimum_months"]\n',
        (
            f"{TOO_SHORT}        to: 2004-06-30\n"
            '        when: ["< programme.minimum_months"]\n'
        ),
    ),
    (
        f'{LONG_ENOUGH}        when: [">= programme.minimum_months"]\n',
        (
            "      - id: too-short\n        from: 2004-07-01\n"
            '        when: ["< 30"]\n        then: not met\n'
            "        clauses: [operates.7]\n        reason: Too short anew.\n"
            "      - id: long-enough-now\n        from: 2004-07-01\n"
            '        when: [">= 30"]\n        then: met\n'
            "        clauses: [operates.7]\n        reason: Long enough anew.\n"
            f"{LONG_ENOUGH}        to: 2004-06-30\n"
            '        when: [">= programme.minimum_months"]\n'
        ),
    ),
)


@pytest.mark.parametrize(
    ("day", "result", "rows"),
    [
        ("2004-06-30", "not met", ["too-short"]),
        ("2004-07-01", "met", ["long-enough-now"]),
    ],
)
def test_the_date_of_the_report_picks_the_rule(
    copied: Path, day: str, result: str, rows: list[str]
) -> None:
    """On its last day the old row holds, and from the day after the new one."""
    change(copied / RULES, *THIRTY_MONTHS)
    found = finding(copied, dated(copied, day), "ORDER-LENGTH")

    assert (found["result"], found["rows"]) == (result, rows)


def test_what_would_have_to_change_goes_by_the_edition(copied: Path) -> None:
    """By the new rule 30 months are enough, by the old one 36."""
    change(copied / RULES, *THIRTY_MONTHS)
    told = {}
    for day in ("2004-06-30", "2004-07-01"):
        path = dated(copied, day)
        path.write_text(
            path.read_text("utf-8").replace("months: 35", "months: 20"), "utf-8"
        )
        output = run(copied, "whatif", str(path), "--format", "json")[1]
        unmet = {it["rule"]: it["changes"] for it in json.loads(output)["not_met"]}
        told[day] = unmet["ORDER-LENGTH"][0]["then"]

    assert told == {"2004-06-30": 36, "2004-07-01": 30}


def test_a_row_of_a_later_version_has_its_place(copied: Path) -> None:
    """Leaving rows out does not move the places of those that are left."""
    change(
        copied / RULES,
        *THIRTY_MONTHS,
        ("reason: Too short anew.", "reason: Too {{ short }}."),
    )
    text = (copied / RULES).read_text(encoding="utf-8").splitlines()
    line = next(at for at, it in enumerate(text, 1) if "Too {{ short }}" in it)

    assert told(copied) == [(f"programmes/csogp/rules.yaml:{line}", "CS414")]


def test_every_edition_is_proved(copied: Path) -> None:
    """A gap that opens on a day is told with that day."""
    change(copied / RULES, (LONG_ENOUGH, f"{LONG_ENOUGH}        to: 2004-06-30\n"))
    _, output = run(copied, "check", str(ROOT / "cases"))

    assert (
        "error[CS416]: ORDER-LENGTH: no row applies when sentence.months = 36; add "
        "one: when: [36] (for reports dated from 2004-07-01)" in output
    )


def test_a_whole_table_may_have_a_version(copied: Path) -> None:
    """Of two tables with one id, one is in force on any day."""
    text = (copied / RULES).read_text(encoding="utf-8")
    whole = re.search(r"(?s)  - id: QUALIFYING-OFFENCE\n.*?(?=\n  - id)", text)
    assert whole is not None
    now = whole[0].replace(
        "QUALIFYING-OFFENCE\n", "QUALIFYING-OFFENCE\n    from: 2004-07-01\n"
    )
    now = now.replace("then: met", "then: not applicable")
    old = whole[0].replace(
        "QUALIFYING-OFFENCE\n", "QUALIFYING-OFFENCE\n    to: 2004-06-30\n"
    )
    (copied / RULES).write_text(text.replace(whole[0], f"{old}\n{now}"), "utf-8")

    results = {
        day: finding(copied, dated(copied, day), "QUALIFYING-OFFENCE")["result"]
        for day in ("2004-06-30", "2004-07-01")
    }

    assert results == {"2004-06-30": "met", "2004-07-01": "not applicable"}


@pytest.mark.parametrize(
    ("old_to", "new_from", "codes"),
    [
        ("2004-06-30", "2004-07-01", []),
        ("2004-07-01", "2004-07-01", ["CS402"]),
        ("2004-06-30", "2004-07-02", ["CS411"]),
    ],
)
def test_a_sentence_may_have_versions(
    copied: Path, old_to: str, new_from: str, codes: list[str]
) -> None:
    """They neither meet on a day nor leave one out on which the sentence is wanted."""
    change(
        copied / WORDING,
        (
            "  - id: findings.introduction\n",
            (
                f"  - {{id: findings.introduction, from: {new_from}, text: Anew.}}\n"
                f"  - id: findings.introduction\n    to: {old_to}\n"
            ),
        ),
    )

    assert [code for _, code in told(copied)] == codes


@pytest.mark.parametrize(("day", "said"), [("2004-06-30", False), ("2004-07-01", True)])
def test_the_date_of_the_report_picks_the_sentence(
    copied: Path, day: str, *, said: bool
) -> None:
    """The old words are traced in the older report, the new ones in the newer."""
    change(
        copied / WORDING,
        (
            "  - id: findings.introduction\n",
            (
                "  - {id: findings.introduction, from: 2004-07-01, text: Put anew.}\n"
                "  - id: findings.introduction\n    to: 2004-06-30\n"
            ),
        ),
    )
    code, _ = run(copied, "why", str(dated(copied, day)), "Put anew.")

    assert (code == 0) == said


def test_what_ends_before_it_begins_is_told(copied: Path) -> None:
    """Such a row would never be in force."""
    change(
        copied / RULES,
        (
            LONG_ENOUGH,
            f"{LONG_ENOUGH}        from: 2004-07-01\n        to: 2004-01-01\n",
        ),
    )

    assert "CS423" in [code for _, code in told(copied)]


def test_two_rows_with_one_id_on_one_day_are_told(copied: Path) -> None:
    """A finding names the row that settled it, and must name one."""
    change(copied / RULES, (LONG_ENOUGH, TOO_SHORT))

    assert [code for _, code in told(copied)] == ["CS402"]


def test_what_is_released_may_end_and_be_followed(copied: Path) -> None:
    """A new version under the same id is how released content changes."""
    assert run(copied, "content", "release")[0] == 0
    change(copied / RULES, *THIRTY_MONTHS)

    assert told(copied) == []
    assert run(copied, "content", "release")[1].splitlines() == [
        "programmes/csogp/rules/ORDER-LENGTH/too-short@2004-07-01",
        "programmes/csogp/rules/ORDER-LENGTH/long-enough-now@2004-07-01",
        "2 items of content released.",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(
            RULES,
            '[">= programme.minimum_months"]',
            '[">=  programme.minimum_months"]',
            "CS424",
            id="a cell of a rule",
        ),
        pytest.param(
            WORDING,
            'text: "Nothing that could',
            'text: "Nothing which could',
            "CS424",
            id="a word of a sentence",
        ),
        pytest.param(
            "content/law/routes.yaml",
            "maximum_months: 24\n        source: Sentencing Act 2020, section 288\n",
            "maximum_months: 23\n        source: Sentencing Act 2020, section 288\n",
            "CS424",
            id="a limit of the law",
        ),
        pytest.param(
            RULES, LONG_ENOUGH, "      - id: long\n", "CS425", id="an id taken away"
        ),
        pytest.param(
            "content/programmes/csogp/clauses.yaml",
            "  operates.6: The full programme usually takes two years.",
            "  operates.6: The full programme usually takes 2 years.",
            "CS424",
            id="a clause",
        ),
    ],
)
def test_what_is_released_is_not_edited_in_place(
    copied: Path, file: str, old: str, new: str, code: str
) -> None:
    """Nor taken out, so that its id is never used for something else."""
    run(copied, "content", "release")
    assert told(copied) == []
    change(copied / file, (old, new))

    assert [found for _, found in told(copied)] == [code]
    assert run(copied, "content", "release")[0] == 1


def test_what_may_always_change_is_not_locked(copied: Path) -> None:
    """A comment, the order of keys, an address: no finding or sentence rests on it."""
    run(copied, "content", "release")
    change(copied / "content/areas/west-mercia.yaml", ("01562 748375", "01562 000000"))
    change(copied / RULES, ("# The programme's rules", "# All of the rules"))

    assert told(copied) == []


@pytest.mark.parametrize("text", ["", "{}", '{"released": 3}', "[]"])
def test_a_list_of_releases_that_cannot_be_read_is_told(
    copied: Path, text: str
) -> None:
    """It would otherwise protect nothing, and silently."""
    (copied / "content" / "released.json").write_text(text, encoding="utf-8")
    code, output = run(copied, "check", str(ROOT / "cases"))

    assert code == 2
    assert "cannot be read as the list of what has been released" in output
