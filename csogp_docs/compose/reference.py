"""Names and values of rules, as a manual about no case says them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from csogp_docs.compose.phrasing import british_date, written
from csogp_docs.compose.phrasing import months as in_months
from csogp_docs.compose.view import view
from csogp_docs.compose.wording import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csogp_docs.model.assessment import Value
    from csogp_docs.model.boundaries import Comparison
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.document import Sentence
    from csogp_docs.model.law import Law
    from csogp_docs.model.rules import DecisionTable, FactEntry

# How the label of a length ends.
_IN_MONTHS = (", in months", " in months")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a manual looks up: a programme and its law, facts and tables by name.

    `context` is what the programme alone answers; of several versions of a table the
    last is found.
    """

    programme: ProgrammeContent
    law: Law
    facts: Mapping[str, FactEntry]
    tables: Mapping[str, DecisionTable]
    context: Mapping[str, Any]
    speaker: Speaker

    def say(self, wording_id: str, **more: object) -> Sentence:
        """Say a fixed sentence of the manual, which has no condition."""
        said = self.speaker.say(wording_id, **more)
        if said is None:
            raise LookupError(f"{wording_id} has a condition, but there is no case")
        return said

    def named(self, name: str) -> str:
        """Say what an input is: a fact by its label, an earlier table by its id."""
        return self.facts[name].label if name in self.facts else name

    def value(self, name: str, value: Value) -> str:
        """Say a value of an input; an outcome of a table by its name."""
        if isinstance(value, bool):
            return ("no", "yes")[value]
        if isinstance(value, date):
            return british_date(value)
        if isinstance(value, str):
            outcomes = self.tables[name].outcomes if name in self.tables else {}
            return outcomes.get(value, value)
        return written(value)

    def compared(self, name: str, comparison: Comparison) -> str:
        """Say what a cell of an input compares with: a value, or a fact by its label.

        What the programme alone answers is said in brackets.
        """
        end = comparison.endpoint
        if comparison.order == "is" or not isinstance(end, str):
            return self.value(name, end)
        group, _, leaf = end.partition(".")
        given = self.context.get(group, {}).get(leaf)
        said, value = self.measured(end, given)
        return said if given is None else f"{said} ({value})"

    def measured(self, name: str, value: Value | None) -> tuple[str, str]:
        """Say a fact and its value, which takes the unit that the label names."""
        label = self.facts[name].label
        for ending in _IN_MONTHS:
            if label.endswith(ending) and isinstance(value, int | float | None):
                return label.removesuffix(ending), _length(value)
        return label, "" if value is None else self.value(name, value)


def refer_to(programme: ProgrammeContent, content: Content) -> Reference:
    """Bring together what the manual of a programme is made from."""
    context = view(programme.programme.value, None, {})
    return Reference(
        programme=programme,
        law=content.law.value,
        facts={entry.name: entry for entry in content.facts.value.facts},
        tables={table.id: table for table in programme.rules.value.tables},
        context=context,
        speaker=Speaker(
            wording={**content.wording, **programme.wording},
            context=context,
            facts={},
            answers={},
            version=programme.programme.value.version,
        ),
    )


def _length(value: float | None) -> str:
    if value is None or math.isinf(value):
        return "no limit"
    return in_months(value)


def rule_address(rule: str) -> str:
    """Return where the section of a rule is, for a link."""
    return f"rule-{rule.lower()}"


def clause_links(clauses: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the clauses with where each is in the manual."""
    return tuple((it, f"#clause-{it}") for it in clauses)


def rule_links(rules: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the rules with where each is in the manual."""
    return tuple((it, f"#{rule_address(it)}") for it in rules)
