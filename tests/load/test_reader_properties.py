"""What holds of the reader for any text and any tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml
from hypothesis import given
from hypothesis import strategies as st

from csogp_docs.load.characters import composed, stand_in
from csogp_docs.load.lines import Lines
from csogp_docs.load.yaml_reader import parse
from csogp_docs.model.located import MappingNode, Scalar, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.located import Node

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


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield the keys and values of a tree, in order."""
    match node:
        case MappingNode():
            for entry in node.entries:
                yield entry.key
                yield from scalars(entry.value)
        case SequenceNode():
            for item in node.items:
                yield from scalars(item)
        case Scalar():
            yield node
        case None:
            pass


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40
).filter(lambda text: stand_in(text) == text == composed(text))
TREES = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS | st.just(""),
        lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
        max_leaves=8,
    ),
).filter(bool)
DUMPED = st.builds(
    lambda tree, flow, style, unicode: (
        tree,
        yaml.safe_dump(
            tree, default_flow_style=flow, default_style=style, allow_unicode=unicode
        ),
    ),
    TREES,
    st.sampled_from([None, False, True]),
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.booleans(),
)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "k: v\n",
                " b: ",
                "- ",
                "? ",
                ":",
                " ",
                "\n",
                "\n  ",
                "\n    ",
                "\r\n",
            ),
            *(
                "[",
                "]",
                "{",
                "}",
                ",",
                "'",
                '"',
                "#",
                " #",
                "&x ",
                "*x ",
                "!",
                "!!str ",
            ),
            *(">-\n", "|1 ", "---\n", "...\n", "\t", "\r", "\x85", "\ufeff", "\u200b"),
            *(
                "é",
                "\u0301",
                "😀",
                "\\x41",
                "\\x07",
                "\\",
                "<<: ",
                "%",
                "@",
                "~",
                "12:30",
            ),
        ]
    )
).map("".join)


def first_characters(text: str, it: Scalar) -> tuple[bool, str, str]:
    """Return the beginning of a scalar as read, and as it stands at its place."""
    begin, end = cast("tuple[int, int]", Lines("", text).span(it.place.line))
    written = text[begin + it.place.column - 1 : end]
    length = len(it.text.split(" ")[0].split("\n")[0])
    return it.plain, it.text[:length], written[:length]


@given(DUMPED)
def test_what_was_dumped_is_read_back(dumped: tuple[Plain, str]) -> None:
    """Any tree of texts comes back the same, each text from its own place."""
    tree, text = dumped
    source = parse(text, "a.yaml")
    begins = [first_characters(source.text, it) for it in scalars(source.root)]

    assert (plain(source.root), source.problems) == (tree, ())
    assert [read for is_plain, read, _ in begins if is_plain] == [
        written for is_plain, _, written in begins if is_plain
    ]
    assert {written[:1] for is_plain, _, written in begins if not is_plain} <= set(
        "\"'|>"
    ) | {""}


@given(DUMPED)
def test_both_parsers_agree_on_what_was_dumped(dumped: tuple[Plain, str]) -> None:
    """The compiled parser and PyYAML's own give one tree, places included."""
    _, text = dumped

    assert parse(text, "a.yaml") == parse(text, "a.yaml", yaml.SafeLoader)


@given(SNIPPETS)
def test_both_parsers_agree_on_what_both_accept(text: str) -> None:
    """Whatever neither refuses, they read alike, problems included."""
    compiled = parse(text, "a.yaml")
    own = parse(text, "a.yaml", yaml.SafeLoader)
    refused = any(p.code == "CS105" for p in compiled.problems + own.problems)

    assert refused or compiled == own


@given(st.text() | SNIPPETS)
def test_any_text_gives_a_source(text: str) -> None:
    """No text raises; one without a tree has a problem, which has a place in it."""
    source = parse(text, "a.yaml")

    assert source.root is not None or source.problems
    assert all(
        Lines("", source.text).span(problem.place.line) for problem in source.problems
    )
