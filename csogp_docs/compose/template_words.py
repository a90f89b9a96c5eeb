"""Show the text of a sentence as it stands, before there is a case to say it about.

What the programme alone answers is said; the rest stands in square brackets, by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from csogp_docs.compose.phrasing import alternatives, listed
from csogp_docs.compose.template_names import dotted_names, parsed, render_parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ORDERS = {
    "eq": "is",
    "ne": "is not",
    "lt": "is less than",
    "lteq": "is at most",
    "gt": "is more than",
    "gteq": "is at least",
}
# What a test says where it holds, and where it does not.
_TESTS = {
    "known": ("is known", "is not known"),
    "limited": ("has a limit", "has no limit"),
}
# These only say in which form a value is written.
_FORMS = {"months", "years", "counted", "in_words", "listed"}
_SUPPLIED = {"missing": "what is not known, and why"}


class _NoWords(Exception):  # noqa: N818 - it is caught here, and is no error
    """A part of a template for which there are no plain words."""


def template_words(text: str, context: Mapping[str, Any]) -> str:
    """Show a text with its conditions and the names of what it will be filled with.

    One that does more than the rules do with their reasons is shown as written.

    >>> template_words("{{ x.months | months }}{% if x.y %}, y{% endif %}.", {})
    '[x.months][where x.y is yes: , y].'
    """
    try:
        said = "".join(_said(it, context) for it in parsed(text).body)
    except _NoWords:
        said = text
    return " ".join(said.split())


def _said(node: nodes.Node, context: Mapping[str, Any]) -> str:
    match node:
        case nodes.Output():
            return "".join(_part(it, context) for it in node.nodes)
        case nodes.If():
            return _branches(node, context)
        case _:
            raise _NoWords


def _part(node: nodes.Expr, context: Mapping[str, Any]) -> str:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if _is_given(node, context):
        return render_parsed(node, context)
    return f"[{_words(node, context)}]"


def _branches(node: nodes.If, context: Mapping[str, Any]) -> str:
    conditions = [_condition(it.test, context) for it in (node, *node.elif_)]
    before = [f"where {conditions[0]}"]
    before += [f"otherwise, where {it}" for it in conditions[1:]]
    bodies = [node.body, *(it.body for it in node.elif_)]
    if node.else_:
        before.append("otherwise")
        bodies.append(node.else_)
    texts = ["".join(_said(it, context) for it in body) for body in bodies]
    pairs = zip(before, texts, strict=True)
    # The space before what is said only sometimes stands before all of it.
    space = " " if texts[0].startswith(" ") else ""
    return space + " ".join(f"[{it}: {text.strip()}]" for it, text in pairs)


def _condition(node: nodes.Node, context: Mapping[str, Any]) -> str:
    match node:
        case nodes.And():
            return listed([_condition(it, context) for it in (node.left, node.right)])
        case nodes.Or():
            both = [_condition(it, context) for it in (node.left, node.right)]
            return alternatives(both)
        case nodes.Not(node=nodes.Test() as test):
            return _test(test, context, holds=False)
        case nodes.Test():
            return _test(node, context, holds=True)
        case nodes.Compare(ops=[nodes.Operand(op=op)]) if op in _ORDERS:
            right = _words(node.ops[0].expr, context)
            return f"{_words(node.expr, context)} {_ORDERS[op]} {right}"
        case nodes.Getattr() | nodes.Name():
            return f"{_words(node, context)} is yes"
        case _:
            raise _NoWords


def _test(node: nodes.Test, context: Mapping[str, Any], *, holds: bool) -> str:
    if node.name not in _TESTS:
        raise _NoWords
    so, not_so = _TESTS[node.name]
    return f"{_words(node.node, context)} {so if holds else not_so}"


def _words(node: nodes.Node, context: Mapping[str, Any]) -> str:
    if isinstance(node, nodes.Expr) and _is_given(node, context):
        return render_parsed(node, context)
    match node:
        case nodes.Name() | nodes.Getattr():
            (name,) = dotted_names(node)
            return _SUPPLIED.get(name, name)
        case nodes.Filter(node=nodes.Node() as inner) if node.name in _FORMS:
            return _words(inner, context)
        case nodes.Sub():
            return f"{_words(node.left, context)} less {_words(node.right, context)}"
        case nodes.Add():
            return f"{_words(node.left, context)} and {_words(node.right, context)}"
        case nodes.Const():
            return str(node.value)
        case _:
            raise _NoWords


def _is_given(node: nodes.Expr, context: Mapping[str, Any]) -> bool:
    """Tell whether the programme alone answers an expression that names something."""
    names = list(dotted_names(node))
    return bool(names) and all(_has(context, name.split(".")) for name in names)


def _has(context: object, parts: Iterable[str]) -> bool:
    for part in parts:
        if not isinstance(context, dict) or context.get(part) is None:
            return False
        context = context[part]
    return True
