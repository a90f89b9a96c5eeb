"""Draw a picture of each type of document into docs/pictures/: `make pictures`.

The documents are built anew from the example cases. The first page of each is drawn,
and both sides of the sheet that is folded. The same documents give the same bytes.
"""

# ruff: noqa: INP001 - a script, and no package
from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped]
from click.testing import CliRunner
from PIL import Image

from csogp_docs.cli import main

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"

# A case with a proposal and one where much is not known; together they have an index.
CASES = ("wm-0131", "wm-0136")

# Each picture: the end of the path of its PDF, the page, and dots to the inch.
DRAWN = {
    "report": ("court/psr.pdf", 0, 80),
    "statement": ("court/statement.pdf", 0, 80),
    "summary": ("summary.pdf", 0, 80),
    "index": ("index.pdf", 0, 80),
    "manual": ("manual/csogp.pdf", 3, 80),
    "leaflet-outside": ("leaflet/west-mercia-print.pdf", 0, 80),
    "leaflet-inside": ("leaflet/west-mercia-print.pdf", 1, 80),
    "leaflet-reading": ("leaflet/west-mercia-reading.pdf", 0, 80),
    "leaflet-large-print": ("leaflet/west-mercia-large-print.pdf", 1, 80),
}

# As many greys and blues as a page of text needs; a picture stays below this size.
COLOURS = 48
LARGEST = 60_000


def build(output: Path) -> None:
    """Build every document that is drawn."""
    cases = [str(ROOT / "cases" / f"{case}.yaml") for case in CASES]
    for command in (
        ["build", *cases, "--for", "court,file", "--format", "pdf"],
        ["leaflet", "west-mercia"],
        ["rules", "manual", "csogp"],
    ):
        line = ["-w", str(ROOT), *command, "-o", str(output)]
        CliRunner().invoke(main, line, catch_exceptions=False)


def draw(pdf: Path, page: int, dots: int) -> Image.Image:
    """Draw a page in few colours, with a hairline around it."""
    document = pypdfium2.PdfDocument(pdf)
    drawn: Image.Image = document[page].render(scale=dots / 72).to_pil()
    document.close()
    framed = Image.new("RGB", (drawn.width + 2, drawn.height + 2), "#c9ced6")
    framed.paste(drawn, (1, 1))
    return framed.quantize(COLOURS, dither=Image.Dither.NONE)


def found(output: Path, ending: str) -> Path:
    """Find a document that was built; of two cases, that of the first."""
    paths = sorted(it for it in output.rglob("*.pdf") if str(it).endswith(f"/{ending}"))
    if not paths:
        sys.exit(f"no {ending} was built")
    return paths[0]


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture; one that is too large says so."""
    picture.save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        sys.exit(f"{path.name} has {size} bytes; draw it smaller")
    print(f"docs/pictures/{path.name}  {size} bytes")  # noqa: T201 - its only report


def draw_all() -> None:
    """Build the documents and draw them all."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        output = Path(folder)
        build(output)
        for name, (ending, page, dots) in DRAWN.items():
            picture = draw(found(output, ending), page, dots)
            save(picture, PICTURES / f"{name}.png")


if __name__ == "__main__":
    draw_all()
