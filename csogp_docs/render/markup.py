"""The one place where text becomes markup: escaped first, then set.

Nothing else in the program makes markup of a text.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)
# What must not be broken over two lines: a date, a length, the numbers of sections, an
# initial and a name, a telephone number.
_WHOLE = re.compile(
    rf"\b[0-9]{{1,2}} (?:{_MONTH}) [0-9]{{4}}\b"
    r"|\b[0-9]+ (?:months?|hours?|years?|days?)\b"
    r"|\bsections? [0-9]+(?:, [0-9]+)*(?: and [0-9]+)?\b"
    r"|\b[A-Z]\. [A-Z][a-z]+"
    r"|\b0[0-9]{2,4}(?: [0-9]{3,8}){1,2}\b"
)


def typeset(text: str) -> Markup:
    """Escape a text, and keep each date, length, name and number on one line.

    >>> typeset("On 5 March 2004 <b>")
    Markup('On <span class="whole">5 March 2004</span> &lt;b&gt;')
    """
    parts = []
    last = 0
    for match in _WHOLE.finditer(text):
        parts += [
            escape(text[last : match.start()]),
            Markup('<span class="whole">{}</span>').format(match.group()),
        ]
        last = match.end()
    return Markup("").join([*parts, escape(text[last:])])
