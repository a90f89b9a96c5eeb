"""A few pages as pictures, compared with those that a person last approved.

Each is small and grey, and is compared by patches: what differs in the smoothing of an
edge stays below what is allowed, and a line of text that is lost or moved does not.
Approve with `pytest tests/accessibility --update-golden`, and look at the pictures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from conftest import Twins

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "pixels"
# Pixels for each inch: 331 by 468 for a page of A4.
RESOLUTION = 40
# How far the mean grey of a patch of 8 by 8 pixels may be from that approved, of 255.
PATCH, ALLOWED = 8, 24

# A type of document, for whom it is, and the page counted from 0.
PAGES = {
    "psr-1": ("psr", "court", 0),
    "psr-5": ("psr", "court", 4),
    "psr-of-the-file-2": ("psr", "file", 1),
    "statement-1": ("statement", "court", 0),
    "summary-1": ("summary", "file", 0),
    "referral-1": ("referral", "programmes-team", 0),
    "completion-1": ("completion", "court", 0),
    "timetable-1": ("timetable", "person", 0),
    "leaflet-print-1": ("leaflet-print", "", 0),
    "leaflet-print-2": ("leaflet-print", "", 1),
    "leaflet-large-print-1": ("leaflet-large-print", "", 0),
}


def picture(file: Path, number: int) -> Image.Image:
    """Draw a page small and grey."""
    document = pypdfium2.PdfDocument(file)
    try:
        drawn = document[number].render(scale=RESOLUTION / 72, grayscale=True)
        image: Image.Image = drawn.to_pil().convert("L")
    finally:
        document.close()
    return image


def worst_patch(one: Image.Image, other: Image.Image) -> int:
    """Return by how much the patch that differs most does so, of 255."""
    if one.size != other.size:
        return 255
    size = (one.width // PATCH, one.height // PATCH)
    small = [it.resize(size, Image.Resampling.BOX) for it in (one, other)]
    return max(ImageChops.difference(*small).tobytes())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_approved(
    one_of_each: list[Twins], name: str, request: pytest.FixtureRequest
) -> None:
    """No patch is much lighter or darker than it was."""
    kind, audience, number = PAGES[name]
    twins = next(it for it in one_of_each if (it.kind, it.audience) == (kind, audience))
    now = picture(twins.pdf, number)
    path = GOLDEN / f"{name}.png"
    if request.config.getoption("--update-golden"):
        now.save(path, optimize=True)
    with Image.open(path) as approved:
        assert worst_patch(now, approved) <= ALLOWED


def test_a_line_that_is_lost_and_a_block_that_moves_are_noticed(
    one_of_each: list[Twins],
) -> None:
    """And what a hair's breadth of smoothing changes is not."""
    twins = next(it for it in one_of_each if it.kind == "psr")
    page = picture(twins.pdf, 1)
    lost = page.copy()
    ImageDraw.Draw(lost).rectangle((0, 200, page.width, 209), fill=255)
    moved = ImageChops.offset(page, 0, 6)
    smoothed = Image.blend(page, ImageChops.offset(page, 1, 0), 0.15)

    assert worst_patch(page, page) == 0
    assert worst_patch(page, lost) > 1.5 * ALLOWED
    assert worst_patch(page, moved) > 1.5 * ALLOWED
    assert worst_patch(page, smoothed) < ALLOWED
