"""A problem: one thing in one place that will not do, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csogp_docs.model.place import Place


class Severity(StrEnum):
    """An error stops the documents of its file; a warning is for a person to weigh.

    Advice is about an officer's own words. It stops nothing and only `check` gives it.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem, at one place.

    `code` is stable (CS1xx reading, CS2xx schema, CS3xx consistency, CS4xx content,
    CS5xx templates, CS6xx an officer's words). `message` is a whole sentence: what was
    written, why it will not do, what to write instead. It never contains personal
    data. `also` names a second place that belongs to the problem (the first of two
    equal keys).
    """

    code: str
    place: Place
    message: str
    severity: Severity = Severity.ERROR
    also: tuple[Place, str] | None = None
