"""From text to a located tree: what is kept, what is refused, and where."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

import pytest

from csogp_docs.load.yaml_reader import parse
from csogp_docs.model.located import Entry, MappingNode, Scalar, SequenceNode
from csogp_docs.model.place import Place

if TYPE_CHECKING:
    from csogp_docs.model.located import Node, Source

Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node | None) -> Plain:
    """Return a tree without its places."""
    match node:
        case MappingNode():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        case SequenceNode():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
        case None:
            return "no tree"


def told(source: Source) -> list[tuple[str, int, int]]:
    """Return the codes and places of the problems of a source."""
    return [(p.code, p.place.line, p.place.column) for p in source.problems]


@pytest.mark.parametrize(
    "written",
    [
        *("no", "on", "Yes", "012", "08", "0x1F", "12:30", "1:30:00", "1_000", "1.10"),
        *(".nan", ".inf", "1e3", "2024-02-30", "2024-2-3", "9" * 5000, "~", "null"),
        *("True", "0o17", "=", "+1", "190.0", "N/A", "a  b", "a#b", "x: y"[:2] + "y"),
    ],
)
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    """Nothing is taken for a number, a date or a truth value."""
    source = parse(f"key: {written}\n", "a.yaml")

    assert (plain(source.root), source.problems) == ({"key": written}, ())


def test_every_node_has_its_place() -> None:
    """Lines and columns count characters from 1, in quotes, brackets and blocks."""
    text = "\"é😀\": 'ü'\r\nñ: [é, ñ😀, b]\r\nlist:\r\n  - x: |\r\n      a\r\n"

    def scalar(
        text: str, line: int, column: int, *, plain: bool = True, after: int = 0
    ) -> Scalar:
        return Scalar(text, Place("a.yaml", line, column), plain, line + after)

    assert parse(text, "a.yaml").root == MappingNode(
        (
            Entry(scalar("é😀", 1, 1, plain=False), scalar("ü", 1, 7, plain=False)),
            Entry(
                scalar("ñ", 2, 1),
                SequenceNode(
                    (scalar("é", 2, 5), scalar("ñ😀", 2, 8), scalar("b", 2, 12)),
                    Place("a.yaml", 2, 4),
                ),
            ),
            Entry(
                scalar("list", 3, 1),
                SequenceNode(
                    (
                        MappingNode(
                            (
                                Entry(
                                    scalar("x", 4, 5),
                                    scalar("a\n", 4, 8, plain=False, after=1),
                                ),
                            ),
                            Place("a.yaml", 4, 5),
                        ),
                    ),
                    Place("a.yaml", 4, 3),
                ),
            ),
        ),
        Place("a.yaml", 1, 1),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\nb: ''\n", [("a", True), ("", True), ("b", True), ("", False)]),
        (
            "a: null\nb: 'null'",
            [("a", True), ("null", True), ("b", True), ("null", False)],
        ),
        ("'a': >-\n  b\n", [("a", False), ("b", False)]),
        ("{}", []),
    ],
)
def test_what_was_quoted_is_known(text: str, expected: list[tuple[str, bool]]) -> None:
    """Nothing at all can be told from an empty text, and null from the word."""
    root = cast("MappingNode", parse(text, "a.yaml").root)
    written = [it for entry in root.entries for it in (entry.key, entry.value)]
    actual = [(it.text, it.plain) for it in written if isinstance(it, Scalar)]

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("CS106", 1, 1)]),
        (" \n# nothing yet\n", [("CS106", 1, 1)]),
        ("---\n", [("CS106", 1, 1)]),
        ("---\n---\na: b\n", [("CS106", 1, 1), ("CS107", 2, 1)]),
        ("a: b\n---\nc: d\n---\ne: f\n", [("CS107", 2, 1)]),
        ("a: b\n---\nc: 1\nc: 2\n", [("CS107", 2, 1), ("CS108", 4, 1)]),
        ("---\na: b\n...\n", []),
        ("a: 1\nb: 2\na: 3\n", [("CS108", 3, 1)]),
        ("a:\n  b: 1\n  'b': 2\nb: 3\n", [("CS108", 3, 3)]),
        ("é: 1\ne\u0301: 2\n", [("CS108", 2, 1)]),
        ("a: 1\nA: 2\n", []),
        ("a: &x b\nc: *x\n", [("CS109", 1, 4), ("CS109", 2, 4)]),
        (
            "&x a: b\n*x : d\n*x : e\n",
            [("CS109", 1, 1), ("CS109", 2, 1), ("CS109", 3, 1)],
        ),
        ("a: &x [*x]\n", [("CS109", 1, 4), ("CS109", 1, 8)]),
        ("a: !!binary eA==\n", [("CS110", 1, 4)]),
        ("a: !!set {x}\nb: ! y\n", [("CS110", 1, 4), ("CS110", 2, 4)]),
        ("a: !!python/object:os.system x\n", [("CS110", 1, 4)]),
        ("a: !<tag:x,[y]> b", [("CS110", 1, 4)]),
        ("a: &x !y # z\n  b", [("CS109", 1, 4), ("CS110", 1, 7)]),
        ("%TAG !e! tag:e\n---\na: b\n", [("CS110", 1, 1)]),
        ("%YAML 1.1\n---\na: b\n", []),
        ("<<: {a: 1}\nb: 1\n", [("CS111", 1, 1)]),
        (
            "<<: &x {<<: *x}\n",
            [("CS111", 1, 1), ("CS109", 1, 5), ("CS111", 1, 9), ("CS109", 1, 13)],
        ),
        ("'<<': 1\n<<b: 2\nc: <<\n", []),
        ("? [a]\n: b\nc: 1\nc: 2\n", [("CS114", 1, 3), ("CS108", 4, 1)]),
        ("a: {{name}}\n", [("CS114", 1, 5)]),
        ("? {a: 1, a: 2}\n: b\n", [("CS114", 1, 3), ("CS108", 1, 10)]),
        ("a:\n  ?\n  : b\n'': c\n", [("CS114", 2, 4), ("CS114", 4, 1)]),
        ("- a\n- b\n", [("CS115", 1, 1)]),
        ("\n  just a text\n", [("CS115", 2, 3)]),
        ("~", [("CS115", 1, 1)]),
        ("[{a: 1, a: 2}]", [("CS115", 1, 1), ("CS108", 1, 9)]),
    ],
)
def test_what_will_not_do_is_told_at_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    """All that is wrong with a text is found in one pass, each at its place."""
    actual = told(parse(text, "a.yaml"))

    assert expected == actual


def test_a_key_written_three_times_keeps_its_first_value() -> None:
    """Each further key points at the first, whose value stays."""
    source = parse("a: 1\na: 2\na: 3\n", "a.yaml")

    assert plain(source.root) == {"a": "1"}
    assert [(p.message, p.also) for p in source.problems] == [
        (
            (
                f'the key "a" is written {times}; keep one of them '
                "(the first is on line 1)"
            ),
            (Place("a.yaml", 1, 1), "first written here"),
        )
        for times in ("twice", "3 times")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: *x\nb: c", {"a": "", "b": "c"}),
        ("*x : a\nb: c", {"b": "c"}),
        ("<<: {a: 1}\nb: c", {"b": "c"}),
        ("? [a]\n: [d]\nb: c", {"b": "c"}),
        ("a: b\n---\nc: d", {"a": "b"}),
        ("- a", "no tree"),
        ("a: b\n---\n" + "[" * 21, "no tree"),
        ("a: b\n---\n[", "no tree"),
        ("%TAG ! x\n--- {}", "no tree"),
    ],
)
def test_the_rest_of_a_text_is_kept(text: str, expected: Plain) -> None:
    """A part that will not do is left out, and what stands beside it stays."""
    actual = plain(parse(text, "a.yaml").root)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: " + "[" * 19 + "]" * 19, []),
        ("a: " + "[" * 20 + "]" * 20, [("CS112", 1, 23)]),
        ("[" * 200_000, [("CS112", 1, 21)]),
        ("[\n" * 200_000, [("CS112", 21, 1)]),
        ("{a: " * 200_000, [("CS112", 1, 81)]),
        ("- " * 200_000, [("CS112", 1, 41)]),
        ("? " * 200_000, [("CS112", 1, 41), *[]]),
        ("a: [" + "b," * 49_997 + "]", []),
        ("a: [" + "b," * 49_998 + "]", [("CS113", 1, 99_999)]),
        ("a: [" + "*b," * 200_000 + "]", None),
        ("a: " + "x" * 200_000, []),
        ("a: " + "x" * 200_001 + "\nb: 1\nb: 2", [("CS113", 1, 4), ("CS108", 3, 1)]),
        ("".join(f"%TAG !{n}! x\n" for n in range(60_000)), [("CS110", 1, 1)]),
        ("#" * 10_000_000, [("CS106", 1, 1)]),
    ],
    ids=lambda value: str(value)[:12],
)
def test_bounds_hold_and_cost_no_time(
    text: str, expected: list[tuple[str, int, int]] | None
) -> None:
    """A text made to exhaust the reader is told in a moment."""
    begin = time.monotonic()
    actual = told(parse(text, "a.yaml"))

    assert expected in (None, actual)
    assert time.monotonic() - begin < 5
