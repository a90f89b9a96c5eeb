"""What holds of the findings of any case."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from valid_cases import (
    NAME,
    UNJUDGED,
    WORKSPACE,
    assessed,
    by_rule,
    content,
    half_known_cases,
    known_cases,
    overridden_cases,
    text_of,
    valid,
)

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.subject import subject
from csogp_docs.load.workspace import read_content
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from valid_cases import Tree

    from csogp_docs.model.assessment import FactFound, Finding

ANY_CASE = overridden_cases()
SLOW = settings.get_profile("slow")
EMPTY: Tree = {
    "case": "valid-1",
    "programme": "csogp",
    "area": "west-mercia",
    "report": {"date": "2004-03-05"},
    "person": {"name": "Alan Specimen"},
}


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_a_report_carries_one_of_two_or_something_blocks(tree: Tree) -> None:
    """No report goes out with neither the proposal nor the reasons (access.5)."""
    assessment = assessed(tree)
    carries_one = assessment.carries in {"proposal", "reasons"}

    assert carries_one or bool(assessment.blocking)


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_reasons_are_carried_by_themselves(tree: Tree) -> None:
    """A report carries reasons just when the officer does not find the person suitable.

    Only the suitability that counts, after any override, decides between the two.
    """
    assessment = assessed(tree)
    effective = by_rule(assessment)["SUITABILITY"].effective
    allowed = {
        "met": {"proposal", "neither yet"},
        "not met": {"reasons", "neither yet"},
        "cannot say yet": {"neither yet"},
        "not applicable": {"neither yet"},
    }

    assert assessment.carries in allowed[effective]


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_every_finding_cites_clauses_of_the_leaflet(tree: Tree) -> None:
    """No finding lacks a clause, and every clause is one of the leaflet's."""
    known = content().programmes["csogp"].clauses.value.clauses
    baseless = [
        finding.rule
        for finding in assessed(tree).findings
        if not finding.clauses or not set(finding.clauses) <= set(known)
    ]

    assert baseless == []


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_every_finding_has_a_reason_in_words(tree: Tree) -> None:
    """A reason is a whole sentence: it begins, ends, and leaves nothing out."""
    case = valid(text_of(tree))
    about = subject(case, assess(case, content()), content())
    reasons = [about.reason(finding) for finding in about.assessment.findings]
    broken = [
        reason
        for reason in reasons
        if not reason[:1].isalnum()
        or not reason.endswith(".")
        or any(
            hole in reason for hole in ("because .", " None", "  ", "inf ", "{", " .")
        )
    ]

    assert broken == []


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_what_cannot_be_said_names_what_is_missing(tree: Tree) -> None:
    """A finding is open and names facts of the catalogue, or settled and names none."""
    known = {entry.name for entry in content().facts.value.facts}
    wrong = [
        (finding.rule, finding.result, finding.missing)
        for finding in assessed(tree).findings
        if (finding.result == "cannot say yet") != bool(finding.missing)
        or not set(finding.missing) <= known
    ]

    assert wrong == []


@SLOW
@given(half_known_cases())
def test_nothing_that_is_known_is_called_missing(trees: tuple[Tree, Tree]) -> None:
    """Without overrides, what is to be found out is not known, or not yet judged."""
    hidden, _ = trees
    assessment = assessed(hidden)
    known = {
        name
        for finding in assessment.findings
        for name in finding.missing
        if not isinstance(state := assessment.facts[name].state, Unknown)
        and state != UNJUDGED
    }

    assert known == set()


@SLOW
@given(half_known_cases())
def test_finding_out_more_never_contradicts_what_was_settled(
    trees: tuple[Tree, Tree],
) -> None:
    """A finding settled with some facts not known stays as it is with all of them."""
    hidden, known = (by_rule(assessed(tree)) for tree in trees)
    changed = {
        rule: (before.result, before.outcome, known[rule].result, known[rule].outcome)
        for rule, before in hidden.items()
        if before.result != "cannot say yet"
        and (before.result, before.outcome) != (known[rule].result, known[rule].outcome)
    }

    assert changed == {}


@SLOW
@given(known_cases())
def test_with_everything_known_every_finding_is_settled(tree: Tree) -> None:
    """Nothing is left open when every fact that a rule uses is known.

    Only whether there is time may still turn on the path, or on days not arranged yet.
    """
    still_open = [
        finding.rule
        for finding in assessed(tree).findings
        if finding.result == "cannot say yet" and finding.rule != "TIME-TO-COMPLETE"
    ]

    assert still_open == []


LINES = {
    source.name: source.text.splitlines() for source in read_content(WORKSPACE).values()
}


