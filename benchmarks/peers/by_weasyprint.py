"""Lay out pages in a plain loop, as anybody would write it."""

import sys
from pathlib import Path

from weasyprint import HTML

for name in sys.argv[1:]:
    HTML(name).write_pdf(Path(name).with_suffix(".pdf"), pdf_variant="pdf/ua-1")
