"""Which characters the shipped typeface can print."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_NAMED = re.compile(r"""asset:///([^"')]+\.(?:ttf|otf))""")
_REGULAR = Path("assets") / "fonts" / "SourceSans3-Regular.ttf"


@lru_cache(maxsize=1)
def unusable_typefaces(templates: Path) -> dict[str, str]:
    """Try every typeface that the style sheets of a templates folder name.

    Returns:
        Every one by its path in the folder, with what is wrong with it or nothing.
    """
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - only here

    found: dict[str, str] = {}
    for sheet in sorted((templates / "styles").glob("*.css")):
        for name in _NAMED.findall(sheet.read_text(encoding="utf-8")):
            path = templates / "assets" / name
            found[f"assets/{name}"] = ""
            try:
                with TTFont(path) as font:
                    font.getBestCmap()
            except OSError as error:
                found[f"assets/{name}"] = f"it cannot be read: {error.strerror}"
            except (TTLibError, AssertionError, KeyError, ValueError):
                found[f"assets/{name}"] = "it is no whole typeface"
    return found


@lru_cache(maxsize=1)
def printable(templates: Path) -> frozenset[int]:
    """Return the code points that the typeface of a templates folder has shapes for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only when a case is read

    with TTFont(templates / _REGULAR, lazy=True) as font:
        return frozenset(font.getBestCmap())
