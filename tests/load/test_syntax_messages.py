"""What is said of texts that are not YAML: the place and the way out."""

from __future__ import annotations

import pytest
import yaml

from csogp_docs.load.yaml_reader import parse

TAB = "there is a tab here; use spaces instead"
SIGN = "a value may not begin with this sign; put the whole value in quotation marks"
PARTNER = "the quotation mark here has no partner"
AFTER_QUOTE = "there is more text after a closing quotation mark"
AFTER_BRACKET = "there is more text after a closing bracket"
BACKSLASH = "a backslash between double quotation marks begins a special code"
SECOND_COLON = "there is a second colon and space in one line"
UNFITTING = "this line does not fit the one above"
NO_COLON = "there is no colon and space after this"
NO_NAME = "there is no name before this colon"
NO_LIST = "a list may not begin here"
QUESTION = "a value may not begin with a question mark and a space"
STRAY = "a bracket or a comma stands where a value should begin"
ITEM = "this line should be an item of the list above"
LEVEL = "this line is not level with the lines it belongs to"
UNCLOSED = "the bracket here is not closed, or a comma is missing"
OPEN_END = "the bracket here is not closed; write the closing bracket"
NOTHING = "there is no value between this sign and the one before"
QUOTES = "a value that begins with *, & or ! needs quotation marks"
BLOCK = "a text of several lines begins on the line after | or >"
INSTRUCTION = "a line that begins with %, or with three full stops or hyphens"

BROKEN = [
    ('a: "Smith\nb: c\n', "1:4", PARTNER),
    ("a: 'Smith", "1:4", PARTNER),
    ('a: "Smith\n---\ny"', "1:4", PARTNER),
    ('a: "Smith\nb: "c"\n', "2:5", AFTER_QUOTE),
    ("a: 'Smith's'\n", "1:11", AFTER_QUOTE),
    ('a: "x" Smith\n', "1:8", AFTER_QUOTE),
    ("a: [x] Smith\n", "1:8", AFTER_BRACKET),
    ("a: {b: c}}\n", "1:10", AFTER_BRACKET),
    ("a: [1, Smith\nb: c\n", "1:4", UNCLOSED),
    ("a: {b: 1\nc: d\n", "1:4", UNCLOSED),
    ("b: c\na: [[1], Smith", "2:4", UNCLOSED),
    ("a: [Smith,\n", "1:4", OPEN_END),
    ("a: [x,\n---\n", "1:4", OPEN_END),
    ("a: {b: [x,\n", "1:8", OPEN_END),
    ("a: [x, , Smith]", "1:8", NOTHING),
    ("é: Smith: c\n", "1:9", SECOND_COLON),
    ("a: b\n  Smith: d\n", "2:8", UNFITTING),
    ("a:Smith\nc: d\n", "2:2", UNFITTING),
    ("a: b\nSmith\nc: d\n", "2:1", NO_COLON),
    ("a: b\n: Smith\n", "2:1", NO_NAME),
    ("a:\n  b: Smith\n c: 2\n", "3:2", LEVEL),
    ("a:\n\tb: Smith\n", "2:1", TAB),
    ("a: |\n\tSmith\n", "2:1", TAB),
    ("a: b\n\tSmith\nd: e", "2:1", TAB),
    ('a: "C:\\Smith"\n', "1:7", BACKSLASH),
    ('a: "\\xZZ"\n', "1:7", BACKSLASH),
    ("a: - Smith\n", "1:4", NO_LIST),
    ("a: ? Smith\n", "1:4", QUESTION),
    ("a: ]\n", "1:4", STRAY),
    ("- a: ,\n", "1:6", STRAY),
    ("a:\n  - Smith\n  c: d\n", "3:3", ITEM),
    ("a: @Smith\n", "1:4", SIGN),
    ("a: `Smith`\n", "1:4", SIGN),
    ("a: %Smith\n", "1:4", SIGN),
    ("a: **Smith**\n", "1:4", QUOTES),
    ("a: &\n", "1:4", QUOTES),
    ("a: !<Smith\n", "1:4", QUOTES),
    ("a: !e!Smith x\n", "1:4", QUOTES),
    ("a: | Smith\n", "1:6", BLOCK),
    ("a: > 5 Smiths\n", "1:6", BLOCK),
    ("a: |0\n  x", "1:5", BLOCK),
    ("%Smith\n", "1:7", INSTRUCTION),
    ("%YAML 2.0\n---\na: b", "1:1", INSTRUCTION),
    ("...\na: Smith\n", "1:1", INSTRUCTION),
    ("a: b\n...\nc: Smith\n", "3:1", INSTRUCTION),
]


@pytest.mark.parametrize(("text", "place", "beginning"), BROKEN)
def test_a_mistake_is_put_into_words(text: str, place: str, beginning: str) -> None:
    """The sentence fits the mistake, and points at what a person has to change."""
    (problem,) = parse(text, "a.yaml").problems

    assert (problem.code, f"a.yaml:{place}") == ("CS105", str(problem.place))
    assert problem.message.startswith(beginning)
    assert parse(text, "a.yaml").root is None


def test_no_message_quotes_a_value() -> None:
    """The name of a person in a broken text is not repeated."""
    assert BROKEN, "found no broken texts to check"

    assert [
        problem.message
        for text, _, _ in BROKEN
        for problem in parse(text, "a.yaml").problems
        if "Smith" in problem.message
    ] == []


def test_problems_before_a_mistake_are_told_too() -> None:
    """A mistake that ends the reading does not hide those above it."""
    problems = parse("a: 1\na: 2\nb: *x y\nc: 3\n", "a.yaml").problems

    assert [(p.code, p.place.line, p.place.column) for p in problems] == [
        ("CS108", 2, 1),
        ("CS109", 3, 4),
        ("CS105", 3, 7),
    ]
    assert problems[-1].message.startswith(QUOTES)


@pytest.mark.parametrize(
    ("text", "place"),
    [('a: "\\UFFFFFFFF"', "1:2"), (f"%YAML 1.{'9' * 5000}\n--- a\n", "1:1")],
)
def test_the_second_parser_fails_in_words_too(text: str, place: str) -> None:
    """An error of PyYAML's own parser that is no YAML error is told all the same."""
    (problem,) = parse(text, "a.yaml", yaml.SafeLoader).problems

    assert (problem.code, f"a.yaml:{place}") == ("CS105", str(problem.place))
    assert problem.message == (
        "this cannot be read as it is written; compare the line, and the one above, "
        "with an example case file, and put long texts in quotation marks"
    )
