"""Let WeasyPrint remember the styles that it has computed, from page to page.

Why:
    Pages of one type differ in little. The style of an element turns on what applies to
    it and to those around it, which is the same in all of them; and a computed value is
    never changed in place, so that many pages can have the very same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from weasyprint import css

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

# How many styles are kept: more than all types of document have, in ten megabytes.
_MOST = 10_000

# What an element itself brings to its cascade. Its name is nobody else's, and nothing
# turns on it; so it is never remembered.
_LANGUAGE, _NAME = "lang", "anchor"


def remember_styles() -> None:
    """Have the styles of pages begin with what is known from earlier ones."""
    css.ComputedStyle = _Style
    css.AnonymousStyle = _AnonymousStyle


class _Known:
    """What is known of the style of elements that are alike, up to the root.

    Attributes:
        values: each property that was asked for, as computed.
        specified: as the renderer keeps it, for a few properties.
        below: what is known of the elements within, by what applies to each.
        anonymous: what is known of the boxes within that have no element.
        cascaded: kept alive, because its parts are known by their ids.
    """

    __slots__ = ("_anonymous", "below", "cascaded", "specified", "values")

    def __init__(self, cascaded: Mapping[str, Any] | None = None) -> None:
        self.values: dict[str, Any] = {}
        self.specified: dict[str, Any] = {}
        self.below: dict[Hashable, _Known] = {}
        self.cascaded = cascaded
        self._anonymous: _Known | None = None

    @property
    def anonymous(self) -> _Known:
        self._anonymous = self._anonymous or _Known()
        return self._anonymous


class _Memory:
    """What is known as long as the typefaces in use are the same.

    Attributes:
        roots: what is known of the roots of pages, and below them of all elements.
    """

    def __init__(self) -> None:
        self.roots = _Known()
        self._count = 0

    def known(self, above: _Known, style: _Style) -> _Known:
        """Return what is known of elements to which the same applies at one place."""
        key = style.pseudo_type, style.base_url, _applies(style.cascaded)
        known = above.below.get(key)
        if known is None:
            if self._count >= _MOST:
                self._count = 0
                self.roots = _Known()
            self._count += 1
            known = above.below[key] = _Known(style.cascaded.copy())
        return known


@lru_cache(maxsize=4)
def _memory_of(_typefaces: Hashable) -> _Memory:
    return _Memory()


def _applies(cascaded: Mapping[str, Any]) -> Hashable:
    """Return what a cascade is known by.

    Its values are those of a style sheet, which are there once; the language that an
    element brings is read anew from each page.
    """
    own = {_LANGUAGE, _NAME}
    applies = tuple(
        [(name, id(it[0]), it[1]) for name, it in cascaded.items() if name not in own]
    )
    try:
        hash(applies)
    except TypeError:  # a rule for pages has its specificity in a list
        applies = tuple((*it[:2], *it[2][:-1], *it[2][-1]) for it in applies)
    return cascaded.get(_LANGUAGE), applies


class _Style(css.ComputedStyle):  # type: ignore[misc]  # WeasyPrint is untyped
    """The style of an element, which begins with what is known of its like."""

    known: _Known | None = None

    def __init__(self, parent_style: Any, *others: Any) -> None:  # noqa: ANN401
        super().__init__(parent_style, *others)
        memory = _memory_of(self.font_config)
        above = memory.roots if parent_style is None else parent_style.known
        if above is not None:
            self.known = memory.known(above, self)
            self.update(self.known.values)
            self.specified.update(self.known.specified)

    def __missing__(self, key: str) -> Any:  # noqa: ANN401
        value = super().__missing__(key)
        if self.known is not None and key != _NAME:
            self.known.values[key] = value
            if key in self.specified:
                self.known.specified[key] = self.specified[key]
        return value

    def copy(self) -> _Style:
        """Return a style that is to be changed, so that nothing is learned from it."""
        made = _Style.__new__(_Style)
        super(_Style, made).__init__(
            self.parent_style,
            self.cascaded,
            self.pseudo_type,
            self.root_style,
            self.base_url,
            self.font_config,
            self.initial_page_sizes,
        )
        made.update(self)
        made.specified = self.specified.copy()
        return made


class _AnonymousStyle(css.AnonymousStyle):  # type: ignore[misc]  # as above
    """The style of a box without an element, which begins with what is known."""

    known: _Known | None = None

    def __init__(self, parent_style: _Style | _AnonymousStyle) -> None:
        super().__init__(parent_style)
        if parent_style.known is not None:
            self.known = parent_style.known.anonymous
            self.update(self.known.values)

    def __missing__(self, key: str) -> Any:  # noqa: ANN401
        value = super().__missing__(key)
        if self.known is not None:
            self.known.values[key] = value
        return value

    def copy(self) -> _AnonymousStyle:
        """Return a style that is to be changed, so that nothing is learned from it."""
        made = _AnonymousStyle.__new__(_AnonymousStyle)
        super(_AnonymousStyle, made).__init__(self.parent_style)
        made.update(self)
        return made
