"""Decision tables as content states them, and the catalogue of facts they use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from csogp_docs.model.base import Date, Strict, Text, YesNo, one_or_many
from csogp_docs.model.programme import Clauses

# The table that answers for the report as a whole; every programme has it.
GATE = "PROPOSAL-OR-REASONS"

# What a table is about: a report, or what happens once the programme has begun.
About = Literal["report", "delivery"]
Scope = Literal["proposal", "report", "never"]
HitPolicy = Literal["unique", "first", "any", "collect"]


class Row(Strict):
    """One row: a cell for each input, what follows, the clause, the reason.

    `then` is a result ("met", "not met", "not applicable") or one of the table's
    outcomes, which counts as "met". `confirm` names who must confirm the row. It is in
    force for reports dated from `from` to `to`, both included.
    """

    id: Text
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
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
    provisional. What is `about` delivery is no finding of a report. A table that
    collects gives every row that applies, is met where there is one, and says
    `otherwise` where there is none. `from` and `to` are as for a row: a table may have
    several versions, of which one is in force on any day.
    """

    id: Text
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
    about: About = "report"
    question: Text
    hit: HitPolicy
    inputs: tuple[Text, ...]
    outcomes: dict[str, Text] = Field(default_factory=dict)
    rows: tuple[Row, ...]
    unknown: Text
    otherwise: Text | None = None
    blocks: Blocking = Blocking()
    provisional_until: Text | None = None

    @model_validator(mode="after")
    def _says_what_applies_otherwise(self) -> DecisionTable:
        if (self.hit == "collect") != (self.otherwise is not None):
            raise PydanticCustomError("otherwise", "only where a table collects")
        return self


class RuleSet(Strict):
    """All tables of a programme, in the order in which they are evaluated."""

    version: Text
    tables: tuple[DecisionTable, ...]


class FactEntry(Strict):
    """One fact a table may ask for.

    `source` is where in the case file it is written; a derived fact names the field
    it is worked out from. `absent` is what its absence is called in a sentence.
    `values` is the domain of a choice; a number is whole. `measure` names the one of
    the programme's measures of which this is the band, tool, date or assessor.
    `can_change` marks what a proposal may still change; the past never can.
    """

    name: Text
    label: Text
    type: Literal["number", "yes or no", "choice", "text", "date", "sessions", "list"]
    source: Text
    absent: Text
    values: tuple[Text, ...] = ()
    measure: Text | None = None
    can_change: YesNo = False


class FactCatalogue(Strict):
    """Every fact that tables may use."""

    facts: tuple[FactEntry, ...]
