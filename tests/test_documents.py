"""Every document of every example case, as its reader gets it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pytest
from building import build_cases
from fontTools.ttLib import TTFont
from reading import (
    APPENDIX,
    bases,
    blocks,
    body_words,
    page_of,
    pdf_appendix,
    pdf_body_words,
    pdf_pages,
    rows,
    text_of,
)

from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import WriteCase

    from csogp_docs.load.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted(path.stem for path in (ROOT / "cases").glob("wm-*.yaml"))
TITLES = {
    "psr": "Pre-sentence report",
    "statement": "Suitability statement",
    "summary": "Case summary",
    "referral": "Programme referral",
    "timetable": "Your timetable",
    "missed": "What you missed",
    "enforcement": "Referral for enforcement",
    "progress": "Progress report",
    "completion": "Completion report",
}
# A referral is made from custody and for a licence only; a timetable where the days are
# planned; a notice where something is to be made up or begun again; the others once the
# programme has begun.
MADE_FOR = {
    "referral": ["wm-0142", "wm-0143", "wm-0144"],
    "timetable": ["wm-0145", "wm-0146", "wm-0149", "wm-0150", "wm-0151", "wm-0152"],
    "missed": ["wm-0149", "wm-0150"],
    "enforcement": ["wm-0149"],
    "progress": ["wm-0149"],
    "completion": ["wm-0152"],
}
ABOUT_A_CASE = [
    f"{case}/file/{kind}"
    for case in CASES
    for kind in TITLES
    if case in MADE_FOR.get(kind, CASES)
]
DOCUMENTS = ["index", *ABOUT_A_CASE]
MARKING = "FICTIONAL - SPECIMEN"

TYPEFACES = {
    "Source-Sans-3": "SourceSans3-Regular",
    "Source-Sans-3-Italic": "SourceSans3-It",
    "Source-Sans-3-Semi-Bold": "SourceSans3-Semibold",
}

# What each report carries, by the path that the first line of its case file names.
CARRIES = {
    "wm-0131": "Proposal",
    "wm-0132": "No proposal can be made yet",
    "wm-0133": "No proposal can be made yet",
    "wm-0134": "Why CSOGP is not proposed",
    "wm-0135": "Why CSOGP is not proposed",
    "wm-0136": "No proposal can be made yet",
    "wm-0137": "No proposal can be made yet",
    "wm-0138": "Proposal",
    "wm-0139": "Proposal",
    "wm-0140": "Proposal",
    "wm-0141": "Proposal",
    "wm-0142": "Proposal",
    "wm-0143": "Proposal",
    "wm-0144": "Proposal",
    "wm-0145": "Proposal",
    "wm-0146": "Proposal",
    "wm-0147": "Proposal",
    "wm-0148": "Proposal",
    "wm-0149": "Proposal",
    "wm-0150": "Proposal",
    "wm-0151": "Proposal",
    "wm-0152": "Proposal",
}
AFTER_THE_ASSESSMENT = {"wm-0146", "wm-0151", "wm-0152"}
BEFORE_THE_ASSESSMENT = [it for it in CASES if it not in AFTER_THE_ASSESSMENT]

HOLES = {
    "a Python value": r"\b(True|False|nan|inf|null|undefined|NoneType)\b|Unknown\(",
    "None inside a sentence": r"(?<=[a-z,] )None\b|\bNone(?=[,;.)])",
    "template language": r"\{\{|\}\}|\{%|%\}",
    "an escape of markup": r"&(amp|lt|gt|quot|#\d+);",
    "two spaces": r"  ",
    "a space before a mark": r" [,.;:!?)]|\( ",
    "two marks": r"[,;:]{2}|\.\.|[,;:]\.|\.[,;:]",
    "empty brackets": r"\(\)|\[\]|\{\}|\"\"",
    "a word that leads nowhere": (
        r"\b(of(?<!what he was convicted of)|from|by|because|at|and|or|the|a|an|as|than"
        r"|until)[.;]"
    ),
    "a small letter after a full stop": r"(?<=[a-z]{2}\. )[a-z]",
    "a date in figures": r"\d{4}-\d{2}-\d{2}",
}


def html_of(built: Path, name: str) -> Path:
    """Return where the HTML of a document is."""
    return built / f"{name}.html"


def pdf_of(built: Path, name: str) -> Path:
    """Return where the PDF of a document is."""
    return built / f"{name}.pdf"


def test_there_are_cases_to_look_at() -> None:
    """The tests below look at every example case, and their tables know each."""
    assert len(CASES) >= 18
    assert set(CASES) == set(CARRIES)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdf_keeps_the_standard_for_accessible_files(built: Path, name: str) -> None:
    """Every rule of PDF/UA-1 that a program can check is kept."""
    report = page.validate_pdf(
        pdf_of(built, name), profile=page.ValidationProfile.PDF_UA_1
    )

    assert not [(it.rule_id, it.message) for it in report.failures]
    assert report.rules.total > 100
    assert report.is_compliant


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdf_is_set_in_the_shipped_typefaces_and_carries_them(
    built: Path, name: str
) -> None:
    """No reader's machine supplies a letter; each face is the file it is called by."""
    with pikepdf.open(pdf_of(built, name)) as pdf:
        found = {
            str(item.BaseFont).split("+")[-1].strip(","): _carried(item)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }

    assert found
    assert found.items() <= TYPEFACES.items()


