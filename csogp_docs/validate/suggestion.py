"""Guess kindly: the known word nearest to the one written."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(written: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """Return the known word most like the one written, or None.

    `alike`, from 0 to 1, is how much of both words must agree.

    >>> nearest("lenght_months", ["length_months", "starts"])
    'length_months'
    """
    words = {word.lower(): word for word in sorted(known)}
    found = get_close_matches(written.lower(), words, n=1, cutoff=alike)
    return words[found[0]] if found else None


def instead(written: str, known: Iterable[str]) -> str:
    """Say what to write instead: the nearest known word, or all of them.

    >>> instead("maried", ["single", "married"])
    'did you mean "married"?'
    """
    words = sorted(known)
    guess = nearest(written, words)
    if guess is not None:
        return f'did you mean "{guess}"?'
    return "write one of: " + ", ".join(words)
