"""Check that no sentence uses a fact which may not be known when it is said.

A fact is known where the sentence needs it, where a condition rules out that it is not,
where the text asks `is known` first, and where it is worked out from the same field of
the case as one that is known. Reasons of rules are not looked at: which facts a row has
when it applies depends on its cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes

from csogp_docs.compose.template_names import dotted_names, parsed
from csogp_docs.compose.view import view
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csogp_docs.model.content import Content, WordingAt
    from csogp_docs.model.rules import FactEntry

# Fields that every case has (`Case.case`, `Person.name`, `Report.date`).
_ALWAYS = frozenset(["case.reference", "person.name", "report.date"])
_COUNTS = frozenset(["months", "years", "counted", "in_words"])
Known = frozenset[str]


def needs_problems(content: Content) -> Iterator[Problem]:
    """Find every use of a fact that may be missing, and filters that do not fit."""
    facts = {it.name: it for it in content.facts.value.facts}
    for programme in content.programmes.values():
        values = [
            dict(_values(view(programme.programme.value, area.value, {}), ""))
            for area in content.areas.values()
        ]
        for wording_id, said in {**content.wording, **programme.wording}.items():
            # What the programme or area says is known, whatever a case says.
            asked = {
                it: fact
                for it, fact in facts.items()
                if not all(it in known for known in values)
            }
            yield from _sentence(wording_id, said, asked)
            yield from _filters(wording_id, said, facts, values)


def _sentence(
    name: str, said: WordingAt, facts: Mapping[str, FactEntry]
) -> Iterator[Problem]:
    wording = said.wording
    conditioned = {it for it, words in wording.when.items() if "unknown" not in words}
    needs, others = frozenset(wording.needs), frozenset(conditioned)
    for fact in _used(wording.text, needs | others, facts):
        yield Problem(
            code="CS427",
            place=said.place,
            message=f"the sentence {name} uses {fact}, which may not be known; add it "
            f"to needs, or ask {{% if {fact} is known %}} first",
        )
    for fact in _used(wording.unknown or "", others, facts):
        missing = fact in needs
        yield Problem(
            code="CS428" if missing else "CS427",
            place=said.place,
            message=f"the sentence {name} uses {fact} in its form for what is not "
            f"known, where it may be missing; ask {{% if {fact} is known %}} first",
        )


def _used(text: str, known: Known, facts: Mapping[str, FactEntry]) -> list[str]:
    try:
        tree = parsed(text)
    except TemplateError:
        return []
    # A name that is set to a fact stands for it.
    named = {
        name: facts[of]
        for it in tree.find_all(nodes.Assign)
        for name, of in _set_to(it.target, it.node)
        if of in facts
    }
    return sorted(dict.fromkeys(_unsure(tree, known | _ALWAYS, {**facts, **named})))


def _set_to(target: nodes.Node, value: nodes.Node) -> Iterator[tuple[str, str]]:
    """Yield each name that is set, alone or with others, to what a name stands for."""
    match target, value:
        case nodes.Name(name=name), nodes.Getattr():
            yield from ((name, of) for of in dotted_names(value))
        case nodes.Tuple(items=names), nodes.Tuple(items=values):
            for one, its in zip(names, values, strict=True):
                yield from _set_to(one, its)
        case _:
            return


def _unsure(
    node: nodes.Node, known: Known, facts: Mapping[str, FactEntry]
) -> Iterator[str]:
    """Yield the facts that a part of a text uses and that may not be known there."""
    if _only_asks(node):
        return
    match node:
        case nodes.If():
            yield from _branches(node, known, facts)
        case nodes.CondExpr() | nodes.And() | nodes.Or():
            yield from _choices(node, known, facts)
        case nodes.Getattr() | nodes.Name(ctx="load"):
            for name in dotted_names(node):
                if name in facts and not _is_known(name, known, facts):
                    yield facts[name].name
        case _:
            for child in node.iter_child_nodes():
                yield from _unsure(child, known, facts)


def _only_asks(node: nodes.Node) -> bool:
    """Tell whether a part of a text names facts without saying them."""
    match node:
        case nodes.Test(name="known" | "recorded"):
            return True
        case nodes.Filter(name="select", args=[nodes.Const(value="known")]):
            return True
        case nodes.Assign(target=target, node=value):
            return any(_set_to(target, value))
        case _:
            return False


def _choices(
    node: nodes.CondExpr | nodes.And | nodes.Or,
    known: Known,
    facts: Mapping[str, FactEntry],
) -> Iterator[str]:
    match node:
        case nodes.CondExpr():
            yield from _unsure(node.test, known, facts)
            yield from _unsure(node.expr1, known | _shown(node.test), facts)
            if node.expr2 is not None:
                yield from _unsure(node.expr2, known | _shown_not(node.test), facts)
        case nodes.And():
            yield from _unsure(node.left, known, facts)
            yield from _unsure(node.right, known | _shown(node.left), facts)
        case nodes.Or():
            yield from _unsure(node.left, known, facts)
            yield from _unsure(node.right, known | _shown_not(node.left), facts)


def _branches(
    node: nodes.If, known: Known, facts: Mapping[str, FactEntry]
) -> Iterator[str]:
    for branch in (node, *node.elif_):
        yield from _unsure(branch.test, known, facts)
        for it in branch.body:
            yield from _unsure(it, known | _shown(branch.test), facts)
        known |= _shown_not(branch.test)
    for it in node.else_:
        yield from _unsure(it, known, facts)


def _shown(test: nodes.Node) -> Known:
    """Return the facts that are known where a test holds."""
    match test:
        case nodes.Test(name="known"):
            return frozenset(dotted_names(test.node))
        case nodes.And():
            return _shown(test.left) | _shown(test.right)
        case nodes.Not():
            return _shown_not(test.node)
        case _:
            return frozenset()


def _shown_not(test: nodes.Node) -> Known:
    """Return the facts that are known where a test does not hold."""
    match test:
        case nodes.Not():
            return _shown(test.node)
        case nodes.Or():
            return _shown_not(test.left) | _shown_not(test.right)
        case _:
            return frozenset()


def _is_known(name: str, known: Iterable[str], facts: Mapping[str, FactEntry]) -> bool:
    source = facts[name].source
    return any(
        it in (name, source) or (it in facts and facts[it].source == source)
        for it in known
    )


def _filters(
    name: str,
    said: WordingAt,
    facts: Mapping[str, FactEntry],
    values: list[dict[str, object]],
) -> Iterator[Problem]:
    """Find numbers that are asked of what is none; what is set or looked up is not."""
    for text in (said.wording.text, said.wording.unknown or ""):
        try:
            found = list(parsed(text).find_all(nodes.Filter))
        except TemplateError:
            return
        for it in found:
            if it.name not in _COUNTS or not isinstance(
                it.node, nodes.Getattr | nodes.Name
            ):
                continue
            (of,) = dotted_names(it.node)
            is_fact = of in facts and facts[of].type != "number"
            is_value = any(not isinstance(known.get(of, 0), int) for known in values)
            if is_fact or is_value:
                yield Problem(
                    code="CS429",
                    place=said.place,
                    message=f"the sentence {name} gives {of} to the filter {it.name}, "
                    "which takes a number; leave the filter out",
                )


def _values(value: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for key, inner in value.items():
        yield f"{prefix}{key}", inner
        if isinstance(inner, dict):
            yield from _values(inner, f"{prefix}{key}.")
