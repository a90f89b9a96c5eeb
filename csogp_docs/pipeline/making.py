"""Steps 3 to 5 for one case, or for an index of many: files in memory, not on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from csogp_docs import __version__
from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document, index_document
from csogp_docs.compose.reach import index_reach, parts
from csogp_docs.compose.subject import subject
from csogp_docs.errors import CsogpDocsError
from csogp_docs.model.base import Unknown
from csogp_docs.model.brief import CaseInBrief
from csogp_docs.publish.manifest import CaseEntry, FileEntry, as_line, fingerprint
from csogp_docs.publish.order import told_in_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.pipeline.press import Press
    from csogp_docs.pipeline.reading import CaseRead
    from csogp_docs.publish.order import Order


@dataclass(frozen=True, slots=True)
class Making:
    """All files that were wanted of one case, with their entries; or the trouble.

    A file is None where its document has nothing to say of the case.
    """

    reference: str
    files: Mapping[str, tuple[bytes | None, FileEntry]] = field(default_factory=dict)
    case: CaseEntry | None = None
    trouble: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The paths in the output of the files that there are."""
        return tuple(name for name, (it, _) in self.files.items() if it is not None)


def make_case(read: CaseRead, documents: Sequence[str], press: Press) -> Making:
    """Make documents of one case.

    Whatever stands in the way is its trouble, and never an error: one case must not
    cost another.

    Args:
        read: the case.
        documents: which of those that are ordered.
        press: renders them as ordered.
    """
    if read.case is None:
        return Making(read.name, trouble="the case file has errors")
    reference = read.case.value.case
    content = press.opened.content.on(read.case.value.report.date)
    assessment = assess(read.case, content)
    if press.order.final and assessment.blocking:
        rules = ", ".join(assessment.blocking)
        trouble = f"cannot be final while these findings stand in the way: {rules}"
        return Making(reference, trouble=trouble)
    try:
        files = {
            name: file
            for kind in documents
            for name, file in _files(kind, read, read.case, assessment, press)
        }
    except CsogpDocsError as error:
        return Making(reference, trouble=str(error))
    if all(content is None for content, _ in files.values()):
        section = press.order.section
        trouble = f'this case has nothing to say in the section "{section}"'
        return Making(reference, trouble=trouble)
    return Making(reference, files, _entry(read, read.case.value, assessment))


def _files(
    kind: str,
    read: CaseRead,
    case: Sourced[Case],
    assessment: Assessment,
    press: Press,
) -> Iterator[tuple[str, tuple[bytes | None, FileEntry]]]:
    """Yield the files of one document; None for each where it has nothing to say."""
    it, order = case.value, press.order
    content, mark = press.reach_of(kind, it.programme, it.area, it.report.date)
    made_from = (
        f"Made by csogp-docs {__version__} from case file {it.case} "
        f"({read.fingerprint[:12]}) and content {it.programme} ({mark[:12]})."
    )
    about = subject(case, assessment, content)
    document = case_document(kind, about, order.status, made_from, order.section)
    if not document.sections:
        nothing = press.entry(b"", document, mark, read.fingerprint)._replace(sha256="")
        yield from ((name, (None, nothing)) for name in order.names(it.case, kind))
    else:
        for name, rendered in press.render(order.stem(it.case, kind), document):
            yield (
                name,
                (rendered, press.entry(rendered, document, mark, read.fingerprint)),
            )


def _entry(read: CaseRead, case: Case, assessment: Assessment) -> CaseEntry:
    return CaseEntry(
        sha256=read.fingerprint,
        programme=case.programme,
        area=case.area,
        date=case.report.date.isoformat(),
        carries=assessment.carries,
        marking="" if isinstance(case.marking, Unknown) else case.marking,
        blocking=assessment.blocking,
        rules=tuple(it.rule for it in assessment.findings),
        problems=tuple(sorted({it.problem.code for it in read.problems})),
    )


def make_index(
    cases: Mapping[str, CaseEntry], names: Collection[str], press: Press
) -> Making:
    """Make the index of the cases of a batch, in the order in which they are given.

    Args:
        cases: what is known of each, by reference.
        names: the files that are there, for the index to lead to.
        press: renders it.

    Raises:
        CsogpDocsError: it cannot be said or rendered.
    """
    content = index_reach(press.opened.content.newest)
    document = index_document(
        [_brief(name, it, names, press.order) for name, it in cases.items()], content
    )
    mark, told = index_fingerprint(content), told_in_index(cases, names, press.order)
    return Making(
        "index",
        {
            name: (rendered, press.entry(rendered, document, mark, told))
            for name, rendered in press.render("index", document)
        },
    )


def index_fingerprint(content: Content) -> str:
    """Return the fingerprint of the only thing that content says in an index."""
    said = [it for it in parts(content) if it[0].startswith("wording/")]
    return fingerprint(as_line(said).encode())


def _brief(
    reference: str, case: CaseEntry, names: Collection[str], order: Order
) -> CaseInBrief:
    return CaseInBrief(
        reference=reference,
        date=date.fromisoformat(case.date),
        carries=case.carries,
        blocking=case.blocking,
        marking=case.marking,
        documents=tuple(
            (kind, order.address(reference, kind, names)) for kind in order.documents
        ),
    )
