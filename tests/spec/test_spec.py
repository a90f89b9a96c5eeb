"""The clauses as situations, written by hand and run through reading and rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.subject import subject
from csogp_docs.load.bank_holidays import bank_holidays
from csogp_docs.load.typeface import printable
from csogp_docs.load.workspace import find_workspace, read_content
from csogp_docs.load.yaml_reader import parse, read_source
from csogp_docs.model.located import MappingNode, Scalar, SequenceNode
from csogp_docs.validate.case import typed_case
from csogp_docs.validate.content import typed_content

if TYPE_CHECKING:
    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.content import Content, Editions
    from csogp_docs.model.located import Node
    from csogp_docs.model.problem import Problem

Written = str | list["Written"] | dict[str, "Written"]

HERE = Path(__file__).resolve().parent
WORKSPACE = find_workspace(HERE.parent.parent, HERE)
# Paths that one word in a situation stands for.
SHORT = {
    "convicted": ["offences.1.convicted"],
    "sentenced": [
        *("report.date", "court.hearing", "sentence.starts"),
        "offences.1.convicted",
    ],
}
FIELDS = {
    *("result", "effective", "outcome", "provisional", "missing", "clauses"),
    *("blocks", "reason", "without"),
}


WHOLE = {"carries", "blocking"}


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation of a file, and what is expected of it."""

    file: str
    written: dict[str, Written]

    @property
    def because(self) -> str:
        """The sentence that says what the situation is about."""
        return str(self.written["because"])

    @property
    def refused(self) -> list[Written]:
        """The codes of the errors that must stop the case."""
        return [self.written["refused"]] if "refused" in self.written else []

    def mapping(self, key: str) -> dict[str, Written]:
        """What is written under a key; nothing written is an empty mapping."""
        value = self.written.get(key, {})
        assert isinstance(value, dict), f"{key} must have names and values"
        return value


def plain(node: Node | None) -> Written:
    """Return what was written, without its places."""
    match node:
        case MappingNode():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        case SequenceNode():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
        case None:
            raise AssertionError("nothing is written")


def read(name: str) -> dict[str, Written]:
    """Read one file of this folder."""
    source = read_source(HERE / name, name)
    written = plain(source.root)
    assert isinstance(written, dict)
    assert source.problems == ()
    return written


def situations() -> list[Situation]:
    """Read every situation of this folder."""
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        if path.stem == "base":
            continue
        listed = read(path.name)["situations"]
        assert isinstance(listed, list)
        found += [Situation(path.stem, it) for it in listed if isinstance(it, dict)]
    return found


SITUATIONS = situations()


@cache
def editions() -> Editions:
    """Read the content that is shipped."""
    typed, problems = typed_content(read_content(WORKSPACE), bank_holidays())
    assert problems == ()
    assert typed is not None
    return typed


def content() -> Content:
    """Return the edition that is in force now."""
    return editions().newest


def change(tree: Written, path: list[str], value: Written) -> None:
    """Write a value at a path; items of a list count from 1."""
    first, *rest = path
    if isinstance(tree, list):
        change(tree[int(first) - 1], rest, value)
    elif isinstance(tree, dict) and rest:
        change(tree.setdefault(first, {}), rest, value)
    elif isinstance(tree, dict) and value == "left out":
        tree.pop(first, None)
    elif isinstance(tree, dict):
        tree[first] = value


def case_text(situation: Situation) -> str:
    """Write the case file of a situation, as an officer would."""
    tree = read("base.yaml")
    for name, value in situation.mapping("situation").items():
        for path in SHORT.get(name, [name]):
            change(tree, path.split("."), value)
    tree["overrides"] = [
        {
            "finding": rule,
            "to": to,
            "by": "R. Pattern",
            "role": "Senior Probation Officer",
            "date": "2004-03-05",
            "reason": "In my judgement.",
        }
        for rule, to in situation.mapping("override").items()
    ]
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=1000)


@cache
def explained(text: str) -> tuple[Subject | None, tuple[Problem, ...]]:
    """Read, validate and assess a case file."""
    source = parse(text, "spec.yaml")
    shapes = printable(WORKSPACE.templates)
    case, problems = typed_case(source, editions(), shapes)
    if case is None:
        return None, problems
    return subject(case, assess(case, content()), content()), problems


