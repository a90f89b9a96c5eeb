"""Print pages from Chromium, tagged and with an outline, one page kept open."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )
    page = browser.new_page()
    for name in sys.argv[1:]:
        page.goto(Path(name).as_uri())
        pdf = Path(name).with_suffix(".pdf")
        page.pdf(path=pdf, tagged=True, outline=True, prefer_css_page_size=True)
    browser.close()
