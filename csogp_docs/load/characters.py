"""Characters that may not stand in a file, raw or written as an escape.

Why:
    A control code, an invisible character or one that turns the reading order round
    makes a court document say something other than what its author saw.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.load.lines import Lines

_CODE = "CS104"
STAND_IN = "\ufffd"

_MOST_REPORTED = 50
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class _Kind:
    """Characters that are refused for one reason."""

    characters: str
    label: str
    why: str
    instead: str = "delete it"


_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_KINDS = (
    _Kind(
        "\x85\u2028\u2029",
        "NEXT LINE",
        "many programs do not see the new line it begins",
        "press Enter for a new line instead",
    ),
    _Kind(
        "\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "",
        "it turns the reading order of the text round and cannot be seen",
    ),
    _Kind("\u200b-\u200d\u2060\ufeff", "", "it cannot be seen"),
    _Kind(
        "\ud800-\udfff",
        "half a character",
        "it stands for nothing on its own",
        "type the whole character instead",
    ),
    _Kind(_NONCHARACTERS, "no character", "it stands for nothing"),
    _Kind(
        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
        "a control code",
        "it is meant for machines and cannot be printed",
    ),
)
_MATCHERS = tuple((re.compile(f"[{kind.characters}]"), kind) for kind in _KINDS)
_ANY = "".join(kind.characters for kind in _KINDS)
_FORBIDDEN = re.compile(f"[{_ANY}]")
_RUN = re.compile(rf"([{_ANY}])\1*")
_NAMES = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x0b": "VERTICAL TAB",
    "\x0c": "FORM FEED",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
}
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
)
_SHORT_ESCAPES = {
    "0": "\x00",
    "a": "\x07",
    "b": "\x08",
    "v": "\x0b",
    "f": "\x0c",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def stand_in(text: str) -> str:
    r"""Put U+FFFD for each character that may not be there; every index stays.

    >>> stand_in("one\x07two") == "one\ufffdtwo"
    True
    """
    return _FORBIDDEN.sub(STAND_IN, text)


def composed(text: str) -> str | None:
    """Return the text in Unicode's composed form (NFC).

    Returns:
        None for a letter that carries more than 30 accents: composing thousands of
        them takes minutes.
    """
    if text.isascii():
        return text
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _MOST_MARKS:
            return None
    return unicodedata.normalize("NFC", text)


def found_in(lines: Lines) -> Iterator[Problem]:
    """Report the characters of a text that may not be there, each run of one once."""
    runs = _RUN.finditer(lines.text)
    for run in islice(runs, _MOST_REPORTED):
        yield _problem(lines, run.start(), run[1])
    following = next(runs, None)
    if following is not None:
        count = 1 + sum(1 for _ in runs)
        message = (
            f"from here on there are {count} more characters that may not be used; "
            "put the first ones right and run this again"
        )
        yield Problem(code=_CODE, place=lines.place(following.start()), message=message)


def found_in_escapes(lines: Lines, begin: int, end: int) -> Iterator[Problem]:
    """Report forbidden characters that a text in double quotes writes as escapes."""
    for escape in _ESCAPE.finditer(lines.text, begin, end):
        char = _escaped_character(escape)
        if char is not None and _FORBIDDEN.match(char):
            yield _problem(lines, escape.start(), char, " (written as an escape)")


def refused_escape(lines: Lines, index: int) -> Problem:
    """Report the escape at an index if it is half a character, or none at all."""
    escape = _ESCAPE.match(lines.text, index)
    char = _escaped_character(escape) if escape else None
    if char is not None:
        return _problem(lines, index, char, " (written as an escape)")
    message = "there is no character with this number; type the character itself"
    return Problem(code=_CODE, place=lines.place(index), message=message)


def _escaped_character(escape: re.Match[str]) -> str | None:
    """Return what an escape stands for; None when there is no such character."""
    short = escape[4]
    if short is not None:
        return _SHORT_ESCAPES.get(short, short)
    number = int(escape[1] or escape[2] or escape[3], 16)
    return chr(number) if number <= 0x10FFFF else None  # noqa: PLR2004 - Unicode's last


def _problem(lines: Lines, index: int, char: str, how: str = "") -> Problem:
    kind = next(kind for matcher, kind in _MATCHERS if matcher.match(char))
    name = _NAMES.get(char) or unicodedata.name(char, kind.label)
    message = (
        f"the character U+{ord(char):04X} ({name}){how} may not be used, "
        f"because {kind.why}; {kind.instead}"
    )
    return Problem(code=_CODE, place=lines.place(index), message=message)
