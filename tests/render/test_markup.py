"""Any text becomes markup in one place, and cannot become more than text there."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import parsed

from csogp_docs.model.document import (
    Basis,
    Box,
    Bullets,
    Cell,
    Details,
    Document,
    Paragraph,
    Run,
    Section,
    Sentence,
    Subheading,
    Table,
    Words,
)
from csogp_docs.render.html import HtmlRenderer
from csogp_docs.render.markup import typeset

if TYPE_CHECKING:
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.render.html import Medium

# What an officer may type; the loader refuses the rest (controls, surrogates).
TEXTS = st.text(
    st.characters(min_codepoint=0x20, exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
    | st.sampled_from("<>&\"'\\{}%/*;:=@()-\n"),
    min_size=1,
)
HOSTILE = [
    "</style><script>alert(1)</script>",
    '"><img src="https://example.org/x.png">',
    "'; } body { display: none } /*",
    "\\22 ; content: url(file:///x)",
    "A\\",
    "{{ document.subject }} {% raw %}",
    "</title></head><body onload=alert(1)>",
    "<!-- & &lt; &#60; -->",
    "javascript:alert(1)",
    "]]>",
    "12 March 2004</span><b>J. Sample",
]


@given(TEXTS)
def test_typeset_text_is_read_back_as_it_was(text: str) -> None:
    """Whatever is in it, a browser shows the same characters and no new element."""
    body = parsed(f"<!DOCTYPE html><p>{typeset(text)}</p>").find("body/p")

    assert body is not None
    assert "".join(body.itertext()) == text
    assert {it.tag for it in body.iter()} <= {"p", "span"}


@pytest.mark.parametrize(
    ("text", "kept_whole"),
    [
        ("On 5 March 2004 for 36 months.", ["5 March 2004", "36 months"]),
        ("J. Sample saw 1 month, not 15 Marches 2004", ["J. Sample", "1 month"]),
        ("15 May 2004 or 5 may 2004; 190 hours", ["15 May 2004", "190 hours"]),
        ("See sections 3, 4 and 5.", ["sections 3, 4 and 5"]),
        ("Act 2000, section 41), sections 4 and", ["section 41", "sections 4"]),
        ("nothing here", []),
    ],
)
def test_dates_lengths_and_initials_are_kept_on_one_line(
    text: str, kept_whole: list[str]
) -> None:
    """Nothing else is."""
    assert re.findall(r'<span class="whole">(.*?)</span>', typeset(text)) == kept_whole


def document_of(text: str, kind: str = "psr") -> Document:
    """Make a document that says one text in every place there is."""
    basis = Basis(wording="x", version="1")
    sentence = Sentence(text, basis)
    blocks = (
        Paragraph("1.1", (sentence, sentence)),
        Words("1.2", (Run(text), Run(text, "strong"), Run(text, "emphasis"))),
        Bullets(((Run(text),),)),
        Bullets(((Run(text),),), ordered=True),
        Table("cases", text, (text, text), ((Cell(text), Cell(text)),)),
        Details(((text, sentence),)),
        Subheading(text),
        Box(text, (Paragraph("", (sentence,)),)),
    )
    return Document(
        type=kind,
        title=text,
        subject=text,
        service=text,
        running=text,
        reference=text,
        marking=text,
        edition="web",
        status="draft",
        date=date(2004, 3, 5),
        sections=(Section("one", "1", text, blocks),),
        made_from=text,
        audience="file",
        copy=text,
        references={basis: 1},
        appendix=True,
    )


def shape(html: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return every element and attribute of a page, without its text."""
    return [(it.tag, tuple(sorted(it.attrib.items()))) for it in parsed(html).iter()]


@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_place_makes_no_element(
    text: str, medium: Medium, workspace: Workspace
) -> None:
    """The page has the elements it has for a harmless text, and the text is on it."""
    renderer = HtmlRenderer(workspace.templates)
    html = renderer.render(document_of(text), medium)
    harmless = renderer.render(document_of("harmless"), medium)
    # On paper what stands in the margins is in attributes, and ends none early.
    spans = [
        (tag, tuple((name, value.replace(text, "harmless")) for name, value in given))
        for tag, given in shape(html)
        if (tag, given) != ("span", (("class", "whole"),))
    ]
    (main,) = parsed(html).iter("main")

    assert spans == shape(harmless)
    assert "".join(main.itertext()).count(text) == 21
    assert f"{text} ({text})" in "".join(parsed(html).itertext())


@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_cell_and_its_label_is_read_back(
    text: str, medium: Medium, workspace: Workspace
) -> None:
    """The label is an attribute, the note stands below, and neither ends early."""
    cell = Cell(text, note=text, anchor=text, strong=True)
    row = (cell, Cell(text, ((text, f"#{text}"),)))
    table = Table("rows", text, (text, text), (row,), labelled=True)
    document = replace(
        document_of(text), sections=(Section("one", "1", text, (table,)),)
    )
    root = parsed(HtmlRenderer(workspace.templates).render(document, medium))
    (head,) = root.iter("tbody")
    first, second = next(head.iter("th")), next(head.iter("td"))

    assert (first.get("id"), first.get("data-label")) == (text, text)
    assert ["".join(it.itertext()) for it in first.iter("strong")] == [text]
    assert "".join(first.itertext()) == f"{text} {text}"
    assert second.get("data-label") == text
    assert [(it.get("href"), it.text) for it in second] == [(f"#{text}", text)]


@given(text=TEXTS)
def test_any_text_in_any_field_is_read_back(text: str, workspace: Workspace) -> None:
    """Title, heading, caption, cell and emphasis hold it, character for character."""
    html = HtmlRenderer(workspace.templates).render(document_of(text), "screen")
    root = parsed(html)
    read = {
        tag: "".join(next(root.iter(tag)).itertext())
        for tag in ("title", "h1", "caption", "em", "td")
    }

    assert read["title"] == f"{text} ({text})"
    assert {name: it.strip() for name, it in read.items() if name != "title"} == {
        "h1": text.strip(),
        "caption": text.strip(),
        "em": text.strip(),
        "td": text.strip(),
    }


def test_every_field_of_a_document_was_filled() -> None:
    """A field added later must be put to the tests above."""
    document = document_of("x")

    assert not [it.name for it in fields(Document) if not getattr(document, it.name)]
