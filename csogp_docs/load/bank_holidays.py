"""The bank holidays of England and Wales, as a library knows them."""

from __future__ import annotations

from functools import cache

from holidays.utils import country_holidays

from csogp_docs.model.closed import BankHolidays

# England and Wales have the same bank holidays, which the library lists under England.
_ENGLAND = "ENG"
# No case has an earlier date.
_FIRST_YEAR = 1900


@cache
def bank_holidays() -> BankHolidays:
    """Return every bank holiday that is known."""
    until: int = country_holidays("GB", subdiv=_ENGLAND).end_year
    years = range(_FIRST_YEAR, until + 1)
    days = country_holidays("GB", subdiv=_ENGLAND, years=years, language="en_GB")
    return BankHolidays(dict(days.items()), until)
