"""Which characters the shipped typeface can print."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_REGULAR = Path("assets") / "fonts" / "SourceSans3-Regular.ttf"


@lru_cache(maxsize=1)
def printable(templates: Path) -> frozenset[int]:
    """Return the code points that the typeface of a templates folder has shapes for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only when a case is read

    with TTFont(templates / _REGULAR, lazy=True) as font:
        return frozenset(font.getBestCmap())
