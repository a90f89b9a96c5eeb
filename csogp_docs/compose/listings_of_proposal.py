"""What goes with the sentence proposed: requirements, reasons, other courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import closed, counted, listed
from csogp_docs.model.base import Unknown
from csogp_docs.model.document import Bullets, Cell, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.case import Rationale, Requirement
    from csogp_docs.model.document import Block

# The fields of the narrative that a reason may rest on, by the names a case file uses.
_RESTS_ON = {
    "offence-analysis": "offence_analysis",
    "assessment": "assessment",
    "risk": "risk_of_harm",
}


def requirements(subject: Subject) -> Block | None:
    """Every requirement or condition, with its number or length where it has one."""
    recorded = subject.case.proposal.requirements
    if isinstance(recorded, Unknown) or not recorded:
        return None
    return Bullets(tuple((Run(_requirement(it)),) for it in recorded), ordered=True)


def _requirement(it: Requirement) -> str:
    lengths = (("hour", it.hours), ("day", it.days), ("month", it.months))
    said = [counted(number, unit) for unit, number in lengths if number is not None]
    return closed(f"{it.what.rstrip('.')}: {listed(said)}" if said else it.what)


def rationale(subject: Subject) -> Block | None:
    """Every reason for what is proposed, and the sections that it rests on."""
    recorded = subject.case.proposal.rationale
    if isinstance(recorded, Unknown) or not recorded:
        return None
    said = (" ".join(_reason(it, subject.sections)) for it in recorded)
    return Bullets(tuple((Run(it),) for it in said))


def _reason(it: Rationale, sections: Mapping[str, str]) -> Iterator[str]:
    yield closed(it.says)
    fields = (_RESTS_ON[part] for part in it.rests_on)
    # A document that does not set a part out has no section to point to.
    found = dict.fromkeys(sections[field] for field in fields if field in sections)
    numbers = sorted(found, key=int)
    if numbers:
        yield f"See {'section' if len(numbers) == 1 else 'sections'} {listed(numbers)}."


def alternatives(subject: Subject) -> Block | None:
    """Every other course that was considered, and why it is not proposed."""
    recorded = subject.case.proposal.alternatives
    if isinstance(recorded, Unknown) or not recorded:
        return None
    return Table(
        name="alternatives",
        caption="Other courses considered",
        head=("Course", "Why it is not proposed"),
        rows=tuple((Cell(it.option), Cell(closed(it.why_not))) for it in recorded),
    )
