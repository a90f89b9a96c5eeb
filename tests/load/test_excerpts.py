"""The shown line: its columns stay, and nothing personal does."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csogp_docs.load.excerpts import Excerpt, excerpt
from csogp_docs.load.yaml_reader import parse
from csogp_docs.model.place import Place

if TYPE_CHECKING:
    from csogp_docs.model.located import Source

READABLE = """\
person: {name: Tom O'Hara-9, months: 36}  # Tom's file
months: "3 6"   # since 5 May
'months': 36
note: |
  months: Tom
  # 7 days
dates:
  - months:
      36
  - Tom and
    Ann
  - {months: [1, Tom], Tom B, ? {Tom: 1} : x}
list: &Tom [*Tom, !Tom x]
é: Zoë 三 \u0663 ½
"""


def is_months(path: tuple[str | int, ...]) -> bool:
    """Show the values of the key months and nothing else."""
    return path[-1:] == ("months",)


def shown(source: Source, line: int) -> str | None:
    """Return the text of an excerpt."""
    actual = excerpt(source, Place(source.name, line, 1), is_months)
    return None if actual is None else actual.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (1, "person: {name: ··· ·'····-·, months: 36}  # ···'· ····"),
        (2, 'months: "3 6"   # ····· · ···'),
        (3, "'months': 36"),
        (4, "note: |"),
        (5, "  ······: ···"),
        (6, "  # · ····"),
        (7, "dates:"),
        (8, "  - months:"),
        (9, "      36"),
        (10, "  - ··· ···"),
        (11, "    ···"),
        (12, "  - {months: [·, ···], ··· ·, ? {···: ·} : ·}"),
        (13, "list: &··· [*···, !··· ·]"),
        (14, "é: ··· · · ·"),
        (15, None),
        (16, None),
        (0, None),
    ],
)
def test_a_line_that_was_read_shows_keys_and_harmless_values(
    line: int, expected: str | None
) -> None:
    """Values, comments, notes and all else is masked, letter by letter."""
    source = parse(READABLE, "a.yaml")

    assert source.root is not None
    assert shown(source, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("person: {name: Tom", "person: {····: ···"),
        ("  person : 'Tom", "  person : '···"),
        ("  person:", "  person:"),
        ("- Tom: Ann", "- ···: ···"),
        ("  - - name: Ann", "  - - ····: ···"),
        ("Tom Ann", "··· ···"),
        ("Tom was told: no", "··· ··· ····: ··"),
        ("He - Tom - said: no", "·· - ··· - ····: ··"),
        ('"name": Tom', '"····": ···'),
        ("12:30 Tom", "··:·· ···"),
        ("# name: Tom", "# ····: ···"),
        ("te\u0301l: 0\u0302", "····: ··"),
        ("", None),
        ("  ", None),
    ],
)
def test_a_line_that_was_not_read_shows_its_beginning_only(
    line: str, expected: str | None
) -> None:
    """Without a tree, one plain name or a hyphen stays, and the punctuation."""
    source = parse(f"'\n{line}\n", "a.yaml")

    assert source.root is None
    assert shown(source, 2) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: \x1b[31mTom\x07\n", "a: \ufffd[······\ufffd"),
        ("months: 3\x1b[6\n", "months: 3\ufffd[6"),
        ("months: 3\u202e6\u200b\u2028\ud800\n", "months: 3\ufffd6\ufffd\ufffd\ufffd"),
        ("months: 3\u061c6\x9b\n", "months: 3\ufffd6\ufffd"),
        ("\ta: Tom\n", "→a: ···"),
        ("months:\t36\n", "months:→36"),
    ],
)
def test_no_control_character_reaches_a_terminal(text: str, expected: str) -> None:
    """A character that steers a terminal is shown as U+FFFD, and a tab as an arrow."""
    assert shown(parse(text, "a.yaml"), 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("months: 36 # Tom", ["months: 36 # ···"]),
        ("months: # Tom\n  36 # Tom", ["months: # ···", "  36 # ···"]),
        ("months: 3\n  6 # Tom", ["months: 3", "  6 # ···"]),
        ("months: '3\n  6' # Tom", ["months: '3", "  6' # ···"]),
        ("months: # Tom\n# Tom", ["months: # ···", "# ···"]),
        ("months: |\n  3\n\n  6\n# Tom", ["months: |", "  3", None, "  6", "# ···"]),
        ("months: >- # Tom\n  3\n # Tom", ["months: >- # ···", "  3", " # ···"]),
        ("months: |\n  3\nx: Tom", ["months: |", "  3", "x: ···"]),
    ],
)
def test_a_shown_value_ends_where_its_text_ends(
    text: str, expected: list[str | None]
) -> None:
    """A comment after a value that may be shown is masked, however it is written."""
    source = parse(text, "a.yaml")
    actual = [shown(source, line) for line in range(1, len(expected) + 1)]

    assert source.problems == ()
    assert expected == actual


def test_a_value_with_an_anchor_or_a_tag_is_masked() -> None:
    """What stands before a value that may be shown can be personal too."""
    text = "months: &Tom 36\n&Tom months: !Tom # Tom\n  36\n"
    source = parse(text, "a.yaml")

    assert [shown(source, line) for line in (1, 2, 3)] == [
        "months: &··· ··",
        "&··· ······: !··· # ···",
        "  ··",
    ]


def test_a_key_written_twice_is_shown_both_times() -> None:
    """The line of a dropped key is masked like that of the kept one."""
    source = parse("months: 1\nmonths: 2\nname: Tom\nname: Ann\n", "a.yaml")

    assert [shown(source, line) for line in (1, 2, 3, 4)] == [
        "months: 1",
        "months: 2",
        "name: ···",
        "name: ···",
    ]


@pytest.mark.parametrize(
    ("length", "column", "expected"),
    [
        (200, 200, Excerpt("months: " + "9" * 192, 200)),
        (201, 1, Excerpt("months: " + "9" * 191 + "…", 1)),
        (201, 100, Excerpt("months: " + "9" * 191 + "…", 100)),
        (201, 201, Excerpt("…nths: " + "9" * 193, 200)),
        (201, 202, Excerpt("…nths: " + "9" * 193, 201)),
        (900_000, 500_000, Excerpt("…" + "9" * 198 + "…", 101)),
        (900_000, 900_001, Excerpt("…" + "9" * 199, 201)),
    ],
)
def test_a_long_line_is_cut_around_the_place(
    length: int, column: int, expected: Excerpt
) -> None:
    """Two hundred characters are shown, and the caret stays under its own."""
    source = parse("months: " + "9" * (length - 8), "a.yaml")

    actual = excerpt(source, Place("a.yaml", 1, column), is_months)

    assert expected == actual


def test_many_excerpts_of_a_large_file_cost_no_time() -> None:
    """A file with a problem on every line is shown in seconds."""
    source = parse("a: 1\n" + "a: Tom\n" * 20_000, "a.yaml")
    begin = time.monotonic()

    actual = {shown(source, problem.place.line) for problem in source.problems[:100]}

    assert actual == {"a: ···"}
    assert time.monotonic() - begin < 10


SNIPPETS = [
    *("Tom", "'Tom'", '"Tom"', "Tom\n  Tom", "name: ", "x: ", ": ", "\n", "\n  "),
    *("- ", "{", "}", "[", "]", ", ", "# ", " #", "|\n  ", ">-\n    ", "*", "&x "),
    *("!", "---\n", "'", '"', "\t", "\\", "\r\n"),
]


@given(st.lists(st.sampled_from(SNIPPETS)).map("".join))
def test_no_value_is_ever_shown(text: str) -> None:
    """Whatever is broken, the name of a person that is no key stays masked."""
    assume(not re.search(r"Tom[^\n]*:", text))
    source = parse(text, "a.yaml")
    seen = [shown(source, line) or "" for line in range(1, text.count("\n") + 2)]

    assert [line for line in seen if "Tom" in line] == []
