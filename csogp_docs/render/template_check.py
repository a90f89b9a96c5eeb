"""Check every template and style sheet before any document is set.

Why:
    A misspelt name, or a construct that a screen reader loses, would otherwise be found
    only when the one case that meets it is built.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from csogp_docs.model.located import Source
from csogp_docs.render.html import environment
from csogp_docs.render.template_markup import markup_problems
from csogp_docs.render.template_media import printed
from csogp_docs.render.template_pages import page_problems
from csogp_docs.render.template_paths import PathCheck
from csogp_docs.render.template_source import TemplateFile
from csogp_docs.render.template_styles import StyleCheck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from csogp_docs.model.problem import Problem


def template_problems(
    templates: Path, printable: frozenset[int]
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Check the templates of a folder; `printable` is what its typeface has shapes for.

    Returns:
        Every file as read, and every problem in the order of the files.
    """
    files = tuple(
        TemplateFile(path.relative_to(templates).as_posix(), text)
        for path in sorted(templates.rglob("*"))
        if path.name.endswith((".j2", ".css"))
        for text in [path.read_text(encoding="utf-8")]
    )
    sources = tuple(
        Source(it.shown_name, it.text, None, (), holds_nobodys_data=True)
        for it in files
    )
    return sources, _problems(files, printable)


@lru_cache(maxsize=8)
def _problems(
    files: tuple[TemplateFile, ...], printable: frozenset[int]
) -> tuple[Problem, ...]:
    """Check files; the same ones are checked once."""
    found = [
        *_found(files),
        *(it for file in files for it in _shapeless(file, printable)),
    ]
    return tuple(sorted(found, key=lambda it: (it.place, it.code)))


def _shapeless(file: TemplateFile, printable: frozenset[int]) -> Iterator[Problem]:
    """Find the characters that would be printed as an empty box, each once."""
    if file.is_style:
        return
    for char in dict.fromkeys(file.without_expressions()):
        if ord(char) not in printable and char != "\n":
            message = f"U+{ord(char):04X} has no shape in the typeface of the documents"
            place = file.at(file.without_expressions().index(char))
            yield file.problem("CS116", place, f"{message}; write it in another way")


def _found(files: tuple[TemplateFile, ...]) -> Iterator[Problem]:
    tools = environment(None)
    trees: dict[str, nodes.Template] = {}
    for file in files:
        try:
            trees[file.name] = tools.parse(file.text, file.name)
        except TemplateSyntaxError as error:
            place = file.place(error.lineno)
            message = f"the template language cannot read this: {error.message}"
            yield file.problem("CS501", place, message)
    by_name = {it.name: it for it in files}
    yield from PathCheck(tools, by_name, trees).run()
    on_paper = printed(trees)
    styles = StyleCheck(files, on_paper)
    for file in files:
        if file.is_style:
            yield from styles.sheet(file)
        else:
            yield from markup_problems(file, styles)
    yield from page_problems(by_name, trees)