def _carried(font: pikepdf.Dictionary) -> str:
    """Return the name that the embedded typeface gives itself, or nothing."""
    described: Any = font.get("/DescendantFonts", [font])[0].FontDescriptor
    if "/FontFile2" not in described:
        return ""
    with TTFont(io.BytesIO(described.FontFile2.read_bytes())) as face:
        return str(face["name"].getDebugName(6))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdf_names_itself_its_language_and_its_parts(built: Path, name: str) -> None:
    """The title is that of the page, and the bookmarks are all of its headings."""
    html = page_of(html_of(built, name))
    (title,) = html.iter("title")
    headings = [text_of(it) for it in html.iter() if it.tag in {"h1", "h2", "h3", "h4"}]
    with pikepdf.open(pdf_of(built, name)) as pdf, pdf.open_outline() as outline:
        found = list(_bookmarks(outline.root))

        assert title.text == str(pdf.docinfo["/Title"])
        assert str(pdf.Root.Lang) == "en-GB"
        # Only paper lists at its end what the words rest on; a screen tells it there.
        assert headings == [it for it in found if it != APPENDIX]
        assert headings


def _bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _bookmarks(item.children)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdf_says_what_its_twin_says_in_the_same_order(built: Path, name: str) -> None:
    """Word for word, so that whoever needs the HTML misses nothing."""
    html = page_of(html_of(built, name))

    assert body_words(html) == pdf_body_words(pdf_of(built, name), html)


@pytest.mark.parametrize("name", ABOUT_A_CASE)
def test_paper_tells_at_its_end_what_a_screen_tells_of_each_sentence(
    built: Path, name: str
) -> None:
    """All of it, but in what keeps to its page or is for the person to read."""
    told = bases(page_of(html_of(built, name)))
    listed = pdf_appendix(pdf_of(built, name))

    assert len(told) > 5
    if name.endswith(("/summary", "/timetable", "/missed")):
        assert listed == ""
    else:
        missing = [it for it in told if "".join(it.split()) not in listed]
        assert missing == []
        assert listed.startswith("[1]")


def test_words_that_begin_with_a_list_lead_to_what_they_rest_on(
    workspace: Workspace, tmp_path: Path, write_case: WriteCase
) -> None:
    """As words that begin with a paragraph do; nothing leads nowhere."""
    path = write_case(("    I propose an order.\n", "    - I propose an order.\n"))
    order = Order(output=tmp_path / "output", documents=("psr",))
    made = build_cases([path], order, workspace)

    assert [it.trouble for it in made] == [""]
    (pdf,) = tmp_path.rglob("*.pdf")
    assert "Field:narrative.conclusion" in pdf_appendix(pdf)


@pytest.mark.parametrize("name", ABOUT_A_CASE)
def test_every_page_is_marked_numbered_and_a_draft(built: Path, name: str) -> None:
    """A page that is lost from the rest still says what it is and whose."""
    case, _, kind = name.split("/")
    pages = pdf_pages(pdf_of(built, name))
    for number, text in enumerate(pages, start=1):
        head, foot = text.splitlines()[-2:]

        assert head.startswith(f"{TITLES[kind]}, ")
        assert head.endswith(f" {MARKING} DRAFT")
        assert foot == (
            f"Working copy, not for disclosure {MARKING} "
            f"{case}, page {number} of {len(pages)}"
        )


