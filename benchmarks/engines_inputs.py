"""The same documents for every engine: pages of HTML, sources of Typst, JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from csogp_docs.load.workspace import find_workspace
from csogp_docs.pipeline.making import make_case
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.order import Order
from csogp_docs.render.html import HtmlRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from csogp_docs.model.document import (
        Block,
        Bullets,
        Details,
        Document,
        Paragraph,
        Subheading,
        Table,
        Words,
    )

    Leaf = Paragraph | Words | Bullets | Table | Details | Subheading

# A part of a document, for those who read no HTML: its kind, and its texts by row.
Part = tuple[str, list[list[str]]]


class Kept(Press):
    """Takes the place of the press, and keeps what was to be rendered."""

    def __init__(self, order: Order, root: Path) -> None:
        workspace = find_workspace(root, root)
        super().__init__(order, open_workspace(workspace), inputs_of(workspace))
        self.kept: dict[str, Document] = {}

    def render(self, stem: str, document: Document) -> Iterator[tuple[str, bytes]]:
        """Keep a document; nothing is rendered."""
        self.kept[stem.replace("/", "-")] = document
        return iter(())


def write_inputs(
    root: Path, folder: Path, cases: Sequence[Path], kind: str
) -> dict[str, list[Path]]:
    """Write one type of document of each case in every form, and return the files."""
    order = Order(
        output=folder, documents=(kind,), audiences=("file",), formats=("pdf",)
    )
    press = Kept(order, root)
    for read in read_cases(cases, press.opened):
        make_case(read, [("file", kind)], press)
    html = HtmlRenderer(root / "templates")
    assets = (root / "templates" / "assets").as_uri()
    written: dict[str, list[Path]] = {"html": [], "typ": [], "json": []}
    folder.mkdir(parents=True)
    for name, document in press.kept.items():
        page = html.render(document, "print").replace("asset://", assets)
        forms = {
            "html": page,
            "typ": typst(document),
            "json": json.dumps({"title": document.title, "parts": parts(document)}),
        }
        for form, text in forms.items():
            path = folder / f"{name}.{form}"
            path.write_text(text, encoding="utf-8")
            written[form].append(path)
    return written


def parts(document: Document) -> list[Part]:
    """Return all that a document says, part by part, in its order."""
    found: list[Part] = [("title", [[document.title]])]
    for section in document.sections:
        if section.heading:
            found.append(("heading", [[f"{section.number} {section.heading}".strip()]]))
        for block in section.blocks:
            found += _parts(block)
    if document.made_from:
        found.append(("paragraph", [["", document.made_from]]))
    return found


def _parts(block: Block) -> Iterator[Part]:
    if block.kind == "box":
        yield "subheading", [[block.heading]]
        for inner in block.blocks:
            yield from _parts(inner)
        return
    if block.kind == "table" and block.caption:
        yield "caption", [[block.caption]]
    yield _part(block)


def _part(block: Leaf) -> Part:
    match block.kind:
        case "paragraph":
            said = " ".join(it.text for it in block.sentences)
            return "paragraph", [[block.number, said]]
        case "words":
            said = "".join(it.text for it in block.runs)
            return "paragraph", [[block.number, said]]
        case "bullets":
            return "list", [["".join(it.text for it in item)] for item in block.items]
        case "table":
            rows = [[it.text for it in row] for row in block.rows]
            return "table", [list(block.head), *rows]
        case "details":
            return "details", [[label, it.text] for label, it in block.rows]
        case "subheading":
            return "subheading", [[block.text]]


def typst(document: Document) -> str:
    """Write a document in the language of Typst, in the same typeface and sizes."""
    left, right = _text(document.running), _text(document.marking)
    page = '#context counter(page).display("1 of 1", both: true)'
    head = f"header: [{left} #h(1fr) {right}]"
    foot = f"footer: [{_text(document.reference)} #h(1fr) {page}]"
    lines = [
        f"#set document(title: {_string(document.title)})",
        f'#set page(paper: "a4", margin: 24mm, {head}, {foot})',
        '#set text(font: "Source Sans 3", size: 11.5pt, lang: "en", region: "gb")',
        "#set table(stroke: 0.5pt)",
    ]
    return "\n".join([*lines, *(_typst(*it) for it in parts(document))])


def _typst(kind: str, rows: list[list[str]]) -> str:
    first = " ".join(it for it in rows[0] if it)
    match kind:
        case "title":
            return f"= {_text(first)}"
        case "heading":
            return f"== {_text(first)}"
        case "subheading":
            return f"=== {_text(first)}"
        case "list":
            return "\n".join(f"- {_text(row[0])}" for row in rows)
        case "table" | "details":
            cells = [f"[{_text(it)}]" for row in rows for it in row]
            width = len(rows[0])
            if kind == "table":
                head = f"table.header({', '.join(cells[:width])})"
                cells = [head, *cells[width:]]
            return f"#table(columns: {width}, {', '.join(cells)})"
        case _:
            return f"{_text(first)}\n"


def _text(text: str) -> str:
    return f"#{_string(text)}"


def _string(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{quoted}"'
