"""The contents of a bundle: which cases are in it, and on which page each begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import british_date, capitalised, counted
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.audience import may_see
from csogp_docs.model.document import Cell, Document, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csogp_docs.model.audience import Audience
    from csogp_docs.model.brief import CaseInBundle
    from csogp_docs.model.content import WordingAt

# What a report carries is the officer's proposal, or why there is none.
_PROPOSAL = ("proposal",)


def contents_document(
    cases: Sequence[CaseInBundle],
    audience: Audience,
    wording: Mapping[str, WordingAt],
    marking: str,
) -> Document:
    """Compose the contents of a bundle of drafts; a case is named by its reference.

    Args:
        cases: the cases in the order of the bundle.
        audience: for whom the copies in it are.
        wording: the sentences that belong to every programme.
        marking: the markings of the cases.
    """
    speaker = Speaker(wording, context={}, facts={}, answers={}, version="")
    introduction = speaker.say("bundle.introduction", cases=len(cases))
    copy = speaker.say(f"copy.{audience}")
    told = may_see(_PROPOSAL, audience)
    table = Table(
        name="contents",
        caption="Cases in this file",
        head=("Case", "Report of", *(("The report carries",) if told else ()), "Page"),
        rows=tuple(_row(it, carries=told) for it in cases),
    )
    title = "Bundle: " + ", ".join(dict.fromkeys(it.title for it in cases))
    blocks = (Paragraph("", (introduction,)),) if introduction else ()
    return Document(
        type="bundle",
        title=title,
        subject="",
        service="",
        running=title,
        reference=counted(len(cases), "case"),
        marking=marking,
        status="draft",
        date=None,
        sections=(Section("contents", "", "", (*blocks, table)),),
        audience=audience,
        copy=copy.text if copy else "",
    )


def _row(it: CaseInBundle, *, carries: bool) -> tuple[Cell, ...]:
    return (
        Cell(it.reference, ((it.reference, f"#{it.reference}"),)),
        Cell(british_date(it.date)),
        *((Cell(capitalised(it.carries)),) if carries else ()),
        Cell(str(it.page)),
    )
