"""Case files for the tests of the rules: read from text, or generated."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from csogp_docs.assess.assessment import assess
from csogp_docs.load.bank_holidays import bank_holidays
from csogp_docs.load.typeface import printable
from csogp_docs.load.workspace import find_workspace, read_content
from csogp_docs.load.yaml_reader import parse
from csogp_docs.validate.case import typed_case
from csogp_docs.validate.content import typed_content

if TYPE_CHECKING:
    from csogp_docs.model.assessment import Assessment, Finding
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content, Editions
    from csogp_docs.model.sourced import Sourced

Tree = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
WORKSPACE = find_workspace(ROOT, ROOT)
NAME = "valid.yaml"
DECLINED = ("not suitable", "suitable but not ready")
# Recorded, but no judgement: the fact is known and settles nothing.
UNJUDGED = "not yet assessed"
# Every fact that a rule uses and that may not be known, by its path in a case file.
HIDEABLE = (
    "offences",
    "offences.0.sexual",
    "offences.0.convicted",
    "risk",
    "risk.0.band",
    "deviance",
    "suitability",
    "suitability.outcome",
    "sentence.route",
    "sentence.months",
    "sentence.starts",
    "delivery.starts",
    "prior_programmes",
    "prior_programmes.0.completed",
    "induction.decision",
    "person.employment",
    "person.in_custody",
)


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


def text_of(tree: Tree) -> str:
    """Write a case file, one value to a line."""
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=1000)


@cache
def _printable() -> frozenset[int]:
    return printable(WORKSPACE.templates)


def valid(text: str) -> Sourced[Case]:
    """Read a case file that has no errors."""
    case, problems = typed_case(parse(text, NAME), editions(), _printable())
    assert case is not None, problems
    return case


def assessed(tree: Tree) -> Assessment:
    """Write a case file, read it and assess it."""
    return assess(valid(text_of(tree)), content())


def by_rule(assessment: Assessment) -> dict[str, Finding]:
    """Return the findings of an assessment by their rules."""
    return {finding.rule: finding for finding in assessment.findings}


def _one_of(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


def _days(first: date, last: date) -> st.SearchStrategy[str]:
    return st.dates(first, last).map(str)


_BEFORE = _days(date(1993, 1, 1), date(2004, 3, 5))
_BAND = _one_of("low", "medium", "high", "very high")
_YES_OR_NO = _one_of("yes", "no")
_OFFENCE = st.fixed_dictionaries(
    {"title": st.just("An offence"), "sexual": _YES_OR_NO, "convicted": _BEFORE}
)
_RISK = st.fixed_dictionaries(
    {"tool": _one_of("RM2000/S", "RM2000"), "band": _BAND, "date": _BEFORE}
)
_TAKEN = st.fixed_dictionaries(
    {"programme": _one_of("prison-otp", "another-programme"), "completed": _BEFORE}
)
_TEST = st.fixed_dictionaries(
    {"point": _one_of("before", "after-induction", "completion"), "date": _BEFORE}
)
_MONDAYS = [f"2004-05-{day}" for day in (10, 17, 24)] + ["2006-01-02", "2008-03-03"]
_EMPLOYMENT = _one_of(
    *("employed", "unemployed", "self-employed"),
    *("in education", "retired", "unable to work"),
)
UNKNOWN: st.SearchStrategy[Tree] = _one_of(
    *("awaited", "not asked", "declined", "withheld", "not applicable", "not recorded")
).map(lambda reason: {"unknown": reason})


@st.composite
def known_cases(draw: st.DrawFn) -> Tree:
    """Draw a valid case in which every fact that a rule uses is known."""
    outcome = draw(_one_of("suitable", *DECLINED))
    routes = [route.id for route in content().law.value.routes]
    return {
        "case": "valid-1",
        "programme": "csogp",
        "area": "west-mercia",
        "report": {"kind": "standard", "date": "2004-03-05"},
        "person": {
            "name": "Alan Specimen",
            "employment": draw(_EMPLOYMENT),
            "in_custody": draw(_YES_OR_NO),
        },
        "court": {"hearing": draw(_days(date(2004, 3, 5), date(2030, 1, 1)))},
        "offences": draw(st.lists(_OFFENCE, min_size=1, max_size=2)),
        "risk": draw(st.lists(_RISK, min_size=1, max_size=2)),
        "deviance": draw(_BAND),
        "suitability": {
            "outcome": outcome,
            "reasons": ["He declines."] if outcome in DECLINED else [],
        },
        "sentence": {
            "route": draw(_one_of(*routes)),
            "months": str(draw(st.sampled_from([1, 5, 6, 11, 12, 24, 35, 36, 37, 60]))),
            "starts": draw(_days(date(1990, 1, 1), date(2030, 1, 1))),
        },
        "prior_programmes": draw(st.lists(_TAKEN, max_size=2)),
        "induction": {"decision": draw(_one_of("waived", "required"))},
        "delivery": {
            "starts": draw(st.sampled_from(_MONDAYS)),
            "tests": draw(st.lists(_TEST, max_size=2)),
        },
    }


def _hide(tree: Tree, path: str, unknown: Tree) -> None:
    """Put an unknown in the place of a value, where there is one."""
    *parents, last = path.split(".")
    inner: Any = tree
    for part in parents:
        inner = inner[int(part)] if part.isdecimal() else inner.get(part)
        if not inner or "unknown" in inner:
            return
    if last == "completed" and unknown["unknown"] == "not recorded":
        # A programme of which no completion is recorded was not completed.
        unknown = {"unknown": "awaited"}
    inner[last] = unknown
    if path == "suitability.outcome":
        inner["reasons"] = []


@st.composite
def half_known_cases(draw: st.DrawFn) -> tuple[Tree, Tree]:
    """Draw a case, and the same case with some of its facts not known."""
    known = draw(known_cases())
    hidden = deepcopy(known)
    for path in draw(st.lists(st.sampled_from(HIDEABLE), unique=True)):
        _hide(hidden, path, draw(UNKNOWN))
    if draw(st.integers(0, 9)) == 0:
        hidden["suitability"] = {"outcome": UNJUDGED}
    return hidden, known


@st.composite
def overridden_cases(draw: st.DrawFn) -> Tree:
    """Draw a case with some facts not known and some findings overridden."""
    tree, _ = draw(half_known_cases())
    tables = content().programmes["csogp"].rules.value.tables
    rules = [table.id for table in tables if table.id != "PROPOSAL-OR-REASONS"]
    tree["overrides"] = [
        {
            "finding": rule,
            "to": draw(_one_of("met", "not met", "not applicable")),
            "by": "R. Pattern",
            "role": "Senior Probation Officer",
            "date": "2004-03-05",
            "reason": "In my judgement.",
        }
        for rule in draw(st.lists(st.sampled_from(rules), unique=True, max_size=3))
    ]
    return tree
