"""Content that does not hold together is told before any case is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from own_content import unreleased

from csogp_docs.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAMME = "programmes/csogp"
UNKNOWN_FORM = 'text: "{{ court.name }}"\n    unknown: "{{ missing }}"'


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A workspace of one's own: a copy of the content as shipped."""
    unreleased(ROOT / "content", tmp_path / "content")
    return tmp_path


def check(workspace: Path) -> tuple[int, str]:
    """Check a workspace, with one case that is right."""
    case = str(ROOT / "cases" / "wm-0131.yaml")
    result = CliRunner().invoke(
        main, ["-w", str(workspace), "check", case], catch_exceptions=False
    )
    return result.exit_code, result.output


def told(workspace: Path) -> list[str]:
    """Return file, line and code of each problem."""
    _, output = check(workspace)
    found = re.findall(r"^(content/\S+:\d+):\d+: error\[(\w+)\]", output, re.MULTILINE)
    return [f"{place} {code}" for place, code in found]


def test_content_as_shipped_has_no_problem(copied: Path) -> None:
    """Every other example here differs from it in one place."""
    assert check(copied) == (0, "1 case file checked: no problems.\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(
            "wording/unknowns.yaml",
            "  - id: unknown.declined",
            "  - {id: unknown.awaited, text: Again.}\n  - id: unknown.declined",
            "CS402",
            id="a sentence with the id of another",
        ),
        pytest.param(
            "facts.yaml",
            "  - name: suitability.outcome",
            "  - {name: offences.sexual, label: x, type: number, source: x, absent: x}"
            "\n  - name: suitability.outcome",
            "CS402",
            id="a fact listed twice",
        ),
        pytest.param(
            "areas/west-mercia.yaml",
            "id: west-mercia",
            "id: mercia",
            "CS403",
            id="an area unlike its file",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "id: csogp",
            "id: sogp",
            "CS403",
            id="a programme unlike its folder",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "hours: {value: 190,",
            "hours: {value: 191,",
            "CS404",
            id="hours that do not add up",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "modules: [induction, relapse-prevention]",
            "modules: [induction, relapse]",
            "CS405",
            id="a way through an unknown module",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "needs: induction,",
            "needs: inductoin,",
            "CS405",
            id="a test after an unknown module",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "  induction: {rule: INDUCTION,",
            "  inductoin: {rule: INDUCTION,",
            "CS405",
            id="an unknown module left out",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "standing: {text: nationally accredited, clauses: [about.1]}",
            "standing: {text: nationally accredited, clauses: [about.11]}",
            "CS406",
            id="a figure on an unknown clause",
        ),
        pytest.param(
            "areas/west-mercia.yaml",
            "office: {text: West Mercia Area, clauses: [contact.1]}",
            "office: {text: West Mercia Area, clauses: [contact.11]}",
            "CS406",
            id="an area on an unknown clause",
        ),
        pytest.param(
            f"{PROGRAMME}/clauses.yaml",
            "  about.1:",
            "  about.99: Nothing rests on this.\n  about.1:",
            "CS407",
            id="a clause on which nothing rests",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "path_from: PATHWAY",
            "path_from: PATHWYA",
            "CS408",
            id="a path from an unknown rule",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "path_from: PATHWAY",
            "path_from: PRISON-REFERRAL",
            "CS405",
            id="a path from outcomes that are no modules",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "{rule: INDUCTION, answers",
            "{rule: INDUCTOIN, answers",
            "CS408",
            id="a module left out by an unknown rule",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "answers: [waived,",
            "answers: [waved,",
            "CS408",
            id="a module left out by an unknown answer",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "every: day,",
            "every: block week,",
            "CS205",
            id="sessions neither by the day nor by the week",
        ),
        pytest.param(
            "areas/west-mercia.yaml",
            "venues:",
            "closures: [{from: 2005-01-02, to: 2004-12-24, why: closed}]\nvenues:",
            "CS426",
            id="a closure that ends before it begins",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            "inputs: [suitability.outcome]",
            "inputs: [suitability.outcomes]",
            "CS408",
            id="a table over an unknown fact",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            '["< programme.minimum_months"]',
            '["< programme.minimum_weeks"]',
            "CS408",
            id="a cell against an unknown fact",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            "provisional_until: assessment.after_induction",
            "provisional_until: assessment.after",
            "CS408",
            id="provisional until an unknown fact",
        ),
        pytest.param(
            f"{PROGRAMME}/wording/report.yaml",
            "  - id: front.court\n    needs: [court.name]",
            "  - id: front.court\n    needs: [court.naem]",
            "CS408",
            id="a sentence that needs an unknown fact",
        ),
        pytest.param(
            f"{PROGRAMME}/documents/psr.yaml",
            "- {words: assessment,",
            "- {words: asessment,",
            "CS408",
            id="an outline with an unknown narrative",
        ),
        pytest.param(
            f"{PROGRAMME}/documents/psr.yaml",
            "- {words: assessment,",
            "- {when: {PATHWYA: unknown}, words: assessment,",
            "CS408",
            id="a block under an unknown condition",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            "when: [suitable]",
            'when: [suitable, "-"]',
            "CS409",
            id="a row with a cell too many",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            "then: refer\n",
            "then: referred\n",
            "CS410",
            id="a row with an unknown outcome",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            "clauses: [about.2]\n",
            "clauses: []\n",
            "CS422",
            id="a row without a clause",
        ),
        pytest.param(
            f"{PROGRAMME}/documents/psr.yaml",
            "      - details:\n          - {label: Court, say: front.court}",
            "      - details:\n          - {label: Court, say: front.cuort}",
            "CS411",
            id="an outline with an unknown sentence",
        ),
        pytest.param(
            f"{PROGRAMME}/rules.yaml",
            'when: ["yes"]\n',
            "when: [perhaps]\n",
            "CS412",
            id="a cell outside the domain of its fact",
        ),
        pytest.param(
            f"{PROGRAMME}/wording/report.yaml",
            '  - id: front.name\n    text: "{{ person.name }}"',
            '  - id: front.name\n    text: "{{ person.name }"',
            "CS413",
            id="braces that do not pair",
        ),
        pytest.param(
            f"{PROGRAMME}/wording/report.yaml",
            '  - id: front.name\n    text: "{{ person.name }}"',
            '  - id: front.name\n    text: "{{ person.nmae }}"',
            "CS414",
            id="a sentence that names what is not there",
        ),
        pytest.param(
            f"{PROGRAMME}/wording/report.yaml",
            f"  - id: front.court\n    needs: [court.name]\n    {UNKNOWN_FORM}",
            "  - id: front.court\n    needs: [court.name]\n    text: x",
            "CS415",
            id="a sentence without a form for what is not known",
        ),
        pytest.param(
            f"{PROGRAMME}/programme.yaml",
            "short_name: CSOGP",
            "short_nmae: CSOGP",
            "CS201",
            id="a misspelt name",
        ),
        pytest.param(
            "law/routes.yaml",
            "as_of: ",
            "as_of: about ",
            "CS204",
            id="a date in words",
        ),
        pytest.param(
            f"{PROGRAMME}/documents/psr.yaml",
            "{shows: sources,",
            "{shows: sorces,",
            "CS205",
            id="a listing that is not there",
        ),
    ],
)
def test_a_fault_of_content_is_told_where_it_is(
    copied: Path, file: str, old: str, new: str, code: str
) -> None:
    """One fault gives one problem, on the line where it was planted."""
    path = copied / "content" / file
    text = path.read_text(encoding="utf-8")
    begin = text.index(old)
    path.write_text(text[:begin] + new + text[begin + len(old) :], encoding="utf-8")
    line = text.count("\n", 0, begin) + 1

    assert told(copied) == [f"content/{file}:{line} {code}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (
            "wording/proposal.yaml",
            "sentence.months | months",
            "sentence.months | fortnights",
            "CS413",
        ),
        ("rules.yaml", "id: PROPOSAL-OR-REASONS", "id: PROPOSAL-OR-NOT", "CS420"),
    ],
)
def test_what_the_whole_programme_rests_on_is_there(
    copied: Path, file: str, old: str, new: str, code: str
) -> None:
    """A filter that does not exist, or rules without the last table, are told."""
    path = copied / "content" / PROGRAMME / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert code in " ".join(told(copied))


