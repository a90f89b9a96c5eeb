"""The officer's own words: paragraphs, lists and emphasis, and nothing that is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from csogp_docs.model.base import Unknown
from csogp_docs.model.located import MappingNode, Scalar
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from csogp_docs.model.case import Case
    from csogp_docs.model.located import Source
    from csogp_docs.model.sourced import Sourced

_FIELDS = (
    ("narrative", "offence_analysis"),
    ("narrative", "assessment"),
    ("narrative", "risk_of_harm"),
    ("narrative", "conclusion"),
    ("notes",),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")

_HTML = ("html_block", "html_inline")
# What a narrative may not use, and what to write instead.
_REFUSED = {
    **dict.fromkeys(
        _HTML,
        "HTML, which would not be printed as such; "
        "write plain words, with *emphasis* or lists",
    ),
    "heading_open": "a heading, but the report has its own; begin a paragraph instead",
    "fence": "a block of code; write it as a paragraph",
    "code_block": "a line indented by four spaces or more; write it level with others",
    "table_open": "a table; write it as a list",
    "hr": "a rule across the page; leave an empty line instead",
    "blockquote_open": "a quotation block; write the words in quotation marks",
    "image": "a picture; say in words what it shows",
    "link_open": "a link; write its address out",
    "code_inline": "text in backticks; write it in quotation marks",
}


def narrative_problems(case: Sourced[Case], source: Source) -> tuple[Problem, ...]:
    """Return every construct that a report does not print as the officer means it.

    Two of a kind on one line are told once.
    """
    found: dict[Problem, None] = {}
    for path in _FIELDS:
        words: Any = case.value
        for key in path:
            words = getattr(words, key)
        field, written = ".".join(path), _written(source, path)
        if isinstance(words, Unknown) or written is None:
            continue
        for token, line in _tokens(_MARKDOWN.parse(written.text), 0):
            if token.type in _REFUSED:
                place = _place(source, written, line)
                found[_problem(field, token, place)] = None
    return tuple(found)


def _problem(field: str, token: Token, place: Place) -> Problem:
    code = "CS319" if token.type in _HTML else "CS320"
    return Problem(
        code=code, place=place, message=f"{field} has {_REFUSED[token.type]}"
    )


def _written(source: Source, path: tuple[str, ...]) -> Scalar | None:
    """The officer's own text as it stands in the file."""
    node = source.root
    for key in path:
        if not isinstance(node, MappingNode):
            return None
        node = next((e.value for e in node.entries if e.key.text == key), None)
    return node if isinstance(node, Scalar) else None


def _tokens(tokens: list[Token], line: int) -> Iterator[tuple[Token, int]]:
    """Walk Markdown tokens with the line, within the text, on which each stands."""
    for token in tokens:
        at = token.map[0] if token.map else line
        yield token, at
        if token.children:
            yield from _inline(token.children, at)


def _inline(tokens: list[Token], line: int) -> Iterator[tuple[Token, int]]:
    for token in tokens:
        yield token, line
        if token.type in {"softbreak", "hardbreak"}:
            line += 1


def _place(source: Source, written: Scalar, line: int) -> Place:
    """Return where a line of a text was written; if lines were joined, its start."""
    number = written.first_line + line
    said = written.text.split("\n")[line].strip()
    lines = _LINE_END.split(source.text)
    found = lines[number - 1].find(said) if said and number <= len(lines) else -1
    return written.place if found < 0 else Place(source.name, number, found + 1)
