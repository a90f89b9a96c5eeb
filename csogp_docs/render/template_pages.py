"""What holds of a whole page: its frame, its heading, and that text stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.model.problem import Problem
    from csogp_docs.render.template_source import TemplateFile

_DOCUMENTS = "documents/"
_ALL = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def page_problems(
    files: Mapping[str, TemplateFile], trees: Mapping[str, nodes.Template]
) -> Iterator[Problem]:
    """Find pages without a frame or first heading, and text that is not escaped."""
    for name, tree in trees.items():
        file = files[name]
        yield from _unescaped(file, tree)
        if not name.startswith(_DOCUMENTS):
            continue
        parts = sorted(_parts(name, trees))
        texts = [files[it].without_expressions() for it in parts]
        if not any(re.search(r"<html\b", it) for it in texts):
            message = "this document has no page frame, so that it names no language"
            message += "; extend components/page.html.j2"
            yield file.problem("CS512", file.place(1), message)
        literal = any(re.search(r"<h1\b", it) for it in texts)
        worked_out = any(
            it.value == "h1"
            for part in parts
            for it in trees[part].find_all(nodes.Const)
        )
        if not literal and not worked_out:
            message = "this document has no h1; give it one, before all other headings"
            yield file.problem("CS511", file.place(1), message)


def _parts(name: str, trees: Mapping[str, nodes.Template]) -> set[str]:
    """Return a template and every file it is made of."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        now = waiting.pop()
        if now in found or now not in trees:
            continue
        found.add(now)
        templates = [getattr(it, "template", None) for it in trees[now].find_all(_ALL)]
        waiting += [it.value for it in templates if isinstance(it, nodes.Const)]
    return found


def _unescaped(file: TemplateFile, tree: nodes.Template) -> Iterator[Problem]:
    for node in tree.find_all(nodes.Filter):
        if node.name == "safe":
            message = "safe prints a text as markup; leave it out, or use typeset"
            yield file.problem("CS505", file.place(node.lineno, "safe"), message)
    for scope in tree.find_all(nodes.EvalContextModifier):
        for option in scope.options:
            escapes = isinstance(option.value, nodes.Const) and option.value.value
            if option.key == "autoescape" and not escapes:
                message = "autoescape is turned off; every text must be escaped"
                place = file.place(scope.lineno, "autoescape")
                yield file.problem("CS505", place, message)
