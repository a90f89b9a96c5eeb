"""From words on a page back to what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csogp_docs.compose.document import sections
from csogp_docs.compose.provenance import pieces
from csogp_docs.model.document import At
from csogp_docs.model.sourced import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.document import Basis, Document, Section

# The form of a trace; docs/reference/trace.md describes it.
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Traced:
    """Where some words stand, and their basis; None for a heading, which has none.

    `number` is that of the paragraph, or empty where it carries none.
    """

    document: str
    section: str
    number: str
    text: str
    basis: Basis | None


def trace(subject: Subject, words: str) -> tuple[Traced, ...]:
    """Find every sentence of a case's documents that contains some words.

    Letter case and the width of spaces do not matter. A sentence that stands in more
    than one document is found in each.
    """
    wanted = _plain(words)
    return tuple(it for it in _sentences(subject) if wanted in _plain(it.text))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _sentences(subject: Subject) -> Iterator[Traced]:
    for name, outline in subject.programme.outlines.items():
        if any(section.panel for section in outline.value.sections):
            continue  # A leaflet is about no case.
        for section in sections(outline.value, subject.speaker, subject):
            for it in pieces(section.blocks):
                yield Traced(name, section.id, it.number, it.text, it.basis)


def trace_file(subject: Subject, documents: Sequence[Document]) -> dict[str, Any]:
    """Lay out what every sentence of a case's documents rests on, for a program.

    Also every field that was written, with its place. Values of fields are not in it,
    but for what the documents say.
    """
    return {
        "schema": _SCHEMA,
        "case": subject.case.case,
        "programme": subject.case.programme,
        "version": subject.programme.programme.value.version,
        "findings": [
            {"rule": it.rule, "answer": it.answer} for it in subject.assessment.findings
        ],
        "documents": [
            {
                "kind": it.type,
                "title": it.title,
                "sections": [_section(section) for section in it.sections],
            }
            for it in documents
        ],
        "fields": [
            _at(At(dotted(path), place))
            for path, place in sorted(
                subject.places.items(), key=lambda it: (it[1], dotted(it[0]))
            )
            if path
        ],
    }


def _section(section: Section) -> Mapping[str, Any]:
    blocks: list[dict[str, Any]] = []
    for it in pieces(section.blocks):
        said = {"kind": it.kind, "text": it.text, "basis": _basis(it.basis)}
        blocks.append({"number": it.number, **said})
    return {
        "id": section.id,
        "number": section.number,
        "heading": section.heading,
        "sentences": blocks,
    }


def _basis(basis: Basis | None) -> Mapping[str, Any] | None:
    if basis is None:
        return None
    return {
        "wording": basis.wording,
        "version": basis.version,
        "edition": basis.edition,
        "rules": list(basis.rules),
        "clauses": list(basis.clauses),
        "facts": [_at(it) for it in basis.facts],
        "fields": [_at(it) for it in basis.fields],
        "officer": basis.officer,
    }


def _at(it: At) -> Mapping[str, Any]:
    return {"name": it.name, "file": it.file, "line": it.place.line}
