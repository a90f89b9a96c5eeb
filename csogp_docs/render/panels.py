"""A sheet that is folded: does each panel hold its words, and where is it cut?

Why:
    What is too long for a panel would run over its edge, or over the next panel, and a
    count of pages would not tell. So the panels are fixed boxes, and the words of each
    stand in a box within, which takes the height it needs. Both carry an id, and the
    layout says where it put whatever carries one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# The ids of the two boxes of a panel; a template writes both.
PANEL = "panel-"
WORDS = "words-of-panel-"

# How far the ink goes beyond the edge at which the paper is cut. The renderer would
# say 10 points; a print shop asks for 3 mm.
BLEED_MM = 3.0

_MM_OF_A_PIXEL = 25.4 / 96
_POINTS_OF_A_MM = 72 / 25.4
# A hair less than this is what rounding leaves.
_TOO_LONG_MM = 0.1


class PanelCheck:
    """Looks at a layout when it is finished, as WeasyPrint's `finisher`.

    `too_long` then says for each panel that does not hold its words how many
    millimetres it lacks.
    """

    def __init__(self) -> None:
        self.too_long: dict[str, float] = {}

    def __call__(self, document: Any, pdf: Any) -> None:  # noqa: ANN401 - untyped
        """Measure the panels of every page, and give each page its bleed box."""
        for page in document.pages:
            self.too_long |= dict(_too_long(page.anchors))
        _cut_bleed(pdf)

    def message(self) -> str:
        """Say of every panel that is too long by how much, and what to do."""
        said = [
            f"the panel {name} of the leaflet is {lacking:.0f} mm too long"
            if lacking >= 1
            else f"the panel {name} of the leaflet is less than 1 mm too long"
            for name, lacking in self.too_long.items()
        ]
        return (
            f"{'; '.join(said)}; shorten what it says in the wording, or move a "
            "section to another panel in the outline"
        )


def _too_long(
    boxes: dict[str, tuple[float, float, float, float]],
) -> Iterator[tuple[str, float]]:
    for anchor, (_, top, _, bottom) in boxes.items():
        if anchor.startswith(PANEL):
            name = anchor.removeprefix(PANEL)
            _, first, _, last = boxes[f"{WORDS}{name}"]
            lacking = ((last - first) - (bottom - top)) * _MM_OF_A_PIXEL
            if lacking > _TOO_LONG_MM:
                yield name, lacking


def _cut_bleed(pdf: Any) -> None:  # noqa: ANN401 - untyped
    """Let the bleed box of each page end 3 mm beyond the cut, where there is room."""
    bleed = BLEED_MM * _POINTS_OF_A_MM
    pages = (
        it for it in pdf.objects if isinstance(it, dict) and it.get("Type") == "/Page"
    )
    for page in pages:
        left, bottom, right, top = page["TrimBox"]
        wanted = (left - bleed, bottom - bleed, right + bleed, top + bleed)
        media = page["MediaBox"]
        page["BleedBox"][:] = [
            *map(max, wanted[:2], media[:2]),
            *map(min, wanted[2:], media[2:]),
        ]
