"""Hold wording and outlines together: they name only what exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from csogp_docs.model import caseload, manual
from csogp_docs.model.audience import AUDIENCES
from csogp_docs.model.base import UnknownReason
from csogp_docs.model.case import Narrative
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem
from csogp_docs.model.wording import (
    AREA_CONDITIONS,
    FACT_NOT_SHOWN,
    IN_ANY_EVENT,
    PART_NOT_SHOWN,
    REASON_NOT_SHOWN,
    TIMETABLE_CONDITIONS,
)
from csogp_docs.validate.suggestion import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csogp_docs.model.content import Content, ProgrammeContent, WordingAt
    from csogp_docs.model.sourced import KeyPath, Sourced
    from csogp_docs.model.wording import Conditions, Outline, OutlineBlock

_UNKNOWNS = "content/wording/unknowns.yaml"
_DOCUMENTS = "content/wording/documents.yaml"
_MANUAL = "content/wording/manual.yaml"


def outline_problems(
    programme: ProgrammeContent, content: Content
) -> Iterator[Problem]:
    """Find every sentence, fact or rule that is named and is not there."""
    wording = {**content.wording, **programme.wording}
    facts = {entry.name for entry in content.facts.value.facts}
    rules = {table.id for table in programme.rules.value.tables}
    names = facts | rules | {f"{rule}.found" for rule in rules}
    names |= {"carries", "provisional", "overridden", *AREA_CONDITIONS}
    names |= set(TIMETABLE_CONDITIONS)
    for said in wording.values():
        yield from _unknown_names(said.wording.needs, facts, said.place)
        yield from _unknown_names(said.wording.when, names, said.place)
        yield from _unknown_names(said.wording.rules, names, said.place)
    for wording_id, file in _always_needed():
        yield from _unsaid(wording_id, wording, Place(file, 1, 1))
    for outline in programme.outlines.values():
        for conditions, place in _conditions(outline):
            yield from _unknown_names(conditions, names, place)
        for block, place in _blocks(outline):
            for wording_id in block.sentences:
                yield from _unsaid(wording_id, wording, place)
            if block.words is not None:
                known_words = [*Narrative.model_fields, "notes"]
                yield from _unknown_names([block.words], known_words, place)


def _always_needed() -> Iterator[tuple[str, str]]:
    """Yield every sentence that the program itself names, and the file it is for."""
    for reason in get_args(UnknownReason):
        yield f"unknown.{reason.replace(' ', '-')}", _UNKNOWNS
    yield IN_ANY_EVENT, _UNKNOWNS
    for wording_id in (FACT_NOT_SHOWN, PART_NOT_SHOWN, REASON_NOT_SHOWN):
        yield wording_id, _DOCUMENTS
    for audience in AUDIENCES:
        yield f"copy.{audience}", _DOCUMENTS
    for wording_id in caseload.sentence_ids():
        yield wording_id, _DOCUMENTS
    for wording_id in manual.sentence_ids():
        yield wording_id, _MANUAL


def _unknown_names(
    written: Iterable[str], known: Iterable[str], place: Place
) -> Iterator[Problem]:
    for name in written:
        if name not in known:
            yield Problem(
                code="CS408",
                place=place,
                message=f'there is no fact, rule or field "{name}"; '
                f"{instead(name, known)}",
            )


def _unsaid(
    wording_id: str, wording: Mapping[str, WordingAt], place: Place
) -> Iterator[Problem]:
    if wording_id not in wording:
        yield Problem(
            code="CS411",
            place=place,
            message=f'there is no sentence "{wording_id}"; '
            f"{instead(wording_id, wording)}",
        )


def _conditions(outline: Sourced[Outline]) -> Iterator[tuple[Conditions, Place]]:
    for index, conditions in enumerate(outline.value.when):
        yield conditions, outline.place(("when", index))
    for index, section in enumerate(outline.value.sections):
        yield section.when, outline.place(("sections", index, "when"))
    for block, place in _blocks(outline):
        yield block.when, place
        for row in block.details:
            yield row.when, place


def _blocks(outline: Sourced[Outline]) -> Iterator[tuple[OutlineBlock, Place]]:
    for index, section in enumerate(outline.value.sections):
        path: KeyPath = ("sections", index, "blocks")
        for block, at in _nested(section.blocks, path):
            yield block, outline.place(at)


def _nested(
    blocks: Sequence[OutlineBlock], path: KeyPath
) -> Iterator[tuple[OutlineBlock, KeyPath]]:
    for index, block in enumerate(blocks):
        yield block, (*path, index)
        if block.box is not None:
            yield from _nested(block.box.blocks, (*path, index, "box", "blocks"))
