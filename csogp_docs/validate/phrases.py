"""Phrases of content as patterns over what officers write."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = r"(?-i:[^\W\d_][\w'\u2019-]+)"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SHOWN = {"number": "a number", "victim": "V1", "title": "a title", "name": "a name"}


@lru_cache(maxsize=1024)
def pattern(phrase: str, titles: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return what finds a phrase as whole words, in any case; names are captured."""
    stands = {
        "number": r"[0-9]+(?:\.[0-9]+)?",
        "victim": r"(?-i:V[0-9]+)",
        "title": rf"(?:{'|'.join(titles)})\.?",
        "name": f"({_NAME})",
        "names": rf"({_NAME}(?:\s+{_NAME})+)",
    }
    parts = []
    for word in phrase.split():
        pieces = _PLACEHOLDER.split(word)
        made = [
            stands[it] if index % 2 else re.escape(it)
            for index, it in enumerate(pieces)
        ]
        parts.append("".join(made))
    begin = r"(?<![\w-])" if re.match(r"[\w{]", phrase) else ""
    end = r"(?![\w-])" if re.search(r"[\w}]$", phrase) else ""
    return re.compile(begin + r"\s+".join(parts) + end, re.IGNORECASE)


def shown(phrase: str) -> str:
    """Write a phrase for a message, with words for what it leaves open.

    >>> shown("{number} per cent")
    '(a number) per cent'
    """
    return _PLACEHOLDER.sub(lambda it: f"({_SHOWN.get(it[1], it[1])})", phrase)


def unknown_placeholders(phrase: str) -> set[str]:
    """Return what stands in braces and means nothing."""
    return {*_PLACEHOLDER.findall(phrase)} - {*_SHOWN, "names"}
