"""What is advised about an officer's own words, and what is left alone."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from csogp_docs.cli import main
from csogp_docs.load.yaml_reader import parse
from csogp_docs.validate.officers_text import officers_texts

if TYPE_CHECKING:
    from click.testing import Result
    from conftest import WriteCase


def check(*arguments: object) -> Result:
    """Run `check`."""
    words = ["check", *(str(it) for it in arguments)]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def told(write_case: WriteCase, text: str) -> list[str]:
    """Return place and code of each piece of advice on the conclusion."""
    path = write_case(("    I propose an order.\n", f"{text}\n"))
    found = json.loads(check(path, "--format", "json").stdout)["problems"]
    return [
        f"{it['line']}:{it['column']} {it['severity']} {it['code']}" for it in found
    ]


# The conclusion begins on line 31; its words begin in column 5.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    He is a sex offender.", ["31:13 advice CS601"]),
        ("    I met **the offender** twice.", ["31:13 advice CS601"]),
        ("    In mitigation he was ill.", ["31:8 advice CS602"]),
        ("    He has been a PPO.", ["31:19 advice CS603"]),
        (
            "    One line.\n    It is\n    understood that he left.",
            ["32:5 advice CS604"],
        ),
        ("    He will reoffend.", ["31:8 advice CS605"]),
        ("    His risk is put at 26.4%.", ["31:24 advice CS606"]),
        ("    The victim lives in Example.", ["31:16 advice CS607"]),
        ("    V1 went to school in the town.", ["31:16 advice CS607"]),
        ("    I urge the court to agree.", ["31:5 advice CS608"]),
        (f"    {'word ' * 36}here.", ["31:5 advice CS610"]),
        ("    - first\n    - he is a rapist", ["32:13 advice CS601"]),
        ("    V1, Jane Placeholder, moved.", ["31:5 error CS611"]),
        ("    V1 (Jane) moved.", ["31:5 error CS611"]),
        ("    Later the victim, Ms Placeholder, moved.", ["31:11 error CS611"]),
        ("    Jane Placeholder (V1) moved.", ["31:5 error CS611"]),
    ],
)
def test_a_phrase_is_told_at_its_place(
    text: str, expected: list[str], write_case: WriteCase
) -> None:
    """Line, column, severity and code, typed by hand."""
    assert told(write_case, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "    He completed the Sex Offender Treatment Programme.",
        "    He attended 80 per cent of his appointments.",
        "    He went to school in the town.",
        "    He will attend.",
        f"    {'word ' * 34}here.",
        "    V1, Mr Specimen said, had moved.",
        "    V1, whom J. Sample met, has moved.",
        "    V1, Worcester Crown Court was told, has moved.",
        "    I told V1. Jane Street is where he works.",
        "    Mitigated risks and unaggravated matters.",
    ],
)
def test_what_is_no_such_thing_is_left_alone(text: str, write_case: WriteCase) -> None:
    """The person, the author and the court are no victim; a name may hold a word."""
    assert told(write_case, text) == []


def test_advice_changes_no_exit_code(write_case: WriteCase) -> None:
    """Advice is for the officer to weigh; the files are sound."""
    path = write_case(("    I propose an order.\n", "    He is a sex offender.\n"))

    result = check(path)

    assert result.exit_code == 0
    assert result.stdout.endswith("1 case file checked: 1 piece of advice.\n")


def test_a_victim_who_is_named_stops_the_documents(write_case: WriteCase) -> None:
    """It is an error for `build` as well, and the name is not repeated."""
    path = write_case(
        ("    I propose an order.\n", "    V1, Jane Placeholder, moved.\n")
    )

    result = CliRunner().invoke(main, ["build", str(path), "--output", "out"])

    assert result.exit_code == 1
    assert "error[CS611]" in result.output
    assert "Placeholder" not in result.output
    assert "Jane" not in result.output


def test_build_gives_no_advice(write_case: WriteCase) -> None:
    """Whoever builds has decided; `check` is where words are weighed."""
    path = write_case(("    I propose an order.\n", "    He is a sex offender.\n"))

    result = CliRunner().invoke(main, ["build", str(path), "--output", "out"])

    assert "CS601" not in result.output


def test_a_sentence_in_two_files_is_told_with_both_places(
    write_case: WriteCase,
) -> None:
    """Eight words in a row that end in a full stop are no accident; seven may be."""
    eight = "    He has said that he is very sorry.\n"
    path = write_case(("    I propose an order.\n", eight))
    text = path.read_text("utf-8").replace("wm-0001", "wm-0002")
    Path("b.yaml").write_text(text, "utf-8")

    found = json.loads(check(path, "b.yaml", "--format", "json").stdout)["problems"]
    Path("b.yaml").write_text(text.replace("very ", ""), "utf-8")
    fewer = json.loads(check(path, "b.yaml", "--format", "json").stdout)["problems"]

    (one,) = found
    assert (one["code"], one["file"], one["line"]) == ("CS609", "b.yaml", 31)
    assert (one["also"]["file"], one["also"]["line"]) == ("wm-0001.yaml", 31)
    assert fewer == []


def test_no_word_of_the_officer_is_shown(write_case: WriteCase) -> None:
    """Only the phrase of the list is; the line is masked."""
    path = write_case(
        ("    I propose an order.\n", "    Zebedee apparently met a sex offender.\n")
    )

    shown = check(path).stdout

    assert '"apparently"' in shown
    assert "Zebedee" not in shown
    assert "met a" not in shown


@given(st.lists(st.text("ab. \n-*1V", max_size=12), max_size=6))
def test_sentences_are_whole_and_in_order(parts: list[str]) -> None:
    """Sentences do not overlap, are never empty, and leave out no letter."""
    text = "\n".join(parts).strip() or "a"
    source = parse(f"narrative:\n  conclusion: {json.dumps(text)}\n", "a.yaml")
    (written,) = officers_texts(source)

    spans = list(written.sentences())

    said = written.scalar.text
    assert all(begin < end for begin, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    kept = "".join(said[begin:end] for begin, end in spans)
    for letter in "abV":
        assert kept.count(letter) == said.count(letter)
