"""Every page of HTML: what a browser may load, run and call it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from reading import page_of, parsed

from csogp_docs.errors import RenderingError
from csogp_docs.model.document import Document
from csogp_docs.render.html import HtmlRenderer

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
KINDS = ["psr", "statement", "summary"]


def document(kind: str = "psr") -> Document:
    """Make a document that says next to nothing."""
    return Document(
        type=kind,
        title="Title",
        subject="",
        service="",
        running="",
        reference="wm-0001",
        marking="",
        status="final",
        date=None,
        sections=(),
    )


@pytest.mark.parametrize("name", ["index", *(f"wm-0131/file/{kind}" for kind in KINDS)])
def test_a_page_loads_and_runs_nothing(built: Path, name: str) -> None:
    """No script, no handler, no address outside, and a policy that says so."""
    root = page_of(built / f"{name}.html")
    attributes = [
        (attribute, value) for it in root.iter() for attribute, value in it.items()
    ]
    styles = "".join("".join(it.itertext()) for it in root.iter("style"))
    policy = [
        it.get("content")
        for it in root.iter("meta")
        if it.get("http-equiv") == "Content-Security-Policy"
    ]

    assert root.get("lang") == "en-GB"
    assert [it.text for it in root.iter("title")] != [None]
    assert policy == [POLICY]
    assert not {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    } & {it.tag for it in root.iter()}
    assert not [it for it in attributes if it[0].startswith("on")]
    # The length of a bar is all that any element is styled by.
    styled = [value for attribute, value in attributes if attribute == "style"]
    assert not [it for it in styled if not re.fullmatch(r"width: [0-9.]+%", it)]
    assert not [it for it in attributes if "//" in it[1]]
    assert not re.search(r"url\(|@import|expression", styles)


@pytest.mark.parametrize("kind", KINDS)
def test_headings_begin_at_one_and_skip_no_level(built: Path, kind: str) -> None:
    """A screen reader walks by them."""
    root = page_of(built / "wm-0131" / "file" / f"{kind}.html")
    levels = [int(it.tag[1]) for it in root.iter() if re.fullmatch("h[1-6]", it.tag)]
    steps = [after - before for before, after in itertools.pairwise(levels)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(steps) == 1


def test_a_page_without_marking_or_draft_has_no_banner() -> None:
    """Nor a service, a subject or a footer with nothing in it."""
    root = parsed(HtmlRenderer(ROOT / "templates").render(document(), "screen"))
    body = root.find("body")

    assert body is not None
    assert [it.tag for it in body.iter()] == ["body", "main", "header", "h1"]


def own_templates(tmp_path: Path, text: str) -> HtmlRenderer:
    """Make a folder of templates with one of its own."""
    (tmp_path / "templates" / "documents").mkdir(parents=True)
    path = tmp_path / "templates" / "documents" / "psr.html.j2"
    path.write_text(text, encoding="utf-8")
    return HtmlRenderer(tmp_path / "templates")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ document.nothing }}", "documents/psr.html.j2:2: "),
        ("{% if document.nothing %}{% endif %}", "documents/psr.html.j2:1: "),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ document.sections", "psr cannot be used"),
        ('{% include "no-such.css" %}', "no-such.css"),
        ('{% include "../../secret" %}', "../../secret"),
        ("{{ document.__class__ }}", "psr cannot be used"),
        ("{{ document.title.__class__.__mro__ }}", "psr cannot be used"),
        ("{{ document.title | no_such_filter }}", "no_such_filter"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(
    template: str, said: str, tmp_path: Path
) -> None:
    """With the document, the template and where it can be, the line."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    renderer = own_templates(tmp_path, template)
    with pytest.raises(RenderingError) as caught:
        renderer.render(document(), "screen")

    assert str(caught.value).startswith("wm-0001: the template of psr cannot be used: ")
    assert said in str(caught.value)


def test_a_type_of_document_without_a_template_is_told() -> None:
    """It is named."""
    with pytest.raises(RenderingError, match="no-such-kind"):
        HtmlRenderer(ROOT / "templates").render(document("no-such-kind"), "screen")


def test_no_template_marks_a_text_as_safe() -> None:
    """Escaping has no way round it, and each attribute is in quotes."""
    paths = sorted((ROOT / "templates").rglob("*.j2"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    unsafe = r"\|\s*safe\b|autoescape|Markup|=\{\{"

    assert len(texts) > 6
    assert not [name for name, text in texts.items() if re.search(unsafe, text)]
