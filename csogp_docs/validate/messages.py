"""What an officer reads when a value will not do, chosen by the type of the error.

Messages say what was written, why it will not do and what to write instead. What was
written is quoted only where the field may be shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csogp_docs.model.sourced import dotted
from csogp_docs.validate.suggestion import instead, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from csogp_docs.model.sourced import KeyPath


_LONGEST_QUOTED = 60

# A name of one word in small letters. Anything else may be a text that has become a
# name by mistake, as what follows a comma or stands before a colon does.
_HARMLESS = re.compile(r"[a-z][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One value that will not do, as a schema sees it.

    `known_keys` are the keys of the surrounding group, `inner_keys` those of the value
    itself. `optional` tells that it may be left out.
    """

    path: KeyPath
    written: object
    context: Mapping[str, Any]
    known_keys: tuple[str, ...]
    inner_keys: tuple[str, ...]
    shown: bool
    optional: bool

    @property
    def name(self) -> str:
        """The field, as a person reads it."""
        return dotted(self.path)

    @property
    def saying(self) -> str:
        """`sentence.months is "three years"`, without the value where it is private."""
        quotable = isinstance(self.written, str) and self.shown
        if quotable and len(str(self.written)) <= _LONGEST_QUOTED:
            return f'{self.name} is "{self.written}"'
        return f"{self.name} cannot be used as it is written"

    def meant(self, alike: float = 0.6) -> str | None:
        """Guess which known key was meant by one that is not known."""
        plain = re.sub(r"[\s-]+", "_", str(self.path[-1]))
        return nearest(plain, self.known_keys, alike=alike)


def _unknown_key(it: Complaint) -> str:
    key = str(it.path[-1])
    where = dotted(it.path[:-1]) or "this file"
    known = ", ".join(it.known_keys)
    guess = it.meant()
    if it.written is None and guess is None:
        return (
            f"a text stands in {where} without a name and a colon; put quotation marks "
            f"round a value that has a comma in it. Known here: {known}"
        )
    certain = it.meant(alike=0.8) is not None
    name = f'"{key}"' if certain or _HARMLESS.fullmatch(key) else "this name"
    if guess is not None:
        return f'{name} is not known in {where}; did you mean "{guess}"?'
    return f"{name} is not known in {where}; take it out. Known here: {known}"


def _victim_name(_it: Complaint) -> str:
    return (
        "a victim is never named in a case file; take the name out, and tell victims "
        "apart by id (V1, V2), relationship and age band"
    )


def _missing(it: Complaint) -> str:
    return f"{it.name} is missing, and is always needed; write it"


def _whole_number(it: Complaint) -> str:
    if it.path[-1] == "months":
        return f"{it.saying}; write a whole number of months, for example 36"
    return f"{it.saying}; write a whole number in figures, for example 3"


def _decimal(it: Complaint) -> str:
    return f"{it.saying}; write a number, for example 2.5"


def _date_form(it: Complaint) -> str:
    return f"{it.saying}; write a date as year-month-day, for example 2004-03-05"


def _date_impossible(it: Complaint) -> str:
    return f"{it.saying}, a day that does not exist; write a day of the calendar"


def _date_far(it: Complaint) -> str:
    return f"{it.saying}; write a day from 1900 to 2199"


def _choice(it: Complaint) -> str:
    choices = re.findall(r"'([^']*)'", str(it.context.get("expected", "")))
    return f"{it.saying}; {instead(str(it.written), choices)}"


def _yes_or_no(it: Complaint) -> str:
    return f"{it.saying}; write yes or no"


def _acceptable(it: Complaint) -> str:
    return f"{it.saying}; write yes, no or service"


def _group(it: Complaint) -> str:
    fields = f": {', '.join(it.inner_keys)}" if it.inner_keys else ""
    return (
        f"{it.name} is not a group of fields; write its fields below it, indented"
        f"{fields}"
    )


def _list(it: Complaint) -> str:
    return f'{it.name} is not a list; begin each item below it with "- "'


def _text(it: Complaint) -> str:
    return (
        f"{it.name} is read as a list or a group of fields, not as a text; put "
        "quotation marks round the text, or write | here and begin it on the next line"
    )


def _empty(it: Complaint) -> str:
    if not it.optional:
        return f"{it.name} has nothing written, and is always needed; write it"
    unknown = " or {unknown: not asked}," if "unknown" in it.inner_keys else ""
    return f"{it.name} has nothing written; write it,{unknown} or leave the line out"


def _identifier(it: Complaint) -> str:
    return (
        f"{it.saying}; write small letters a to z, figures and hyphens, at most 64, "
        f"for example {_as_identifier(it) or 'wm-0131'}"
    )


def _as_identifier(it: Complaint) -> str | None:
    """Make an id of what was written, where that may be shown and comes to one."""
    made = re.sub(r"[^a-z0-9]+", "-", str(it.written).lower()).strip("-")
    return made if it.shown and re.fullmatch(r".{4,64}", made) else None


def _victim_id(it: Complaint) -> str:
    return f"{it.name} does not number a victim; write V and a number, for example V1"


def _not_awaited(it: Complaint) -> str:
    return (
        f"{it.name} has from or due, though it is not awaited; write "
        "unknown: awaited, or leave from and due out"
    )


def _no_unknown_form(it: Complaint) -> str:
    return (
        f"{it.name} needs facts, but does not say what to print while one of them is "
        "not known; write unknown: and that sentence"
    )


def _otherwise(it: Complaint) -> str:
    return (
        f"{it.name} says what follows where no row applies, or fails to; write "
        "otherwise: and that sentence where the hit policy is collect, and only there"
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """What one type of error is called and how it is told."""

    code: str
    say: Callable[[Complaint], str]


KINDS: dict[str, Kind] = {
    "extra_forbidden": Kind("CS201", _unknown_key),
    "missing": Kind("CS202", _missing),
    "whole_number": Kind("CS203", _whole_number),
    "decimal": Kind("CS203", _decimal),
    "date_form": Kind("CS204", _date_form),
    "date_impossible": Kind("CS204", _date_impossible),
    "date_far": Kind("CS204", _date_far),
    "literal_error": Kind("CS205", _choice),
    "yes_or_no": Kind("CS206", _yes_or_no),
    "acceptable": Kind("CS206", _acceptable),
    "model_type": Kind("CS207", _group),
    "dict_type": Kind("CS207", _group),
    "tuple_type": Kind("CS207", _list),
    "string_type": Kind("CS207", _text),
    "int_type": Kind("CS203", _whole_number),
    "float_type": Kind("CS203", _decimal),
    "bool_type": Kind("CS206", _yes_or_no),
    "date_type": Kind("CS204", _date_form),
    "empty": Kind("CS208", _empty),
    "identifier": Kind("CS209", _identifier),
    "victim_id": Kind("CS210", _victim_id),
    "not_awaited": Kind("CS211", _not_awaited),
    "no_unknown_form": Kind("CS415", _no_unknown_form),
    "otherwise": Kind("CS421", _otherwise),
}
EMPTY = KINDS["empty"]
VICTIM_NAME = Kind("CS212", _victim_name)
