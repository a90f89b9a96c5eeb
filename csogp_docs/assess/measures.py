"""Which of the recorded assessments by a tool counts for a programme's measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.model.base import NOT_RECORDED, Unknown

if TYPE_CHECKING:
    from csogp_docs.model.case import RiskAssessment


def measured(inputs: Inputs, measure: str, source: str) -> Found:
    """Find a field of the assessment that counts for a measure, such as `risk`.

    That is the latest by the first of the programme's tools for it that was used.
    `source` is the field, as in `risk.band`. A programme without such a measure does
    not ask for it.
    """
    field = source.rpartition(".")[2]
    tools = inputs.programme.value.tools.get(measure)
    place = inputs.case.place(("risk",))
    if tools is None:
        return Found(Unknown(unknown="not applicable"), place)
    recorded = inputs.case.value.risk
    if isinstance(recorded, Unknown):
        return Found(recorded, place)
    for tool in tools:
        used = [(index, it) for index, it in enumerate(recorded) if it.tool == tool]
        if used:
            index, counts = max(used, key=lambda pair: _when(pair[1]))
            where = inputs.case.place(("risk", index, field))
            return Found(getattr(counts, field), where)
    return Found(NOT_RECORDED, place)


def _when(assessment: RiskAssessment) -> str:
    return "" if isinstance(assessment.date, Unknown) else assessment.date.isoformat()
