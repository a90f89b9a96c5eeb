"""Measure how often a second the whole rule set is evaluated, beside two peers.

`make bench-rules` runs this and writes docs/benchmarks/rules.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rules_compared import compare, differing, made_up
from rules_engines import Cel, Ours, Zen
from rules_page import Case, Compared, page
from rules_timed import METHOD, Contender, measure

from csogp_docs.assess import table
from csogp_docs.assess.assessment import assess
from csogp_docs.assess.rules import read_rules
from csogp_docs.load.workspace import find_workspace
from csogp_docs.model.base import Unknown
from csogp_docs.pipeline.reading import open_workspace, read_cases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules_engines import Engine, Facts

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.model.case import Case as CaseFile
    from csogp_docs.model.content import Content
    from csogp_docs.model.sourced import Sourced

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks" / "rules.md"
PROGRAMME = "csogp"

# All must answer the first alike; of the second much is not known.
FIRST = "wm-0131"
CASES = (FIRST, "wm-0136")

FINDINGS = "findings: answers, rows tried, facts with places, clauses, what is missing"
WHOLE = "the assessment: facts, findings, what they block, what to find out first"
ANSWERS = "answers"
TRACED = "answers, and of each table the row that applied and the values seen"


@dataclass(frozen=True)
class Bench:
    """Content, its tables, and the engines made from them."""

    content: Content
    tables: tuple[ReadTable, ...]
    ours: Engine
    peers: Mapping[str, tuple[Engine, str]]

    def compare(self, known: Mapping[str, Facts]) -> Compared:
        """Compare the answers about the cases, and about many that are made up."""
        first = known[FIRST]
        for name, (engine, _) in self.peers.items():
            if differing(self.ours, engine, first):
                raise SystemExit(f"{name} answers {FIRST} otherwise than ours does.")
        others = dict(made_up(self.tables, self.content, first))
        return Compared(
            cases=len(known),
            made_up=len(others),
            peers={
                name: compare((self.ours, engine), self.tables, known, others)
                for name, (engine, _) in self.peers.items()
            },
        )

    def measure(self, case: Sourced[CaseFile]) -> Case:
        """Measure every engine on one case."""
        facts = assess(case, self.content).facts
        asked = {
            name
            for read in self.tables
            for name in (*read.table.inputs, *read.compared_with)
            if name in facts
        }
        contenders = (*self._ours(case, facts), *self._theirs(facts))
        return Case(
            name=case.value.case,
            tables=len(self.tables),
            asked=len(asked),
            unknown=sum(isinstance(facts[it].state, Unknown) for it in asked),
            measured=measure(contenders),
        )

    def _ours(self, case: Sourced[CaseFile], facts: Facts) -> list[Contender]:
        # Nothing but a measurement needs to make the project forget its verdicts.
        forget = table._verdict.cache_clear  # noqa: SLF001
        tables_only = self.ours.ready(facts)

        def whole() -> object:
            return assess(case, self.content)

        return [
            Contender("ours, tables only, cold", FINDINGS, tables_only, forget),
            Contender("ours, tables only, warm", FINDINGS, tables_only),
            Contender("ours, whole assessment, cold", WHOLE, whole, forget),
            Contender("ours, whole assessment, warm", WHOLE, whole),
        ]

    def _theirs(self, facts: Facts) -> list[Contender]:
        return [
            Contender(
                name,
                gives,
                engine.ready(facts),
                differing=differing(self.ours, engine, facts),
            )
            for name, (engine, gives) in self.peers.items()
        ]


def main() -> None:
    """Compare, measure, and write the page."""
    opened = open_workspace(find_workspace(ROOT, ROOT))
    content = opened.content.newest
    cases = {
        it.case.value.case: it.case
        for it in read_cases([ROOT / "cases"], opened)
        if it.case and it.case.value.programme == PROGRAMME
    }
    tables = read_rules(content.programmes[PROGRAMME].rules, content.facts)
    peers: dict[str, tuple[Engine, str]] = {
        "zen-engine": (Zen(tables), ANSWERS),
        "zen-engine, with its trace": (Zen(tables, {"trace": True}), TRACED),
        "cel-python": (Cel(tables), ANSWERS),
    }
    bench = Bench(content, tables, Ours(tables), peers)
    known = {name: assess(case, content).facts for name, case in cases.items()}
    compared = bench.compare(known)
    text = page([bench.measure(cases[name]) for name in CASES], compared, METHOD)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
