"""The types of document: one about a case, the index of a batch, the leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.document import is_made, sections
from csogp_docs.compose.phrasing import british_date, capitalised, counted
from csogp_docs.compose.view import given, view
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.base import Unknown
from csogp_docs.model.document import Cell, Document, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.area import Area
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.document import Status


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
    composed = sections(outline, subject.speaker, subject)
    if section is not None:
        composed = tuple(it for it in composed if it.id == section)
    case = subject.case
    marking = case.marking
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
    )


def index_document(subjects: Sequence[Subject], built: Sequence[str]) -> Document:
    """Compose the index of a batch: each case, what it carries, what blocks it.

    Args:
        subjects: the cases in the order of the index.
        built: the types of document that were built for each.
    """
    markings = {
        marking
        for it in subjects
        if not isinstance(marking := it.case.marking, Unknown)
    }
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
        rows=tuple(_index_row(subject, built) for subject in subjects),
    )
    introduction = subjects[0].speaker.say("index.introduction", cases=len(subjects))
    blocks = (Paragraph("", (introduction,)),) if introduction else ()
    return Document(
        type="index",
        title="Index of cases",
        subject="",
        service="",
        running="Index of cases",
        reference=counted(len(subjects), "case"),
        marking="; ".join(sorted(markings)),
        status="published",
        date=None,
        sections=(Section("cases", "", "", (*blocks, table)),),
    )


def _index_row(subject: Subject, built: Sequence[str]) -> tuple[Cell, ...]:
    case, assessment = subject.case, subject.assessment
    outlines = subject.programme.outlines
    made = [it for it in built if is_made(outlines[it].value, subject.speaker)]
    return (
        Cell(case.case),
        Cell(british_date(case.report.date)),
        Cell(capitalised(assessment.carries)),
        Cell(", ".join(assessment.blocking) or "Nothing"),
        Cell(
            ", ".join(made),
            tuple((kind, f"{case.case}/{kind}.html") for kind in made),
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
