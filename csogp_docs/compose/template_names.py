"""The template language of content: its filters, and what a text of it names."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from csogp_docs.compose import phrasing, phrasing_of_days
from csogp_docs.errors import CsogpDocsError
from csogp_docs.model.base import NOT_RECORDED, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class WordingError(CsogpDocsError):
    """A sentence of content could not be said; names its id, file and line."""


def _environment() -> ImmutableSandboxedEnvironment:
    # Sentences are plain text; the page templates escape them.
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=phrasing.written,
        autoescape=False,
    )
    environment.filters |= {
        "months": phrasing.months,
        "years": phrasing.years,
        "counted": phrasing.counted,
        "in_words": phrasing.in_words,
        "listed": phrasing.listed,
        "alternatives": phrasing.alternatives,
        "are": phrasing.are,
        "were": phrasing.were,
        "how_many": phrasing.how_many,
        "closed": phrasing.closed,
        "on_days": phrasing_of_days.on_days,
        "weekday_and_date": phrasing_of_days.weekday_and_date,
        "hours": phrasing_of_days.hours,
        "written": phrasing.written,
    }
    environment.tests["known"] = lambda value: not isinstance(value, Unknown)
    environment.tests["recorded"] = lambda value: value != NOT_RECORDED
    environment.tests["limited"] = lambda value: not math.isinf(value)
    return environment


ENVIRONMENT = _environment()


@lru_cache(maxsize=4096)
def names_used(text: str) -> frozenset[str]:
    """Name every dotted name that a text refers to, such as `sentence.months`.

    Raises:
        WordingError: the text is no template.
    """
    try:
        tree = parsed(text)
        # A filter that is not there is noticed only when the text is compiled.
        ENVIRONMENT.compile(tree)
    except TemplateError as error:
        raise WordingError(f"{error.message}") from error
    assigned = {it.name for it in tree.find_all(nodes.Name) if it.ctx == "store"}
    names = dotted_names(tree)
    return frozenset(it for it in names if it.split(".")[0] not in assigned)


def names_in(text: str) -> list[str]:
    """Name, in order, what a text refers to; an index into it is part of no name."""
    return sorted({it.partition("[")[0] for it in names_used(text)})


@lru_cache(maxsize=4096)
def parsed(text: str) -> nodes.Template:
    """Parse a text to be looked at; a filter that is not there is not noticed."""
    return ENVIRONMENT.parse(text)


def render_parsed(expression: nodes.Expr, context: Mapping[str, Any]) -> str:
    """Render one expression of a text that was parsed."""
    output = nodes.Output([expression], lineno=1)
    tree = nodes.Template([output], lineno=1)
    tree.set_environment(ENVIRONMENT)
    return ENVIRONMENT.from_string(tree).render(context)


def dotted_names(node: nodes.Node) -> Iterator[str]:
    """Yield every dotted name in a part of a text that was parsed."""
    match node:
        case nodes.Getattr() | nodes.Name(ctx="load"):
            yield _written_name(node)
        case _:
            for child in node.iter_child_nodes():
                yield from dotted_names(child)


def _written_name(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_written_name(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_written_name(node.node)}[]"
        case _:
            return "?"