@pytest.mark.parametrize("name", ABOUT_A_CASE)
def test_the_screen_edition_is_marked_and_a_draft(built: Path, name: str) -> None:
    """The banner stands above the title."""
    marks = next(
        it for it in page_of(html_of(built, name)).iter() if it.get("class") == "marks"
    )

    said = f"Working copy, not for disclosure {MARKING}"
    assert text_of(marks).replace("DRAFT", "").strip() == said
    assert "DRAFT" in text_of(marks)


def test_the_index_is_marked_and_no_draft(built: Path) -> None:
    """It belongs to no report, and lists every case."""
    pages = pdf_pages(built / "index.pdf")

    assert not [text for text in pages if "DRAFT" in text]
    assert [text for text in pages if text.count(MARKING) != 2] == []
    assert [row[0] for row in rows(page_of(built / "index.html"))[5:]] == CASES


@pytest.mark.parametrize("case", CASES)
def test_a_summary_is_one_page(built: Path, case: str) -> None:
    """Whoever has one minute has the whole of it."""
    assert len(pdf_pages(built / case / "file" / "summary.pdf")) == 1


def test_a_final_document_is_nowhere_a_draft(
    workspace: Workspace, tmp_path: Path
) -> None:
    """With nothing in the way, --final leaves the word out and the marking in."""
    paths = [workspace.case_path("wm-0131"), workspace.case_path("wm-0134")]
    made = build_cases(paths, Order(output=tmp_path, final=True), workspace)
    pages = [text for path in tmp_path.rglob("*.pdf") for text in pdf_pages(path)]
    html = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]

    assert [(it.reference, it.trouble) for it in made] == [
        ("wm-0131", ""),
        ("wm-0134", ""),
        ("index", ""),
    ]
    assert len(pages) >= 10
    assert len(html) == 6 + 4
    assert not [text for text in (*pages, *html) if "DRAFT" in text]
    assert not [text for text in pages if text.count(MARKING) != 2]


