"""Set pages by xhtml2pdf, without the styles that it does not know; it tags nothing."""

import re
import sys
from pathlib import Path

from xhtml2pdf import pisa

for name in sys.argv[1:]:
    page = Path(name).read_text(encoding="utf-8")
    plain = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    with Path(name).with_suffix(".pdf").open("wb") as file:
        pisa.CreatePDF(plain, dest=file)
