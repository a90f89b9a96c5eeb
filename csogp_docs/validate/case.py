"""Type a case file, and hold its fields against one another and against content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.case import Case
from csogp_docs.model.privacy import showable
from csogp_docs.validate.advice import victims_named
from csogp_docs.validate.case_content import content_problems
from csogp_docs.validate.case_dates import date_problems
from csogp_docs.validate.case_judgement import judgement_problems
from csogp_docs.validate.case_programme import programme_problems
from csogp_docs.validate.case_progress import progress_problems
from csogp_docs.validate.characters import shapeless_characters
from csogp_docs.validate.narrative import narrative_problems
from csogp_docs.validate.schema import typed

if TYPE_CHECKING:
    from csogp_docs.model.content import Editions
    from csogp_docs.model.located import Source
    from csogp_docs.model.problem import Problem
    from csogp_docs.model.sourced import Sourced


def typed_case(
    source: Source, editions: Editions, printable: frozenset[int]
) -> tuple[Sourced[Case] | None, tuple[Problem, ...]]:
    """Type one case file, and hold it against the edition of its report's date.

    `printable` are the characters that documents can show.

    Returns:
        The case, or None where an error stands in the way; and every problem.
    """
    case, problems = typed(source, Case, showable)
    if case is None:
        return None, problems
    content = editions.on(case.value.report.date)
    found = (
        *problems,
        *content_problems(case, content),
        *date_problems(case),
        *programme_problems(case, content),
        *progress_problems(case, content),
        *judgement_problems(case),
        *narrative_problems(case, source),
        *shapeless_characters(source, printable),
        *victims_named(source, editions.language.value),
    )
    found = tuple(sorted(found, key=lambda problem: problem.place))
    failed = any(problem.severity == "error" for problem in found)
    return (None if failed else case), found
