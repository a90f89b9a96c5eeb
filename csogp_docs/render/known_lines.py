"""Let WeasyPrint remember where it has broken lines, from page to page.

Why:
    The words of a cell are set three times to find the widths of a table, and those of
    one document mostly stand in the next. Where a line breaks turns on its words, its
    style and the room for it alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from weasyprint.layout import inline, preferred
from weasyprint.text.line_break import Layout, split_first_line

if TYPE_CHECKING:
    from collections.abc import Hashable

# How many lines are kept, in some ten megabytes.
_MOST = 8000

# All that breaking a line asks of a style.
ASKED = (
    *("direction", "lang", "white_space", "word_break", "overflow_wrap", "tab_size"),
    *("letter_spacing", "word_spacing", "text_decoration_line"),
    *("hyphens", "hyphenate_character"),
    *("hyphenate_limit_chars", "hyphenate_limit_zone"),
    *("font_family", "font_size", "font_stretch", "font_style", "font_weight"),
    *("font_kerning", "font_language_override"),
    *("font_feature_settings", "font_variation_settings"),
    *("font_variant_alternates", "font_variant_caps", "font_variant_east_asian"),
    *("font_variant_ligatures", "font_variant_numeric", "font_variant_position"),
)


def remember_lines() -> None:
    """Have lines broken as they were before, where the same is asked."""
    inline.split_first_line = preferred.split_first_line = _split


class _Memory:
    """What was asked as long as the typefaces in use are the same, and answered.

    Attributes:
        asked: what breaking a line asked of styles so far, each with a number.
        answers: what became of lines, by what was asked.
    """

    def __init__(self) -> None:
        self.asked: dict[Hashable, int] = {}
        self.answers: dict[Hashable, tuple[Any, ...]] = {}


@lru_cache(maxsize=4)
def _memory_of(_typefaces: Hashable) -> _Memory:
    return _Memory()


def _split(
    text: str,
    style: Any,  # noqa: ANN401
    context: Any,  # noqa: ANN401
    *others: Any,  # noqa: ANN401
    **named: Any,  # noqa: ANN401
) -> tuple[Any, ...]:
    """Break a line as the renderer does, or as it did when it was asked the same.

    Its layout is given as another object each time, since it is changed when the line
    is justified and drawn.
    """
    memory = _memory_of(style.font_config)
    key = text, _asked_of(style, memory), others, *named.items()
    if (answer := memory.answers.get(key)) is None:
        if len(memory.answers) >= _MOST:
            memory.answers.clear()
        answer = split_first_line(text, style, context, *others, **named)
        memory.answers[key] = answer
    known, *told = answer
    layout = Layout.__new__(Layout)
    vars(layout).update(vars(known))
    return layout, *told


def _asked_of(style: Any, memory: _Memory) -> int:  # noqa: ANN401
    """Return the number of all that breaking a line asks of a style."""
    if not hasattr(style, "asked"):
        values = map(style.__getitem__, ASKED)
        # The lines drawn under or over a text are a set.
        asked = tuple(frozenset(it) if isinstance(it, set) else it for it in values)
        style.asked = memory.asked.setdefault(asked, len(memory.asked))
    number: int = style.asked
    return number
