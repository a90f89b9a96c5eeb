"""Decision tables as content states them, and the catalogue of facts they use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from csogp_docs.model.base import Strict, Text, YesNo, one_or_many
from csogp_docs.model.programme import Clauses

# The table that answers for the report as a whole; every programme has it.
GATE = "PROPOSAL-OR-REASONS"

Scope = Literal["proposal", "report", "never"]


class Row(Strict):
    """One row: a cell for each input, what follows, the clause, the reason.

    `then` is a result ("met", "not met", "not applicable") or one of the table's
    outcomes, which counts as "met". `confirm` names who must confirm the row.
    """

    id: Text
    when: tuple[Text, ...]
    then: Text
    clauses: Annotated[Clauses, BeforeValidator(one_or_many)]
    reason: Text
    confirm: Text | None = None


class Blocking(Strict):
    """What a result stands in the way of.

    `proposal`: a report that proposes the programme; `report`: any report.
    """

    not_met: Scope = "never"
    cannot_say_yet: Scope = "never"


class DecisionTable(Strict):
    """A question, its inputs and its rows, under a DMN hit policy.

    An input is a fact of the catalogue or the id of an earlier table, whose value is
    that table's outcome or else its result. `outcomes` gives each a name to read.
    `provisional_until` names a yes-or-no fact: while it is not yes, the outcome is
    provisional.
    """

    id: Text
    question: Text
    hit: Literal["unique", "first", "any"]
    inputs: tuple[Text, ...]
    outcomes: dict[str, Text] = Field(default_factory=dict)
    rows: tuple[Row, ...]
    unknown: Text
    blocks: Blocking = Blocking()
    provisional_until: Text | None = None


class RuleSet(Strict):
    """All tables of a programme, in the order in which they are evaluated."""

    version: Text
    tables: tuple[DecisionTable, ...]


class FactEntry(Strict):
    """One fact a table may ask for.

    `source` is where in the case file it is written; a derived fact names the field
    it is worked out from. `absent` is what its absence is called in a sentence.
    `values` is the domain of a choice. A text or a date can be told, but not tested.
    `can_change` marks what a proposal may still change; the past never can.
    """

    name: Text
    label: Text
    type: Literal["number", "yes or no", "choice", "text", "date"]
    source: Text
    absent: Text
    values: tuple[Text, ...] = ()
    can_change: YesNo = False


class FactCatalogue(Strict):
    """Every fact that tables may use."""

    facts: tuple[FactEntry, ...]
