"""Set a document as HTML: one template for each type, two media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment

from csogp_docs.errors import RenderingError
from csogp_docs.render.markup import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import BaseLoader

    from csogp_docs.model.document import Document

Medium = Literal["screen", "print"]


class _Sandbox(ImmutableSandboxedEnvironment):
    """Remembers what may be asked of each type of value.

    The answer turns on the type alone, and to work it out again for every cell of a
    long table is a third of the time that the page takes.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Tell whether a template may use an attribute."""
        key = type(obj), attr
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]


def environment(loader: BaseLoader | None) -> ImmutableSandboxedEnvironment:
    """Return the template language as documents use it."""
    made = _Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["typeset"] = typeset
    return made


class HtmlRenderer:
    """Sets documents by the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self._loader = FileSystemLoader(templates)
        self._environment = environment(self._loader)

    def render(self, document: Document, medium: Medium) -> str:
        """Return a whole HTML page, with its styles and without any script.

        Raises:
            RenderingError: a template asks for something the document does not have.
        """
        try:
            template = self._environment.get_template(_page(document.type))
            return template.render(document=document, medium=medium)
        except TemplateError as error:
            raise RenderingError(
                f"{document.reference}: the template of {document.type} cannot be "
                f"used: {_where(error)}{error.message}"
            ) from error

    def used(self, kind: str) -> frozenset[str] | None:
        """Name every template that the pages of a type of document are made from.

        Returns:
            The names, or None where a template works out the name of another, so that
            it may be any.
        """
        waiting, found = [_page(kind)], set[str]()
        while waiting:
            name = waiting.pop()
            found.add(name)
            try:
                source, _, _ = self._loader.get_source(self._environment, name)
                tree = self._environment.parse(source)
            except TemplateError:  # it will be told when a page is set
                return None
            named = set(find_referenced_templates(tree))
            if None in named:
                return None
            waiting += sorted(it for it in named if it and it not in found)
        return frozenset(found)


def _page(kind: str) -> str:
    return f"documents/{kind}.html.j2"


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
