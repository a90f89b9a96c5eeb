"""What a copy must not show is found in a real file, wherever and however it stands."""

from __future__ import annotations

import base64
import io
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from weasyprint import HTML

from csogp_docs.errors import RenderingError
from csogp_docs.model.withheld import Withheld
from csogp_docs.render.leaks import leaks

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS_LINE = "17 Canary Lane, Sébastien's Row & Co"
DECOMPOSED = unicodedata.normalize("NFD", ADDRESS_LINE)
ASCII = "Canary Lane Cottage"
WITHHELD = (
    Withheld("person.address", ADDRESS_LINE),
    Withheld("notes", ASCII),
    Withheld("delivery.tests[1].date", date(2004, 3, 5)),
)
CLEAN = "<html lang=en><head><title>T</title></head><body><p>Nothing.</p></body></html>"


def page(body: str) -> bytes:
    """A page with something planted in it."""
    return f"<html><body class=a><p>Before.</p>{body}</body></html>".encode()


def found(content: bytes, name: str = "wm-0001/court/psr.html") -> tuple[str, ...]:
    """The fields that are found in a file."""
    return leaks(name, content, WITHHELD)


ADDRESS, NOTES, TEST = "person.address", "notes", "delivery.tests[1].date"
IN_HTML = {
    "entities": ("<p>17 Canary Lane, S&eacute;bastien&#39;s Row &amp; Co</p>", ADDRESS),
    "entities twice": ("<p>Canary&amp;nbsp;Lane Cottage</p>", NOTES),
    "capitals": ("<p>CANARY LANE COTTAGE</p>", NOTES),
    "broken over lines": ("<p>Canary\n   Lane<br>\nCottage</p>", NOTES),
    "broken by marks": ("<p>Canary <b>La</b>ne <i>Cottage</i></p>", NOTES),
    "a soft hyphen": ("<p>Canary Lane Cot&shy;tage</p>", NOTES),
    "decomposed letters": (f"<p>{DECOMPOSED}</p>", ADDRESS),
    "wide letters": ("<p>\uff23\uff41\uff4e\uff41\uff52\uff59 Lane Cottage</p>", NOTES),
    "an attribute": ("<p title='Canary Lane Cottage'>x</p>", NOTES),
    "a comment": ("<!-- Canary Lane Cottage -->", NOTES),
    "a style": (
        "<style>p::after{content:'Canary\\20 Lane\\20 Cottage'}</style>",
        NOTES,
    ),
    "a script string": ("<script>'Canary\\u0020Lane Cottage'</script>", NOTES),
    "percents": ("<a href='x?q=Canary%20Lane%20Cottage'>x</a>", NOTES),
    "percents and plus": ("<a href='x?q=Canary+Lane+Cottage'>x</a>", NOTES),
    "hexadecimal": (f"<p>{ASCII.encode().hex()}</p>", NOTES),
    "base64": (
        f"<img src='data:;base64,{base64.b64encode(ASCII.encode()).decode()}'>",
        NOTES,
    ),
    "base64 within": (
        f"<p>{base64.b64encode(b'xy' + ASCII.encode() + b'zz').decode()}</p>",
        NOTES,
    ),
    "hexadecimal of UTF-16": (f"<p>{ASCII.encode('utf-16-be').hex()}</p>", NOTES),
    "a British date": ("<p>on 5 March 2004</p>", TEST),
    "a date in marks": ("<p>on <span>5&nbsp;March</span>\n2004</p>", TEST),
    "a date with a nought": ("<p>05 March 2004</p>", TEST),
    "an ISO date": ("<time datetime='2004-03-05'>then</time>", TEST),
    "a date in strokes": ("<p>05/03/2004</p>", TEST),
}


@pytest.mark.parametrize("where", IN_HTML)
def test_what_is_planted_in_a_page_is_found(where: str) -> None:
    """Each in one place and one writing, and nothing else is found with it."""
    planted, field = IN_HTML[where]

    assert found(page(planted)) == (field,)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-be", "utf-16-le", "latin-1"])
def test_what_is_planted_in_another_coding_is_found(coding: str) -> None:
    """Also where it begins on an odd byte."""
    assert found(b"x" + ADDRESS_LINE.encode(coding)) == (ADDRESS,)
    assert found(b"xx" + ADDRESS_LINE.encode(coding)) == (ADDRESS,)


def test_the_name_of_a_file_is_searched() -> None:
    """Before anybody opens it, its name has been read."""
    name = "wm-0001/court/psr-canary lane cottage.html"

    assert found(CLEAN.encode(), name) == (NOTES,)


