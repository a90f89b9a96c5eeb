"""Who may see each field of a case file.

Why:
    A report goes to the court, to the person or those who represent them, and to the
    prosecutor; the Programmes Team gets what it needs to place and treat the person;
    the officer's own working copy has everything. What is made for the person tells
    them when to attend: what others think of them has no place in it, as others may
    read it too. A field that is not listed is in no copy at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.sourced import KeyPath

Audience = Literal["court", "defence", "programmes-team", "person", "file"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

_EVERYBODY = frozenset(AUDIENCES)
# All who read about the person, and not the person's own timetable.
_ALL = _EVERYBODY - {"person"}
_COURT = frozenset[Audience](["court", "defence", "file"])
_PERSON = frozenset[Audience](["programmes-team", "person", "file"])
_FILE = frozenset[Audience](["file"])

# By the keys of a case file; items of a list are all alike.
MAY_SEE: Mapping[str, frozenset[Audience]] = {
    "case": _EVERYBODY,
    "marking": _EVERYBODY,
    "programme": _EVERYBODY,
    "area": _EVERYBODY,
    "report.kind": _ALL,
    "report.date": _EVERYBODY,
    "report.author.name": _EVERYBODY,
    "report.author.role": _EVERYBODY,
    "report.author.office": _EVERYBODY,
    # A source that is not disclosable is in the working copy alone, as a whole.
    "report.sources.what": _ALL,
    "report.sources.dates": _ALL,
    "report.sources.as_at": _ALL,
    "report.sources.disclosable": _FILE,
    "report.dangerousness": _ALL,
    "report.countersigned.name": _ALL,
    "report.countersigned.role": _ALL,
    "report.countersigned.date": _ALL,
    "person.name": _EVERYBODY,
    "person.pnc": _ALL,
    "person.date_of_birth": _ALL,
    # A person is placed and treated without the team knowing where they live.
    "person.address": _COURT,
    "person.employment": _ALL,
    "person.in_custody": _ALL,
    "custody.where": _ALL,
    "custody.until": _ALL,
    "court.name": _ALL,
    "court.local_justice_area": _ALL,
    "court.hearing": _ALL,
    "offences.title": _ALL,
    "offences.sexual": _ALL,
    "offences.committed.from": _ALL,
    "offences.committed.to": _ALL,
    "offences.convicted": _ALL,
    "offences.plea": _ALL,
    "offences.victims.id": _ALL,
    "offences.victims.relationship": _ALL,
    "offences.victims.age_band": _ALL,
    "previous_convictions.as_at": _ALL,
    "previous_convictions.total": _ALL,
    "previous_convictions.sexual": _ALL,
    "risk.tool": _ALL,
    "risk.version": _ALL,
    "risk.band": _ALL,
    "risk.date": _ALL,
    "risk.assessor": _ALL,
    "deviance.band": _ALL,
    "deviance.tool": _ALL,
    "deviance.date": _ALL,
    "deviance.assessor": _ALL,
    "harm.children": _ALL,
    "harm.public": _ALL,
    "harm.known adults": _ALL,
    "harm.staff": _ALL,
    "narrative.offence_analysis": _ALL,
    "narrative.assessment": _ALL,
    "narrative.risk_of_harm": _ALL,
    # The argument for a sentence is for the court to weigh, not for treatment.
    "narrative.conclusion": _COURT,
    "suitability.outcome": _ALL,
    "suitability.date": _ALL,
    "suitability.assessor": _ALL,
    "suitability.advised_by.name": _ALL,
    "suitability.advised_by.role": _ALL,
    "suitability.denial": _ALL,
    "suitability.reasons": _ALL,
    "sentence.route": _ALL,
    "sentence.months": _ALL,
    "sentence.starts": _ALL,
    "proposal.requirements.what": _ALL,
    "proposal.requirements.hours": _ALL,
    "proposal.requirements.days": _ALL,
    "proposal.requirements.months": _ALL,
    "proposal.rationale.says": _ALL,
    "proposal.rationale.rests_on": _ALL,
    "proposal.alternatives.option": _COURT,
    "proposal.alternatives.why_not": _COURT,
    "proposal.employment": _ALL,
    "proposal.willingness.words": _ALL,
    "proposal.willingness.date": _ALL,
    "prior_programmes.programme": _ALL,
    "prior_programmes.establishment": _ALL,
    "prior_programmes.completed": _ALL,
    "induction.decision": _ALL,
    "induction.by": _ALL,
    "induction.date": _ALL,
    "induction.reason": _ALL,
    "overrides.finding": _ALL,
    "overrides.to": _ALL,
    "overrides.by": _ALL,
    "overrides.role": _ALL,
    "overrides.date": _ALL,
    "overrides.reason": _ALL,
    "delivery.venue": _EVERYBODY,
    "delivery.starts": _EVERYBODY,
    "delivery.pattern": _EVERYBODY,
    "delivery.weekday": _EVERYBODY,
    # The register, line by line, belongs to treatment and supervision, and is what the
    # person knows. What it comes to in figures is for the court as well (MAY_KNOW).
    "delivery.attendance.session": _PERSON,
    "delivery.attendance.date": _PERSON,
    "delivery.attendance.outcome": _PERSON,
    "delivery.attendance.reason": _PERSON,
    "delivery.attendance.acceptable": _PERSON,
    "delivery.attendance.by": _PERSON,
    "delivery.attendance.catch_up": _PERSON,
    "delivery.tests.point": _EVERYBODY,
    "delivery.tests.date": _EVERYBODY,
    # A court that asks how somebody does is told by tests and by judgement, as it is
    # told the bands of risk and deviance.
    "delivery.tests.scale": _ALL,
    "delivery.tests.band": _ALL,
    "delivery.tests.scorer": _ALL,
    "delivery.progress.point": _ALL,
    "delivery.progress.date": _ALL,
    "delivery.progress.by": _ALL,
    "delivery.progress.role": _ALL,
    "delivery.progress.judgement.module": _ALL,
    "delivery.progress.judgement.target": _ALL,
    "delivery.progress.judgement.says": _ALL,
    "delivery.progress.overall": _ALL,
    "notes": _FILE,
}

# What is worked out from a field and tells less than the field does. How many sessions
# were attended, and from when to when a module was taken, is for the court to know; why
# somebody was absent on a day, and what was thought of it, is not.
MAY_KNOW: Mapping[str, frozenset[Audience]] = {
    f"attendance.{name}": _ALL
    for name in (
        "begun",
        "attended",
        "missed",
        "made_up",
        "due",
        "by_module",
        "complete",
        "completed_on",
    )
}


def may_see(path: KeyPath, audience: Audience) -> bool:
    """Tell whether a field may be seen; of a group, whether any field in it may be.

    What is written below a field, such as why it is not known, is part of the field.

    >>> may_see(("person", "address"), "programmes-team"), may_see(("notes",), "file")
    (False, True)
    >>> may_see(("delivery", "attendance"), "court"), may_see(("invented",), "file")
    (False, False)
    """
    named = [part for part in path if isinstance(part, str)]
    # Most are fields, of which no two are within one another: no need to look at all.
    for depth in range(len(named), 0, -1):
        audiences = MAY_SEE.get(".".join(named[:depth]))
        if audiences is not None:
            return audience in audiences
    group = ".".join([*named, ""])
    return any(
        audience in audiences
        for field, audiences in MAY_SEE.items()
        if field.startswith(group)
    )