@pytest.mark.parametrize(
    "file",
    [
        "facts.yaml",
        "law/routes.yaml",
        f"{PROGRAMME}/clauses.yaml",
        f"{PROGRAMME}/programme.yaml",
        f"{PROGRAMME}/rules.yaml",
        f"{PROGRAMME}/documents/statement.yaml",
    ],
)
def test_a_missing_file_is_named(copied: Path, file: str) -> None:
    """Without it no case can be checked."""
    (copied / "content" / file).unlink()

    assert check(copied) == (
        1,
        (
            f"content/{file}:1:1: error[CS401]: content/{file} is missing; every "
            f"content "
            "folder needs it\n0 case files checked: 1 error.\n"
        ),
    )


def test_a_sentence_for_each_reason_is_needed(copied: Path) -> None:
    """A fact may be unknown for any of six reasons, and each has its sentence."""
    path = copied / "content" / "wording" / "unknowns.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("unknown.withheld", "unknown.hidden"), "utf-8")

    assert told(copied) == ["content/wording/unknowns.yaml:1 CS411"]


@pytest.mark.parametrize(
    "wording_id",
    ["manual.about.people", "manual.hit.first", "manual.blocks.report", "manual.law."],
)
def test_a_sentence_that_the_rules_manual_needs_is_needed(
    copied: Path, wording_id: str
) -> None:
    """It is missed by `check`, before anybody asks for the manual."""
    path = copied / "content" / "wording" / "manual.yaml"
    text = path.read_text(encoding="utf-8")
    assert f"id: {wording_id}" in text
    path.write_text(text.replace(f"id: {wording_id}", f"id: x.{wording_id}"), "utf-8")

    assert set(told(copied)) == {"content/wording/manual.yaml:1 CS411"}


