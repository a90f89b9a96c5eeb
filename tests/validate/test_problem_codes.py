"""Every code is explained, and every code a case can have is shown by an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from csogp_docs.cli import main
from csogp_docs.model.codes import CODES

ROOT = Path(__file__).resolve().parent.parent.parent
INVALID = ROOT / "cases" / "invalid"
EXAMPLES = sorted(INVALID.glob("*.yaml"))

# A missing file, a file over 1 MB, a text over 200,000 characters.
NOT_KEPT_AS_FILES = ["CS101", "CS102", "CS113"]
ONLY_BESIDE_ANOTHER = ["cs321-same-reference", "cs609-same-sentence"]
HOLDS_NO_CASE = ["cs106-nothing-written", "cs115-list-at-the-top"]


def check(*arguments: str) -> tuple[int, str]:
    """Run `check` from the root of the repository."""
    result = CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)
    return result.exit_code, result.stdout


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name files as the expected texts do."""
    monkeypatch.chdir(ROOT)


def test_every_code_in_the_source_is_explained_and_no_other() -> None:
    """The catalogue and the program know the same codes."""
    sources = [
        path
        for path in (ROOT / "csogp_docs").rglob("*.py")
        if not path.name.startswith("codes")
    ]
    emitted = {
        code
        for path in sources
        for code in re.findall(r"\bCS[0-9]{3}\b", path.read_text(encoding="utf-8"))
    }

    assert emitted >= {"CS101", "CS201", "CS301", "CS401"}
    assert set(CODES) == emitted


def test_codes_are_explained_in_order() -> None:
    """A person who leafs through the catalogue finds a code where it belongs."""
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_says_all_that_it_promises(code: str) -> None:
    """A title without a full stop, whole sentences, and two different examples."""
    explained = CODES[code]

    assert explained.title
    assert not explained.title.endswith(".")
    assert re.fullmatch(r"[A-Z].+\.", explained.why)
    assert explained.before != explained.after


def test_every_code_a_case_can_have_has_exactly_one_example() -> None:
    """A code without an example file, or with two, is noticed."""
    of_cases = [code for code in CODES if not "CS400" < code < "CS600"]
    expected = [code for code in of_cases if code not in NOT_KEPT_AS_FILES]

    assert [path.name[:5].upper() for path in EXAMPLES] == expected


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_what_is_planted_in_it(path: Path) -> None:
    """The first line tells, and the reference of the case is the name of the file."""
    text = path.read_text(encoding="utf-8", errors="replace")

    assert text.startswith("# Planted: ")
    if path.stem not in ["cs321-same-reference", *HOLDS_NO_CASE]:
        assert f"\ncase: {path.stem}\n" in text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_has_its_one_problem(path: Path) -> None:
    """The expected text names the code of the file once, and no other."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    codes = re.findall(r"(?:error|warning|advice)\[(CS[0-9]{3})\]", text)

    assert codes == [path.name[:5].upper()]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_alone_prints_its_expected_text(path: Path) -> None:
    """Each file can be checked on its own; only what is said twice needs two."""
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    failed = ": error[" in expected
    kind = "piece of advice" if ": advice[" in expected else "warning"
    summary = f"1 case file checked: 1 {'error' if failed else kind}.\n"
    if path.stem in ONLY_BESIDE_ANOTHER:
        failed, expected, summary = False, "", "1 case file checked: no problems.\n"

    actual = check(path.relative_to(ROOT).as_posix())

    assert actual == (int(failed), expected + summary)


def test_all_examples_together_print_all_expected_texts() -> None:
    """One file never hides the problems of another."""
    texts = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in EXAMPLES]
    summary = "78 case files checked: 57 errors, 11 warnings and 10 pieces of advice.\n"

    assert check("cases/invalid") == (1, "".join(texts) + summary)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            None,
            (
                "a.yaml:1:1: error[CS101]: there is no file with this name; check its "
                "name and folder\n"
            ),
        ),
        (
            "a: b\n" * 200_001,
            (
                "a.yaml:1:1: error[CS102]: the file is larger than 1 MB, and a case "
                "file has a few pages; name the right file, or take out what was "
                "pasted into it\n"
            ),
        ),
        (
            f"case: wm-0001\nmarking: {'a ' * 100_001}\n",
            (
                "a.yaml:2:10: error[CS113]: the text that begins here is longer than "
                "200,000 characters; shorten it\n"
            ),
        ),
    ],
    ids=NOT_KEPT_AS_FILES,
)
def test_the_codes_without_an_example_are_told_as_well(
    text: str | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file, too large a file and too long a text are made here."""
    monkeypatch.chdir(tmp_path)
    if text is not None:
        Path("a.yaml").write_text(text, encoding="utf-8")

    code, output = check("a.yaml")

    assert code == 1
    assert output.splitlines(keepends=True)[0] == expected


@pytest.mark.parametrize("code", CODES)
def test_explain_tells_of_every_code(code: str) -> None:
    """The code may be typed in small letters."""
    result = CliRunner().invoke(main, ["explain", code.lower()])

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}: {CODES[code].title}\n")
    assert CODES[code].after in result.stdout


def test_explain_names_the_codes_there_are() -> None:
    """A code that does not exist is a slip of the person, and exits 2."""
    result = CliRunner().invoke(main, ["explain", "CS999"])

    assert result.exit_code == 2
    assert result.stderr == (
        f'csogp-docs: there is no code "CS999"; there is: {", ".join(CODES)}\n'
    )
