"""The types of document: one about a case, the index of a batch, the leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.document import sections
from csogp_docs.compose.phrasing import british_date, capitalised, counted
from csogp_docs.compose.provenance import numbered, without_basis
from csogp_docs.compose.view import given, view
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.base import Unknown
from csogp_docs.model.document import (
    Cell,
    Document,
    Paragraph,
    Section,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.area import Area
    from csogp_docs.model.brief import CaseInBrief
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


def index_document(cases: Sequence[CaseInBrief], content: Content) -> Document:
    """Compose the index of a batch: each case, what it carries, what blocks it.

    Args:
        cases: the cases in the order of the index.
        content: has the sentence that introduces them.
    """
    speaker = Speaker(
        wording=content.wording, context={}, facts={}, answers={}, version=""
    )
    table = Table(
        name="cases",
        caption="Cases in this batch",
        head=(
            "Case",
            "Report of",
            "The report carries",
            "Stands in the way",
            "Documents",
        ),
        rows=tuple(_index_row(case) for case in cases),
    )
    introduction = speaker.say("index.introduction", cases=len(cases))
    blocks = (Paragraph("", (introduction,)),) if introduction else ()
    return Document(
        type="index",
        title="Index of cases",
        subject="",
        service="",
        running="Index of cases",
        reference=counted(len(cases), "case"),
        marking=markings(it.marking for it in cases),
        status="published",
        date=None,
        sections=(Section("cases", "", "", (*blocks, table)),),
    )


def markings(given: Iterable[str | Unknown]) -> str:
    """Return every marking that is on one of some cases; empty where none has any."""
    return "; ".join(sorted({it for it in given if it and not isinstance(it, Unknown)}))


def _index_row(case: CaseInBrief) -> tuple[Cell, ...]:
    return (
        Cell(case.reference),
        Cell(british_date(case.date)),
        Cell(capitalised(case.carries)),
        Cell(", ".join(case.blocking) or "Nothing"),
        Cell(
            ", ".join(kind for kind, _ in case.documents),
            tuple((kind, address) for kind, address in case.documents if address),
        ),
    )


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
