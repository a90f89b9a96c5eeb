"""What an officer reads when a value will not do, chosen by the type of the error.

Messages say what was written, why it will not do and what to write instead. What was
written is quoted only where the field may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csogp_docs.model.sourced import dotted
from csogp_docs.validate.suggestion import instead, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.sourced import KeyPath


@dataclass(frozen=True, slots=True)
class Complaint:
    """One value that will not do, as a schema sees it.

    `known_keys` are the keys the surrounding group has, for a key it does not know.
    """

    path: KeyPath
    written: object
    context: Mapping[str, Any]
    known_keys: tuple[str, ...]
    shown: bool

    @property
    def name(self) -> str:
        """The field, as a person reads it."""
        return dotted(self.path)

    @property
    def saying(self) -> str:
        """`sentence.months is "three years"`, without the value where it is private."""
        if isinstance(self.written, str) and self.shown and len(self.written) <= 60:
            return f'{self.name} is "{self.written}"'
        return f"{self.name} cannot be read"


def _unknown_key(it: Complaint) -> str:
    key = str(it.path[-1])
    where = dotted(it.path[:-1]) or "a case file"
    guess = nearest(key, it.known_keys)
    if guess is not None:
        return f'"{key}" is not known in {where}; did you mean "{guess}"?'
    known = ", ".join(it.known_keys)
    return f'"{key}" is not known in {where}; take it out. Known here: {known}'


def _victim_name(_it: Complaint) -> str:
    return (
        "a victim is never named in a case file; take the name out, and tell victims "
        "apart by id (V1, V2), relationship and age band"
    )


def _missing(it: Complaint) -> str:
    return f"{it.name} is missing, and is always needed; write it"


def _whole_number(it: Complaint) -> str:
    return f"{it.saying}; write a whole number of {_unit(it)}, for example {_few(it)}"


def _unit(it: Complaint) -> str:
    return "months" if it.path[-1] == "months" else "things"


def _few(it: Complaint) -> str:
    return "36" if it.path[-1] == "months" else "3"


def _decimal(it: Complaint) -> str:
    return f"{it.saying}; write a number, for example 2.5"


def _date_form(it: Complaint) -> str:
    return f"{it.saying}; write a date as year-month-day, for example 2004-03-05"


def _date_impossible(it: Complaint) -> str:
    return f"{it.saying}, a day that does not exist; write a day of the calendar"


def _choice(it: Complaint) -> str:
    choices = re.findall(r"'([^']*)'", str(it.context.get("expected", "")))
    return f"{it.saying}; {instead(str(it.written), choices)}"


def _yes_or_no(it: Complaint) -> str:
    return f"{it.saying}; write yes or no"


def _group(it: Complaint) -> str:
    return f"{it.name} is not a group of fields; write its fields below it, indented"


def _list(it: Complaint) -> str:
    return f'{it.name} is not a list; begin each item below it with "- "'


def _text(it: Complaint) -> str:
    return f"{it.name} is not a text; write words on this line, without list or fields"


def _empty(it: Complaint) -> str:
    return (
        f"{it.name} has nothing written; write it, or {{unknown: not asked}}, "
        "or leave the line out"
    )


def _identifier(it: Complaint) -> str:
    return (
        f"{it.saying}; write small letters a to z, figures and hyphens, at most 64, "
        "for example wm-0131"
    )


def _victim_id(it: Complaint) -> str:
    return f"{it.name} does not number a victim; write V and a number, for example V1"


def _not_awaited(it: Complaint) -> str:
    return (
        f"{dotted(it.path)} is said to come from somebody or to be due, though it is "
        "not awaited; write {unknown: awaited, ...}, or leave out from and due"
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    code: str
    say: Callable[[Complaint], str]


KINDS: dict[str, _Kind] = {
    "extra_forbidden": _Kind("CS201", _unknown_key),
    "missing": _Kind("CS202", _missing),
    "whole_number": _Kind("CS203", _whole_number),
    "decimal": _Kind("CS203", _decimal),
    "date_form": _Kind("CS204", _date_form),
    "date_impossible": _Kind("CS204", _date_impossible),
    "literal_error": _Kind("CS205", _choice),
    "yes_or_no": _Kind("CS206", _yes_or_no),
    "model_type": _Kind("CS207", _group),
    "dict_type": _Kind("CS207", _group),
    "tuple_type": _Kind("CS207", _list),
    "string_type": _Kind("CS207", _text),
    "int_type": _Kind("CS203", _whole_number),
    "float_type": _Kind("CS203", _decimal),
    "bool_type": _Kind("CS206", _yes_or_no),
    "date_type": _Kind("CS204", _date_form),
    "empty": _Kind("CS208", _empty),
    "identifier": _Kind("CS209", _identifier),
    "victim_id": _Kind("CS210", _victim_id),
    "not_awaited": _Kind("CS211", _not_awaited),
}
EMPTY = KINDS["empty"]
VICTIM_NAME = _Kind("CS212", _victim_name)
