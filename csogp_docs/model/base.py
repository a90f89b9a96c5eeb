"""What every typed value of a case file or of content has in common.

A written value reaches these types as text. Each type here says what text it takes,
and complains with an error type of its own, so that the message an officer reads
can be chosen by type and never by picking a library's message apart.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

Band = Literal["low", "medium", "high", "very high"]
Weekday = Literal[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
]
UnknownReason = Literal[
    "awaited", "not asked", "declined", "withheld", "not applicable", "not recorded"
]


# A year outside these is a slip of the pen, and no date of a case.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class Strict(BaseModel):
    """A frozen value which refuses any key it does not know.

    Why:
        A misspelt key that is silently accepted is a fact silently lost.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _whole_number(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{1,4}", value):
            return int(value)
        raise PydanticCustomError("whole_number", "not a whole number")
    return value


def _months(value: object) -> object:
    number = _whole_number(value)
    if number == 0:
        raise PydanticCustomError("whole_number", "no length at all")
    return number


def _decimal(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", value):
            return float(value)
        raise PydanticCustomError("decimal", "not a number")
    return value


def _iso_date(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise PydanticCustomError("date_form", "not an ISO date")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date_impossible", "no such day") from None
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise PydanticCustomError("date_far", "no year of a case")
        return day
    return value


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        words = {"yes": True, "true": True, "no": False, "false": False}
        if value.lower() in words:
            return words[value.lower()]
        raise PydanticCustomError("yes_or_no", "neither yes nor no")
    return value


def _text(value: object) -> object:
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            raise PydanticCustomError("empty", "nothing is written")
        return stripped
    return value


def _identifier(value: object) -> object:
    # Windows keeps these names for devices, whatever their ending.
    reserved = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
    if isinstance(value, str) and (
        not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", value) or reserved.fullmatch(value)
    ):
        raise PydanticCustomError("identifier", "not a usable id")
    return value


def one_or_many(value: object) -> object:
    """Take one text where a list of them may stand."""
    return (value,) if isinstance(value, str) else value


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Months = Annotated[int, BeforeValidator(_months)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Date = Annotated[date, BeforeValidator(_iso_date)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Text = Annotated[str, BeforeValidator(_text)]
Identifier = Annotated[str, BeforeValidator(_identifier)]


class Unknown(Strict):
    """A fact that is not known, and why.

    `from_` says from whom it is awaited and `due` by when; both are optional.
    """

    unknown: UnknownReason
    from_: Text | None = Field(default=None, alias="from")
    due: Date | None = None

    @model_validator(mode="after")
    def _only_what_is_awaited_is_due(self) -> Unknown:
        if self.unknown != "awaited" and (self.due or self.from_):
            raise PydanticCustomError("not_awaited", "only what is awaited is due")
        return self


NOT_RECORDED = Unknown(unknown="not recorded")


class NotShown(Unknown):
    """A fact that the copy in hand does not show, be it known or not.

    Never written in a case file: it takes the place of what an audience may not see.
    """


NOT_SHOWN = NotShown(unknown="withheld")


def _state(value: object) -> str:
    if isinstance(value, Unknown) or (isinstance(value, dict) and "unknown" in value):
        return "unknown"
    return "known"


T = TypeVar("T")

# A fact is known, or it is not known for a reason. Left out means "not recorded".
Fact = Annotated[
    Annotated[T, Tag("known")] | Annotated[Unknown, Tag("unknown")],
    Discriminator(_state),
]


class Block(Strict):
    """A group of facts, which may as a whole be given as `{unknown: REASON}`."""

    @model_validator(mode="before")
    @classmethod
    def _unknown_as_a_whole(cls, value: Any) -> Any:  # noqa: ANN401 - pydantic's own
        if isinstance(value, dict) and "unknown" in value:
            return {
                field.alias or name: value
                for name, field in cls.model_fields.items()
                if field.default is NOT_RECORDED
            }
        return value
