"""Dates must be in order, and nothing may lie after the report that tells of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from csogp_docs.model.base import Block, Unknown
from csogp_docs.model.problem import Problem, Severity
from csogp_docs.model.sourced import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import KeyPath, Sourced


class Dated(NamedTuple):
    """A date of the case and where it is written."""

    path: KeyPath
    day: date


def date_problems(case: Sourced[Case]) -> Iterator[Problem]:
    """Find every date that cannot be right beside another one."""
    yield from _order(case)
    yield from _after_the_report(case)
    yield from _awaited(case)
    yield from _ages(case)
    yield from _custody(case)
    yield from _sentence(case)


def _dated(path: KeyPath, day: date | Unknown | None) -> Iterator[Dated]:
    if isinstance(day, date):
        yield Dated(path, day)


def _order(case: Sourced[Case]) -> Iterator[Problem]:
    """An offence ends after it begins, and is convicted after it was committed."""
    offences = case.value.offences
    for index, offence in enumerate(() if isinstance(offences, Unknown) else offences):
        at: KeyPath = ("offences", index)
        committed = offence.committed
        if isinstance(committed, Unknown):
            continue
        first = Dated((*at, "committed", "from"), committed.from_)
        last = first
        if committed.to is not None:
            last = Dated((*at, "committed", "to"), committed.to)
            yield from _before(case, last, first)
        for convicted in _dated((*at, "convicted"), offence.convicted):
            yield from _before(case, convicted, last)
        for born in _dated(("person", "date_of_birth"), _born(case)):
            yield from _before(case, first, born, private=True)
    report = Dated(("report", "date"), case.value.report.date)
    for born in _dated(("person", "date_of_birth"), _born(case)):
        yield from _before(case, report, born, private=True)
    for hearing in _dated(("court", "hearing"), case.value.court.hearing):
        yield from _before(case, hearing, report)


def _born(case: Sourced[Case]) -> date | Unknown:
    return case.value.person.date_of_birth


def _before(
    case: Sourced[Case], later: Dated, earlier: Dated, *, private: bool = False
) -> Iterator[Problem]:
    if later.day < earlier.day:
        other = dotted(earlier.path) + ("" if private else f", {earlier.day}")
        yield Problem(
            code="CS307",
            place=case.place(later.path),
            message=f"{dotted(later.path)}, {later.day}, is before {other}; correct "
            "one of the two",
            also=(case.place(earlier.path), "the other date"),
        )


def _after_the_report(case: Sourced[Case]) -> Iterator[Problem]:
    """Whatever the report tells of has happened by its date.

    A decision made later draws a warning only: the file is kept up after the report,
    and an addendum may follow. The register of delivery is no part of the report.
    """
    report = case.value.report.date
    decided = list(_decided(case.value))
    for path, day in (*_told(case.value), *decided):
        if day > report:
            later = Dated(path, day) in decided
            yield Problem(
                code="CS308",
                severity=Severity.WARNING if later else Severity.ERROR,
                place=case.place(path),
                message=f"{dotted(path)}, {day}, is after the report, "
                f"which is dated {report} and cannot tell of it; "
                + ("date an addendum" if later else "correct one of the two"),
                also=(case.place(("report", "date")), "the date of the report"),
            )


def _told(case: Case) -> Iterator[Dated]:
    sources = case.report.sources
    for index, source in enumerate(() if isinstance(sources, Unknown) else sources):
        at: KeyPath = ("report", "sources", index)
        for number, day in enumerate(source.dates):
            yield Dated((*at, "dates", number), day)
        yield from _dated((*at, "as_at"), source.as_at)
    offences = case.offences
    for index, offence in enumerate(() if isinstance(offences, Unknown) else offences):
        yield from _dated(("offences", index, "convicted"), offence.convicted)
    yield from _assessed(case)
    said = case.proposal.willingness
    if not isinstance(said, Unknown):
        yield from _dated(("proposal", "willingness", "date"), said.date)
    yield from _dated(
        ("previous_convictions", "as_at"), case.previous_convictions.as_at
    )
    prior = case.prior_programmes
    for index, taken in enumerate(() if isinstance(prior, Unknown) else prior):
        path: KeyPath = ("prior_programmes", index, "completed")
        yield from _dated(path, taken.completed)


def _decided(case: Case) -> Iterator[Dated]:
    yield from _dated(("induction", "date"), case.induction.date)
    for index, override in enumerate(case.overrides):
        yield Dated(("overrides", index, "date"), override.date)


def _assessed(case: Case) -> Iterator[Dated]:
    risk = case.risk
    for index, assessed in enumerate(() if isinstance(risk, Unknown) else risk):
        yield from _dated(("risk", index, "date"), assessed.date)
    if not isinstance(case.deviance, Unknown):
        yield from _dated(("deviance", "date"), case.deviance.date)
    yield from _dated(("suitability", "date"), case.suitability.date)


def _awaited(case: Sourced[Case]) -> Iterator[Problem]:
    """What was due before the report should be there, or be chased."""
    report = case.value.report.date
    for path, place in case.places.items():
        if path[-1:] != ("due",):
            continue
        unknown = _unknown_at(case.value, path[:-1])
        if unknown is not None and unknown.due is not None and unknown.due < report:
            yield Problem(
                code="CS309",
                severity=Severity.WARNING,
                place=place,
                message=f"{dotted(path[:-1])} was due by {unknown.due}, "
                f"before the report of {report}; ask for it, or write a "
                "new date",
            )


def _unknown_at(case: Case, path: KeyPath) -> Unknown | None:
    value: object = case
    for part in path:
        if isinstance(part, int) and isinstance(value, tuple):
            value = value[part]
        else:
            value = getattr(value, str(part).replace(" ", "_"), None)
    if isinstance(value, Block):
        # Not known as a whole: each of its fields is not known, for the one reason.
        value = next((field for _, field in value if isinstance(field, Unknown)), None)
    return value if isinstance(value, Unknown) else None


def _ages(case: Sourced[Case]) -> Iterator[Problem]:
    """These reports are about adults."""
    report = case.value.report.date
    for path, born in _dated(("person", "date_of_birth"), _born(case)):
        if report < eighteenth_birthday(born):
            yield Problem(
                code="CS323",
                severity=Severity.WARNING,
                place=case.place(path),
                message="by person.date_of_birth the person is under 18 on the date of "
                "the report, and these reports are about adults; check the year",
                also=(case.place(("report", "date")), "the date of the report"),
            )


def eighteenth_birthday(born: date) -> date:
    """Return the day on which someone is 18."""
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        # Born on 29 February: the birthday of a common year is 1 March.
        return date(born.year + 18, 3, 1)


def _custody(case: Sourced[Case]) -> Iterator[Problem]:
    """Someone in custody on the date of the report is held until then or longer."""
    report = case.value.report.date
    for path, day in _dated(("custody", "until"), case.value.custody.until):
        if case.value.person.in_custody is True and day < report:
            yield Problem(
                code="CS322",
                place=case.place(path),
                message=f"custody.until, {day}, is before the report of {report}, but "
                "person.in_custody is yes; correct one of the two",
                also=(case.place(("person", "in_custody")), "in custody"),
            )


def _sentence(case: Sourced[Case]) -> Iterator[Problem]:
    """A sentence that a report proposes begins when the court passes it, or later."""
    hearing = case.value.court.hearing
    proposes = case.value.report.kind in {"standard", "short", "oral"}
    for path, day in _dated(("sentence", "starts"), case.value.sentence.starts):
        if proposes and not isinstance(hearing, Unknown) and day < hearing:
            yield Problem(
                code="CS324",
                severity=Severity.WARNING,
                place=case.place(path),
                message=f"sentence.starts, {day}, is before court.hearing, {hearing}, "
                "at which the court passes the sentence; correct one of the two",
                also=(case.place(("court", "hearing")), "the hearing"),
            )