def written(fact: FactFound) -> str:
    """Return what the line of a fact must contain; nothing where it is worked out."""
    state = fact.state
    if fact.name == "sentence.months_remaining":
        return ""
    if isinstance(state, Unknown | bool) or not isinstance(state, str | int | float):
        return ""
    if isinstance(state, float) and math.isinf(state):
        return ""
    return f"{state:g}" if isinstance(state, float) else str(state)


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_every_fact_stands_where_it_is_said_to(tree: Tree) -> None:
    """A fact has a place in the case file or in content, and its line has its value."""
    lines = {**LINES, NAME: text_of(tree).splitlines()}
    astray = [
        (fact.name, fact.state, str(fact.place))
        for finding in assessed(tree).findings
        for fact in finding.facts
        if not 0 < fact.place.line <= len(lines[fact.place.file])
        or written(fact) not in lines[fact.place.file][fact.place.line - 1]
    ]

    assert astray == []


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_assessing_twice_gives_the_same(tree: Tree) -> None:
    """A case and content are all that an assessment depends on."""
    case = valid(text_of(tree))

    assert assess(case, content()) == assess(case, content())


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_a_path_is_provisional_until_the_assessment_after_induction(tree: Tree) -> None:
    """A path that stands is provisional just while no such test is recorded."""
    path = by_rule(assessed(tree))["PATHWAY"]
    recorded = any(
        test["point"] == "after-induction"
        for test in tree.get("delivery", {}).get("tests", [])
    )

    stands = path.outcome is not None and path.effective == "met"
    assert path.provisional == (stands and not recorded)


@SLOW
@given(ANY_CASE)
@example(EMPTY)
def test_an_override_leaves_the_finding_as_it_was(tree: Tree) -> None:
    """The software's own finding stays beside the judgement set above it."""
    set_above = {it["finding"]: it["to"] for it in tree.get("overrides", [])}
    findings = assessed(tree).findings
    unlike = [
        finding.rule
        for finding in findings
        if (finding.override.to if finding.override else None)
        != set_above.get(finding.rule)
        or finding.effective != set_above.get(finding.rule, finding.result)
    ]

    assert unlike == []


def found(**more: Any) -> dict[str, Finding]:  # noqa: ANN401 - YAML
    """Assess a small case of 2004 of which most is known."""
    tree: Tree = {
        "case": "found-1",
        "programme": "csogp",
        "area": "west-mercia",
        "report": {"date": "2004-03-05"},
        "person": {"name": "A", "employment": "employed", "in_custody": "no"},
        "court": {"hearing": "2004-03-12"},
        "offences": [{"title": "An offence", "sexual": "yes"}],
        "risk": [{"tool": "RM2000/S", "band": "high"}],
        "deviance": "low",
        "suitability": {"outcome": "suitable"},
        "sentence": {"route": "community-rehabilitation-order", "months": "36"},
        "prior_programmes": [],
    }
    return by_rule(assessed(tree | more))


def names(finding: Finding) -> list[str]:
    """Name the facts that a finding used."""
    return [fact.name for fact in finding.facts]


def test_a_finding_uses_the_limits_of_the_rows_that_settle_it() -> None:
    """Those of other rows are none of its reasons; while it is open, all may be."""
    limits = ["law.minimum_months", "law.maximum_months"]
    inputs = ["law.in_force", "sentence.months"]
    sentence = {"route": "community-rehabilitation-order"}
    within = found()["ROUTE-LIMITS"]
    below = found(sentence=sentence | {"months": "5"})["ROUTE-LIMITS"]
    above = found(sentence=sentence | {"months": "37"})["ROUTE-LIMITS"]
    open_ = found(sentence=sentence)["ROUTE-LIMITS"]

    assert names(within) == [*inputs, *limits]
    assert names(below) == [*inputs, "law.minimum_months"]
    assert names(above) == [*inputs, "law.maximum_months"]
    assert names(open_) == [*inputs, *limits]


def test_only_a_row_that_asks_for_it_is_to_be_confirmed() -> None:
    """High risk with low deviance is; high risk and high deviance are not."""
    mixed, high = found()["PATHWAY"], found(deviance="high")["PATHWAY"]

    assert (mixed.confirm, mixed.rows) == (
        "treatment manager",
        ("higher-risk", "only-risk-higher"),
    )
    assert (high.confirm, high.rows) == (None, ("higher-risk", "higher-deviance"))


def test_only_a_table_that_collects_has_a_list() -> None:
    """And it has no outcome of its own."""
    findings = found()

    assert {rule: it.collected for rule, it in findings.items() if it.collected} == {
        "ARRANGEMENTS": ("tests", "time-off-work")
    }
    assert findings["ARRANGEMENTS"].outcome is None


def test_a_finding_shows_every_row_tried() -> None:
    """In the order of the table."""
    tried = found()["ORDER-LENGTH"].tried

    assert [(it.row, it.holds) for it in tried] == [
        ("too-short", False),
        ("long-enough", True),
    ]


def test_only_the_path_is_provisional_and_not_when_set_aside() -> None:
    """No other table waits for the assessment after Induction."""
    override = {
        "finding": "PATHWAY",
        "by": "R. Pattern",
        "role": "Senior Probation Officer",
        "date": "2004-03-05",
        "reason": "In my judgement.",
    }
    provisional = {
        to: [rule for rule, it in findings.items() if it.provisional]
        for to, findings in {
            "none": found(),
            **{
                to: found(overrides=[override | {"to": to}])
                for to in ("met", "not met", "not applicable")
            },
        }.items()
    }

    assert provisional == {
        "none": ["PATHWAY"],
        "met": ["PATHWAY"],
        "not met": [],
        "not applicable": [],
    }
