"""Set a document as HTML: one template for each type, two media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from csogp_docs.errors import RenderingError
from csogp_docs.render.markup import css_string, typeset

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import BaseLoader

    from csogp_docs.model.document import Document

Medium = Literal["screen", "print"]


def environment(loader: BaseLoader | None) -> ImmutableSandboxedEnvironment:
    """Return the template language as documents use it."""
    made = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"typeset": typeset, "css_string": css_string}
    return made


class HtmlRenderer:
    """Sets documents by the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self._environment = environment(FileSystemLoader(templates))

    def render(self, document: Document, medium: Medium) -> str:
        """Return a whole HTML page, with its styles and without any script.

        Raises:
            RenderingError: a template asks for something the document does not have.
        """
        try:
            template = self._environment.get_template(
                f"documents/{document.type}.html.j2"
            )
            return template.render(document=document, medium=medium)
        except TemplateError as error:
            raise RenderingError(
                f"{document.reference}: the template of {document.type} cannot be "
                f"used: {_where(error)}{error.message}"
            ) from error


def _where(error: TemplateError) -> str:
    """Name the template and line that a template error comes from."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            place = f"{name.rsplit('templates/', 1)[-1]}:{trace.tb_lineno}: "
        trace = trace.tb_next
    return place
