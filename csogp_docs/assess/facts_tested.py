"""Facts that tables test and that are worked out from the case file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from csogp_docs.assess.calendar import last_day, whole_months
from csogp_docs.assess.inputs import Found, Inputs
from csogp_docs.model.base import NOT_RECORDED, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.model.sourced import KeyPath


def _any_sexual_offence(inputs: Inputs) -> Found:
    offences = inputs.case.value.offences
    if isinstance(offences, Unknown):
        return Found(offences, inputs.case.place(("offences",)))
    doubt: Found | None = None
    for index, offence in enumerate(offences):
        place = inputs.case.place(("offences", index, "sexual"))
        if offence.sexual is True:
            return Found(state=True, place=place)
        if isinstance(offence.sexual, Unknown):
            doubt = doubt or Found(offence.sexual, place)
    return doubt or Found(state=False, place=inputs.case.place(("offences",)))


def _reasons_given(inputs: Inputs) -> Found:
    """Tell whether reasons are given; before the judgement it cannot be said."""
    suitability = inputs.case.value.suitability
    place = inputs.case.place(("suitability", "reasons"))
    outcome = suitability.outcome
    if isinstance(outcome, Unknown) or outcome == "not yet assessed":
        state = outcome if isinstance(outcome, Unknown) else NOT_RECORDED
        return Found(state, place, ("suitability.outcome",))
    return Found(bool(suitability.reasons), place)


def _level_of_deviance(inputs: Inputs) -> Found:
    deviance = inputs.case.value.deviance
    place = inputs.case.place(("deviance", "band"))
    return Found(deviance if isinstance(deviance, Unknown) else deviance.band, place)


def _waiving_programme(inputs: Inputs) -> Found:
    """Tell whether a programme that may waive Induction was completed (operates.8)."""
    case, prior = inputs.case, inputs.case.value.prior_programmes
    if isinstance(prior, Unknown):
        return Found(prior, case.place(("prior_programmes",)))
    waiving = inputs.programme.value.waiving_programmes
    doubt: Found | None = None
    for index, taken in enumerate(prior):
        if taken.programme not in waiving:
            continue
        place = case.place(("prior_programmes", index, "completed"))
        if not isinstance(taken.completed, Unknown):
            return Found(state=True, place=place)
        if taken.completed != NOT_RECORDED:
            doubt = Found(taken.completed, place)
    return doubt or Found(state=False, place=case.place(("prior_programmes",)))


def _assessed_after_induction(inputs: Inputs) -> Found:
    """Tell whether the tests that settle the path are recorded by the report."""
    case = inputs.case.value
    settling = {
        test.point for test in inputs.programme.value.tests if test.settles_path
    }
    for index, test in enumerate(case.delivery.tests):
        if test.point in settling and test.date <= case.report.date:
            path: KeyPath = ("delivery", "tests", index)
            return Found(state=True, place=inputs.case.place(path))
    return Found(state=False, place=inputs.case.place(("delivery", "tests")))


def _programme_minimum(inputs: Inputs) -> Found:
    least = inputs.programme.value.minimum_months
    place = inputs.programme.place(("minimum_months", "value"))
    return Found(-math.inf if least is None else least.value, place)


def _months_remaining(inputs: Inputs) -> Found:
    """Count the whole months left on the day the programme would start.

    A programme cannot be attended under an order or licence before that has begun.
    """
    sentence, starts = inputs.case.value.sentence, inputs.case.value.delivery.starts
    place = inputs.case.place(("delivery", "starts"))
    if isinstance(sentence.months, Unknown):
        return Found(sentence.months, place, ("sentence.months",))
    if isinstance(sentence.starts, Unknown):
        return Found(sentence.starts, place, ("sentence.starts",))
    if isinstance(starts, Unknown):
        return Found(starts, place, ("delivery.starts",))
    last = last_day(sentence.starts, sentence.months)
    return Found(whole_months(max(starts, sentence.starts), last), place)


TESTED: Mapping[str, Callable[[Inputs], Found]] = {
    "offences.sexual": _any_sexual_offence,
    "suitability.reasons_given": _reasons_given,
    "risk.deviance": _level_of_deviance,
    "prior_programmes.waiving": _waiving_programme,
    "assessment.after_induction": _assessed_after_induction,
    "programme.minimum_months": _programme_minimum,
    "sentence.months_remaining": _months_remaining,
}
