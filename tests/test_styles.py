"""The style sheets: one place for colours and measures, and colours that can be read.

The pairs below are typed from how the sheets use the colours, not computed from them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parent.parent / "templates" / "styles"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
SCREEN = (STYLES / "screen.css").read_text(encoding="utf-8")

# Colour of a text, colour of its ground: 4.5 to 1 at least (WCAG 2.2, 1.4.3).
TEXTS = [
    *(("ink", "paper"), ("ink", "tint"), ("quiet", "paper"), ("quiet", "tint")),
    *(("accent", "paper"), ("accent", "tint"), ("warning", "paper")),
    *(("warning", "tint"), ("on-cover", "cover")),
]
# A mark or a line that tells something, and its ground: 3 to 1 (1.4.11). The rules
# between rows only decorate; the rows stand apart without them.
MARKS = [
    ("second", "paper"),
    ("second", "tint"),
    ("accent", "paper"),
    ("cover-line", "cover"),
]


def colours(css: str) -> dict[str, str]:
    """Return the colours that a sheet defines, by their names."""
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


LIGHT = colours(TOKENS)
DARK = LIGHT | colours(SCREEN.partition("prefers-color-scheme: dark")[2].split("}")[0])


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4
        for it in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    """Black on white is 21; this grey on white is the palest that text may have."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read_on_its_ground(text: str, ground: str, scheme: str) -> None:
    """At 4.5 to 1, in the colours of day and of night."""
    named = {"light": LIGHT, "dark": DARK}[scheme]

    assert contrast(named[text], named[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_a_mark_can_be_seen_on_its_ground(mark: str, ground: str, scheme: str) -> None:
    """At 3 to 1."""
    named = {"light": LIGHT, "dark": DARK}[scheme]

    assert contrast(named[mark], named[ground]) >= 3


def test_every_colour_is_put_to_the_tests_above() -> None:
    """A colour added later must be; the rule between rows is the one exception."""
    tried = {name for pair in (*TEXTS, *MARKS) for name in pair}

    assert set(LIGHT) - tried == {"rule"}
    assert LIGHT["ink"] != DARK["ink"]
    assert set(DARK) == set(LIGHT)


@pytest.mark.parametrize(
    "sheet", sorted(it.name for it in STYLES.glob("*.css") if it.name != "tokens.css")
)
def test_no_sheet_has_a_colour_of_its_own(sheet: str) -> None:
    """But black, for the marks of a printer and for paper; margins cannot use names."""
    css = (STYLES / sheet).read_text(encoding="utf-8")
    used = set(re.findall(r"#[0-9a-f]{3,8}\b", re.sub(r"--[a-z-]+: [^;]+;", "", css)))

    assert used <= {"#000000", LIGHT["quiet"], LIGHT["warning"]}


# The sheets for paper that is read; a sheet that is folded has fixed panels.
PAPER = [
    *("document.css", "print.css", "manual-print.css"),
    *("leaflet-reading.css", "leaflet-large-print.css"),
]
SPACING = r"(?<![-\w])(?:margin|padding|font-size|line-height)[a-z-]*: ([^;}]+)"


@pytest.mark.parametrize("sheet", PAPER)
def test_every_space_and_size_hangs_on_the_tokens(sheet: str) -> None:
    """No height or size in points stands by itself, so that the rhythm is one."""
    css = (STYLES / sheet).read_text(encoding="utf-8")
    # A page has no names to ask, and its margins are no part of the text.
    css = re.sub(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}", "", css)
    found = re.findall(SPACING, css)
    # The thickness of a line may be taken from the space beside it.
    alone = [it for it in found if re.search(r"[0-9](pt|rem|px)", _without_sums(it))]

    assert found
    assert alone == []


def _without_sums(value: str) -> str:
    return re.sub(r"calc\([^;]*var\([^;]*\)", "", value)
