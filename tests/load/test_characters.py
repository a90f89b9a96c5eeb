"""Characters that may not be there, raw and written as an escape."""

from __future__ import annotations

import time

import pytest
import yaml

from csogp_docs.load.yaml_reader import parse
from csogp_docs.model.located import MappingNode, Scalar
from csogp_docs.model.place import Place


def places(text: str) -> list[tuple[str, int, int]]:
    """Return the codes and places of the problems of a text."""
    return [
        (p.code, p.place.line, p.place.column) for p in parse(text, "a.yaml").problems
    ]


@pytest.mark.parametrize(
    "number",
    [
        *(0x00, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F),
        *(0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E),
        *(0x2060, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFEFF),
        *(0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF),
    ],
)
def test_a_raw_character_is_told_once_and_reading_goes_on(number: int) -> None:
    """A forbidden character is told at its place, and so is the next mistake."""
    text = f"é: b\nc: x{chr(number)}y\nd: 1\nd: 2\n"

    assert places(text) == [("CS104", 2, 5), ("CS108", 4, 1)]


@pytest.mark.parametrize(
    "number",
    [0x09, 0x20, 0x7E, 0xA0, 0x200A, 0x2010, 0x2027, 0x202F, 0x2061, 0x2065, 0xFFFD],
)
def test_the_neighbours_of_forbidden_characters_are_allowed(number: int) -> None:
    """What is not forbidden is read as it is."""
    root = parse(f"a: x{chr(number)}y\n", "a.yaml").root

    assert isinstance(root, MappingNode)
    assert [e.value.text for e in root.entries if isinstance(e.value, Scalar)] == [
        f"x{chr(number)}y"
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r'"\x00"', [("CS104", 1, 5)]),
        (r'"ab\u202Ecd\u200b"', [("CS104", 1, 7), ("CS104", 1, 15)]),
        (r'"\0\a\b\v\f\e\N\L\P"', [("CS104", 1, 5 + 2 * n) for n in range(9)]),
        (r'"\U0001FFFE"', [("CS104", 1, 5)]),
        ('"x\n   \\x07"', [("CS104", 2, 4)]),
        (r'"\uD800"', [("CS104", 1, 5)]),
        (r'"\U00110000"', [("CS104", 1, 5)]),
        (r'"\t\r\n\_\"\/\x41 \\x00 \\\\x00"', []),
        (r"'\x00 \u202E'", []),
        (r"\x00 \u202E", []),
        ("!!str '\\x00'", [("CS110", 1, 4)]),
    ],
)
def test_an_escape_is_told_at_its_own_place(
    written: str, expected: list[tuple[str, int, int]]
) -> None:
    """Escapes count between double quotation marks only, where each has its place."""
    actual = places(f"a: {written}\n")

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: x\x00y",
            (
                "the character U+0000 (NULL) may not be used, because it is meant"
                " for machines and cannot be printed; delete it"
            ),
        ),
        (
            "a: x\x9by",
            (
                "the character U+009B (a control code) may not be used, because "
                "it is meant for machines and cannot be printed; delete it"
            ),
        ),
        (
            "a: x\u202ey",
            (
                "the character U+202E (RIGHT-TO-LEFT OVERRIDE) may not be used, "
                "because it turns the reading order of the text round and cannot "
                "be seen; delete it"
            ),
        ),
        (
            "a: x\u200by",
            (
                "the character U+200B (ZERO WIDTH SPACE) may not be used, because"
                " it cannot be seen; delete it"
            ),
        ),
        (
            "a: x\u2028y",
            (
                "the character U+2028 (LINE SEPARATOR) may not be used, because "
                "many programs do not see the new line it begins; press Enter for"
                " a new line instead"
            ),
        ),
        (
            "a: x\ufffey",
            (
                "the character U+FFFE (no character) may not be used, because it "
                "stands for nothing; delete it"
            ),
        ),
        (
            r'a: "\uD83D\uDE00"',
            (
                "the character U+D83D (half a character) (written as an escape) "
                "may not be used, because it stands for nothing on its own; type "
                "the whole character instead"
            ),
        ),
        (
            r'a: "\UFFFFFFFF"',
            "there is no character with this number; type the character itself",
        ),
        (
            "a: x" + "\u0301" * 31,
            (
                "a letter of this text carries more than 30 accents, which cannot"
                " be printed; write the letter again"
            ),
        ),
    ],
)
def test_the_message_names_the_character(text: str, message: str) -> None:
    """A character that cannot be seen is told by its number and name."""
    actual = [problem.message for problem in parse(text, "a.yaml").problems]

    assert [message] == actual


def test_a_run_of_one_character_is_told_once() -> None:
    """Equal characters side by side are one mistake, others are their own."""
    assert places("a: x\u200b\u200b\u200b\u202ey\u200b") == [
        ("CS104", 1, 5),
        ("CS104", 1, 8),
        ("CS104", 1, 10),
    ]


def test_thousands_of_characters_are_counted_after_the_first_fifty() -> None:
    """A file full of invisible characters does not give a thousand lines."""
    problems = parse("a: " + "x\u200b" * 1000, "a.yaml").problems

    assert len(problems) == 51
    assert (problems[-1].place, problems[-1].message) == (
        Place("a.yaml", 1, 105),
        (
            "from here on there are 950 more characters that may not be used;"
            " put the first ones right and run this again"
        ),
    )


def test_a_source_never_holds_a_forbidden_character() -> None:
    """Neither a raw character nor an escape reaches the tree, whatever the parser."""
    text = 'a\x07: "b\\x07\\uD800"\n'

    roots = [parse(text.replace(r"\uD800", ""), "a.yaml").root]
    roots.append(parse(text, "a.yaml", yaml.SafeLoader).root)

    assert [
        (entry.key.text, getattr(entry.value, "text", None))
        for root in roots
        if isinstance(root, MappingNode)
        for entry in root.entries
    ] == [("a\ufffd", "b\ufffd"), ("a\ufffd", "b\ufffd\ufffd")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Rene\u0301e", "Renée"),
        ('"Rene\\u0301e"', "Renée"),
        ("x" + "\u0301" * 30, "x" + "\u0301" * 30),
        ("\u1e9b\u0323", "\u1e9b\u0323"),
    ],
)
def test_texts_are_composed(written: str, expected: str) -> None:
    """Two ways to write an accented letter give one text."""
    root = parse(f"a: {written}\n", "a.yaml").root

    assert isinstance(root, MappingNode)
    assert [getattr(entry.value, "text", None) for entry in root.entries] == [expected]


def test_accents_without_end_cost_no_time() -> None:
    """Composing 190,000 accents would take minutes; they are refused instead."""
    begin = time.monotonic()
    actual = places("a: x" + "\u0301" * 90_000 + "\u0323" * 90_000)

    assert actual == [("CS104", 1, 4)]
    assert time.monotonic() - begin < 5