def test_json_is_searched() -> None:
    """A trace or a manifest may write its letters as numbers."""
    assert found(b'{"a": "17 Canary Lane, S\\u00e9bastien\'s Row & Co"}') == (ADDRESS,)


def test_a_clean_file_has_nothing() -> None:
    """The search does not find what is not there."""
    assert found(CLEAN.encode()) == ()
    assert found(pdf_with(lambda _: None)) == ()


def test_a_file_of_which_nothing_is_withheld_is_not_read() -> None:
    """The officer's own copy shows everything."""
    assert leaks("x.pdf", b"%PDF of no use", ()) == ()


def test_a_pdf_that_cannot_be_searched_is_no_clean_one() -> None:
    """What cannot be read is refused, never passed."""
    with pytest.raises(RenderingError, match="cannot be searched"):
        found(b"%PDF-1.7 and nothing more", "x.pdf")


def pdf_with(change: Callable[[pikepdf.Pdf], None], html: str = CLEAN) -> bytes:
    """A real PDF, laid out as ours are, with something planted in it."""
    laid_out: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    with pikepdf.open(io.BytesIO(laid_out)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def docinfo(pdf: pikepdf.Pdf) -> None:
    """In the document's information, in UTF-16 as a letter with an accent needs."""
    pdf.docinfo["/Subject"] = ADDRESS_LINE


def docinfo_in_one_byte(pdf: pikepdf.Pdf) -> None:
    """In PDFDocEncoding."""
    pdf.docinfo["/Keywords"] = ASCII


def metadata(pdf: pikepdf.Pdf) -> None:
    """In XMP."""
    with pdf.open_metadata() as xmp:
        xmp["dc:description"] = ADDRESS_LINE


def a_bookmark(pdf: pikepdf.Pdf) -> None:
    """In the outline."""
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(ADDRESS_LINE, 0))


def a_name(pdf: pikepdf.Pdf) -> None:
    """As a name, in which a space is written #20."""
    pdf.Root[f"/{ASCII}"] = pikepdf.Name.Yes


def a_value_that_is_a_name(pdf: pikepdf.Pdf) -> None:
    """As the value of a key."""
    pdf.Root.PieceInfo = pikepdf.Dictionary(Kept=pikepdf.Name(f"/{ASCII}"))


def an_attribute(pdf: pikepdf.Pdf) -> None:
    """As the alternative text of a part of the structure, within an array."""
    tag = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=ADDRESS_LINE)
    pdf.Root.StructTreeRoot.Extra = pikepdf.Array([pikepdf.Array([tag])])


def a_stream(pdf: pikepdf.Pdf) -> None:
    """In a stream that is compressed."""
    stream = pikepdf.Stream(pdf, ASCII.encode() * 3)
    pdf.Root.Extra = pdf.make_indirect(stream)


def an_attachment(pdf: pikepdf.Pdf) -> None:
    """In a file within the file."""
    pdf.attachments["x.txt"] = ADDRESS_LINE.encode("utf-16-le")


def an_annotation(pdf: pikepdf.Pdf) -> None:
    """In a note on a page, as a string of hexadecimal."""
    note: Any = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Contents=ADDRESS_LINE)
    pdf.pages[0].Annots = pikepdf.Array([note])


PLANTED = [
    docinfo,
    docinfo_in_one_byte,
    metadata,
    a_bookmark,
    a_name,
    a_value_that_is_a_name,
    an_attribute,
    a_stream,
    an_attachment,
    an_annotation,
]


@pytest.mark.parametrize("plant", PLANTED, ids=lambda it: it.__name__)
def test_what_is_planted_in_a_pdf_is_found(
    plant: Callable[[pikepdf.Pdf], None],
) -> None:
    """Wherever a PDF can carry words, and a reader of the page would see none."""
    assert found(pdf_with(plant), "x.pdf") in {(ADDRESS,), (NOTES,)}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Canary Lane Cottage", NOTES),
        (
            "Canary <span style='font-size: 3pt; color: white'>Lane</span> Cottage",
            NOTES,
        ),
        ("Canary<div style='break-before: page'>Lane</div>Cottage", NOTES),
        ("It was on 5 March 2004.", TEST),
    ],
)
def test_what_is_set_on_a_page_of_a_pdf_is_found(words: str, field: str) -> None:
    """Its letters are numbers of shapes; only the text layer has them as letters."""
    content = pdf_with(lambda _: None, CLEAN.replace("Nothing.", words))

    assert found(content, "x.pdf") == (field,)


def test_a_value_is_never_printed_by_mistake() -> None:
    """Neither in a message nor in a report of a failed test."""
    assert "Canary" not in repr(Withheld("notes", ASCII))
