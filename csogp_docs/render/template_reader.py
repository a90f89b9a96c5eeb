"""Read the statements of a template with the types of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from csogp_docs.render.template_expressions import Expressions, Module, Scope
from csogp_docs.render.template_source import did_you_mean
from csogp_docs.render.template_types import Loop, element, narrowed, yielded

if TYPE_CHECKING:
    from collections.abc import Iterable


class Reader(Expressions):
    """Reads one stretch of a template, statement by statement."""

    def all(self, statements: Iterable[nodes.Node]) -> None:
        """Read statements one after another."""
        for it in statements:
            self.statement(it)

    def statement(self, node: nodes.Node) -> None:
        """Read one statement, and note what it gives names to."""
        match node:
            case nodes.For():
                self._loop(node)
            case nodes.If():
                self._branches(node)
            case nodes.Include() | nodes.Extends():
                self._known_file(node)
            case nodes.Expr():
                self.kind(node)
            case nodes.Macro():  # it is read where it is called
                pass
            case _:
                self._naming(node)

    def _naming(self, node: nodes.Node) -> None:
        """Read a statement that may give a name to something."""
        match node:
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                self.scope[name] = self.kind(value)
            case nodes.AssignBlock(target=nodes.Name(name=name)):
                self._inner({}).all(node.body)
                self.scope[name] = str
            case nodes.Block() | nodes.Scope():
                self._inner({}).all(node.body)
            case nodes.Import():
                self.scope[node.target] = self._module(node)
            case nodes.FromImport():
                self._names(node)
            case _:
                self.all(node.iter_child_nodes())

    def _inner(self, more: Scope) -> Reader:
        return Reader(self.check, self.file, {**self.scope, **more})

    def _loop(self, node: nodes.For) -> None:
        over = self.kind(node.iter)
        names: Scope = {"loop": Loop}
        match node.target:
            case nodes.Name(name=name):
                names[name] = yielded(over)
            case nodes.Tuple(items=items):
                parts = yielded(over)
                for index, it in enumerate(items):
                    if isinstance(it, nodes.Name):
                        names[it.name] = element(parts, index)
            case _:
                pass
        inside = self._inner(names)
        if node.test is not None:
            inside.kind(node.test)
        inside.all(node.body)
        self._inner({}).all(node.else_)

    def _branches(self, node: nodes.If) -> None:
        rest = self
        for branch in (node, *node.elif_):
            rest.kind(branch.test)
            rest.believing(branch.test, same=True).keeping(self, branch.body)
            rest = rest.believing(branch.test, same=False)
        rest.keeping(self, node.else_)

    def keeping(self, outer: Reader, body: list[nodes.Node]) -> None:
        """Read a branch; what it sets is known after it."""
        before = dict(self.scope)
        self.all(body)
        for name, kind in self.scope.items():
            if name not in before:
                outer.scope.setdefault(name, kind)

    def believing(self, test: nodes.Node, *, same: bool) -> Reader:
        """Within `if it.kind == "table"`, `it` is a table; after it, it is none."""
        match test:
            case nodes.Compare(
                expr=nodes.Getattr(node=nodes.Name(name=name), attr=attr),
                ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))],
            ) if name in self.scope:
                kind = narrowed(self.scope[name], attr, value, same=same)
                return self._inner({name: kind})
            case _:
                return self._inner({})

    def _module(self, node: nodes.Import) -> Any:  # noqa: ANN401 - any type
        name = self._known_file(node)
        if name is None:
            return Any
        scope = dict(self.scope) if node.with_context else {}
        return Module(self.check.macros(name, scope))

    def _names(self, node: nodes.FromImport) -> None:
        name = self._known_file(node)
        scope = dict(self.scope) if node.with_context else {}
        macros = self.check.macros(name, scope) if name else {}
        for it in node.names:
            macro, alias = (it, it) if isinstance(it, str) else it
            if name and macro not in macros:
                meant = did_you_mean(macro, macros)
                self.say("CS503", node, macro, f"{name} has no macro {macro}; {meant}")
            self.scope[alias] = macros.get(macro, Any)

    def _known_file(
        self, node: nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport
    ) -> str | None:
        match node.template:
            case nodes.Const(value=str(name)) if name in self.check.files:
                return name if name in self.check.trees else None
            case nodes.Const(value=str(name)):
                meant = did_you_mean(name, self.check.files)
                message = f"there is no file {name} in templates/; {meant}"
                self.say("CS504", node, name, message)
                return None
            case _:
                message = "which file is meant is worked out here; write its name"
                self.say("CS504", node, "", message)
                return None
