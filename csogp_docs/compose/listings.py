"""Tables and lists drawn from a case file or from what was found in it.

Each takes a subject and gives a block, or None when there is nothing to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.listings_of_delivery import sessions, tests
from csogp_docs.compose.listings_of_enforcement import failures, unjudged
from csogp_docs.compose.listings_of_misses import missed_sessions
from csogp_docs.compose.listings_of_progress import (
    attendance,
    judgement,
    remaining,
)
from csogp_docs.compose.listings_of_proposal import (
    alternatives,
    rationale,
    requirements,
)
from csogp_docs.compose.listings_of_tests import points_of_test
from csogp_docs.compose.phrasing import (
    british_date,
    capitalised,
    counted,
    listed_dates,
)
from csogp_docs.compose.states import cell_of, unknown_cell
from csogp_docs.model.base import NOT_RECORDED, NotShown, Unknown
from csogp_docs.model.document import Bullets, Cell, Run, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.assessment import Finding
    from csogp_docs.model.case import (
        Offence,
        RiskAssessment,
        SourceOfInformation,
        Victim,
    )
    from csogp_docs.model.document import Block
    from csogp_docs.model.wording import Listing

# How much of what is not known a summary has room for, in lines and in letters.
_BRIEF, _BRIEF_LETTERS = 6, 600


def sources(subject: Subject) -> Block | None:
    """Every source of information, with its dates."""
    recorded = subject.case.report.sources
    if isinstance(recorded, Unknown) or not recorded:
        return None
    return _bullets(_source(source) for source in recorded)


def _source(source: SourceOfInformation) -> str:
    said = source.what
    if source.dates:
        said += f", {listed_dates(source.dates)}"
    if source.as_at:
        said += f", as at {british_date(source.as_at)}"
    return said if source.dates or source.as_at else f"{said} (no date recorded)"


def offences(subject: Subject) -> Block | None:
    """The offences before the court."""
    recorded = subject.case.offences
    if isinstance(recorded, Unknown) or not recorded:
        return None
    return Table(
        name="offences",
        caption="Offences before the court",
        head=("Offence", "Committed", "Plea and conviction", "Victims"),
        rows=tuple(_row(*_offence(offence)) for offence in recorded),
    )


def _offence(offence: Offence) -> Iterable[str]:
    yield f"{offence.title} ({_sexual(offence)})"
    if isinstance(offence.committed, Unknown):
        yield unknown_cell(offence.committed)
    elif offence.committed.to is None:
        yield british_date(offence.committed.from_)
    else:
        first, last = offence.committed.from_, offence.committed.to
        yield f"{british_date(first)} to {british_date(last)}"
    plea = offence.plea
    said = (
        f"Plea: {plea}" if isinstance(plea, str) else capitalised(_part("plea", plea))
    )
    convicted = offence.convicted
    if isinstance(convicted, Unknown):
        yield f"{said}; {_part('date of conviction', convicted)}"
    else:
        yield f"{said}; convicted {british_date(convicted)}"
    if isinstance(offence.victims, Unknown):
        yield unknown_cell(offence.victims)
    else:
        yield "; ".join(_victim(it) for it in offence.victims) or "No victim recorded"


def _sexual(offence: Offence) -> str:
    if isinstance(offence.sexual, Unknown):
        return _part("whether it is a sexual offence:", offence.sexual)
    return "a sexual offence" if offence.sexual else "not a sexual offence"


def _victim(victim: Victim) -> str:
    parts = {"age": victim.age_band, "relationship": victim.relationship}
    told = [_part(name, state) for name, state in parts.items()]
    return f"{victim.id} ({', '.join(told)})"


def _part(name: str, state: str | Unknown) -> str:
    """Say a part of a longer text, or name it with why it is not known."""
    if not isinstance(state, Unknown):
        return state
    said = unknown_cell(state)
    return f"{name} {said[:1].lower()}{said[1:]}"


def risk(subject: Subject) -> Block | None:
    """Every band from a tool: which tool, when, by whom. Never a percentage."""
    recorded = subject.case.risk
    if isinstance(recorded, Unknown) or not recorded:
        return None
    return Table(
        name="risk",
        caption="Likelihood of re-offending, as assessed",
        head=("Tool", "Band", "Date", "Assessor"),
        rows=tuple(_row(*_assessment(it)) for it in recorded),
    )


def _assessment(it: RiskAssessment) -> Iterable[str]:
    yield f"{it.tool} ({_part('version', it.version)})"
    yield cell_of(it.band)
    yield cell_of(it.date)
    yield cell_of(it.assessor, keep=True)


def harm(subject: Subject) -> Block | None:
    """The risk of serious harm to each of four groups."""
    recorded = subject.case.harm
    groups: Mapping[str, str | Unknown] = {
        "Children": recorded.children,
        "The public": recorded.public,
        "Known adults": recorded.known_adults,
        "Staff": recorded.staff,
    }
    if all(level == NOT_RECORDED for level in groups.values()):
        return None
    return Table(
        name="harm",
        caption="Risk of serious harm",
        head=("Group", "Level"),
        rows=tuple(_row(group, cell_of(level)) for group, level in groups.items()),
    )


def prior_programmes(subject: Subject) -> Block | None:
    """Programmes taken before this one."""
    recorded = subject.case.prior_programmes
    if isinstance(recorded, Unknown) or not recorded:
        return None
    names = subject.programme.programme.value.waiving_programmes
    rows = (
        _row(
            names.get(it.programme, it.programme),
            cell_of(it.establishment, keep=True),
            "Not completed" if it.completed == NOT_RECORDED else cell_of(it.completed),
        )
        for it in recorded
    )
    return Table(
        name="prior-programmes",
        caption="Programmes taken before",
        head=("Programme", "Where", "Completed"),
        rows=tuple(rows),
    )


def reasons(subject: Subject) -> Block | None:
    """The officer's reasons for not proposing the programme."""
    recorded = subject.case.suitability.reasons
    return _bullets(recorded) if recorded else None


