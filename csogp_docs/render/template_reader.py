"""Read the statements and expressions of one template with the types of its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import nodes

from csogp_docs.render.template_source import did_you_mean
from csogp_docs.render.template_types import (
    Loop,
    attribute,
    attributes,
    element,
    narrowed,
    united,
    yielded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from csogp_docs.model.problem import Problem
    from csogp_docs.render.template_source import TemplateFile

# What these filters return, by what they are given.
_ONE_OF = {"first", "last", "random"}
_SAME = {"list", "sort", "reverse", "unique", "select", "reject"}
_TEXT = {"typeset", "css_string", "join", "upper", "lower", "escape", "e", "string"}


# What each name stands for: a type, a macro or a module.
Scope = dict[str, Any]


@dataclass(frozen=True)
class Macro:
    """A macro, its file, and the names it sees besides its own arguments."""

    file: TemplateFile
    node: nodes.Macro
    scope: Scope


@dataclass(frozen=True)
class Module:
    """What an import gives: the macros of a file, by name."""

    macros: dict[str, Macro]


class Check(Protocol):
    """The check of a whole folder, as a reader of one file needs it."""

    environment: Environment
    files: Mapping[str, TemplateFile]
    trees: Mapping[str, nodes.Template]
    problems: dict[Problem, None]

    def macros(self, name: str, scope: Scope) -> dict[str, Macro]:
        """Return the macros of a file."""

    def call(self, macro: Macro, kinds: list[Any]) -> None:
        """Read a macro as it is called."""


class Reader:
    """Reads one stretch of a template; `scope` is what its names stand for."""

    def __init__(self, check: Check, file: TemplateFile, scope: Scope) -> None:
        self._check = check
        self._file = file
        self.scope = scope

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
        return Reader(self._check, self._file, {**self.scope, **more})

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

    def kind(self, node: nodes.Node) -> Any:  # noqa: ANN401 - any type
        """Return the type of an expression, having read all of it."""
        found: Any = None
        match node:
            case nodes.Const():
                found = type(node.value)
            case nodes.Name():
                found = self._name(node)
            case nodes.Getattr():
                found = self._attribute(node)
            case nodes.Filter():
                found = self._filter(node)
            case nodes.Call():
                found = self._call(node)
            case _:
                found = self._composed(node)
        return found

    def _composed(self, node: nodes.Node) -> Any:  # noqa: ANN401 - any type
        """Return the type of what is made of other expressions."""
        match node:
            case nodes.Getitem(arg=nodes.Const(value=int())):
                return yielded(self.kind(node.node))
            case nodes.CondExpr():
                self.kind(node.test)
                either = [it for it in (node.expr1, node.expr2) if it is not None]
                return united([self.kind(it) for it in either])
            case nodes.Test():
                self._known("test", node, self._check.environment.tests)
            case _:
                pass
        for child in node.iter_child_nodes():
            self.kind(child)
        return Any

    def _name(self, node: nodes.Name) -> Any:  # noqa: ANN401 - any type
        if node.name in self.scope:
            return self.scope[node.name]
        known = self._check.environment.globals
        if node.name not in known:
            meant = did_you_mean(node.name, self.scope)
            self._say("CS502", node, node.name, f"{node.name} is not given; {meant}")
        return Any

    def _attribute(self, node: nodes.Getattr) -> Any:  # noqa: ANN401 - any type
        of = self.kind(node.node)
        if isinstance(of, Module):
            if node.attr in of.macros:
                return of.macros[node.attr]
            meant = did_you_mean(node.attr, of.macros)
            message = f"the imported file has no macro {node.attr}; {meant}"
            self._say("CS503", node, node.attr, message)
            return Any
        known = attributes(of)
        if known is None:
            return Any
        if node.attr not in known:
            meant = did_you_mean(node.attr, known)
            message = f"{written(node)} is not there: {meant}"
            self._say("CS502", node, node.attr, message)
            return Any
        return attribute(of, node.attr)

    def _filter(self, node: nodes.Filter) -> Any:  # noqa: ANN401 - any type
        self._known("filter", node, self._check.environment.filters)
        of = Any if node.node is None else self.kind(node.node)
        for argument in (*node.args, *node.kwargs):
            self.kind(argument)
        if node.name in _ONE_OF:
            return yielded(of)
        if node.name in _SAME:
            return of
        return str if node.name in _TEXT else Any

    def _call(self, node: nodes.Call) -> Any:  # noqa: ANN401 - any type
        callee = self.kind(node.node)
        kinds = [self.kind(it) for it in node.args]
        for keyword in node.kwargs:
            self.kind(keyword.value)
        if isinstance(callee, Macro):
            wanted = [it.name for it in callee.node.args]
            if len(kinds) > len(wanted):
                message = f"{callee.node.name} takes {len(wanted)} arguments only"
                self._say("CS503", node, callee.node.name, message)
            by_name = {it.key: Any for it in node.kwargs}
            given = [*kinds, *(by_name.get(it, Any) for it in wanted[len(kinds) :])]
            self._check.call(callee, given[: len(wanted)])
            return str
        return Any

    def _module(self, node: nodes.Import) -> Any:  # noqa: ANN401 - any type
        name = self._known_file(node)
        if name is None:
            return Any
        scope = dict(self.scope) if node.with_context else {}
        return Module(self._check.macros(name, scope))

    def _names(self, node: nodes.FromImport) -> None:
        name = self._known_file(node)
        scope = dict(self.scope) if node.with_context else {}
        macros = self._check.macros(name, scope) if name else {}
        for it in node.names:
            macro, alias = (it, it) if isinstance(it, str) else it
            if name and macro not in macros:
                meant = did_you_mean(macro, macros)
                self._say("CS503", node, macro, f"{name} has no macro {macro}; {meant}")
            self.scope[alias] = macros.get(macro, Any)

    def _known_file(
        self, node: nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport
    ) -> str | None:
        match node.template:
            case nodes.Const(value=str(name)) if name in self._check.files:
                return name if name in self._check.trees else None
            case nodes.Const(value=str(name)):
                meant = did_you_mean(name, self._check.files)
                message = f"there is no file {name} in templates/; {meant}"
                self._say("CS504", node, name, message)
                return None
            case _:
                message = "which file is meant is worked out here; write its name"
                self._say("CS504", node, "", message)
                return None

    def _known(
        self, what: str, node: nodes.Filter | nodes.Test, known: Iterable[str]
    ) -> None:
        if node.name not in known:
            meant = did_you_mean(node.name, known)
            self._say("CS503", node, node.name, f"no {what} {node.name}; {meant}")

    def _say(self, code: str, node: nodes.Node, words: str, message: str) -> None:
        place = self._file.place(node.lineno, words)
        self._check.problems[self._file.problem(code, place, message)] = None


def written(node: nodes.Node) -> str:
    """Write a dotted name as a person reads it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{written(node.node)}[]"
        case _:
            return "what is worked out here"
