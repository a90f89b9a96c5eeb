"""Follow every name a template uses to what it gets, before there is a document.

Loops, `set` and macros are followed: a macro is read anew for each kind of value that
it is called with. `if it.kind == "table"` is believed. A macro that nobody calls, and
what a method returns, could be anything, and nothing is said about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from csogp_docs.render.template_expressions import Macro, Scope
from csogp_docs.render.template_reader import Reader
from csogp_docs.render.template_types import GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from csogp_docs.model.problem import Problem
    from csogp_docs.render.template_source import TemplateFile


@dataclass
class PathCheck:
    """Reads every file once, and each macro once for each kind of arguments."""

    environment: Environment
    files: Mapping[str, TemplateFile]
    trees: Mapping[str, nodes.Template]
    problems: dict[Problem, None] = field(default_factory=dict)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)
    _called: set[tuple[str, str]] = field(default_factory=set)

    def run(self) -> tuple[Problem, ...]:
        """Return every name, attribute, filter and file that is not there."""
        for name, tree in self.trees.items():
            own = self.macros(name, dict(GIVEN))
            Reader(self, self.files[name], {**GIVEN, **own}).all(tree.body)
        for name in self.trees:
            for macro in self.macros(name, dict(GIVEN)).values():
                if (name, macro.node.name) not in self._called:
                    self.call(macro, [])
        return tuple(self.problems)

    def macros(self, name: str, scope: Scope) -> dict[str, Macro]:
        """Return the macros of a file: they know one another, its imports and names."""
        inner = dict(scope)
        found = {
            node.name: Macro(self.files[name], node, inner)
            for node in self.trees[name].find_all(nodes.Macro)
        }
        inner |= found
        reader = Reader(self, self.files[name], inner)
        for statement in self.trees[name].body:
            if isinstance(statement, nodes.Import | nodes.FromImport | nodes.Assign):
                reader.statement(statement)
        return found

    def call(self, macro: Macro, kinds: list[Any]) -> None:
        """Read a macro as it is called."""
        self._called.add((macro.file.name, macro.node.name))
        key = (macro.file.name, macro.node.name, f"{kinds} {sorted(macro.scope)}")
        if key in self._seen:
            return
        self._seen.add(key)
        names = [it.name for it in macro.node.args]
        given = dict(zip(names, [*kinds, *[Any] * len(names)], strict=False))
        Reader(self, macro.file, {**macro.scope, **given}).all(macro.node.body)
