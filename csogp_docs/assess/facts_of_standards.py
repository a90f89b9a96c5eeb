"""Facts about the standards by which a missed session is enforced."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from csogp_docs.assess.calendar import last_day
from csogp_docs.assess.inputs import Found
from csogp_docs.model.base import NOT_RECORDED, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.assess.attendance import Missed
    from csogp_docs.assess.course import Course
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.standards import StandardsEdition

_NONE = Unknown(unknown="not applicable")


def failures(course: Course) -> list[Missed]:
    """Return the failures that count under the standards, in order."""
    if course.register is None:
        return []
    found = [it for it in course.register.failures if it.unexcused]
    edition = _edition(course)
    if edition is None or edition.within_months is None:
        return found
    within = edition.within_months
    return [it for it in found if last_day(it.day, within) >= found[-1].day]


def _edition(course: Course) -> StandardsEdition | None:
    """The edition in force on the day of the latest failure."""
    if course.register is None:
        return None
    days = [it.day for it in course.register.failures if it.unexcused]
    for it in course.content.standards.value.editions:
        if days and it.from_ <= days[-1] and (it.to is None or days[-1] <= it.to):
            return it
    return None


def _breach_at(course: Course) -> Found:
    """The failure at which breach is considered; none where no standard says."""
    kind = course.facts["law.kind"].state
    edition = _edition(course)
    if edition is None:
        return Found(math.inf, course.content.standards.place(()))
    place = course.content.standards.place(("editions",))
    if not isinstance(kind, str):
        return Found(NOT_RECORDED, place, ("law.kind",))
    limits = {str(it): number for it, number in edition.breach_at.items()}
    return Found(limits.get(kind, math.inf), place)


def _of_edition(
    say: Callable[[StandardsEdition], Value | None], course: Course
) -> Found:
    """Tell what the edition says; not applicable where it says nothing, or is none."""
    edition = _edition(course)
    place = course.content.standards.place(("editions",))
    said = None if edition is None else say(edition)
    return Found(_NONE if said is None else said, place)


def _source(edition: StandardsEdition) -> str:
    return edition.source if edition.verified else f"{edition.source}; not verified"


OF_STANDARDS: Mapping[str, Callable[[Course], Found]] = {
    "standards.name": partial(_of_edition, lambda it: it.name),
    "standards.source": partial(_of_edition, _source),
    "standards.verified": partial(_of_edition, lambda it: it.verified),
    "standards.note": partial(_of_edition, lambda it: it.note),
    "standards.within_months": partial(_of_edition, lambda it: it.within_months),
    "standards.working_days": partial(_of_edition, lambda it: it.working_days),
    "standards.breach_at": _breach_at,
}
