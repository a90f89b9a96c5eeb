"""Which values must be in no file of a copy, and which are too common to look for."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import british_date
from csogp_docs.model.base import Strict
from csogp_docs.model.sourced import dotted
from csogp_docs.model.withheld import Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csogp_docs.model.assessment import FactFound
    from csogp_docs.model.case import Case
    from csogp_docs.model.sourced import KeyPath

# A text is looked for where it has as many letters and figures as this.
SHORTEST = 6
# One sentence of a longer text is looked for where it has as many words as this.
FEWEST_WORDS = 4

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+|\n\s*\n|\n\s*(?:[-*+]|[0-9]+[.)])\s+")
_MARKS = re.compile(r"[*_\\]|^\s*(?:[-+]|[0-9]+[.)])\s+")
# A choice of a list, a band, yes or no, an id: not what tells about a person.
_COMMON = re.compile(r"[a-z]+(?:[ -][a-z]+)?")


def shown_words(
    shown: Case, facts: Mapping[str, FactFound], days: Iterable[date] = ()
) -> str:
    """Return all that a copy shows of its case, in the form in which it is compared.

    That is every field and fact, and the `days` of its timetable.
    """
    seen = [value for _, value in _values(shown, ())]
    seen += [value for it in facts.values() for _, value in _values(it.state, ())]
    seen += days
    return "\n".join(map(_plain, seen))


def withheld_values(whole: Case, shown: str) -> tuple[Withheld, ...]:
    """List every text and date of a case that a copy of it must not contain.

    What also stands in what the copy shows is no secret, and is left out: a court may
    well sit on the day of a session. So is what is too short or too common to be told
    from other words: a text of fewer than six letters, a choice of one or two plain
    words (bands, yes and no, the outcome of a session), numbers, and a sentence of
    fewer than four words within a longer text.

    Args:
        whole: the case.
        shown: what the copy shows of it, as `shown_words` returns it.
    """
    found = {
        Withheld(dotted(path), part): None
        for path, value in _values(whole, ())
        for part in _parts(value)
        if _plain(part) not in shown
    }
    return tuple(found)


def withheld_together(
    copies: Iterable[tuple[str, Sequence[Withheld], str]],
) -> tuple[Withheld, ...]:
    """List what a file that holds copies of several cases must not contain.

    What one of the cases shows may stand there, though another withholds the same: two
    people may have an appointment on one day.

    Args:
        copies: of each case its reference, what is withheld, and what is shown. The
            reference goes before the name of each field.
    """
    told = tuple(copies)
    shown = "\n".join(words for _, _, words in told)
    return tuple(
        Withheld(f"{reference} {it.field}", it.value)
        for reference, withheld, _ in told
        for it in withheld
        if _plain(it.value) not in shown
    )


def _values(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str | date]]:
    match value:
        case str() | date():
            yield path, value
        case Strict():
            for name, info in type(value).model_fields.items():
                yield from _values(getattr(value, name), (*path, info.alias or name))
        case tuple():
            for index, item in enumerate(value):
                yield from _values(item, (*path, index))
        case _:
            return  # A number, yes or no, or nothing.


def _parts(value: str | date) -> Iterator[str | date]:
    """Split a longer text into its sentences; leave out what cannot be looked for."""
    if isinstance(value, date):
        yield value
        return
    pieces = [_MARKS.sub("", it).strip() for it in _SENTENCE_END.split(value)]
    pieces = [it for it in pieces if it]
    if len(pieces) > 1:
        yield from (it for it in pieces if len(it.split()) >= FEWEST_WORDS)
    elif pieces:
        letters = sum(it.isalnum() for it in value)
        if letters >= SHORTEST and not _COMMON.fullmatch(value):
            yield pieces[0]


def _plain(value: str | date) -> str:
    text = british_date(value) if isinstance(value, date) else value
    return "".join(_MARKS.sub("", text).casefold().split())
