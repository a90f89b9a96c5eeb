"""Which values of a case file may be shown in a message.

Why:
    Messages end up in terminals, tickets and logs. Only codes, dates of the case,
    numbers and choices are shown there; whatever may name or describe a person is
    not. A field that is not listed is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csogp_docs.model.sourced import KeyPath

_SHOWN = frozenset(
    [
        "acceptable",
        "age_band",
        "area",
        "as_at",
        "band",
        "case",
        "catch_up",
        "children",
        "completed",
        "convicted",
        "date",
        "dates",
        "days",
        "decision",
        "denial",
        "disclosable",
        "due",
        "employment",
        "finding",
        "hearing",
        "hours",
        "in_custody",
        "kind",
        "months",
        "outcome",
        "pattern",
        "plea",
        "point",
        "programme",
        "public",
        "rests_on",
        "route",
        "session",
        "sexual",
        "staff",
        "starts",
        "to",
        "tool",
        "total",
        "unknown",
        "until",
        "venue",
        "version",
        "weekday",
    ]
)


def showable(path: KeyPath) -> bool:
    """Tell whether the value written at a path of a case file may be shown.

    >>> showable(("sentence", "months")), showable(("person", "name"))
    (True, False)
    """
    keys = [part for part in path if isinstance(part, str)]
    if not keys or keys[0] == "narrative":
        return False
    if keys[-1] == "from":
        return keys[-2:] == ["committed", "from"]
    return keys[-1] in _SHOWN or keys[-1] == "known adults"
