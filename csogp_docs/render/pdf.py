"""From a page of HTML to a tagged PDF that keeps PDF/UA-1 and PDF/A-2a.

WeasyPrint is imported only when a page is really laid out: it takes most of a second.
"""

from __future__ import annotations

import ctypes.util
import logging
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csogp_docs.errors import RenderingError
from csogp_docs.render.glyphs import refuse_missing_glyphs
from csogp_docs.render.inspection import inspect
from csogp_docs.render.margins import set_apart
from csogp_docs.render.standards import keep_standards
from csogp_docs.render.versions import is_renderer_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

ASSETS = "asset:///"
_VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page of HTML on paper, before it is written.

    Attributes:
        document: WeasyPrint's, with its pages.
        heading: the main heading, which must be found in the text.
    """

    document: Any
    heading: str

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.document.pages)


def import_renderer() -> None:
    """Import what lays out pages, which takes most of a second."""
    with _libraries_by_file_name():
        import weasyprint  # noqa: F401, PLC0415 - see the module docstring
    if is_renderer_known():
        from csogp_docs.render.accelerators import accelerate  # noqa: PLC0415

        accelerate()


@contextmanager
def _libraries_by_file_name() -> Iterator[None]:
    """Have libraries looked for by their names as files, which Linux knows.

    WeasyPrint asks for each under the names of other systems first, and every such
    search starts a compiler and more, which takes a third of the whole import.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - as it is called
    try:
        yield
    finally:
        ctypes.util.find_library = search


class PdfRenderer:
    """Lays out pages with the typefaces of one folder, and no other file."""

    def __init__(self, templates: Path) -> None:
        self._assets = templates / "assets"
        self._fonts: FontConfiguration | None = None
        self._styles: dict[str, CSS] = {}

    def warm_up(self) -> None:
        """Import the renderer and look for typefaces, so that no page waits for it."""
        if self._fonts is None:
            import_renderer()
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

            self._fonts = FontConfiguration()

    def render(self, html: str, kind: str, reference: str) -> bytes:
        """Return the PDF of a page, tagged and checked.

        Raises:
            RenderingError: the renderer warned of something, or the PDF does not pass
                its own checks for its kind. `reference` names it in the message.
        """
        return self.write(self.lay_out(html, reference), kind, reference)

    def lay_out(self, html: str, reference: str) -> LaidOut:
        """Lay out a page on paper.

        Raises:
            RenderingError: the renderer warned of something, a character has no shape,
                or there is no layout. `reference` names it in the message.
        """
        self.warm_up()
        from weasyprint import CSS, HTML  # noqa: PLC0415 - see the module docstring

        from csogp_docs.render.assets import AssetFetcher  # noqa: PLC0415

        fetcher = AssetFetcher(self._assets)
        with _errors(reference):
            page = HTML(string=html, base_url=ASSETS, url_fetcher=fetcher)
            refuse_missing_glyphs(page.etree_element, self._assets / "fonts", reference)
            styles = _taken_out(page.etree_element)
            sheet = self._styles.get(styles) or CSS(
                string=styles,
                base_url=ASSETS,
                url_fetcher=fetcher,
                font_config=self._fonts,
            )
            document = page.render(
                stylesheets=[sheet], font_config=self._fonts, pdf_variant=_VARIANT
            )
        self._styles[styles] = sheet
        return LaidOut(document, _heading(page.etree_element))

    def write(self, laid_out: LaidOut, kind: str, reference: str) -> bytes:
        """Write what has been laid out as a PDF, tagged and checked.

        Raises:
            RenderingError: as `render`.
        """
        from csogp_docs.render.panels import PanelCheck  # noqa: PLC0415

        panels = PanelCheck()

        def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 - untyped
            panels(document, pdf)
            set_apart(pdf)

        with _errors(reference):
            pdf: bytes = laid_out.document.write_pdf(
                pdf_variant=_VARIANT, finisher=finish, uncompressed_pdf=True
            )
        if panels.too_long:
            raise RenderingError(f"{reference}: {panels.message()}")
        pdf = keep_standards(pdf)
        inspect(pdf, kind, reference, laid_out.heading)
        return pdf


def _taken_out(page: Element) -> str:
    """Take the styles out of a page, and return them.

    They are the same for every document of a type, and so need be read only once.
    """
    found = list(page.iter("style"))
    styles = "\n".join(it.text or "" for it in found)
    for it in found:
        it.text = ""
    return styles


@contextmanager
def _errors(reference: str) -> Iterator[None]:
    """Turn whatever the renderer raises, or warns of, into an error of ours."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    with _warnings() as warnings:
        try:
            yield
        except RenderingError:
            raise
        # It is no Exception, so that nothing but this line would stop it.
        except FatalURLFetchingError as error:
            raise RenderingError(f"{reference}: the page {error}") from error
        except Exception as error:
            # One page that breaks the renderer must not cost the others theirs.
            kind_of = type(error).__name__
            raise RenderingError(f"{reference}: no layout ({kind_of})") from error
    if warnings:
        raise RenderingError(f"{reference}: the renderer warns: {warnings[0]}")


def _heading(page: Element) -> str:
    """Return the text of the main heading of a page."""
    return next(("".join(it.itertext()) for it in page.iter("h1")), "")


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what the renderer warns of, and keep it off the terminal."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Collect(logging.WARNING)
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
