"""Steps 3 to 6: assess, compose, render and publish documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs import __version__
from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document, index_document
from csogp_docs.compose.tracing import trace_file
from csogp_docs.errors import CsogpDocsError, WorkspaceError
from csogp_docs.pipeline.copying import (
    copy_for,
    kinds_for,
    refuse_leaks,
    refuse_what_is_not_for,
)
from csogp_docs.pipeline.press import File, Order, Press
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.publish.manifest import as_json
from csogp_docs.validate.case_judgement import countersignature_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.content import Content
    from csogp_docs.model.document import Document, Status
    from csogp_docs.pipeline.copying import Copy
    from csogp_docs.pipeline.reading import CaseRead, Opened


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one case: the files written, or why there are none."""

    reference: str
    files: tuple[str, ...] = ()
    trouble: str = ""


def build(reads: Sequence[CaseRead], order: Order, opened: Opened) -> Iterator[Made]:
    """Build the documents of every case, then the index of a batch of them.

    One case that cannot be built never stops the others; its `Made` says why.

    Raises:
        WorkspaceError: no document that was ordered has the section that was, or one
            is not made for the audience that was.
    """
    refuse_what_is_not_for(order.audiences, order.documents, opened.content.newest)
    _refuse_unknown_section(order, opened.content.newest)
    press = Press(order, opened.workspace)
    try:
        yield from _build_all(reads, press, opened)
    finally:
        # Even an interruption leaves a manifest that tells the truth.
        press.close()


def _refuse_unknown_section(order: Order, content: Content) -> None:
    outlines = [
        programme.outlines[kind].value
        for programme in content.programmes.values()
        for audience in order.audiences
        for kind in kinds_for(audience, programme, order.documents)
    ]
    known = dict.fromkeys(it.id for outline in outlines for it in outline.sections)
    if order.section is not None and order.section not in known:
        raise WorkspaceError(
            f'there is no section "{order.section}"; there is: {", ".join(known)}'
        )


def _build_all(
    reads: Sequence[CaseRead], press: Press, opened: Opened
) -> Iterator[Made]:
    order = press.order
    indexed: list[Sequence[Subject]] = []
    for read in reads:
        if read.case is None:
            yield Made(read.name, trouble="the case file has errors")
            continue
        content = opened.content.on(read.case.value.report.date)
        assessment = assess(read.case, content)
        timetable = timetable_of(read.case, assessment, content)
        copies = [
            copy_for(audience, read.case, assessment, timetable, content)
            for audience in order.audiences
        ]
        about = copies[0].about
        trouble = _not_final(about) if order.final else ""
        if trouble:
            yield Made(about.case.case, trouble=trouble)
            continue
        made = _build_case(copies, read, press, opened)
        if not made.trouble:
            indexed.append([it.about for it in copies])
        yield made
    # One case is no batch, and its index would replace that of the batch it is in.
    wanted = order.documents is None or "summary" in order.documents
    batch = len(reads) > 1 and wanted and order.section is None
    if indexed and batch:
        index = index_document(indexed, _linked(order, indexed))
        yield Made("index", press.publish({"index": index}, {}))


def _linked(
    order: Order, indexed: Sequence[Sequence[Subject]]
) -> Mapping[str, Sequence[str]]:
    """Name for each audience the documents that it got, by one programme or another."""
    programmes = [copies[0].programme for copies in indexed]
    return {
        audience: tuple(
            dict.fromkeys(
                kind
                for it in programmes
                for kind in kinds_for(audience, it, order.documents)
            )
        )
        for audience in order.audiences
    }


def _not_final(about: Subject) -> str:
    """Say why the documents of a case cannot be final, where they cannot."""
    if about.assessment.blocking:
        rules = ", ".join(about.assessment.blocking)
        return f"cannot be final while these findings stand in the way: {rules}"
    if countersignature_missing(about.case):
        return "cannot be final while it finds dangerousness and is not countersigned"
    return ""


def _build_case(
    copies: Sequence[Copy], read: CaseRead, press: Press, opened: Opened
) -> Made:
    order = press.order
    case = copies[0].about.case
    inputs = {"case": read.fingerprint, "content": opened.fingerprint}
    made_from = (
        f"Made by csogp-docs {__version__} from case file {case.case} "
        f"({read.fingerprint[:12]}) and content {case.programme} "
        f"({opened.fingerprint[:12]})."
    )
    try:
        files: dict[str, File] = {}
        for copy in copies:
            audience = copy.about.audience
            folder = f"{case.case}/{audience}"
            documents = _documents(copy.about, order, made_from)
            made = press.rendered({f"{folder}/{it}": documents[it] for it in documents})
            if audience == "file" and made:
                trace = trace_file(copy.about, tuple(documents.values()))
                made[f"{folder}/trace.json"] = as_json(trace)
            refuse_leaks(made, copy)
            entry = {**inputs, "audience": audience}
            files |= {name: File(content, entry) for name, content in made.items()}
        if not files and order.section:
            trouble = f'this case has nothing to say in the section "{order.section}"'
            return Made(case.case, trouble=trouble)
        return Made(case.case, press.write(files))
    except CsogpDocsError as error:
        return Made(case.case, trouble=str(error))


def _documents(about: Subject, order: Order, made_from: str) -> dict[str, Document]:
    """Compose the documents that an audience gets, each by the name of its file."""
    status: Status = "final" if order.final else "draft"
    kinds = kinds_for(about.audience, about.programme, order.documents)
    documents = {
        f"{kind}-{order.section}" if order.section else kind: case_document(
            kind, about, status, made_from, order.section
        )
        for kind in kinds
    }
    return {name: it for name, it in documents.items() if it.sections}