def findings(subject: Subject) -> Block | None:
    """Every question the rules ask, its answer and the reason."""
    rows = []
    for finding in subject.assessment.findings:
        question = subject.table(finding.rule).question
        rows.append(_row(question, _answer(subject, finding), subject.reason(finding)))
    return Table(
        name="findings",
        caption="What the rules find",
        head=("Question", "Finding", "Because"),
        rows=tuple(rows),
    )


def findings_in_brief(subject: Subject) -> Block | None:
    """Every question that arises, its answer, and whether it stands in the way."""
    rows = (
        _row(
            subject.table(finding.rule).question,
            _answer(subject, finding) + _judged(finding),
            "Stands in the way" if finding.blocks else "No obstacle",
        )
        for finding in subject.assessment.findings
        if finding.effective != "not applicable" or finding.blocks
    )
    return Table(
        name="findings-in-brief",
        caption="",
        head=("Question", "Finding", "For a final report"),
        rows=tuple(rows),
    )


def _answer(subject: Subject, finding: Finding) -> str:
    names = subject.table(finding.rule).outcomes
    said = capitalised(names.get(finding.outcome or "", finding.result))
    if finding.collected:
        said = capitalised("; ".join(names[it] for it in finding.collected))
    return f"{said} (provisional)" if finding.provisional else said


def _judged(finding: Finding) -> str:
    """Say what the officer's judgement of a finding is, where there is one."""
    if finding.override is None:
        return ""
    return f"; the officer's judgement: {finding.override.to}"


def not_known(subject: Subject) -> Block | None:
    """What is not known, and why: first what could still change a finding."""
    said = _not_known(subject)
    return _bullets(said) if said else None


def not_known_in_brief(subject: Subject) -> Block | None:
    """The same for a page that has room for a few lines only."""
    said = _not_known(subject)
    if len(said) > _BRIEF or sum(map(len, said)) > _BRIEF_LETTERS:
        count = capitalised(counted(len(said), "fact"))
        return _bullets([f"{count}, listed in the statement."])
    return _bullets(said) if said else None


def _not_known(subject: Subject) -> list[str]:
    """Say what is not known, and first what would settle most.

    What is simply not recorded and could change nothing is left out; what is awaited,
    declined or withheld is told all the same.
    """
    findings_made = subject.assessment.findings
    facts = subject.assessment.facts
    deciding = [
        it.name
        for it in subject.assessment.to_find_out
        if not isinstance(facts[it.name].state, NotShown)
    ]
    others = dict.fromkeys(
        fact.name
        for finding in findings_made
        for fact in finding.facts
        if isinstance(fact.state, Unknown)
        and not isinstance(fact.state, NotShown)
        and fact.state.unknown not in {"not recorded", "not applicable"}
        and not set(fact.blame) & set(deciding)
    )
    speaker = subject.speaker
    said = [f"{capitalised(speaker.not_known(name))}." for name in deciding]
    said += [
        f"{capitalised(speaker.not_known(name))}. This could not change a finding."
        for name in others
    ]
    return list(dict.fromkeys(said))


def overrides(subject: Subject) -> Block | None:
    """Where the officer has gone against a finding: who, when and why."""
    rows = [
        _row(
            subject.table(finding.rule).question,
            _answer(subject, finding),
            capitalised(finding.override.to),
            f"{finding.override.reason} ({finding.override.by}, "
            f"{finding.override.role}, {british_date(finding.override.date)})",
        )
        for finding in subject.assessment.findings
        if finding.override is not None
    ]
    if not rows:
        return None
    return Table(
        name="overrides",
        caption=f"The officer's judgement on {counted(len(rows), 'finding')}",
        head=("Question", "The rules find", "The officer's judgement", "Reason"),
        rows=tuple(rows),
    )


def _bullets(items: Iterable[str]) -> Bullets:
    return Bullets(tuple((Run(item),) for item in items))


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


LISTINGS: Mapping[Listing, Callable[[Subject], Block | None]] = {
    "sources": sources,
    "offences": offences,
    "risk": risk,
    "requirements": requirements,
    "rationale": rationale,
    "alternatives": alternatives,
    "harm": harm,
    "prior-programmes": prior_programmes,
    "reasons": reasons,
    "findings": findings,
    "findings-in-brief": findings_in_brief,
    "not-known": not_known,
    "not-known-in-brief": not_known_in_brief,
    "overrides": overrides,
    "sessions": sessions,
    "tests": tests,
    "missed-sessions": missed_sessions,
    "failures": failures,
    "unjudged": unjudged,
    "attendance": attendance,
    "judgement": judgement,
    "points-of-test": points_of_test,
    "remaining": remaining,
}
