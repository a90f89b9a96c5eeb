"""An officer's own words: Markdown paragraphs and lists, as a report needs them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from csogp_docs.model.document import Bullets, Run, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

# Headings, tables, links, images, code and HTML are refused when the case is checked.
_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "list", "newline", "escape"])

# Emphasis within emphasis is not told apart: the inner one ends both.
_STYLES: dict[str, Style] = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "strong_close": "plain",
    "em_close": "plain",
}


def paragraphs(words: str) -> Iterator[tuple[Run, ...] | Bullets]:
    """Read an officer's text into paragraphs and lists, in order."""
    tokens = _MARKDOWN.parse(words)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            end = _closing(tokens, index)
            items = tuple(_runs(it) for it in tokens[index:end] if it.type == "inline")
            yield Bullets(items, ordered=token.type == "ordered_list_open")
            index = end
        elif token.type == "inline":
            yield _runs(token)
        index += 1


def _closing(tokens: Sequence[Token], opening: int) -> int:
    level = tokens[opening].level
    closing = tokens[opening].type.replace("_open", "_close")
    for index in range(opening + 1, len(tokens)):
        if tokens[index].type == closing and tokens[index].level == level:
            return index
    return len(tokens)


def _runs(inline: Token) -> tuple[Run, ...]:
    """Join what is in one style, so that a date on two lines of the file is one."""
    return tuple(
        Run("".join(it.text for it in group), style)
        for style, group in groupby(_pieces(inline), key=lambda it: it.style)
    )


def _pieces(inline: Token) -> Iterator[Run]:
    style: Style = "plain"
    for token in inline.children or ():
        if token.type in {"softbreak", "hardbreak"}:
            yield Run(" ", style)
        elif token.type in _STYLES:
            style = _STYLES[token.type]
        elif token.content:
            yield Run(token.content, style)
