"""What stands in a cell for one field of a case file, known or not."""

from __future__ import annotations

from datetime import date

from csogp_docs.compose.phrasing import british_date, capitalised
from csogp_docs.model.base import NotShown, Unknown


def cell_of(state: str | date | Unknown, *, keep: bool = False) -> str:
    """Write the value of a field, or why it is not known; `keep` names as they are."""
    if isinstance(state, Unknown):
        return unknown_cell(state)
    if isinstance(state, date):
        return british_date(state)
    return state if keep else capitalised(state)


def unknown_cell(state: Unknown) -> str:
    """Say briefly, in a cell, why a fact is not known."""
    if isinstance(state, NotShown):
        return "Not shown in this copy"
    said = capitalised(state.unknown)
    if state.from_:
        said += f" from {state.from_}"
    if state.due:
        said += f", due {british_date(state.due)}"
    return said
