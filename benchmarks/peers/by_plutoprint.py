"""Set pages by PlutoPrint, which tags nothing."""

import sys
from pathlib import Path

import plutoprint

for name in sys.argv[1:]:
    book = plutoprint.Book()
    book.load_url(Path(name).as_uri())
    book.write_to_pdf(str(Path(name).with_suffix(".pdf")))
