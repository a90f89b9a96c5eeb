"""`content diff`: what changed between two contents, and for which cases."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from own_content import unreleased

from csogp_docs.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = [str(ROOT / "cases" / f"wm-{number}.yaml") for number in ("0131", "0132")]
SENTENCE = "and nothing here decides it"
AT_36 = 'when: [">= programme.minimum_months"]'


def run(*words: str, at: Path = ROOT) -> tuple[int, str]:
    """Run a command in a workspace."""
    result = CliRunner().invoke(main, ["-w", str(at), *words], catch_exceptions=False)
    return result.exit_code, result.output


def edit(file: Path, old: str, new: str) -> None:
    """Replace the one occurrence of a text."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another content: one sentence and one rule say something else."""
    unreleased(ROOT / "content", tmp_path / "content")
    programme = tmp_path / "content" / "programmes" / "csogp"
    edit(programme / "wording" / "proposal.yaml", SENTENCE, "which is said otherwise")
    edit(
        programme / "programme.yaml",
        "minimum_months: {value: 36",
        "minimum_months: {value: 35",
    )
    return tmp_path


def test_a_content_does_not_differ_from_itself() -> None:
    """Neither in what it says nor in what it finds."""
    assert run("content", "diff", str(ROOT), str(ROOT / "content"), *CASES) == (
        0,
        "0 items of content differ.\n0 of 2 cases would differ.\n",
    )


def test_a_difference_is_told_by_id_and_case(other: Path) -> None:
    """Items by id, findings by rule, sentences by wording; no words of a case."""
    code, output = run("content", "diff", str(ROOT), str(other), *CASES)

    assert code == 0
    assert output.splitlines()[:3] == [
        "changed  programmes/csogp/programme  (minimum_months)",
        "changed  programmes/csogp/wording/asks.not-decided  (text)",
        "2 items of content differ.",
    ]
    assert "  ORDER-LENGTH: not met, then met\n" in output
    assert "  the report carries: neither yet, then proposal\n" in output
    assert output.count("  psr, conclusion: asks.not-decided\n") == 2
    assert output.endswith("2 of 2 cases would differ.\n")
    assert "Specimen" not in output


def test_added_and_removed_items_are_told(other: Path) -> None:
    """The same comparison the other way round adds where this one removes."""
    facts = other / "content" / "facts.yaml"
    with facts.open("a", encoding="utf-8") as file:
        file.write(
            "  - {name: a.fact, label: a, type: text, source: court.name, absent: a}\n"
        )

    there = run("content", "diff", str(ROOT), str(other), CASES[0])[1]
    back = run("content", "diff", str(other), str(ROOT), CASES[0])[1]

    assert "added    facts/a.fact\n" in there
    assert "removed  facts/a.fact\n" in back


def test_the_json_says_the_same(other: Path) -> None:
    """For a program: changes, cases, and what would differ."""
    words = ["content", "diff", str(ROOT), str(other), CASES[1], "--format", "json"]
    told = json.loads(run(*words)[1])

    assert [it["item"] for it in told["changes"]] == [
        "programmes/csogp/programme",
        "programmes/csogp/wording/asks.not-decided",
    ]
    assert (told["cases"], told["differing"][0]["case"]) == (1, "wm-0132")
    assert ["ORDER-LENGTH", "not met", "met"] in told["differing"][0]["findings"]


def test_a_case_that_no_longer_holds_is_told(other: Path) -> None:
    """A route that the new content does not know makes an error of the case."""
    edit(
        other / "content" / "law" / "routes.yaml",
        "  - id: community-rehabilitation-order",
        "  - id: probation-order",
    )
    output = run("content", "diff", str(ROOT), str(other), CASES[0])[1]

    assert (
        f"{CASES[0]}:\n  the case file has errors, but only after the change" in output
    )


@pytest.fixture
def repository(other: Path) -> Path:
    """A git repository whose second commit takes the differences back."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]

    def commit(name: str) -> None:
        subprocess.run([*git, "add", "-A"], cwd=other, check=True)  # noqa: S603
        subprocess.run([*git, "commit", "-qm", name], cwd=other, check=True)  # noqa: S603

    subprocess.run([*git, "init", "-q"], cwd=other, check=True)  # noqa: S603
    commit("one")
    shutil.copytree(ROOT / "content", other / "content", dirs_exist_ok=True)
    commit("two")
    return other


def test_a_revision_of_the_repository_is_a_content(repository: Path) -> None:
    """Nothing is checked out: the work tree stays as it is."""
    output = run("content", "diff", "HEAD~1", "HEAD", *CASES, at=repository)[1]
    same = run("content", "diff", "HEAD", ".", *CASES, at=ROOT)[0]

    assert "2 items of content differ.\n" in output
    assert same in (0, 1)


@pytest.mark.parametrize("named", ["no-such-revision", "--output=x", "cases"])
def test_what_is_no_content_is_told(
    named: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a folder of content nor a revision; no option reaches git."""
    monkeypatch.chdir(repository)
    code, output = run("content", "diff", "--", named, "HEAD", CASES[0], at=repository)

    assert code == 2
    assert "is neither a folder with content nor a revision" in output
    assert not (repository / "content" / "x").exists()
