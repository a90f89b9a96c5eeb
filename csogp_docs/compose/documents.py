"""The types of document: one about a case, and the leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.document import sections
from csogp_docs.compose.phrasing import british_date
from csogp_docs.compose.provenance import numbered, without_basis
from csogp_docs.compose.view import given, view
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.base import Unknown
from csogp_docs.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.area import Area
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.document import Status


_WITHOUT_APPENDIX = ("summary", "timetable", "missed")


def case_document(
    kind: str,
    subject: Subject,
    status: Status,
    made_from: str,
    section: str | None = None,
) -> Document:
    """Compose one document about one case.

    Args:
        kind: the id of one of the programme's outlines.
        subject: the case, assessed.
        status: `draft` until the document is final.
        made_from: names the case file, content and program it was made from.
        section: the id of the only section wanted; its numbers stay those it has in
            the whole document. A document that has no such section has none at all.
    """
    outline = subject.programme.outlines[kind].value
    traced = subject.audience == "file"
    composed = sections(outline, subject.speaker, subject, section)
    if not traced:
        composed = without_basis(composed)
    case = subject.case
    marking = case.marking
    copy = subject.speaker.say(f"copy.{subject.audience}")
    return Document(
        type=kind,
        title=outline.title,
        subject=case.person.name,
        service=f"{subject.area.service.text}, {subject.area.office.text}",
        running=f"{outline.title}, {british_date(case.report.date)}",
        reference=case.case,
        marking="" if isinstance(marking, Unknown) else marking,
        status=status,
        date=case.report.date,
        sections=composed,
        made_from=made_from,
        audience=subject.audience,
        copy=copy.text if copy else "",
        references=numbered(composed) if traced else {},
        # Of a summary, which keeps to one page, the screen edition tells it; and so of
        # what the person gets, of which the working copy looks the same.
        appendix=traced and kind not in _WITHOUT_APPENDIX,
    )


def markings(given: Iterable[str | Unknown]) -> str:
    """Return every marking that is on one of some cases; empty where none has any."""
    return "; ".join(sorted({it for it in given if it and not isinstance(it, Unknown)}))


def leaflet_document(
    programme: ProgrammeContent, area: Area, content: Content
) -> Document:
    """Compose the leaflet for sentencers, from content alone."""
    outline = programme.outlines["leaflet"].value
    speaker = Speaker(
        wording={**content.wording, **programme.wording},
        context=view(programme.programme.value, area, {}),
        facts={},
        answers=given(area),
        version=programme.programme.value.version,
    )
    clauses = programme.clauses.value
    return Document(
        type="leaflet",
        title=outline.title,
        subject=area.name,
        service=f"{area.service.text}, {area.office.text}",
        running=outline.title,
        reference=area.id,
        marking="",
        status="published",
        date=None,
        sections=sections(outline, speaker),
        made_from=f"Source: {clauses.source}, {clauses.dated}.",
    )