@pytest.mark.parametrize("hole", HOLES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_has_a_hole(built: Path, name: str, hole: str) -> None:
    """Nothing is printed where a fact is not known, or where a sentence ends early."""
    texts = blocks(page_of(html_of(built, name)))

    assert texts
    assert not [text for text in texts if re.search(HOLES[hole], text)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_none_stands_alone_only_where_it_is_an_answer(built: Path, name: str) -> None:
    """An officer may record no denial, and an offence may have no victim."""
    alone = [row for row in rows(page_of(html_of(built, name))) if "None" in row]
    as_answer = [row for row in alone if row[0] == "Denial" or row.index("None") == 3]

    assert alone == as_answer


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_element_is_empty(built: Path, name: str) -> None:
    """A screen reader stops at none that has nothing to say."""
    assert "" not in [text.strip() for text in blocks(page_of(html_of(built, name)))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_190_hours_are_never_a_total(built: Path, name: str) -> None:
    """They are further hours, on top of Induction."""
    text = " ".join(body_words(page_of(html_of(built, name))))
    before = re.findall(r"(\w+ \w+) 190\b", text)

    assert set(before) <= {"a further"}
    assert len(before) == len(re.findall(r"\b190\b", text))
    assert not re.search(r"\b240\b", text)


def test_190_hours_are_named_at_all(built: Path) -> None:
    """The test above has looked at something."""
    text = " ".join(body_words(page_of(built / "wm-0131" / "file" / "psr.html")))

    assert "or a further 190 hours of long-term therapy, where either is" in text


# Each way in which a document may speak of what follows Induction before the
# assessment has been made.
CONDITIONAL = re.compile(
    r"settles which part (follows|is to be taken): a further 50 hours of relapse "
    r"prevention, where risk and deviance are both low, or a further 190 hours of "
    r"long-term therapy, where either is higher\.$"
    r"|^The facts known now would point to (relapse prevention|long-term therapy); "
    r"this is provisional\.$"
    r"|(Relapse prevention|Long-term therapy) \(provisional\)"
    r"|The last session would be on [\w ]+ at the latest \(Induction Module and "
    r"long-term therapy\), or on [\w ]+ \(Induction Module and relapse prevention\)\."
)


@pytest.mark.parametrize("case", BEFORE_THE_ASSESSMENT)
@pytest.mark.parametrize("kind", ["psr", "statement", "summary"])
def test_no_path_is_stated_as_decided_before_the_assessment(
    built: Path, case: str, kind: str
) -> None:
    """Every sentence that names a part after Induction is conditional."""
    html = page_of(built / case / "file" / f"{kind}.html")
    cells = {cell for row in rows(html) for cell in row}
    texts = [text for text in blocks(html) if text not in cells]
    said = [it for text in texts for it in re.split(r"(?<=[.;]) (?=[A-Z])", text)]
    # A row of a table is one statement: its answer goes before all its reasons.
    said += [" | ".join(row) for row in rows(html)]
    decided = [
        sentence
        for sentence in said
        if re.search("relapse prevention|long-term therapy", sentence, re.IGNORECASE)
        and not CONDITIONAL.search(sentence)
    ]

    assert not decided


@pytest.mark.parametrize("kind", ["psr", "statement"])
def test_the_assessment_that_is_made_is_told(built: Path, kind: str) -> None:
    """After Induction the provisional words give way."""
    text = " ".join(body_words(page_of(built / "wm-0146" / "file" / f"{kind}.html")))

    assert "That assessment is recorded, and points to long-term therapy." in text
    assert "provisional" not in text


@pytest.mark.parametrize("case", CASES)
def test_a_report_carries_the_proposal_the_reasons_or_why_there_is_neither(
    built: Path, case: str
) -> None:
    """Exactly one box stands in the conclusion, and it says something."""
    html = page_of(built / case / "file" / "psr.html")
    (box,) = (it for it in html.iter("div") if it.get("class") == "box")
    heading, *said = (text_of(it) for it in box.iter() if it.tag in {"h3", "p", "li"})

    assert heading == CARRIES[case]
    assert all(said)
    assert len(said) >= 1


@pytest.mark.parametrize(
    ("case", "reasons"),
    [("wm-0134", ["Mr Likeness is acutely unwell", "His treatment requires him"])],
)
def test_a_report_without_a_proposal_gives_every_reason(
    built: Path, case: str, reasons: list[str]
) -> None:
    """In the officer's own words, in the report and in the statement."""
    for kind in ("psr", "statement"):
        html = page_of(built / case / "file" / f"{kind}.html")
        (box,) = (it for it in html.iter("div") if it.get("class") == "box")
        # What a reason rests on is a list below it.
        items = [it for it in map(text_of, box.iter("li")) if it[:7] != "Field: "]

        assert reasons == [
            start
            for start, item in zip(reasons, items, strict=True)
            if item.startswith(start)
        ]


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("wm-0132", "An order or licence of 35 months is too short"),
        ("wm-0133", "does not allow a community rehabilitation order of 37 months"),
        ("wm-0136", "Suitability has not yet been assessed."),
        ("wm-0137", "The officer's judgement of suitability is awaited"),
    ],
)
def test_a_report_that_carries_neither_yet_says_why(
    built: Path, case: str, why: str
) -> None:
    """Not yet is no finding that the person is unsuitable."""
    html = page_of(built / case / "file" / "psr.html")
    (box,) = (it for it in html.iter("div") if it.get("class") == "box")

    assert why in text_of(box)
    assert "That is not a finding that" in text_of(box)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_only_36_months_are_ever_called_the_only_length(built: Path, name: str) -> None:
    """The law allows no more than three years, and the programme needs no less."""
    text = " ".join(body_words(page_of(html_of(built, name))))

    assert set(re.findall(r"only exactly (\d+) months", text)) <= {"36"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_repeats_the_claim_of_the_leaflets_time(
    built: Path, name: str
) -> None:
    """That the methods are proven is for the dated leaflet alone."""
    text = " ".join(body_words(page_of(html_of(built, name))))

    assert "proven" not in text


def test_every_link_of_the_index_leads_to_a_document(built: Path) -> None:
    """Three for each case, and nothing outside the folder."""
    html = page_of(built / "index.html")
    links = [
        it.get("href") or "" for body in html.iter("tbody") for it in body.iter("a")
    ]

    assert links == [f"{name}.html" for name in ABOUT_A_CASE]
    assert all((built / link).is_file() for link in links)
