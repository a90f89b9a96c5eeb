"""Check style sheets: what PDF/UA or PDF/A would refuse, and what takes too long.

Selectors are compared by their words alone: which element stands in which is known
only as far as a selector or a template says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tinycss2  # type: ignore[import-untyped]

from csogp_docs.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.problem import Problem
    from csogp_docs.render.template_source import TemplateFile

_TABLE = frozenset(
    ["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"]
)
_LEVELS = frozenset(["flex", "inline-flex", "grid", "inline-grid"])
_NOTES = frozenset(["footnote", "note"])
_RASTER = re.compile(
    r"\.(?:png|jpe?g|gif|webp|bmp|avif)\b|^data:image/(?!svg)", re.IGNORECASE
)
_REMOTE = re.compile(r"^\s*(?:https?:|ftp:|//)", re.IGNORECASE)
_TABLE_CLASS = re.compile(r"""<table\b[^>]*?\sclass=["']([^"']*)""")
# One part of a selector: what must all be true of one element.
Compound = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Declared:
    """One declaration, with the parts of its selectors; on paper, or not."""

    selectors: tuple[tuple[Compound, ...], ...]
    node: Any
    on_paper: bool

    @property
    def words(self) -> list[str]:
        return [it.lower_value for it in self.node.value if it.type == "ident"]


class StyleCheck:
    """Checks the style sheets of a folder, and the styles within its pages."""

    def __init__(self, files: Iterable[TemplateFile], printed: frozenset[str]) -> None:
        self._printed = printed
        texts = [it.without_expressions() for it in files if not it.is_style]
        self._table_classes = {
            f".{word}"
            for text in texts
            for words in _TABLE_CLASS.findall(text)
            for word in words.split()
            if word.strip("z")
        }
        # What is laid out as flex or grid on paper, by the last part of its selector.
        self.levels = {
            selector[-1]
            for file in files
            if file.is_style
            for it in self._declarations(file, file.without_expressions())
            if _is_level(it)
            for selector in it.selectors
        }

    def sheet(self, file: TemplateFile) -> Iterator[Problem]:
        """Check a style sheet."""
        yield from self.styles(file, file.without_expressions())

    def styles(self, file: TemplateFile, text: str) -> Iterator[Problem]:
        """Check styles; all other text of the file is spaces, so that places hold."""
        for rule in _rules(text):
            for error in _errors([rule]):
                message = f"the style sheet cannot be read: {error.message}"
                yield file.problem("CS501", _place(file, error), message)
            if rule.type == "at-rule" and rule.lower_at_keyword == "import":
                message = "@import fetches another file; use include"
                yield file.problem("CS507", _place(file, rule), message)
        for it in self._declarations(file, text):
            yield from self._addresses(file, it)
            if it.on_paper:
                yield from self._on_paper(file, it)

    def _addresses(self, file: TemplateFile, it: _Declared) -> Iterator[Problem]:
        for address in _addresses(it.node.value):
            place = _place(file, it.node)
            if _REMOTE.match(address):
                message = "a remote address; a document asks for nothing outside itself"
                yield file.problem("CS507", place, message)
            if "woff2" in address:
                message = "a woff2 typeface; use the TrueType file (.ttf)"
                yield file.problem("CS519", place, message)
            is_background = it.node.lower_name.startswith("background")
            if is_background and it.on_paper and _RASTER.search(address):
                message = "a picture of dots as a background; use SVG, or img with alt"
                yield file.problem("CS517", place, message)

    def _on_paper(self, file: TemplateFile, it: _Declared) -> Iterator[Problem]:
        name, words, place = it.node.lower_name, it.words, _place(file, it.node)
        if name in {"list-style", "list-style-position"} and "inside" in words:
            message = "list-style-position: inside; leave it out, and indent the list"
            yield file.problem("CS516", place, message)
        if name == "float" and not _NOTES.isdisjoint(words):
            message = f"float: {words[0]}; say it in the text"
            yield file.problem("CS520", place, message)
        if name != "display" or not words:
            return
        changed = not words[0].startswith(("table", "none", "inherit", "revert"))
        if changed and any(self._is_table(selector[-1]) for selector in it.selectors):
            message = f"display: {words[0]} takes a table apart; leave it out on paper"
            yield file.problem("CS515", place, message)
        if _is_level(it) and any(self._within(selector) for selector in it.selectors):
            message = (
                f"display: {words[0]} within flex or grid; use block, float or table"
            )
            yield file.problem("CS518", place, message)

    def _is_table(self, part: Compound) -> bool:
        return bool(part & _TABLE) or (
            bool(part & self._table_classes) and not _elements(part)
        )

    def _within(self, selector: tuple[Compound, ...]) -> bool:
        return any(level <= part for part in selector[:-1] for level in self.levels)

    def _declarations(self, file: TemplateFile, text: str) -> Iterator[_Declared]:
        yield from _inside(_rules(text), (), on_paper=file.name in self._printed)


@lru_cache(maxsize=128)
def _rules(text: str) -> tuple[Any, ...]:
    return tuple(
        tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    )


def _errors(rules: Iterable[Any]) -> Iterator[Any]:
    for it in rules:
        if it.type == "error":
            yield it
        elif it.type in {"qualified-rule", "at-rule"}:
            yield from _errors(token for token in it.prelude if token.type == "error")
            yield from _errors(_block(it) if it.content is not None else ())


def _is_level(it: _Declared) -> bool:
    return (
        it.on_paper and it.node.lower_name == "display" and bool(_LEVELS & {*it.words})
    )


def _elements(part: Compound) -> set[str]:
    return {it for it in part if it[0] not in ".#"}


def _inside(
    rules: Iterable[Any], selectors: tuple[tuple[Compound, ...], ...], *, on_paper: bool
) -> Iterator[_Declared]:
    for rule in rules:
        if rule.type == "declaration":
            yield _Declared(selectors, rule, on_paper)
        elif rule.type == "qualified-rule":
            inner = _block(rule)
            yield from _inside(inner, _selectors(rule.prelude), on_paper=on_paper)
        elif rule.type == "at-rule" and rule.content is not None:
            # The PDF renderer answers no question about width or colours.
            asks = tinycss2.serialize(rule.prelude)
            screen = rule.lower_at_keyword == "media" and (
                "(" in asks or "screen" in asks
            )
            inner = _block(rule)
            yield from _inside(inner, selectors, on_paper=on_paper and not screen)


def _block(rule: Any) -> list[Any]:  # noqa: ANN401 - tinycss2 is untyped
    found: list[Any] = tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    )
    return found


def _selectors(prelude: list[Any]) -> tuple[tuple[Compound, ...], ...]:
    written = tinycss2.serialize([it for it in prelude if it.type != "comment"])
    plain = re.sub(r"::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]", "", written)
    return tuple(
        tuple(
            frozenset(re.findall(r"[.#]?[\w-]+", part))
            for part in re.split(r"\s*[>+~]\s*|\s+", selector.strip())
        )
        for selector in plain.split(",")
    )


def _addresses(values: Iterable[Any]) -> Iterator[str]:
    for it in values:
        if it.type == "url":
            yield it.value
        elif it.type == "function":
            if it.lower_name == "url":
                yield from (
                    inner.value for inner in it.arguments if inner.type == "string"
                )
            yield from _addresses(it.arguments)


def _place(file: TemplateFile, node: Any) -> Place:  # noqa: ANN401 - tinycss2 is untyped
    return Place(file.shown_name, node.source_line, node.source_column)
