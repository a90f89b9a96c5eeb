"""Type the files of content, and hold them against one another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from csogp_docs.model.area import Area
from csogp_docs.model.base import Strict
from csogp_docs.model.content import Content, Editions, ProgrammeContent, WordingAt
from csogp_docs.model.document import REPORT_DOCUMENTS
from csogp_docs.model.language import Language
from csogp_docs.model.law import Law
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem
from csogp_docs.model.programme import ClauseList, Programme
from csogp_docs.model.rules import FactCatalogue, RuleSet
from csogp_docs.model.standards import Standards
from csogp_docs.model.wording import Outline, WordingFile
from csogp_docs.validate.content_references import reference_problems
from csogp_docs.validate.content_versions import version_problems
from csogp_docs.validate.editions import (
    dated_rules,
    first_days,
    of_edition,
    rules_in_force,
    wording_in_force,
)
from csogp_docs.validate.language import language_problems
from csogp_docs.validate.schema import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from csogp_docs.model.closed import BankHolidays
    from csogp_docs.model.located import Source
    from csogp_docs.model.sourced import KeyPath, Sourced

_LANGUAGE = "language/advice.yaml"
Model = TypeVar("Model", bound=Strict)


def _everything(_path: KeyPath) -> bool:
    """Content holds nobody's data, so that all of it may be shown."""
    return True


@dataclass
class _Reading:
    """Types files one by one, and keeps them with every problem."""

    sources: Mapping[str, Source]
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, Sourced[Strict]] = field(default_factory=dict)

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
        if value is not None:
            self.files[name] = value
        return value

    def under(self, folder: str) -> list[str]:
        return [it for it in self.sources if it.rpartition("/")[0] == folder]

    def wording(self, folder: str) -> list[WordingAt]:
        return [
            WordingAt(wording, file.place(("sentences", index, "id")))
            for name in self.under(folder)
            if (file := self.one(name, WordingFile))
            for index, wording in enumerate(file.value.sentences)
        ]


@dataclass(frozen=True, slots=True)
class _Programme:
    """A programme as written, with all versions of its rules and sentences."""

    content: ProgrammeContent
    wording: Sequence[WordingAt]

    def on(self, day: date) -> ProgrammeContent:
        return replace(
            self.content,
            rules=rules_in_force(self.content.rules, day),
            wording=wording_in_force(self.wording, day),
        )


def typed_content(
    sources: Mapping[str, Source], bank_holidays: BankHolidays
) -> tuple[Editions | None, tuple[Problem, ...]]:
    """Type all of content, every file by its path from `content/`.

    Returns:
        The content by the days on which it is in force, or None where a file does not
        hold; and every problem.
    """
    reading = _Reading(sources)
    law = reading.one("law/routes.yaml", Law)
    standards = reading.one("standards/national-standards.yaml", Standards)
    facts = reading.one("facts.yaml", FactCatalogue)
    areas = _areas(reading)
    programmes = {
        folder: programme
        for folder in _folders(sources)
        if (programme := _programme(reading, folder))
    }
    shared = reading.wording("wording")
    language = _language(reading)
    whole = not _failed(reading.problems)
    if not (law and standards and facts and language and whole):
        return None, tuple(reading.problems)
    rules = [it.content.rules for it in programmes.values()]
    wording = [shared, *(it.wording for it in programmes.values())]
    starts = _starts(rules, wording)
    contents = (
        Content(
            programmes={name: it.on(day) for name, it in programmes.items()},
            areas=areas,
            law=law,
            standards=standards,
            bank_holidays=bank_holidays,
            facts=facts,
            wording=wording_in_force(shared, day),
        )
        for day in starts
    )
    editions = Editions(tuple(starts), tuple(contents), reading.files, language)
    problems = (
        *reading.problems,
        *version_problems(rules, wording, starts),
        *edition_problems(editions, reference_problems),
    )
    return (None if _failed(problems) else editions), problems


def _areas(reading: _Reading) -> dict[str, Sourced[Area]]:
    return {
        _stem(name): area
        for name in reading.under("areas")
        if (area := reading.one(name, Area))
    }


def _language(reading: _Reading) -> Sourced[Language] | None:
    language = reading.one(_LANGUAGE, Language)
    # Advice is printed in no document, and may be changed at any time.
    reading.files.pop(_LANGUAGE, None)
    if language is not None:
        reading.problems += language_problems(language)
    return language


def _starts(
    rules: Iterable[Sourced[RuleSet]], wording: Iterable[Iterable[WordingAt]]
) -> list[date]:
    """Return the first day of each edition."""
    sentences = [at.wording for group in wording for at in group]
    return first_days(
        [*sentences, *(dated for it in rules for dated in dated_rules(it.value))]
    )


def edition_problems(
    editions: Editions, check: Callable[[Content], Iterable[Problem]]
) -> tuple[Problem, ...]:
    """Check every edition; a problem of more than one is told once."""
    found: dict[tuple[str, Place, str], Problem] = {}
    for day, content in zip(editions.starts, editions.contents, strict=True):
        for problem in check(content):
            key = (problem.code, problem.place, problem.message)
            found.setdefault(key, of_edition(problem, day))
    return tuple(found.values())


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".yaml")


def _folders(sources: Iterable[str]) -> list[str]:
    below = [name.split("/")[1:] for name in sources if name.startswith("programmes/")]
    return sorted({folder for folder, *files in below if files})


def _programme(reading: _Reading, folder: str) -> _Programme | None:
    root = f"programmes/{folder}"
    programme = reading.one(f"{root}/programme.yaml", Programme)
    clauses = reading.one(f"{root}/clauses.yaml", ClauseList)
    rules = reading.one(f"{root}/rules.yaml", RuleSet)
    needed = [f"{root}/documents/{name}.yaml" for name in REPORT_DOCUMENTS]
    outlines = {
        outline.value.document: outline
        for name in dict.fromkeys([*needed, *reading.under(f"{root}/documents")])
        if (outline := reading.one(name, Outline))
    }
    wording = reading.wording(f"{root}/wording")
    if programme is None or clauses is None or rules is None:
        return None
    content = ProgrammeContent(
        programme=programme,
        clauses=clauses,
        rules=rules,
        wording={},
        outlines=outlines,
    )
    return _Programme(content, wording)


def _failed(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
