"""Set documents written in Typst, as PDF/UA-1, by one compiler."""

import sys
from pathlib import Path

import typst

fonts = Path(__file__).parents[2] / "templates" / "assets" / "fonts"
compiler = typst.Compiler(root="/", font_paths=[fonts], ignore_system_fonts=True)
for name in sys.argv[1:]:
    pdf = compiler.compile(name, format="pdf", pdf_standards=["ua-1"])
    Path(name).with_suffix(".pdf").write_bytes(pdf)
