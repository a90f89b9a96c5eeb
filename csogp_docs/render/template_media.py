"""Which style sheets reach paper: included there, or nowhere that is known of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def printed(trees: Mapping[str, nodes.Template]) -> frozenset[str]:
    """Name the files that a printed page may include.

    `if medium == "print"` is believed. A file that no other includes is counted in.
    """
    reached: set[str] = set()
    elsewhere: set[str] = set()
    for tree in trees.values():
        for name, on_paper in _included(tree, on_paper=True):
            (reached if on_paper else elsewhere).add(name)
    return frozenset(trees) - (elsewhere - reached)


def _included(node: nodes.Node, *, on_paper: bool) -> Iterator[tuple[str, bool]]:
    match node:
        case nodes.Include(template=nodes.Const(value=str(name))):
            yield name, on_paper
        case nodes.If(
            test=nodes.Compare(
                expr=nodes.Name(name="medium"),
                ops=[nodes.Operand(op="eq", expr=nodes.Const(value=medium))],
            )
        ):
            paper = medium == "print"
            for it in node.body:
                yield from _included(it, on_paper=on_paper and paper)
            for it in (*node.elif_, *node.else_):
                yield from _included(it, on_paper=on_paper and not paper)
        case _:
            for it in node.iter_child_nodes():
                yield from _included(it, on_paper=on_paper)
