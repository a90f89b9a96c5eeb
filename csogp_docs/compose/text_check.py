"""Check every text of content before any case is rendered: it names what exists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from csogp_docs.compose.stages import STAGE_NAMES, TIMETABLE_NAMES
from csogp_docs.compose.template_names import WordingError, names_used
from csogp_docs.compose.view import view
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.place import Place

# What the program itself supplies to a text, beside facts, programme and area.
_SUPPLIED = {
    "missing",
    "fact",
    "many",
    "source",
    "due",
    # Of a caseload.
    "cases",
    "allowed",
    "answer",
    "day",
    "last",
    "missed",
    "part",
    "sessions",
    "carries",
    "provisional",
    "overridden",
    "as_of",
    "combinations",
    "dated",
    "fingerprint",
    "period",
    "version",
}


def text_problems(content: Content) -> Iterator[Problem]:
    """Find every sentence or reason that names something which is not there."""
    for programme in content.programmes.values():
        known = _known(programme, content)
        for wording_id, said in {**content.wording, **programme.wording}.items():
            for text in (said.wording.text, said.wording.unknown or ""):
                yield from _problems(
                    f"the sentence {wording_id}", text, said.place, known
                )
        rules = programme.rules
        for index, table in enumerate(rules.value.tables):
            place = rules.place(("tables", index, "unknown"))
            yield from _problems(f"{table.id}", table.unknown, place, known)
            for row_index, row in enumerate(table.rows):
                place = rules.place(("tables", index, "rows", row_index, "reason"))
                yield from _problems(f"{table.id}.{row.id}", row.reason, place, known)


def _problems(what: str, text: str, place: Place, known: set[str]) -> Iterator[Problem]:
    try:
        names = names_used(text)
    except WordingError as error:
        yield Problem(
            code="CS413", place=place, message=f"{what} is no template: {error}"
        )
        return
    for name in sorted(names):
        if name.partition("[")[0] not in known:
            yield Problem(
                code="CS414",
                place=place,
                message=f"{what} names {name}, which is neither a fact nor part of the "
                "programme or area; correct the name",
            )


def _known(programme: ProgrammeContent, content: Content) -> set[str]:
    """Every dotted name that a text of a programme may use."""
    known = {*_SUPPLIED, *TIMETABLE_NAMES, *STAGE_NAMES}
    known |= {entry.name for entry in content.facts.value.facts}
    known |= {table.id.replace("-", "_") for table in programme.rules.value.tables}
    for area in content.areas.values():
        known |= set(_paths(view(programme.programme.value, area.value, {}), ""))
    return known


def _paths(value: Mapping[str, object], prefix: str) -> Iterator[str]:
    for key, inner in value.items():
        yield f"{prefix}{key}"
        if isinstance(inner, Mapping):
            yield from _paths(inner, f"{prefix}{key}.")
