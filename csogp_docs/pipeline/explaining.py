"""Steps 3 and 4 for a person at a terminal: explain a case, and suppose otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.supposing import supposed, what_would_do
from csogp_docs.compose.subject import nameless, subject
from csogp_docs.compose.tracing import trace
from csogp_docs.errors import WorkspaceError
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.validate.case_content import content_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.assess.supposing import WouldBeMet
    from csogp_docs.compose.subject import Subject
    from csogp_docs.compose.tracing import Traced
    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.pipeline.reading import Opened


def explain_case(case: Sourced[Case], opened: Opened) -> Subject:
    """Assess a case for a terminal: from whom a fact is awaited is left out."""
    content = opened.content.on(case.value.report.date)
    assessment = nameless(assess(case, content))
    dated = timetable_of(case, assessment, content)
    return subject(case, assessment, content, timetable=dated)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What changes when some facts are supposed otherwise: rule, now and then."""

    case: str
    settings: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str, str], ...]
    carries: str
    blocking: tuple[str, ...]


def suppose(
    case: Sourced[Case], settings: Sequence[tuple[str, str]], opened: Opened
) -> Supposed:
    """Assess a case as it is, and with some facts supposed otherwise.

    Raises:
        WorkspaceError: a fact cannot be supposed, or not to have that value.
    """
    content = opened.content.on(case.value.report.date)
    catalogue = content.facts.value
    known = [it.name for it in catalogue.facts if it.can_change]
    for name, _ in settings:
        if name not in known:
            raise WorkspaceError(
                f'"{name}" cannot be supposed otherwise; what a proposal may still '
                f"change is: {', '.join(known)}"
            )
    try:
        other = supposed(case, dict(settings))
    except ValueError as error:
        told = ", ".join(f"{name}={value}" for name, value in settings)
        raise WorkspaceError(f"{told} is no value that the case file takes") from error
    for problem in content_problems(other, content):
        raise WorkspaceError(problem.message)
    now, then = assess(case, content), assess(other, content)
    pairs = zip(now.findings, then.findings, strict=True)
    return Supposed(
        case=now.case,
        settings=tuple(settings),
        findings=tuple(
            (before.rule, before.answer, after.answer)
            for before, after in pairs
            if before.answer != after.answer
        ),
        carries=then.carries,
        blocking=then.blocking,
    )


def smallest_changes(case: Sourced[Case], opened: Opened) -> tuple[WouldBeMet, ...]:
    """Find for each finding that is not met the smallest changes that would meet it."""
    return what_would_do(case, opened.content.on(case.value.report.date))


def trace_words(about: Subject, words: str) -> tuple[Traced, ...]:
    """Find every sentence of a case's documents that contains some words."""
    return trace(about, words)
