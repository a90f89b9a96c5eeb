"""Steps 3 to 5 for one case: all of its files in memory, and none on the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from csogp_docs import __version__
from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document
from csogp_docs.compose.tracing import trace_file
from csogp_docs.errors import CsogpDocsError
from csogp_docs.model.base import Unknown
from csogp_docs.pipeline.copying import copy_for, kinds_for, refuse_leaks
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.publish.manifest import CaseEntry, as_json, fingerprint
from csogp_docs.publish.order import TRACE, name_mark
from csogp_docs.validate.case_judgement import countersignature_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.audience import Audience
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import ProgrammeContent
    from csogp_docs.model.document import Document
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.pipeline.copying import Copy
    from csogp_docs.pipeline.press import Press
    from csogp_docs.pipeline.reading import CaseRead
    from csogp_docs.publish.manifest import FileEntry
    from csogp_docs.publish.order import Wanted

# The bytes of a file, or None where its document has nothing to say; and its entry.
File = tuple[bytes | None, "FileEntry"]


@dataclass(frozen=True, slots=True)
class Making:
    """All files that were wanted of one case, with their entries; or the trouble."""

    reference: str
    files: Mapping[str, File] = field(default_factory=dict)
    case: CaseEntry | None = None
    trouble: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The paths in the output of the files that there are."""
        return tuple(name for name, (it, _) in self.files.items() if it is not None)


def make_case(read: CaseRead, wanted: Sequence[Wanted], press: Press) -> Making:
    """Make documents of one case.

    Whatever stands in the way is its trouble, and never an error: one case must not
    cost another.

    Args:
        read: the case.
        wanted: which of the documents that are ordered, each with its audience.
        press: renders them as ordered.
    """
    if read.case is None:
        return Making(read.name, trouble="the case file has errors")
    case, order = read.case.value, press.order
    assessment = assess(read.case, press.opened.content.on(case.report.date))
    trouble = _not_final(case, assessment) if order.final else ""
    if trouble:
        return Making(case.case, trouble=trouble)
    maker = _CopyMaker(read.fingerprint, read.case, assessment, press)
    files: dict[str, File] = {}
    try:
        for audience in order.audiences:
            kinds = [kind for whom, kind in wanted if whom == audience]
            files |= maker.copy(audience, kinds)
    except CsogpDocsError as error:
        return Making(case.case, trouble=str(error))
    if order.section and tuple(wanted) == order.wanted and not maker.documents:
        trouble = f'this case has nothing to say in the section "{order.section}"'
        return Making(case.case, trouble=trouble)
    return Making(case.case, files, _entry(read, case, assessment))


def _not_final(case: Case, assessment: Assessment) -> str:
    """Say why the documents of a case cannot be final, where they cannot."""
    if assessment.blocking:
        rules = ", ".join(assessment.blocking)
        return f"cannot be final while these findings stand in the way: {rules}"
    if countersignature_missing(case):
        return "cannot be final while it finds dangerousness and is not countersigned"
    return ""


def compose_case(
    read: CaseRead, kind: str, audience: Audience, press: Press
) -> tuple[Document | None, Copy]:
    """Compose one document of a case that has no errors, and render nothing.

    Returns:
        The document, or None where the copy of that audience has none of the kind; and
        the copy.

    Raises:
        CsogpDocsError: it cannot be composed.
    """
    assert read.case is not None  # noqa: S101 - whoever calls has looked
    assessment = assess(read.case, press.opened.content.on(read.case.value.report.date))
    maker = _CopyMaker(read.fingerprint, read.case, assessment, press)
    copy = maker.copy_for(audience)
    return maker.document(kind, copy), copy


class _CopyMaker:
    """Makes the copies of one case, one for each audience.

    Attributes:
        documents: how many have been made that say something.
    """

    def __init__(
        self, mark: str, case: Sourced[Case], assessment: Assessment, press: Press
    ) -> None:
        self.documents = 0
        self._mark = mark
        self._case = case
        self._assessment = assessment
        self._press = press
        self._content = press.opened.content.on(case.value.report.date)
        self._timetable = timetable_of(case, assessment, self._content)
        self._composed: dict[tuple[Audience, str, str | None], Document] = {}

    @property
    def _programme(self) -> ProgrammeContent:
        return self._content.programmes[self._case.value.programme]

    def copy_for(self, audience: Audience) -> Copy:
        """Take out of the case what an audience may not see."""
        return copy_for(
            audience, self._case, self._assessment, self._timetable, self._content
        )

    def copy(self, audience: Audience, kinds: Sequence[str]) -> dict[str, File]:
        """Make documents for one audience.

        Raises:
            LeakError: one would show what is withheld from that audience.
            CsogpDocsError: one cannot be composed, or does not pass its checks.
        """
        copy = self.copy_for(audience)
        files: dict[str, File] = {}
        for kind in kinds:
            made = self._trace(copy) if kind == TRACE else self._document(kind, copy)
            files |= made
        refuse_leaks({name: it for name, (it, _) in files.items() if it}, copy)
        return files

    def _document(self, kind: str, copy: Copy) -> Iterator[tuple[str, File]]:
        """Yield the files of one document; None for each if it has nothing to say."""
        order, reference = self._press.order, self._case.value.case
        _, reach = self._press.reach_of(kind, self._case.value)
        entry = self._press.entry(kind, reach, reference, self._mark)
        entry = entry._replace(audience=copy.about.audience)
        document = self.document(kind, copy)
        if document is not None:
            self.documents += 1
            stem = order.stem(reference, copy.about.audience, kind)
            for name, made in self._press.render(stem, document):
                yield name, (made, entry._replace(sha256=fingerprint(made)))
            return
        for name in order.names(reference, copy.about.audience, kind):
            yield name, (None, entry)

    def document(self, kind: str, copy: Copy) -> Document | None:
        """Compose one document, as ordered; None if the copy has none of the kind."""
        if kind not in kinds_for(copy.about.audience, self._programme, None):
            return None
        document = self._compose(kind, copy, self._press.order.section)
        return document if document.sections else None

    def _compose(self, kind: str, copy: Copy, section: str | None) -> Document:
        """Compose a document, which the trace tells of again."""
        key = (copy.about.audience, kind, section)
        if key not in self._composed:
            case, mark = self._case.value, self._mark
            content, reach = self._press.reach_of(kind, case)
            made_from = (
                f"Made by csogp-docs {__version__} from case file {case.case} "
                f"({mark[:12]}) and content {case.programme} ({reach[:12]})."
            )
            about, status = copy.within(content), self._press.order.status
            made = case_document(kind, about, status, made_from, section)
            self._composed[key] = made
        return self._composed[key]

    def _trace(self, copy: Copy) -> Iterator[tuple[str, File]]:
        """Yield what the whole copy rests on, whichever of its documents are wanted."""
        case = self._case.value
        kinds = kinds_for(copy.about.audience, self._programme, None)
        documents = [self._compose(kind, copy, None) for kind in kinds]
        said = [document for document in documents if document.sections]
        made = as_json(trace_file(copy.about, said))
        _, reach = self._press.reach_of(TRACE, case)
        entry = self._press.entry(TRACE, reach, case.case, self._mark)
        (name,) = self._press.order.names(case.case, copy.about.audience, TRACE)
        yield (
            name,
            (
                made,
                entry._replace(audience=copy.about.audience, sha256=fingerprint(made)),
            ),
        )


def _entry(read: CaseRead, case: Case, assessment: Assessment) -> CaseEntry:
    return CaseEntry(
        file=name_mark(PurePath(read.name).name),
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
