"""The editions of the leaflet as things: a sheet for a print shop, pages to be read.

The areas below are fictional, and their sentences are typed by hand.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from own_content import unreleased
from reading import body_words, page_of, pdf_pages, rows

from csogp_docs.compose.documents import leaflet_document
from csogp_docs.errors import RenderingError
from csogp_docs.load.workspace import Workspace
from csogp_docs.model.wording import Panel
from csogp_docs.pipeline.leaflet import build_leaflet
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.render.html import HtmlRenderer
from csogp_docs.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

ROOT = Path(__file__).resolve().parent.parent
MM = 72 / 25.4

# The A4 sheet, and the boxes around it: 3 mm of ink over the cut, 10 mm for marks.
TRIM = (0, 0, 297 * MM, 210 * MM)
BLEED = (-3 * MM, -3 * MM, 300 * MM, 213 * MM)
MEDIA = (-10 * MM, -10 * MM, 307 * MM, 220 * MM)

# Where each side is folded, in mm from its left edge; the flap is 3 mm narrower.
FOLDS = {0: (97, 197), 1: (100, 200)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, workspace: Workspace) -> Path:
    """Build the leaflet of West Mercia, and return its folder."""
    folder = tmp_path_factory.mktemp("leaflet")
    build_leaflet("west-mercia", None, folder, open_workspace(workspace))
    return folder / "leaflet"


def test_an_edition_has_a_file_of_its_own(built: Path) -> None:
    """The page for the web is the leaflet; the others say what they are."""
    assert sorted(it.name for it in built.iterdir()) == [
        "west-mercia-large-print.pdf",
        "west-mercia-print.pdf",
        "west-mercia-reading.pdf",
        "west-mercia.html",
    ]


def test_editions_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    """In any order; what is none of them is refused, with those that there are."""
    some = run("leaflet", "--edition", "large-print,web", "-o", tmp_path)
    none = run("leaflet", "--edition", "braille", "-o", tmp_path)

    assert some.stdout == (
        f"{tmp_path}/leaflet/west-mercia.html\n"
        f"{tmp_path}/leaflet/west-mercia-large-print.pdf\n"
    )
    assert none.exit_code == 2
    assert '"braille" is not one of: web, print, reading, large-print' in none.stderr


@pytest.mark.parametrize(
    ("box", "wanted"), [("TrimBox", TRIM), ("BleedBox", BLEED), ("MediaBox", MEDIA)]
)
def test_the_print_shop_is_told_where_to_cut(
    built: Path, box: str, wanted: tuple[float, ...]
) -> None:
    """Two sides of one A4 sheet, with 3 mm of bleed and room for the marks."""
    with pikepdf.open(built / "west-mercia-print.pdf") as pdf:
        pages: list[Any] = [it.obj for it in pdf.pages]
        found = [[float(number) for number in it[f"/{box}"]] for it in pages]

    assert found == [pytest.approx(wanted, abs=0.01)] * 2


@pytest.mark.parametrize("edition", ["reading", "large-print"])
def test_what_is_not_cut_has_no_bleed(built: Path, edition: str) -> None:
    """Its boxes are those of the A4 page."""
    with pikepdf.open(built / f"west-mercia-{edition}.pdf") as pdf:
        pages: list[Any] = [it.obj for it in pdf.pages]
        boxes = {
            tuple(round(float(number)) for number in it[box])
            for it in pages
            for box in ("/TrimBox", "/BleedBox", "/MediaBox")
        }

    assert boxes == {(0, 0, 595, 842)}


def pictures(path: Path, dots_of_a_mm: int) -> Iterator[Any]:
    """Draw each page in grey, so many dots to the millimetre."""
    document = pypdfium2.PdfDocument(path)
    for sheet in document:
        yield sheet.render(scale=dots_of_a_mm / MM, grayscale=True).to_pil()
    document.close()


def test_the_colour_of_the_cover_fills_the_bleed_and_ends_at_the_fold(
    built: Path,
) -> None:
    """A cut that is a little off leaves no white edge; the marks stand on white."""
    outside, inside = pictures(built / "west-mercia-print.pdf", 10)

    def dark(x: float, y: float) -> bool:
        """Whether a point is inked, in mm from the corner of the cut sheet."""
        return bool(outside.getpixel((int((x + 10) * 10), int((y + 10) * 10))) < 100)

    assert all(dark(299.8, y) and dark(200, y) for y in range(-2, 213, 5))
    assert all(dark(x, y) for x in range(198, 300, 5) for y in (-2.8, 212.8))
    assert not any(dark(196.8, y) for y in range(-2, 213, 5))
    assert not any(dark(300.5, y) for y in range(-4, 215, 3) if not -0.5 < y < 0.5)
    assert inside.getpixel((3090, 1000)) == 255


@pytest.mark.parametrize("side", FOLDS)
def test_the_marks_of_the_folds_are_cut_off_with_the_edge(
    built: Path, side: int
) -> None:
    """They stand beyond the bleed, above and below; none is on the folded leaflet."""
    picture = list(pictures(built / "west-mercia-print.pdf", 20))[side]

    def inked(y: float) -> set[int]:
        """Where a line across the sheet meets ink: whole mm from its left edge."""
        row = [picture.getpixel((x, int((y + 10) * 20))) for x in range(picture.width)]
        return {round(x / 20 - 10) for x, grey in enumerate(row) if grey < 200}

    assert inked(-6) == inked(216) == {0, 297, *FOLDS[side]}
    # Across the upper edge, within the bleed, is the colour of the cover alone.
    assert inked(-1) == (set(range(197, 301)) if side == 0 else set())


@pytest.mark.parametrize(
    ("side", "headings"),
    [
        (0, ["For sentencers", "Contact", "How someone gets a place", "Enforcement"]),
        (1, ["What it is", "How it operates", "What it involves"]),
        (1, ["How progress is evaluated", "How often people attend"]),
        (1, ["How someone gets a place"]),
    ],
)
def test_each_panel_is_on_its_side_of_the_sheet(
    side: int, headings: list[str], built: Path
) -> None:
    """Cover, back and flap are outside; what is read within is inside."""
    text = " ".join(pdf_pages(built / "west-mercia-print.pdf")[side].split())
    missing = [heading for heading in headings if heading not in text]

    assert not missing


def letters(path: Path) -> Iterator[tuple[str, float]]:
    """Yield every letter of a PDF with its size in points."""
    document = pypdfium2.PdfDocument(path)
    for sheet in document:
        text = sheet.get_textpage()
        for at in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text, at))
            if letter.strip():
                drawn = pdfium.FS_MATRIX()
                assert pdfium.FPDFText_GetMatrix(text, at, drawn)
                size = pdfium.FPDFText_GetFontSize(text, at) * hypot(drawn.b, drawn.d)
                yield letter, round(size, 1)
    document.close()


def test_large_print_is_large(built: Path) -> None:
    """16 points and more everywhere, 18 for the text, and more for headings."""
    sizes = Counter(size for _, size in letters(built / "west-mercia-large-print.pdf"))

    assert min(sizes) >= 16
    assert sizes.most_common(1)[0][0] == 18
    assert max(sizes) == 36
    assert sizes.total() > 2000


def test_the_folded_sheet_is_set_in_real_type(built: Path) -> None:
    """Its text has 10 points, and its source line 9.5; nothing is made to fit."""
    sizes = Counter(size for _, size in letters(built / "west-mercia-print.pdf"))

    assert min(sizes) == 9.5
    assert sizes.most_common(1)[0][0] == 10


def test_the_cover_comes_first_in_every_edition(built: Path) -> None:
    """And the headings follow in the order in which the panels are read."""
    for edition in ("reading", "large-print"):
        pages = pdf_pages(built / f"west-mercia-{edition}.pdf")

        assert pages[0].startswith("National Probation Service for England and Wales")
        assert pages[-1].count("Source: ") == 1


SAMPLE_AREA = """\
id: sample-area
name: Sample Area
service: {text: Probation Service, clauses: []}
office: {text: Sample Area, clauses: []}
team: {text: Sample Area Team, clauses: []}
address: {lines: [Specimen House, 1 Example Street, Sampleton], clauses: []}
telephone: {text: 01632 960001, clauses: []}
venues:
"""
VENUE = "  - {{id: venue-{0}, name: {1}, clauses: []}}\n"
GIVEN = """\
fax: {text: 01632 960002, clauses: []}
website: {text: www.example.org, clauses: []}
"""


def area(*venues: str, more: str = "") -> str:
    """Write an area with these venues."""
    listed = [VENUE.format(at, name) for at, name in enumerate(venues)]
    return f"{SAMPLE_AREA}{''.join(listed)}{more}"


def own(folder: Path, written: str, *changes: tuple[str, str]) -> Workspace:
    """Make a workspace with one area more, and changes made to the leaflet's words."""
    unreleased(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    path = folder / "content" / "areas" / "sample-area.yaml"
    path.write_text(written, encoding="utf-8")
    wording = folder / "content/programmes/csogp/wording/leaflet.yaml"
    text = wording.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    wording.write_text(text, encoding="utf-8")
    return Workspace(folder / "content", folder / "templates", folder / "cases")


@pytest.mark.parametrize(
    ("venues", "said"),
    [
        (["Sampleton"], "deliver it in one place: Sampleton."),
        (["Sampleton", "Exampleby"], "in two places: Sampleton and Exampleby."),
        (
            ["Sampleton", "Exampleby", "Placeholder Green"],
            "in three places: Sampleton, Exampleby and Placeholder Green.",
        ),
    ],
)
def test_another_area_says_its_own_facts(
    tmp_path: Path, venues: list[str], said: str
) -> None:
    """Its places are counted, and what it does not have is not spoken of."""
    opened = open_workspace(own(tmp_path, area(*venues)))
    build_leaflet("sample-area", None, tmp_path, opened)
    page = page_of(tmp_path / "leaflet" / "sample-area.html")
    html = " ".join(body_words(page))
    pdf = " ".join(
        " ".join(pdf_pages(tmp_path / "leaflet" / "sample-area-print.pdf")).split()
    )

    for text in (html, pdf):
        assert said in text
        assert "Trained staff of the Sample Area Team deliver it in" in text
        assert "Specimen House, 1 Example Street, Sampleton" in text
        assert not re.search(r"Fax|Website|none|01562|Kidderminster|Shrewsbury", text)
    assert rows(page)[-1] == ["Telephone", "01632 960001"]


def test_an_area_with_a_fax_and_a_website_gives_them(tmp_path: Path) -> None:
    """Without a note, nothing stands in brackets."""
    opened = open_workspace(own(tmp_path, area("Sampleton", more=GIVEN)))
    build_leaflet("sample-area", None, tmp_path, opened, ["web"])

    assert rows(page_of(tmp_path / "leaflet" / "sample-area.html"))[-3:] == [
        ["Telephone", "01632 960001"],
        ["Fax", "01632 960002"],
        ["Website", "www.example.org"],
    ]


def test_a_text_that_names_what_an_area_does_not_give_is_an_error(
    tmp_path: Path, run: Run
) -> None:
    """The sentence is named; a hole is never printed in its place."""
    address = "{{ area.address | join(', ') }}"
    change = (f'"{address}"', f'"{address}, fax {{{{ area.fax }}}}"')
    own(tmp_path / "own", area("Sampleton"), change)
    result = run(
        *("-w", tmp_path / "own", "leaflet", "sample-area", "-o", tmp_path / "output")
    )

    assert result.exit_code == 2
    assert "wording leaflet.contact.address" in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_condition_on_an_area_is_spelt_as_it_is_known(
    tmp_path: Path, run: Run
) -> None:
    """Another is refused before any leaflet is made, at its line."""
    own(tmp_path / "own", area("Sampleton"))
    outline = tmp_path / "own/content/programmes/csogp/documents/leaflet.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("{area.fax:", "{area.fox:"), encoding="utf-8")
    result = run("-w", tmp_path / "own", "check", "cases/wm-0131.yaml")

    assert result.exit_code == 1
    assert 'there is no fact, rule or field "area.fox"; ' in result.stdout
    assert "area.fax" in result.stdout


LONG_ADDRESS = "".join(
    f"Unit {number} of the Specimen Business Park at Placeholder Green, "
    for number in range(1, 31)
)


def test_a_long_address_is_an_error_that_names_the_panel(
    tmp_path: Path, run: Run
) -> None:
    """By how much it is too long, and what to do; nothing at all is written."""
    written = area("Sampleton").replace("Specimen House, ", LONG_ADDRESS)
    own(tmp_path / "own", written)
    result = run(
        *("-w", tmp_path / "own", "leaflet", "sample-area", "-o", tmp_path / "output")
    )

    assert result.exit_code == 2
    assert re.fullmatch(
        r"csogp-docs: sample-area: the panel back of the leaflet is \d+ mm too long; "
        r"shorten what it says in the wording, or move a section to another panel in "
        r"the outline\n",
        result.stderr,
    )
    assert not (tmp_path / "output").exists()


def test_a_long_sentence_is_an_error_that_names_the_panel(tmp_path: Path) -> None:
    """Every panel that lacks room is named, and only those."""
    long = " ".join(["The report gives each of them in plain words."] * 12)
    opened = open_workspace(
        own(
            tmp_path,
            area("Sampleton"),
            ("The report then gives the reasons.", long),
            ("Every session must be attended.", " ".join([long] * 3)),
        )
    )

    with pytest.raises(RenderingError) as refused:
        build_leaflet("west-mercia", None, tmp_path, opened)
    assert re.findall(r"panel (\S+) of the leaflet is", str(refused.value)) == [
        "flap",
        "inside-3",
    ]


@pytest.mark.parametrize("panel", get_args(Panel))
def test_what_a_panel_lacks_is_measured(panel: Panel, workspace: Workspace) -> None:
    """Words that take 288 mm are 100 mm too long for a panel of 188 mm."""
    content = open_workspace(workspace).content.newest
    document = leaflet_document(
        content.programmes["csogp"], content.areas["west-mercia"].value, content
    )
    html = HtmlRenderer(workspace.templates).render(
        replace(document, edition="print"), "print"
    )
    taller = html.replace(
        "</style>", f"#words-of-panel-{panel} {{ height: 288mm }}</style>"
    )

    with pytest.raises(RenderingError) as refused:
        PdfRenderer(workspace.templates).render(taller, "leaflet-print", "west-mercia")
    assert str(refused.value) == (
        f"west-mercia: the panel {panel} of the leaflet is 100 mm too long; shorten "
        "what it says in the wording, or move a section to another panel in the outline"
    )
