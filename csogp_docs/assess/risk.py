"""Which of the recorded risk assessments counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.base import NOT_RECORDED, Unknown

if TYPE_CHECKING:
    from csogp_docs.assess.inputs import Inputs
    from csogp_docs.model.case import RiskAssessment


def risk_used(inputs: Inputs) -> tuple[int, RiskAssessment] | Unknown:
    """Take the latest assessment by the first of the programme's tools in use.

    Returns:
        Its index in the case file and the assessment; or why there is none.
    """
    risk = inputs.case.value.risk
    if isinstance(risk, Unknown):
        return risk
    for tool in inputs.programme.value.risk_tools:
        used = [(index, it) for index, it in enumerate(risk) if it.tool == tool]
        if used:
            return max(used, key=lambda pair: _when(pair[1]))
    return NOT_RECORDED


def _when(assessment: RiskAssessment) -> str:
    return "" if isinstance(assessment.date, Unknown) else assessment.date.isoformat()
