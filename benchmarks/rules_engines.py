"""The engines that are measured, each ready to evaluate the whole rule set."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING, Any, Protocol

import celpy
import zen
from celpy import celtypes
from rules_translated import (
    SETTLES_NOTHING,
    cel_condition,
    identifier,
    needed,
    zen_graph,
)

from csogp_docs.assess.findings import make_findings
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.model.assessment import FactFound, Value

    Facts = Mapping[str, FactFound]
    # An outcome or result, what a table collects, or None where it says nothing.
    Answer = str | tuple[str, ...] | None
    Answers = dict[str, Answer]
    # The condition of a row, what it asks for, and what follows.
    _Program = tuple[Any, tuple[str, ...], object]

# JSON has no infinity: a limit that the law does not set is this many months.
NO_LIMIT = 1_000_000


class Engine(Protocol):
    """Something that evaluates all tables for the facts of a case."""

    def ready(self, facts: Facts) -> Callable[[], object]:
        """Put facts into the engine's own form; what is returned evaluates them."""

    def answers(self, facts: Facts) -> Answers:
        """Evaluate, and give the answer of every table by its id."""


class Ours:
    """The tables as the project itself evaluates them."""

    def __init__(self, tables: Sequence[ReadTable]) -> None:
        self._tables = tables

    def ready(self, facts: Facts) -> Callable[[], object]:
        """There is nothing to prepare; no officer has set a judgement above any."""
        return lambda: make_findings(self._tables, facts, ())

    def answers(self, facts: Facts) -> Answers:
        """Give the answers; a table that collects gives all that follows, or none."""
        answers: Answers = {}
        found = make_findings(self._tables, facts, ())
        for read in self._tables:
            finding = found[read.table.id]
            answer = finding.answer
            if answer == SETTLES_NOTHING:
                answers[read.table.id] = None
            elif read.table.hit == "collect":
                answers[read.table.id] = finding.collected
            else:
                answers[read.table.id] = answer
        return answers


def _known(tables: Sequence[ReadTable], facts: Facts) -> Iterator[tuple[str, Value]]:
    """The facts that any table asks for; one that is not known is left out."""
    for read in tables:
        for name in (*read.table.inputs, *read.compared_with):
            if name in facts and not isinstance(state := facts[name].state, Unknown):
                yield identifier(name), state


class Zen:
    """One graph for zen-engine, compiled when it is loaded."""

    def __init__(
        self, tables: Sequence[ReadTable], options: Mapping[str, object] | None = None
    ) -> None:
        self._tables = tables
        self._options = options
        # A graph that this loader holds is compiled once; one that is made with
        # `create_decision` was two to three times slower when this was written.
        loader = {"type": "static", "content": {"rules": zen_graph(tables)}}
        self._engine: Any = zen.ZenEngine({"loader": loader})

    def ready(self, facts: Facts) -> Callable[[], dict[str, Any]]:
        """Write infinity as a number that no length comes near."""
        given = {name: _finite(value) for name, value in _known(self._tables, facts)}
        evaluate, options = self._engine.evaluate, self._options
        return lambda: evaluate("rules", given, options)

    def answers(self, facts: Facts) -> Answers:
        """Read each table's answer out of the whole that was handed on."""
        found = self.ready(facts)()["result"]
        answers: Answers = {}
        for read in self._tables:
            answer = found.get(identifier(read.table.id))
            if read.table.hit == "collect":
                answers[read.table.id] = tuple(it["then"] for it in answer or ())
            else:
                answers[read.table.id] = answer
        return answers


def _finite(value: Value) -> Value:
    if isinstance(value, float) and math.isinf(value):
        return math.copysign(NO_LIMIT, value)
    return value


class Cel:
    """One compiled program for each row, tried in order by a loop in Python."""

    def __init__(self, tables: Sequence[ReadTable]) -> None:
        # An expression over a fact that is not known is an error, and is logged.
        logging.getLogger("celpy").setLevel(logging.CRITICAL)
        made = celpy.Environment(runner_class=celpy.CompiledRunner)
        self._tables = tables
        self._programs = [
            (
                identifier(read.table.id),
                read.table.hit,
                [
                    (
                        made.program(made.compile(cel_condition(row, read.columns))),
                        needed(row, read.columns),
                        celtypes.StringType(row.row.then),
                    )
                    for row in read.rows
                ],
            )
            for read in tables
        ]

    def ready(self, facts: Facts) -> Callable[[], dict[str, Any]]:
        """Give every value a type of CEL."""
        given = {name: _cel(value) for name, value in _known(self._tables, facts)}
        return lambda: self._evaluate(given)

    def _evaluate(self, given: Mapping[str, Any]) -> dict[str, Any]:
        values = dict(given)
        for name, hit, rows in self._programs:
            answer = _apply(hit, rows, values)
            if answer is not None and answer != SETTLES_NOTHING:
                values[name] = answer
        return values

    def answers(self, facts: Facts) -> Answers:
        """Read the answers."""
        found = self.ready(facts)()
        return {
            read.table.id: _plain(found.get(identifier(read.table.id)))
            for read in self._tables
        }


def _apply(hit: str, rows: Sequence[_Program], values: Mapping[str, Any]) -> object:
    """Give what the first row that applies says, or what all of them say.

    A row that cannot be tried, because a fact is not known, is passed over where any
    row that applies would do.
    """
    collected = []
    for program, names, then in rows:
        # Of what is known only what the row asks for: loading the rest takes longer.
        asked = {it: values[it] for it in names if it in values}
        try:
            applies = program.evaluate(asked)
        except celpy.CELEvalError:
            if hit in {"first", "collect"}:
                return None
            continue
        if applies:
            if hit != "collect":
                return then
            collected.append(then)
    return tuple(collected) if hit == "collect" else None


def _cel(value: Value) -> object:
    match value:
        case bool():
            return celtypes.BoolType(value)
        case int() | float():
            return celtypes.DoubleType(value)
        case str():
            return celtypes.StringType(value)
        case _:
            raise TypeError(f"{value} is a date, and no date is translated")


def _plain(answer: object) -> Answer:
    if isinstance(answer, tuple):
        return tuple(str(it) for it in answer)
    return None if answer is None else str(answer)
