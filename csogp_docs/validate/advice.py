"""Advice on an officer's own words: never an error, never a change.

Messages name the phrase from content, and never what the officer wrote around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem, Severity
from csogp_docs.validate.officers_text import names_given, officers_texts, words
from csogp_docs.validate.phrases import pattern, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from re import Match

    from csogp_docs.model.language import Language, Phrase, Sentences
    from csogp_docs.model.located import Source
    from csogp_docs.model.place import Place
    from csogp_docs.validate.officers_text import Written


def advice(source: Source, language: Language) -> Iterator[Problem]:
    """Advise on the words of one case file; each phrase is told once a text."""
    for written in officers_texts(source):
        for phrase in language.phrases:
            for find in phrase.find:
                place = _first(written, phrase, find, language.victims.titles)
                if place is not None:
                    yield _advised(written, phrase, find, place)
        yield from _long_sentences(written, language.sentences)


def _first(
    written: Written, phrase: Phrase, find: str, titles: tuple[str, ...]
) -> Place | None:
    text = written.scalar.text
    if pattern(find, titles).search(text) is None:
        return None
    for begin, end in written.sentences():
        beside = (pattern(it, titles).search(text, begin, end) for it in phrase.beside)
        if phrase.beside and not any(beside):
            continue
        within = [
            it.span()
            for excepted in phrase.unless
            for it in pattern(excepted, titles).finditer(text, begin, end)
        ]
        for found in pattern(find, titles).finditer(text, begin, end):
            part = any(a < found.end() and found.start() < b for a, b in within)
            if not part and _named(found):
                return written.place(found.start())
    return None


def _named(found: Match[str]) -> bool:
    """Tell whether what stands for names begins with capital letters."""
    return all(word[0].isupper() for it in found.groups() for word in it.split())


def _advised(written: Written, phrase: Phrase, find: str, place: Place) -> Problem:
    return Problem(
        code=phrase.code,
        place=place,
        message=f'{written.field} has "{shown(find)}": {phrase.why}; '
        f"{phrase.instead} (source: {phrase.source})",
        severity=Severity.ADVICE,
    )


def _long_sentences(written: Written, limits: Sentences) -> Iterator[Problem]:
    for begin, end in written.sentences():
        count = len(words(written.scalar.text[begin:end]))
        if count > limits.longest:
            yield Problem(
                code="CS610",
                place=written.place(begin),
                message=f"{written.field} has a sentence of {count} words, and one of "
                f"more than {limits.longest} {limits.longest_why}; make two of it "
                f"(source: {limits.longest_source})",
                severity=Severity.ADVICE,
            )


def repetition(sources: Iterable[Source], limits: Sentences) -> Iterator[Problem]:
    """Find sentences that stand in two case files, and point at both places."""
    first: dict[str, tuple[str, Place]] = {}
    for source in sources:
        for written in officers_texts(source):
            for begin, end in written.sentences():
                said = words(written.scalar.text[begin:end].casefold())
                if len(said) < limits.repeated:
                    continue
                place = written.place(begin)
                file, before = first.setdefault(" ".join(said), (source.name, place))
                if file != source.name:
                    yield _repeated(written.field, place, before, limits)


def _repeated(field: str, place: Place, before: Place, limits: Sentences) -> Problem:
    return Problem(
        code="CS609",
        place=place,
        message=f"{field} has a sentence that another case file has word for word: "
        f"{limits.repeated_why}; say what is true of this person alone "
        f"(source: {limits.repeated_source})",
        severity=Severity.ADVICE,
        also=(before, "the same sentence"),
    )


def victims_named(source: Source, language: Language) -> Iterator[Problem]:
    """Find names that are given to a victim; told once a text.

    What the case names openly elsewhere, such as the person and the author, is no
    victim's name.
    """
    names = language.victims
    given = names_given(source)
    for written in officers_texts(source):
        found = (
            it
            for named in names.named
            for it in pattern(named, names.titles).finditer(written.scalar.text)
            if _named(it) and _is_new(it, given, frozenset(names.no_names))
        )
        first = min(found, key=lambda it: it.start(), default=None)
        if first is not None:
            yield Problem(
                code="CS611",
                place=written.place(first.start()),
                message=f"{written.field} seems to name a victim here, who stays "
                "anonymous for life; write the victim's number alone, such as V1",
            )


def _is_new(found: Match[str], given: frozenset[str], no_names: frozenset[str]) -> bool:
    said = {word for it in found.groups() for word in words(it)}
    return bool(said - given) and not said & no_names
