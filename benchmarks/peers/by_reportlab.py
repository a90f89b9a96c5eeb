"""Set documents by ReportLab, part by part; it tags nothing."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

FACE = "SourceSans3-Regular"
fonts = Path(__file__).parents[2] / "templates" / "assets" / "fonts"
pdfmetrics.registerFont(TTFont(FACE, fonts / f"{FACE}.ttf"))
SIZES = {"title": 27, "heading": 15.5, "subheading": 12}
STYLES = {
    name: ParagraphStyle(name, fontName=FACE, fontSize=size, leading=size * 1.4)
    for name, size in {**SIZES, "text": 11.5}.items()
}


def flowables(kind: str, rows: list[list[str]]) -> Iterator[object]:
    """Set one part."""
    if kind in {"table", "details"}:
        text = STYLES["text"]
        yield Table([[Paragraph(escape(it), text) for it in row] for row in rows])
        return
    style = STYLES.get(kind, STYLES["text"])
    for row in rows:
        yield Paragraph(escape(" ".join(row)), style)


for name in sys.argv[1:]:
    parts = json.loads(Path(name).read_text(encoding="utf-8"))["parts"]
    pdf = SimpleDocTemplate(str(Path(name).with_suffix(".pdf")), pagesize=A4)
    pdf.build([it for part in parts for it in flowables(*part)])
