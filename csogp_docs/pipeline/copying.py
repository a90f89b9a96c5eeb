"""The copies of a case: what each audience gets, and what it may not see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.assess.assessment import facts_of
from csogp_docs.compose.redaction import (
    redacted_assessment,
    redacted_case,
    redacted_timetable,
)
from csogp_docs.compose.stages import days_of
from csogp_docs.compose.subject import subject
from csogp_docs.compose.withholding import (
    shown_words,
    withheld_together,
    withheld_values,
)
from csogp_docs.errors import LeakError, WorkspaceError
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.model.timetable import Timetable
from csogp_docs.render.leaks import leaks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.assessment import Assessment
    from csogp_docs.model.audience import Audience
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.sourced import Sourced
    from csogp_docs.model.timetable import NotYet
    from csogp_docs.model.withheld import Withheld


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy is composed from, and what must be in none of its files.

    `shown` is all that it shows of its case.
    """

    about: Subject
    withheld: tuple[Withheld, ...]
    case: Sourced[Case]
    shown: str

    def within(self, content: Content) -> Subject:
        """What a document is about that can draw on a part of content alone."""
        about = self.about
        return subject(
            self.case, about.assessment, content, about.audience, about.timetable
        )


def copy_for(
    audience: Audience,
    case: Sourced[Case],
    assessment: Assessment,
    timetable: Timetable | NotYet,
    content: Content,
) -> Copy:
    """Take out of a case, assessed as a whole, what an audience may not see."""
    shown = redacted_case(case, audience)
    seen = redacted_assessment(
        assessment,
        shown.value,
        facts_of(shown, content),
        content.facts.value,
        audience,
    )
    dated = redacted_timetable(timetable, audience)
    about = subject(shown, seen, content, audience, dated)
    days = days_of(dated) if isinstance(dated, Timetable) else ()
    words = shown_words(shown.value, seen.facts, days)
    return Copy(about, withheld_values(case.value, words), shown, words)


def refuse_leaks(files: Mapping[str, bytes], copy: Copy) -> None:
    """Refuse files in which a value stands that the copy must not show.

    Raises:
        LeakError: names the file and the field, and never the value.
    """
    for name, content in files.items():
        fields = leaks(name, content, copy.withheld)
        if fields:
            raise LeakError(
                f"{name} would show what is withheld from {copy.about.audience}: "
                f"{', '.join(fields)}; nothing of this case is written"
            )


def refuse_leaks_of_any(name: str, content: bytes, copies: Sequence[Copy]) -> None:
    """Refuse a file that holds copies of several cases, as `refuse_leaks` one of each.

    Raises:
        LeakError: names the cases and the fields, and never the value.
    """
    withheld = withheld_together(
        (it.about.case.case, it.withheld, it.shown) for it in copies
    )
    fields = leaks(name, content, withheld)
    if fields:
        raise LeakError(
            f"{name} would show what is withheld from {copies[0].about.audience}: "
            f"{', '.join(fields)}; it is not written"
        )


def kinds_for(
    audience: Audience, programme: ProgrammeContent, wanted: Sequence[str] | None
) -> tuple[str, ...]:
    """Name the documents that an audience gets, of those wanted or of all."""
    return tuple(
        kind
        for kind in CASE_DOCUMENTS
        if kind in programme.outlines
        and audience in programme.outlines[kind].value.for_
        and (wanted is None or kind in wanted)
    )


def refuse_what_is_not_for(
    audiences: Sequence[Audience], wanted: Sequence[str] | None, content: Content
) -> None:
    """Refuse to make a document for somebody for whom no programme makes it.

    Raises:
        WorkspaceError: names the document and for whom it is made.
    """
    for kind in wanted or ():
        made_for = {
            audience: None
            for programme in content.programmes.values()
            if kind in programme.outlines
            for audience in programme.outlines[kind].value.for_
        }
        for audience in audiences:
            if audience not in made_for:
                raise WorkspaceError(
                    f"{kind} is not made for {audience}; it is made for: "
                    f"{', '.join(made_for) or 'nobody'}"
                )
