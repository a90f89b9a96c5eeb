"""Step 3 for many cases at once: how each of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.caseload import standing
from csogp_docs.pipeline.timetabling import make_timetable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csogp_docs.model.caseload import Standing
    from csogp_docs.pipeline.reading import CaseRead, Opened


def caseload_of(reads: Iterable[CaseRead], opened: Opened) -> list[Standing]:
    """Tell how every case stands that has no errors, in the order of their files."""
    found = []
    for read in reads:
        if read.case is not None:
            content = opened.content.on(read.case.value.report.date)
            made = make_timetable(read.case, opened)
            found.append(standing(assess(read.case, content), made))
    return found
