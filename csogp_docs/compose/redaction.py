"""What a copy may show: a case and its facts, from which all else has been taken out.

Nothing that is composed for an audience sees anything but what is made here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from csogp_docs.model.audience import MAY_KNOW, may_see
from csogp_docs.model.base import NOT_RECORDED, NOT_SHOWN, NotShown, Strict, Unknown
from csogp_docs.model.case import SourceOfInformation
from csogp_docs.model.sourced import Sourced
from csogp_docs.model.timetable import NotYet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

    from csogp_docs.model.assessment import Assessment, FactFound, Finding
    from csogp_docs.model.audience import Audience
    from csogp_docs.model.case import Case, Override
    from csogp_docs.model.rules import FactCatalogue
    from csogp_docs.model.sourced import KeyPath
    from csogp_docs.model.timetable import Timetable

# What a timetable tells of what has happened, of which path is indicated, and of how it
# ends against the order, is worked out from these.
_REGISTER = ("delivery", "attendance")
_TAKEN = ("delivery", "tests")
_ASSESSED = ("risk", "band")
_ORDER = (("sentence", "months"), ("sentence", "starts"))

_Model = TypeVar("_Model", bound=Strict)


def redacted_case(case: Sourced[Case], audience: Audience) -> Sourced[Case]:
    """Replace every field that an audience may not see by a state that says so.

    A source that is not disclosable leaves no trace in any copy but the file's.
    """
    return Sourced(_redacted(case.value, (), audience), case.places)


def _redacted(model: _Model, path: KeyPath, audience: Audience) -> _Model:
    """Redact a group of fields. The copy is not validated: its states are new."""
    shown = {
        name: _field(getattr(model, name), (*path, info.alias or name), info, audience)
        for name, info in type(model).model_fields.items()
    }
    return model.model_copy(update=shown)


def _field(value: Any, path: KeyPath, info: FieldInfo, audience: Audience) -> object:  # noqa: ANN401 - a field may hold anything
    if not may_see(path, audience):
        has_default = not info.is_required() and info.default != NOT_RECORDED
        return info.default if has_default else NOT_SHOWN
    if isinstance(value, Strict) and not isinstance(value, Unknown):
        return _redacted(value, path, audience)
    if isinstance(value, tuple):
        kept = (it for it in value if audience == "file" or _disclosable(it))
        return tuple(
            _redacted(it, path, audience) if isinstance(it, Strict) else it
            for it in kept
        )
    return value


def _disclosable(item: object) -> bool:
    return not isinstance(item, SourceOfInformation) or item.disclosable


def redacted_assessment(
    assessment: Assessment,
    shown: Case,
    found: Mapping[str, FactFound],
    catalogue: FactCatalogue,
    audience: Audience,
) -> Assessment:
    """Keep every finding as it was made, with only what an audience may see of it.

    Args:
        assessment: of the whole case.
        shown: the case with what is withheld taken out.
        found: the facts as found in that; the others rest on findings, and findings
            stay as they were made.
        catalogue: says in which field of a case each fact stands.
        audience: for whom the copy is.
    """
    sources = {it.name: tuple(it.source.split(".")) for it in catalogue.facts}
    facts = {
        name: _fact(fact, found.get(name, fact), sources[name], audience)
        for name, fact in assessment.facts.items()
    }
    overrides = {it.finding: it for it in shown.overrides}
    findings, delivery = (
        tuple(_finding(it, facts, overrides) for it in made)
        for made in (assessment.findings, assessment.delivery)
    )
    return replace(assessment, facts=facts, findings=findings, delivery=delivery)


def redacted_timetable(
    made: Timetable | NotYet, audience: Audience
) -> Timetable | NotYet:
    """Take out of a timetable what rests on what an audience may not see.

    Of someone's days nothing is told to whoever may not see the register: every day
    that is planned turns on it.
    """
    if isinstance(made, NotYet):
        return NotYet(made.case, ())
    if not (may_see(_REGISTER, audience) and may_see(_TAKEN, audience)):
        return NotYet(made.case, ())
    paths = made.paths
    if not all(may_see(it, audience) for it in _ORDER):
        paths = tuple(replace(it, completion=None) for it in paths)
    if not may_see(_ASSESSED, audience):
        paths = tuple(replace(it, indicated=False) for it in paths)
        made = replace(made, indicated=None, confirm=None)
    return replace(made, paths=paths)


def _fact(
    whole: FactFound, found: FactFound, source: KeyPath, audience: Audience
) -> FactFound:
    if audience in MAY_KNOW.get(whole.name, ()):
        return whole
    if isinstance(found.state, NotShown) or not may_see(source, audience):
        return replace(found, state=NOT_SHOWN, blame=())
    return found


def _finding(
    finding: Finding,
    facts: Mapping[str, FactFound],
    overrides: Mapping[str, Override],
) -> Finding:
    """Take the rows tried out: each may name the value of a fact."""
    override = None if finding.override is None else overrides.get(finding.rule)
    return replace(
        finding,
        override=override,
        facts=tuple(facts[it.name] for it in finding.facts),
        tried=(),
    )