def test_all_faults_of_content_are_told_together(copied: Path) -> None:
    """Two faults in two files are two problems, and no case is read."""
    programme = copied / "content" / PROGRAMME / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("value: 190", "value: 200"), encoding="utf-8")
    area = copied / "content" / "areas" / "west-mercia.yaml"
    text = area.read_text(encoding="utf-8")
    area.write_text(text.replace("id: west-mercia", "id: west"), encoding="utf-8")

    code, output = check(copied)

    assert code == 1
    assert output.endswith("0 case files checked: 2 errors.\n")
    assert re.findall(r"error\[(\w+)\]", output) == ["CS403", "CS404"]


def test_a_cell_that_cannot_be_read_is_quoted_with_its_input(copied: Path) -> None:
    """What was written, for what, and why it will not do."""
    rules = copied / "content" / PROGRAMME / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    assert text.count("when: [low, low]") == 1
    rules.write_text(text.replace("when: [low, low]", "when: [low, lowest]"), "utf-8")
    _, output = check(copied)

    assert (
        'error[CS412]: the cell "lowest" cannot be used for risk.deviance: "lowest" is '
        "not one of: low, medium, high, very high\n"
    ) in output


def test_a_later_table_cannot_ask_what_a_table_has_collected(copied: Path) -> None:
    """What it collects is a list; a cell can only ask whether there is anything."""
    rules = copied / "content" / PROGRAMME / "rules.yaml"
    with rules.open("a", encoding="utf-8") as file:
        file.write(
            "\n  - id: TESTS\n    question: Are there tests?\n    hit: first\n"
            "    inputs: [ARRANGEMENTS]\n    unknown: It cannot be said.\n    rows:\n"
            "      - {id: a, when: [tests], then: met, clauses: [progress.2], "
            "reason: A.}\n      - {id: b, when: [-], then: not met, "
            "clauses: [progress.2], reason: B.}\n"
        )
    _, output = check(copied)

    assert '"tests" is not one of: met, not met, not applicable' in output
