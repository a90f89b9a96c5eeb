"""Calendar arithmetic, with the rounding declared.

Months are calendar months: an order of 36 months from 5 March 2004 ends with
4 March 2007. Where the day does not exist in the last month (the 31st, 29 February),
the order ends with the last day of that month.
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, date, timedelta


def last_day(start: date, months: int) -> date:
    """Return the last day of a period of whole months that begins on `start`.

    >>> last_day(date(2004, 3, 5), 36)
    datetime.date(2007, 3, 4)
    >>> last_day(date(2004, 2, 29), 36)
    datetime.date(2007, 2, 28)
    """
    whole = start.year * 12 + start.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    if year > MAXYEAR:
        return date.max
    days = calendar.monthrange(year, month)[1]
    if start.day > days:
        return date(year, month, days)
    return date(year, month, start.day) - timedelta(days=1)


def whole_months(first: date, last: date) -> int:
    """Count the whole calendar months from `first` to `last`, both included.

    >>> whole_months(date(2004, 3, 12), date(2007, 3, 11))
    36
    >>> whole_months(date(2004, 5, 10), date(2007, 3, 11))
    34
    """
    months = max(0, (last.year - first.year) * 12 + last.month - first.month + 1)
    while months and last_day(first, months) > last:
        months -= 1
    return months


def age(born: date, on: date) -> int:
    """Return the age in whole years; someone born on 29 February ages on 1 March.

    >>> age(date(1968, 2, 29), date(2003, 2, 28))
    34
    >>> age(date(1968, 2, 29), date(2004, 2, 29))
    36
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
