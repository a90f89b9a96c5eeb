"""Do the engines say the same? Nothing that gives another answer is measured."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from csogp_docs.assess.law_of_route import limits
from csogp_docs.assess.samples import samples
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rules_engines import Answer, Answers, Engine, Facts

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.assess.unary_tests import Bound, Cell
    from csogp_docs.model.content import Content

MADE_UP = 500

# What a peer may say where something is not known: what ours says; nothing, where ours
# answers; an answer, where ours gives none yet; another answer.
HOW = ("same", "none", "early", "other")


@dataclass
class Comparison:
    """How many answers that rest on what is known a peer gave, all as ours gives them.

    `unknown` counts its other answers, by how they are.
    """

    known: int = 0
    unknown: Counter[str] = field(default_factory=Counter)


def rest_on_known(
    tables: Sequence[ReadTable], facts: Facts, answers: Answers
) -> set[str]:
    """Name the tables that use known facts alone, and answers that are there."""
    known = {it.name for it in facts.values() if not isinstance(it.state, Unknown)}
    known |= {table for table, answer in answers.items() if answer is not None}
    resting: set[str] = set()
    for read in tables:
        used = {*read.table.inputs, *read.compared_with}
        if used <= known and (used & answers.keys()) <= resting:
            resting.add(read.table.id)
    return resting


def compare(
    engines: tuple[Engine, Engine],
    tables: Sequence[ReadTable],
    cases: Mapping[str, Facts],
    others: Mapping[str, Facts],
) -> Comparison:
    """Compare every answer about the cases, and about others what rests on known facts.

    Args:
        engines: ours and the peer.
        tables: the tables of both.
        cases: the facts of the cases, by name.
        others: the facts of cases that are made up.

    Raises:
        SystemExit: an answer differs although all that it rests on is known.
    """
    ours, peer = engines
    comparison = Comparison()
    for case, facts in {**cases, **others}.items():
        said, expected = peer.answers(facts), ours.answers(facts)
        known = rest_on_known(tables, facts, expected)
        for table, answer in expected.items():
            if table in known and said[table] != answer:
                raise SystemExit(
                    f"{case}, {table}: {type(peer).__name__} says {said[table]}, "
                    f"and ours {answer}. Nothing was measured."
                )
            if table in known:
                comparison.known += 1
            elif case in cases:
                comparison.unknown[_how(said[table], answer)] += 1
    return comparison


def _how(said: Answer, answer: Answer) -> str:
    same, none, early, other = HOW
    if said == answer:
        return same
    if said is None:
        return none
    return early if answer is None else other


def differing(ours: Engine, peer: Engine, facts: Facts) -> int:
    """Count the tables for which a peer says anything else."""
    said, expected = peer.answers(facts), ours.answers(facts)
    return sum(said[table] != answer for table, answer in expected.items())


def made_up(
    tables: Sequence[ReadTable], content: Content, facts: Facts
) -> Iterator[tuple[str, Facts]]:
    """Suppose every fact that a table tries to be known, in many ways.

    Each is drawn from the values that its cells can tell apart; the two limits of the
    law come in pairs, as the law gives them.
    """
    draw = Random(2004)
    catalogue = {it.name: it for it in content.facts.value.facts}
    tried = _tried(tables, facts)
    pairs = limits(content.law.value)
    for number in range(MADE_UP):
        pair = pairs[number % len(pairs)]

        def resolve(name: str, pair: Mapping[str, float] = pair) -> Bound | None:
            state = pair.get(name, facts[name].state)
            return state if isinstance(state, int | float) else None

        supposed = {
            name: draw.choice(
                samples(catalogue[name].type, catalogue[name].values, cells, resolve)
            )
            for name, cells in tried.items()
        }
        changed = {
            name: replace(facts[name], state=state, blame=())
            for name, state in {**pair, **supposed}.items()
            if state is not None
        }
        yield f"made-up case {number + 1}", {**facts, **changed}


def _tried(tables: Sequence[ReadTable], facts: Facts) -> dict[str, list[Cell]]:
    """The facts that tables try, each with the cells that try it."""
    tried: dict[str, list[Cell]] = {}
    for read in tables:
        for index, column in enumerate(read.columns):
            if column.name in facts:
                cells = (row.cells[index] for row in read.rows)
                tried.setdefault(column.name, []).extend(cells)
    return tried
