"""Type the files of content, and hold them against one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from csogp_docs.model.area import Area
from csogp_docs.model.base import Strict
from csogp_docs.model.content import Content, ProgrammeContent, WordingAt
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.model.law import Law
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem
from csogp_docs.model.programme import ClauseList, Programme
from csogp_docs.model.rules import FactCatalogue, RuleSet
from csogp_docs.model.wording import Outline, WordingFile
from csogp_docs.validate.content_references import reference_problems
from csogp_docs.validate.schema import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.located import Source
    from csogp_docs.model.sourced import KeyPath, Sourced

Model = TypeVar("Model", bound=Strict)


def _everything(_path: KeyPath) -> bool:
    """Content holds nobody's data, so that all of it may be shown."""
    return True


@dataclass
class _Reading:
    """Types files one by one and keeps every problem."""

    sources: Mapping[str, Source]
    problems: list[Problem] = field(default_factory=list)

    def one(self, name: str, model: type[Model]) -> Sourced[Model] | None:
        source = self.sources.get(name)
        if source is None:
            self.problems.append(
                Problem(
                    code="CS401",
                    place=Place(f"content/{name}", 1, 1),
                    message=f"content/{name} is missing; every content folder needs it",
                )
            )
            return None
        value, problems = typed(source, model, _everything)
        self.problems += problems
        return value

    def under(self, folder: str) -> list[str]:
        return [it for it in self.sources if it.rpartition("/")[0] == folder]


def typed_content(
    sources: Mapping[str, Source],
) -> tuple[Content | None, tuple[Problem, ...]]:
    """Type all of content.

    Args:
        sources: every file by its path from `content/`.

    Returns:
        The content, or None where a file does not hold; and every problem.
    """
    reading = _Reading(sources)
    law = reading.one("law/routes.yaml", Law)
    facts = reading.one("facts.yaml", FactCatalogue)
    areas = {
        _stem(name): area
        for name in reading.under("areas")
        if (area := reading.one(name, Area))
    }
    folders = sorted(
        {
            name.split("/")[1]
            for name in sources
            if name.startswith("programmes/") and name.count("/") > 1
        }
    )
    programmes = {
        folder: programme
        for folder in folders
        if (programme := _programme(reading, folder))
    }
    wording = _wording(reading, "wording")
    if law is None or facts is None or _failed(reading.problems):
        return None, tuple(reading.problems)
    content = Content(
        programmes=programmes, areas=areas, law=law, facts=facts, wording=wording
    )
    problems = (*reading.problems, *reference_problems(content))
    return (None if _failed(problems) else content), problems


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yaml")


def _programme(reading: _Reading, folder: str) -> ProgrammeContent | None:
    root = f"programmes/{folder}"
    programme = reading.one(f"{root}/programme.yaml", Programme)
    clauses = reading.one(f"{root}/clauses.yaml", ClauseList)
    rules = reading.one(f"{root}/rules.yaml", RuleSet)
    needed = [f"{root}/documents/{name}.yaml" for name in CASE_DOCUMENTS]
    outlines = {
        outline.value.document: outline
        for name in dict.fromkeys([*needed, *reading.under(f"{root}/documents")])
        if (outline := reading.one(name, Outline))
    }
    wording = _wording(reading, f"{root}/wording")
    if programme is None or clauses is None or rules is None:
        return None
    return ProgrammeContent(
        programme=programme,
        clauses=clauses,
        rules=rules,
        wording=wording,
        outlines=outlines,
    )


def _wording(reading: _Reading, folder: str) -> dict[str, WordingAt]:
    found: dict[str, WordingAt] = {}
    for name in reading.under(folder):
        file = reading.one(name, WordingFile)
        if file is None:
            continue
        for index, wording in enumerate(file.value.sentences):
            place = file.place(("sentences", index, "id"))
            if wording.id in found:
                reading.problems.append(
                    Problem(
                        code="CS402",
                        place=place,
                        message=f'the wording id "{wording.id}" is used twice; '
                        "give one of the sentences another id",
                        also=(found[wording.id].place, "first used here"),
                    )
                )
            found.setdefault(wording.id, WordingAt(wording, place))
    return found


def _failed(problems: list[Problem] | tuple[Problem, ...]) -> bool:
    return any(problem.severity == "error" for problem in problems)
