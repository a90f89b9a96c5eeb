"""What National Standards ask of enforcement, edition by edition."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from csogp_docs.model.base import Date, Identifier, Strict, Text, WholeNumber, YesNo


class StandardsEdition(Strict):
    """One edition, in force between two dates, both included; no `to` means still.

    `breach_at` is the number of the failure at which, at the latest, breach is to be
    considered; failures count for `within_months`, or without it for good.
    `working_days` are those within which breach is to be begun. What is not verified
    says so wherever its figures are printed.
    """

    id: Identifier
    name: Text
    from_: Date = Field(alias="from")
    to: Date | None = None
    breach_at: dict[Literal["order", "licence"], WholeNumber]
    within_months: WholeNumber | None = None
    working_days: WholeNumber | None = None
    source: Text
    confidence: Literal["high", "medium", "low"]
    verified: YesNo = True
    note: Text | None = None


class Standards(Strict):
    """Every edition, and the date on which the content was last looked at."""

    as_of: Date
    editions: tuple[StandardsEdition, ...]
