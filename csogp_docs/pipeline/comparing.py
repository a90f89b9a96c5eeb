"""Compare two contents, and what each would find and say of the same cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.subject import subject
from csogp_docs.compose.tracing import trace
from csogp_docs.load.revisions import content_named
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.validate.inventory import changes, inventory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csogp_docs.compose.subject import Subject
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.pipeline.reading import CaseRead, Opened
    from csogp_docs.validate.inventory import Change


@dataclass(frozen=True, slots=True)
class Differing:
    """What one case would get otherwise.

    `findings` are rule, answer before and after. `sentences` are document, section and
    wording id; the id is empty for a table or list. `broken` says that the case has
    errors under one of the two contents only, and which.
    """

    case: str
    findings: tuple[tuple[str, str, str], ...]
    sentences: tuple[tuple[str, str, str], ...]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed by id, how many cases were read, and which would get otherwise."""

    changes: tuple[Change, ...]
    cases: int
    differing: tuple[Differing, ...]


def compare(
    before: str, after: str, paths: Sequence[Path], workspace: Workspace
) -> Compared:
    """Compare the contents named, over case files.

    Raises:
        WorkspaceError: a name stands for no content.
        ProblemsFound: one of the contents has errors.
    """
    with (
        content_named(before, workspace) as old_workspace,
        content_named(after, workspace) as new_workspace,
    ):
        old, new = open_workspace(old_workspace), open_workspace(new_workspace)
        pairs = zip(read_cases(paths, old), read_cases(paths, new), strict=True)
        found = [_differing(*pair, old, new) for pair in pairs]
    return Compared(
        changes=tuple(changes(inventory(old.content), inventory(new.content))),
        cases=len(found),
        differing=tuple(it for it in found if it is not None),
    )


def _differing(
    before: CaseRead, after: CaseRead, old: Opened, new: Opened
) -> Differing | None:
    if before.case is None and after.case is None:
        return None
    if before.case is None:
        return Differing(before.name, (), (), "before")
    if after.case is None:
        return Differing(after.name, (), (), "after")
    first, second = _subject(before.case, old), _subject(after.case, new)
    findings = _findings(first, second)
    sentences = _sentences(first, second)
    if not findings and not sentences:
        return None
    return Differing(first.case.case, findings, sentences)


def _subject(case: Sourced[Case], opened: Opened) -> Subject:
    content = opened.content.on(case.value.report.date)
    assessment = assess(case, content)
    dated = timetable_of(case, assessment, content)
    return subject(case, assessment, content, timetable=dated)


def _findings(before: Subject, after: Subject) -> tuple[tuple[str, str, str], ...]:
    old, new = _answers(before), _answers(after)
    return tuple(
        (rule, old.get(rule, "not asked"), new.get(rule, "not asked"))
        for rule in {**old, **new}
        if old.get(rule) != new.get(rule)
    )


def _answers(about: Subject) -> dict[str, str]:
    told = {it.rule: it.answer for it in about.assessment.findings}
    return {**told, "the report carries": about.assessment.carries}


def _sentences(before: Subject, after: Subject) -> tuple[tuple[str, str, str], ...]:
    """Name every sentence that is said in one of two ways only, without its words."""
    old, new = _said(before), _said(after)
    return tuple(
        dict.fromkeys(
            (document, section, wording)
            for document, section, wording, _ in sorted(old ^ new)
        )
    )


def _said(about: Subject) -> set[tuple[str, str, str, str]]:
    return {
        (it.document, it.section, it.basis.wording if it.basis else "", it.text)
        for it in trace(about, "")
    }
