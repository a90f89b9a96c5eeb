"""What an officer records must hold together: judgement, reasons, custody, victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.base import NOT_RECORDED, Unknown
from csogp_docs.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import KeyPath, Sourced


def judgement_problems(case: Sourced[Case]) -> Iterator[Problem]:
    """Find what a person who knows the work would notice at once."""
    yield from _reasons(case)
    yield from _custody(case)
    yield from _victims(case)
    yield from _kind_of_report(case)
    yield from _countersignature(case)
    yield from _induction(case)
    yield from _previous_convictions(case)
    yield from _taken_before(case)


def _reasons(case: Sourced[Case]) -> Iterator[Problem]:
    """A report that does not propose the programme gives the reasons."""
    suitability = case.value.suitability
    declined = suitability.outcome in {"not suitable", "suitable but not ready"}
    if declined and not suitability.reasons:
        yield Problem(
            code="CS312",
            place=case.place(("suitability", "outcome")),
            message=f'suitability.outcome is "{suitability.outcome}", but '
            "suitability.reasons gives none, and the court must be told why; write "
            "one or more reasons",
        )
    if suitability.reasons and not declined:
        yield Problem(
            code="CS313",
            place=case.place(("suitability", "reasons")),
            message="suitability.reasons are reasons for not proposing the programme, "
            "and would be printed nowhere with this outcome; correct the outcome, or "
            "take the reasons out",
            also=(case.place(("suitability", "outcome")), "the outcome"),
        )


def _custody(case: Sourced[Case]) -> Iterator[Problem]:
    person, custody = case.value.person, case.value.custody
    described = not isinstance(custody.where, Unknown) or not isinstance(
        custody.until, Unknown
    )
    if person.in_custody is True and custody.where == NOT_RECORDED:
        yield Problem(
            code="CS314",
            severity=Severity.WARNING,
            place=case.place(("person", "in_custody")),
            message="person.in_custody is yes, but custody.where is not given; write "
            "custody: with where and until",
        )
    if person.in_custody is False and described:
        yield Problem(
            code="CS314",
            place=case.place(("custody",)),
            message="custody is described, but person.in_custody is no; correct one "
            "of the two",
            also=(case.place(("person", "in_custody")), "not in custody"),
        )


def _victims(case: Sourced[Case]) -> Iterator[Problem]:
    """A number stands for one victim of an offence; it is not used twice in it."""
    offences = case.value.offences
    for index, offence in enumerate(() if isinstance(offences, Unknown) else offences):
        if isinstance(offence.victims, Unknown):
            continue
        seen: set[str] = set()
        for number, victim in enumerate(offence.victims):
            path: KeyPath = ("offences", index, "victims", number, "id")
            if victim.id in seen:
                yield Problem(
                    code="CS315",
                    place=case.place(path),
                    message=f"{victim.id} is used twice in this offence; give each "
                    "victim a number of their own",
                )
            seen.add(victim.id)


def _kind_of_report(case: Sourced[Case]) -> Iterator[Problem]:
    """An assessment of this kind does not fit a report made on the day.

    A short report is made on the day or the next, without the full assessment; an oral
    one in court. An addendum adds to a report that was made in full.
    """
    kind = case.value.report.kind
    offences = case.value.offences
    known = () if isinstance(offences, Unknown) else offences
    sexual = any(offence.sexual is True for offence in known)
    ruled_out = known != () and all(offence.sexual is False for offence in known)
    proposes = case.value.suitability.outcome == "suitable" and not ruled_out
    if (sexual or proposes) and kind in {"short", "oral"}:
        yield Problem(
            code="CS316",
            severity=Severity.WARNING,
            place=case.place(("report", "kind")),
            message=f'report.kind is "{kind}", which leaves little room to assess a '
            "sexual offence and the programme; consider a standard report",
        )


def countersignature_missing(case: Case) -> bool:
    """Tell whether a report that finds dangerousness lacks a senior's countersignature.

    Such a report is no final one. Source: the practice of the pre-sentence report
    service, in which only these reports are countersigned.
    """
    signed = not isinstance(case.report.countersigned, Unknown)
    return case.report.dangerousness is True and not signed


def _countersignature(case: Sourced[Case]) -> Iterator[Problem]:
    if countersignature_missing(case.value):
        yield Problem(
            code="CS340",
            severity=Severity.WARNING,
            place=case.place(("report", "dangerousness")),
            message="report.dangerousness is yes, but report.countersigned is not "
            "given, and without it the report cannot be final; once a senior has "
            "signed, write name, role and date",
        )


def _induction(case: Sourced[Case]) -> Iterator[Problem]:
    """Only a programme completed before opens the way to a waiver."""
    prior = case.value.prior_programmes
    completed = not isinstance(prior, Unknown) and any(
        not isinstance(taken.completed, Unknown) for taken in prior
    )
    if case.value.induction.decision == "waived" and not completed:
        yield Problem(
            code="CS317",
            severity=Severity.WARNING,
            place=case.place(("induction", "decision")),
            message='induction.decision is "waived", but prior_programmes names no '
            "completed programme that would allow it; add it, or correct the decision",
        )


def _previous_convictions(case: Sourced[Case]) -> Iterator[Problem]:
    before = case.value.previous_convictions
    if isinstance(before.total, Unknown) or isinstance(before.sexual, Unknown):
        return
    if before.sexual > before.total:
        yield Problem(
            code="CS318",
            place=case.place(("previous_convictions", "sexual")),
            message=f"previous_convictions.sexual is {before.sexual}, more than the "
            f"total of {before.total}; correct one of the two",
        )


def _taken_before(case: Sourced[Case]) -> Iterator[Problem]:
    """Someone who has completed this very programme is seldom sent on it again."""
    prior = case.value.prior_programmes
    for index, taken in enumerate(() if isinstance(prior, Unknown) else prior):
        completed = not isinstance(taken.completed, Unknown)
        if taken.programme == case.value.programme and completed:
            yield Problem(
                code="CS325",
                severity=Severity.WARNING,
                place=case.place(("prior_programmes", index, "programme")),
                message=f'the programme "{taken.programme}" is recorded as completed '
                "before, and is the one that this case is about; check which "
                "programme was taken, or say in the narrative why it is to be repeated",
            )
