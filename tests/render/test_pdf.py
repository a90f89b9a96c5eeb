"""The PDF: made of its own assets only, checked, and refused with a plain reason."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from csogp_docs.errors import RenderingError
from csogp_docs.render.assets import AssetFetcher
from csogp_docs.render.inspection import inspect
from csogp_docs.render.pdf import PdfRenderer
from csogp_docs.render.tagging import marked_text

ROOT = Path(__file__).resolve().parent.parent.parent
ASSETS = ROOT / "templates" / "assets"
STYLE = (
    '@font-face {font-family: "Source Sans 3"; '
    "src: url(asset:///fonts/SourceSans3-Regular.ttf)}"
    'html {font-family: "Source Sans 3"}'
)


def page_with(body: str = "<p>Text</p>", style: str = "", head: str = "") -> str:
    """Make a page that keeps to the rules but for what is put into it."""
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><title>Title</title>'
        f"<style>{STYLE}{style}</style>{head}</head>"
        f"<body><h1>Heading</h1>{body}</body></html>"
    )


def render(html: str, kind: str = "psr") -> bytes:
    """Render a page as the PDF of a case."""
    return PdfRenderer(ROOT / "templates").render(html, kind, "wm-0001")


def test_a_page_that_keeps_to_the_rules_is_rendered() -> None:
    """What the tests below break holds before it is broken."""
    assert render(page_with()).startswith(b"%PDF-1.7")


def test_an_asset_is_opened() -> None:
    """By its name in the folder of assets."""
    found = AssetFetcher(ASSETS).fetch("asset:///fonts/OFL.md")

    assert found.read() == (ASSETS / "fonts" / "OFL.md").read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/x.ttf",
        "https://example.org/x.ttf",
        "ftp://example.org/x",
        "file:///etc/hostname",
        "/etc/hostname",
        "data:text/plain,x",
        "javascript:1",
        "asset:///../styles/print.css",
        "asset:///fonts/../../styles/print.css",
        "asset:////etc/hostname",
        "asset:///%2e%2e/styles/print.css",
        "asset:///fonts",
        "asset:///",
        "asset://fonts/OFL.md",
        "asset:fonts/OFL.md",
        "asset:///no-such-file",
        "ASSET:///fonts/OFL.md",
        "",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    """By an error that WeasyPrint does not swallow."""
    with pytest.raises(FatalURLFetchingError, match="which is no asset"):
        AssetFetcher(ASSETS).fetch(address)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Where it leads is what counts."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "assets" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(FatalURLFetchingError):
        AssetFetcher(tmp_path / "assets").fetch("asset:///link")


@pytest.mark.parametrize(
    "html",
    [
        page_with('<img src="https://example.org/x.png" alt="A picture">'),
        page_with('<img src="file:///etc/hostname" alt="A picture">'),
        page_with('<img src="x.png" alt="A picture">'),
        page_with('<img src="data:image/png;base64,AAAA" alt="A picture">'),
        page_with('<object data="file:///etc/hostname"></object>'),
        page_with(style="body {background: url(http://example.org/x.png)}"),
        page_with(style="@import url(file:///etc/hostname);"),
        page_with(head='<link rel="stylesheet" href="https://example.org/x.css">'),
        page_with(head='<link rel="attachment" href="file:///etc/hostname">'),
        page_with('<p><a rel="attachment" href="file:///etc/hostname">x</a></p>'),
        page_with(style="@font-face {font-family: X; src: url(http://a.example/)}"),
    ],
)
def test_a_page_that_asks_for_anything_else_is_no_document(html: str) -> None:
    """It ends in an error of ours, which costs one case and not the batch."""
    with pytest.raises(RenderingError, match=r"^wm-0001: the (page asks|renderer)"):
        render(html)


@pytest.mark.parametrize(
    ("style", "warned"),
    [
        ("p {colour: red}", "colour"),
        ("p {width: 12 parsecs}", "width"),
        ("p::no-such-part {color: red}", "no-such-part"),
    ],
)
def test_a_warning_of_the_renderer_is_an_error(style: str, warned: str) -> None:
    """What it would leave out of the page, nobody would miss until it is read."""
    with pytest.raises(RenderingError, match=f"the renderer warns: .*{warned}"):
        render(page_with(style=style))


def test_warnings_stay_off_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    """And the logger is left as it was found."""
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.propagate)
    with pytest.raises(RenderingError):
        render(page_with(style="p {colour: red}"))

    assert (list(logger.handlers), logger.propagate) == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("html", "kind", "fault"),
    [
        (page_with().replace("<title>Title</title>", ""), "psr", "has no title"),
        (page_with(style="html {font-family: serif}"), "psr", "which is not shipped"),
        (
            page_with('<p style="break-before: page">x</p>'),
            "summary",
            "has 2 pages where 1 are wanted",
        ),
        (page_with(), "leaflet-print", "has 1 pages where 2 are wanted"),
    ],
)
def test_a_pdf_that_lacks_something_is_refused(
    html: str, kind: str, fault: str
) -> None:
    """What a reader depends on is looked at before the file leaves."""
    with pytest.raises(RenderingError, match=fault) as caught:
        render(html, kind)

    assert str(caught.value).startswith("wm-0001: the PDF ")


def test_a_page_that_names_no_language_is_refused() -> None:
    """A screen reader would speak it in the wrong voice."""
    with pytest.raises(RenderingError, match="lang"):
        render(page_with().replace(' lang="en-GB"', ""))


def test_the_pdf_says_which_standards_it_keeps() -> None:
    """In metadata that is not compressed, where archives and checkers look."""
    with pikepdf.open(io.BytesIO(render(page_with()))) as pdf:
        metadata = pdf.open_metadata()
        found = {it: metadata[it] for it in ("pdfuaid:part", "pdfaid:part")}
        level, title = metadata["pdfaid:conformance"], metadata["dc:title"]

        assert found == {"pdfuaid:part": "1", "pdfaid:part": "2"}
        assert (level, title) == ("A", "Title")
        assert "/Filter" not in pdf.Root.Metadata
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert len(pdf.pages) == 1


def test_a_title_is_no_markup_of_the_metadata() -> None:
    """Whatever is in it."""
    html = page_with().replace("<title>Title", "<title>A &lt;b&gt; &amp;amp; {title}")
    with pikepdf.open(io.BytesIO(render(html))) as pdf:
        assert pdf.open_metadata()["dc:title"] == "A <b> &amp; {title}"


def test_what_stands_in_a_margin_is_an_artifact_and_nothing_else_is() -> None:
    """The body's text stays in the structure; the list of parents forgets the rest."""
    margin = '@page {@top-left {content: "Head"} @bottom-left {content: "Foot"}}'
    with pikepdf.open(io.BytesIO(render(page_with(style=margin)))) as pdf:
        (page,) = pdf.pages
        texts = [it for it in marked_text(page) if it.text]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]

        assert [it.text for it in texts if it.artifact] == ["Head", "Foot"]
        assert [it.text for it in texts if not it.artifact] == ["Heading", "Text"]
        assert [it.number for it in texts if it.artifact] == [None, None]
        assert len(parents) == 2


