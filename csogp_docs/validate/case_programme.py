"""What a case records must fit what its programme says: its tools, its first day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from csogp_docs.model.base import Unknown, Weekday
from csogp_docs.model.problem import Problem, Severity
from csogp_docs.model.sourced import dotted
from csogp_docs.validate.case_dates import eighteenth_birthday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.programme import Programme
    from csogp_docs.model.sourced import KeyPath, Sourced

_WEEKDAYS = get_args(Weekday)


def programme_problems(case: Sourced[Case], content: Content) -> Iterator[Problem]:
    """Find what cannot be right for the programme of a case, where it is known."""
    known = content.programmes.get(case.value.programme)
    if known is not None:
        programme = known.programme.value
        yield from _tools_for_adults(case, programme)
        yield from _tools_not_used(case, programme)
        yield from _starting_day(case, programme)


def _tools_for_adults(case: Sourced[Case], programme: Programme) -> Iterator[Problem]:
    risk, born = case.value.risk, case.value.person.date_of_birth
    limited = programme.tools_for_adults
    if limited is None or isinstance(risk, Unknown) or isinstance(born, Unknown):
        return
    for index, assessed in enumerate(risk):
        if assessed.tool not in limited.names or not isinstance(assessed.date, date):
            continue
        if assessed.date < eighteenth_birthday(born):
            path: KeyPath = ("risk", index, "date")
            yield Problem(
                code="CS310",
                severity=Severity.WARNING,
                place=case.place(path),
                message=f"{dotted(path)} is before the person was 18, and "
                f"{assessed.tool} is for adults; check it with the assessor",
            )


def _tools_not_used(case: Sourced[Case], programme: Programme) -> Iterator[Problem]:
    """A measure stays unknown where none of the tools it is read from was used."""
    risk = case.value.risk
    if isinstance(risk, Unknown) or not risk:
        return
    used = {assessed.tool for assessed in risk}
    for measure, tools in programme.tools.items():
        if not used & set(tools):
            yield Problem(
                code="CS326",
                severity=Severity.WARNING,
                place=case.place(("risk",)),
                message=f"none of these tells the level of {measure}, which is read "
                f"from {' or '.join(tools)}; add that assessment, or correct the name "
                "of the tool",
            )


def _starting_day(case: Sourced[Case], programme: Programme) -> Iterator[Problem]:
    always, starts = programme.starts_on, case.value.delivery.starts
    if always is None or isinstance(starts, Unknown):
        return
    if _WEEKDAYS[starts.weekday()] != always.weekday:
        day = always.weekday.capitalize()
        yield Problem(
            code="CS311",
            place=case.place(("delivery", "starts")),
            message=f"delivery.starts, {starts}, is not a {day}, on which "
            f"{always.what} begins; write the date of a {day}",
        )