def findings(about: Subject) -> dict[str, Written]:
    """Say of every finding, and of the whole, what a situation may expect."""
    assessment = about.assessment
    told: dict[str, Written] = {
        finding.rule: {
            "result": finding.result,
            "effective": finding.effective,
            "outcome": finding.outcome or "none",
            "provisional": "yes" if finding.provisional else "no",
            "missing": list(finding.missing),
            "clauses": list(finding.clauses),
            "blocks": "yes" if finding.blocks else "no",
            "reason": about.reason(finding),
        }
        for finding in (*assessment.findings, *assessment.delivery)
    }
    return told | {
        "carries": assessment.carries,
        "blocking": list(assessment.blocking),
    }


def wrong(name: str, expected: Written, actual: Written) -> bool:
    """Tell whether what was found is not what is expected under a name."""
    if name == "reason":
        return str(expected) not in str(actual)
    if name == "without":
        return str(expected) in str(actual)
    return expected != actual


def differences(expected: Written, actual: Written) -> dict[str, Written]:
    """Return what was found, of all that was expected, and is not so."""
    if not isinstance(expected, dict) or not isinstance(actual, dict):
        return {} if expected == actual else {"found": actual}
    pairs = {
        name: (value, actual["reason" if name == "without" else name])
        for name, value in expected.items()
    }
    return {
        name: got for name, (value, got) in pairs.items() if wrong(name, value, got)
    }


@pytest.mark.parametrize(
    "situation", SITUATIONS, ids=lambda it: f"{it.file}: {it.because}"
)
def test_the_rules_find_what_the_clause_says(situation: Situation) -> None:
    """Each situation has the findings that its author worked out from the clause."""
    about, problems = explained(case_text(situation))
    refused = [it.code for it in problems if it.severity == "error"]
    actual = findings(about) if about else {}
    expected = situation.mapping("expect") if about else {}
    found = {
        name: not_so
        for name, wanted in expected.items()
        if (not_so := differences(wanted, actual[name]))
    }

    assert (refused, found) == (situation.refused, {})


def cited(situation: Situation) -> set[str]:
    """The clauses cited by the findings that a situation expects."""
    about, _ = explained(case_text(situation))
    rules = situation.mapping("expect").keys() - WHOLE
    found = about.assessment if about else None
    made = (*found.findings, *found.delivery) if found else ()
    return {it for finding in made if finding.rule in rules for it in finding.clauses}


def test_a_situation_rests_on_its_clause() -> None:
    """The clause is one of the leaflet's, and a finding that is expected cites it."""
    known = content().programmes["csogp"].clauses.value.clauses
    elsewhere = [
        (situation.because, clause)
        for situation in SITUATIONS
        if (clause := str(situation.written["clause"])) not in known
        or (not situation.refused and clause not in cited(situation))
    ]

    assert elsewhere == []


def test_there_are_situations_of_every_rule() -> None:
    """Enough situations were found, and every row of every table settles one."""
    tables = content().programmes["csogp"].rules.value.tables
    rows = {(table.id, row.id) for table in tables for row in table.rows}
    reached = {
        (finding.rule, row)
        for situation in SITUATIONS
        if (about := explained(case_text(situation))[0])
        for finding in (*about.assessment.findings, *about.assessment.delivery)
        for row in finding.rows
    }

    assert (len(SITUATIONS) >= 190, rows - reached) == (True, set())


def test_every_rule_is_expected_by_a_situation() -> None:
    """Somebody has worked out from a clause what each rule should find."""
    rules = {table.id for table in content().programmes["csogp"].rules.value.tables}
    expected = {it for one in SITUATIONS for it in one.mapping("expect")} - WHOLE

    assert rules == expected


def test_no_two_situations_say_the_same() -> None:
    """Every situation has a sentence of its own."""
    said = [it.because for it in SITUATIONS]

    assert len(set(said)) == len(said)


def test_a_situation_says_only_what_it_may() -> None:
    """A misspelt expectation is not passed over."""
    rules = {it.id for it in content().programmes["csogp"].rules.value.tables}
    keys = {"because", "clause", "situation", "override", "expect", "refused"}
    unknown = [
        (situation.because, name)
        for situation in SITUATIONS
        for name, allowed in [
            *((key, keys) for key in situation.written),
            *((key, rules | WHOLE) for key in situation.mapping("expect")),
            *((key, rules) for key in situation.mapping("override")),
            *(
                (key, FIELDS)
                for expected in situation.mapping("expect").values()
                if isinstance(expected, dict)
                for key in expected
            ),
        ]
        if name not in allowed
    ]

    assert unknown == []
