"""What is recorded of progress names what the programme has, and each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.base import Unknown
from csogp_docs.model.problem import Problem, Severity
from csogp_docs.model.sourced import dotted
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.model.case import Case, Judgement
    from csogp_docs.model.content import Content
    from csogp_docs.model.programme import Programme
    from csogp_docs.model.sourced import KeyPath, Sourced

_RECORDED: KeyPath = ("delivery", "progress")


def progress_problems(case: Sourced[Case], content: Content) -> Iterator[Problem]:
    """Find every line of what is recorded of progress that cannot be as it is."""
    known = content.programmes.get(case.value.programme)
    if known is None:
        return
    programme = known.programme.value
    points = [it.point for it in programme.tests]
    first: dict[str, KeyPath] = {}
    for index, recorded in enumerate(case.value.delivery.progress):
        at: KeyPath = (*_RECORDED, index, "point")
        if recorded.point not in points:
            yield _unknown(
                case, "CS350", at, "point of testing", recorded.point, points
            )
        elif recorded.point in first:
            yield _twice(case, at, first[recorded.point])
        first.setdefault(recorded.point, at)
        yield from _after_the_report(case, index)
        if not isinstance(recorded.judgement, Unknown):
            path: KeyPath = (*_RECORDED, index, "judgement")
            yield from _judgements(case, programme, recorded.judgement, path)


def _after_the_report(case: Sourced[Case], index: int) -> Iterator[Problem]:
    day, report = case.value.delivery.progress[index].date, case.value.report.date
    if day > report:
        at: KeyPath = (*_RECORDED, index, "date")
        yield Problem(
            code="CS353",
            severity=Severity.WARNING,
            place=case.place(at),
            message=f"{dotted(at)}, {day}, is after the report of {report}, and is not "
            "told in it; check both dates",
        )


def _judgements(
    case: Sourced[Case],
    programme: Programme,
    judgements: Iterable[Judgement],
    path: KeyPath,
) -> Iterator[Problem]:
    modules = {it.id: it for it in programme.modules}
    first: dict[tuple[str, str], KeyPath] = {}
    for index, it in enumerate(judgements):
        module = modules.get(it.module)
        target: KeyPath = (*path, index, "target")
        if module is None:
            at: KeyPath = (*path, index, "module")
            yield _unknown(case, "CS351", at, "module", it.module, modules)
            continue
        targets = [topic.id for topic in module.covers]
        if it.target not in targets:
            kind = f"target of {it.module}"
            yield _unknown(case, "CS352", target, kind, it.target, targets)
        elif (it.module, it.target) in first:
            yield _twice(case, target, first[it.module, it.target])
        first.setdefault((it.module, it.target), target)


def _unknown(  # noqa: PLR0913, PLR0917 - all that the message says
    case: Sourced[Case],
    code: str,
    at: KeyPath,
    kind: str,
    written: str,
    known: Iterable[str],
) -> Problem:
    names = list(known)
    instead_of_it = instead(written, names) if names else "take the judgement out"
    return Problem(
        code=code,
        place=case.place(at),
        message=f'no {kind} is called "{written}"; {instead_of_it}',
    )


def _twice(case: Sourced[Case], at: KeyPath, first: KeyPath) -> Problem:
    return Problem(
        code="CS354",
        place=case.place(at),
        message=f"{dotted(at)} is the same as {dotted(first)}; keep one of them",
        also=(case.place(first), "recorded here"),
    )