def test_the_same_page_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance is in the identifier of a file."""
    assert render(page_with()) == render(page_with())
    assert render(page_with()) != render(page_with("<p>Other</p>"))


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<p>\u0b95</p>", r"U\+0B95 \(TAMIL LETTER KA\) in the body"),
        ("<p>\ue000</p>", r"U\+E000 \(without a name\) in the body"),
        ('<div id="risk">ok <b>\u4e2d</b></div>', r'U\+4E2D .* in <div id="risk">'),
        ("<p>x</p>\U0001f600", r"U\+1F600 \(GRINNING FACE\) in the body"),
    ],
)
def test_a_character_without_a_shape_is_named_and_where_it_is(
    body: str, named: str
) -> None:
    """By its number and name, and none of the words around it."""
    with pytest.raises(RenderingError, match=f"has no shape for {named}$"):
        render(page_with(body))


def test_a_character_without_a_shape_is_found_in_what_a_style_adds() -> None:
    """The page does not have it, but the renderer says so."""
    style = "@page {@top-left {font-family: 'Source Sans 3'; content: '\ue000'}}"
    with pytest.raises(RenderingError, match=r"renderer warns: .*\(U\+E000\)"):
        render(page_with(style=style))


LOST = {
    "structure": "/StructTreeRoot",
    "mark": "/MarkInfo",
    "language": "/Lang",
    "claims": "/Metadata",
    "shown title": "/ViewerPreferences",
    "bookmarks": "/Outlines",
}
SPOILT = {
    "text": (rb"\[.*\] TJ", b""),
    "glyph": (rb"\[<[0-9a-f]{4}", b"[<0000"),
    "place": (rb"/MCID 1", b"/MCID 7"),
}


def broken(pdf: bytes, change: str) -> bytes:
    """Take something away from a finished file."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0].obj
        if change in LOST:
            del opened.Root[LOST[change]]
        elif change in SPOILT:
            content = re.sub(*SPOILT[change], page.Contents.read_bytes())
            page.Contents = opened.make_stream(content)
        elif change == "tab order":
            del page.Tabs
        opened.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("structure", "has no structure for a screen reader"),
        ("mark", "is not tagged"),
        ("language", "does not name its language"),
        (
            "claims",
            "does not say pdfuaid:part 1 in its metadata, and does not say pdfa",
        ),
        ("shown title", "does not show its title"),
        ("bookmarks", "has no bookmarks"),
        ("tab order", "has a page on which the tab key does not follow the structure"),
        ("text", "has no text on page 1, and does not say its main heading"),
        ("glyph", "has no shape for a character on page 1"),
        (
            "place",
            "has text on page 1 that is in no place of its structure",
        ),
    ],
)
def test_a_file_that_lost_something_does_not_leave(change: str, fault: str) -> None:
    """Each check of the finished file is seen to fail."""
    whole = render(page_with())
    inspect(whole, "psr", "wm-0001", "Heading")
    with pytest.raises(RenderingError, match=f"^wm-0001: the PDF {fault}"):
        inspect(broken(whole, change), "psr", "wm-0001", "Heading")


def test_a_file_without_its_main_heading_does_not_leave() -> None:
    """It is the first thing that a reader looks for."""
    with pytest.raises(RenderingError, match="does not say its main heading"):
        inspect(render(page_with()), "psr", "wm-0001", "Another heading")


def test_what_is_no_pdf_does_not_leave() -> None:
    """In an error of ours."""
    with pytest.raises(RenderingError, match="cannot be read"):
        inspect(b"no PDF", "psr", "wm-0001", "Heading")
