"""What the template check refuses really fails PDF/UA-1 or PDF/A-2a, by a validator."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from page import ValidationProfile
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

ASSETS = Path(__file__).resolve().parent.parent.parent / "templates" / "assets"
FACE = (ASSETS / "fonts" / "SourceSans3-Regular.ttf").as_uri()
STYLE = (
    f'@font-face {{font-family: "Source Sans 3"; src: url({FACE})}}'
    'html {font-family: "Source Sans 3"}'
)
# Pictures of nine dots by nine, drawn and as dots.
SVG = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' "
    "height='9'%3E%3Cpath d='M0 0h9v9z'/%3E%3C/svg%3E"
)
PNG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42m"
    "NgYGAAAAAEAAHI6uv5AAAAAElFTkSuQmCC"
)
TABLE = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
HEADS = (
    '<table><tr><th rowspan="2">a</th><th colspan="2">b</th></tr>'
    "<tr><th>c</th><th>d</th></tr><tr><th>e</th><td>f</td><td>g</td></tr></table>"
)
LIST = "<ul><li>a</li><li>b</li></ul>"


def pdf_of(body: str, style: str, title: str = "T", lang: str = "en-GB") -> bytes:
    """Set a page as a PDF."""
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>'
        f"<style>{STYLE}{style}</style></head><body>{body}</body></html>"
    )
    fetcher = URLFetcher(allowed_protocols=("data", "file"))
    pdf: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/ua-1", font_config=FontConfiguration()
    )
    return pdf


def conforms(body: str, style: str = "", title: str = "T", lang: str = "en-GB") -> bool:
    """Ask the validator if a page is PDF/UA-1."""
    pdf = pdf_of(body, style, title, lang)
    return page.is_pdf_compliant_bytes(pdf, profile=ValidationProfile.PDF_UA_1)


def is_smoothed(style: str) -> bool:
    """Ask the validator of PDF/A-2 if a picture is to be smoothed (clause 6.2.8)."""
    report = page.validate_pdf_bytes(
        pdf_of("<h1>A</h1><p>x</p>", style),
        profile=ValidationProfile.PDF_A_2B,
    )
    return any("INTERPOLATE" in it.rule_id for it in report.failures)


H = "<h1>A</h1>"


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (
            '<p id="x"><a href="#x"><strong>x</strong></a></p>',
            '<p id="x"><strong><a href="#x">x</a></strong></p>',
        ),
        (
            '<p id="x"><a href="#x">On <span>5 March 2004</span></a></p>',
            '<p id="x"><a href="#x">On 5 March 2004</a></p>',
        ),
        (f'<p><img src="{SVG}"></p>', f'<p><img src="{SVG}" alt="x"></p>'),
        (f'<p><img src="{SVG}" alt=""></p>', f'<p><img src="{SVG}" alt="x"></p>'),
        ("<h3>x</h3>", "<h2>x</h2>"),
        (TABLE.replace("<td>d</td>", ""), TABLE),
        (
            HEADS,
            TABLE,
        ),
    ],
    ids=["strong", "span", "no-alt", "alt", "heading", "row", "head"],
)
def test_markup_that_is_refused_fails(bad: str, good: str) -> None:
    """What is to be written instead passes."""
    assert (conforms(H + bad), conforms(H + good)) == (False, True)


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (TABLE, "td { display: block }"),
        (LIST, "ul { list-style-position: inside }"),
    ],
)
def test_a_style_that_is_refused_fails(body: str, style: str) -> None:
    """Without it, the same page passes."""
    assert (conforms(H + body, style), conforms(H + body)) == (False, True)


def test_a_page_without_a_language_title_or_heading_fails() -> None:
    """And so does one whose first heading is not an h1."""
    assert conforms(H + "<p>x</p>")
    assert not conforms(H + "<p>x</p>", lang="")
    assert not conforms(H + "<p>x</p>", title="")
    assert not conforms("<h2>x</h2>")


def test_a_background_of_dots_fails_the_archive() -> None:
    """A drawn one passes; PDF/UA has nothing to say of it."""
    assert is_smoothed(f'p {{ background: url("{PNG}") }}')
    assert not is_smoothed(f'p {{ background: url("{SVG}") }}')
