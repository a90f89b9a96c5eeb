"""Read the expressions of a template with the types of its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import nodes

from csogp_docs.render.template_source import did_you_mean
from csogp_docs.render.template_types import attribute, attributes, united, yielded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from csogp_docs.model.problem import Problem
    from csogp_docs.render.template_source import TemplateFile

# What these filters return, by what they are given.
_ONE_OF = {"first", "last", "random"}
_SAME = {"list", "sort", "reverse", "unique", "select", "reject"}
_TEXT = {"typeset", "join", "upper", "lower", "escape", "e", "string"}


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


class Expressions:
    """Reads the expressions of one stretch of a template.

    `scope` is what its names stand for.
    """

    def __init__(self, check: Check, file: TemplateFile, scope: Scope) -> None:
        self.check = check
        self.file = file
        self.scope = scope

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
                self._known("test", node, self.check.environment.tests)
            case _:
                pass
        for child in node.iter_child_nodes():
            self.kind(child)
        return Any

    def _name(self, node: nodes.Name) -> Any:  # noqa: ANN401 - any type
        if node.name in self.scope:
            return self.scope[node.name]
        known = self.check.environment.globals
        if node.name not in known:
            meant = did_you_mean(node.name, self.scope)
            self.say("CS502", node, node.name, f"{node.name} is not given; {meant}")
        return Any

    def _attribute(self, node: nodes.Getattr) -> Any:  # noqa: ANN401 - any type
        of = self.kind(node.node)
        if isinstance(of, Module):
            if node.attr in of.macros:
                return of.macros[node.attr]
            meant = did_you_mean(node.attr, of.macros)
            message = f"the imported file has no macro {node.attr}; {meant}"
            self.say("CS503", node, node.attr, message)
            return Any
        known = attributes(of)
        if known is None:
            return Any
        if node.attr not in known:
            meant = did_you_mean(node.attr, known)
            message = f"{written(node)} is not there: {meant}"
            self.say("CS502", node, node.attr, message)
            return Any
        return attribute(of, node.attr)

    def _filter(self, node: nodes.Filter) -> Any:  # noqa: ANN401 - any type
        self._known("filter", node, self.check.environment.filters)
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
                self.say("CS503", node, callee.node.name, message)
            by_name = {it.key: Any for it in node.kwargs}
            given = [*kinds, *(by_name.get(it, Any) for it in wanted[len(kinds) :])]
            self.check.call(callee, given[: len(wanted)])
            return str
        return Any

    def _known(
        self, what: str, node: nodes.Filter | nodes.Test, known: Iterable[str]
    ) -> None:
        if node.name not in known:
            meant = did_you_mean(node.name, known)
            self.say("CS503", node, node.name, f"no {what} {node.name}; {meant}")

    def say(self, code: str, node: nodes.Node, words: str, message: str) -> None:
        """Note a problem at words on the line of a part of the template."""
        place = self.file.place(node.lineno, words)
        self.check.problems[self.file.problem(code, place, message)] = None


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
