"""Take any one thing out of a case: what is said of it stays whole and true.

Every key of some cases is taken out, or said not to be known, for one reason after
another; of the other cases one key in several, which keys being fixed. At a desk it is
fewer.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from composed import (
    case_of,
    changed,
    documents_of,
    example,
    leaves,
    paths,
    planned_days,
    texts,
)
from conftest import THOROUGH
from test_documents import CASES, HOLES

from csogp_docs.compose.phrasing import british_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.located import Source
    from csogp_docs.model.sourced import KeyPath

REASONS = [
    "{unknown: awaited, from: the records office, due: 2099-01-31}",
    "{unknown: not asked}",
    "{unknown: declined}",
    "{unknown: withheld}",
    "{unknown: not applicable}",
    "{unknown: not recorded}",
]
# A proposal; reasons; much unknown; in custody; Induction waived; after Induction; a
# session to be made up and to be judged; a module to be repeated.
WHOLE = {
    *("wm-0131", "wm-0134", "wm-0137", "wm-0142", "wm-0143", "wm-0146"),
    *("wm-0149", "wm-0150"),
}
ONE_IN = 4
AT_A_DESK = 5

BROKEN = {
    **HOLES,
    "a word that leads nowhere at the end": (
        r"\b(of|from|by|in|on|at|with|to|and|or|the|a|an|as|than|until|which|that)$"
        r"|\b(of|in|on|with|to)\."
    ),
    "a mark that leads nowhere": r"[,;:(]$",
    "a part of an unknown": r"\b(from|due|by) (,|;|\.|$)",
    "nothing at all": r"^\s*$",
}
# Whole sentences of the wording; lines and cells may be parts of one.
SENTENCE = re.compile(r"[A-Z0-9À-Ý“\"'(].*[.?!]”?", re.DOTALL)


def variants(name: str) -> Iterator[tuple[str, Source, KeyPath]]:
    """Yield a case with one key less or one fact not known, and which it is."""
    source = example(name)
    found = list(paths(source.root))
    step = (1 if name in WHOLE else ONE_IN) * (1 if THOROUGH else AT_A_DESK)
    offset = CASES.index(name) % step
    for number, path in enumerate(found):
        if number % step != offset:
            continue
        yield "taken out", changed(source, path, None), path
        reason = REASONS[(number + CASES.index(name)) % len(REASONS)]
        yield reason, changed(source, path, reason), path


def written(text: str) -> str:
    """Write a value as a document would."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        year, month, day = map(int, text.split("-"))
        return british_date(date(year, month, day))
    return text


def gone(source: Source, path: KeyPath, name: str) -> set[str]:
    """Return the values that a case no longer has, where they can be told apart."""
    kept = {written(text) for _, text in leaves(source.root)}
    before = {
        written(text)
        for at, text in leaves(example(name).root)
        if at[: len(path)] == path and not {"unknown", "rests_on"} & set(at)
    }
    # A choice, such as "suitable", is also a word that any sentence may use.
    long = {it for it in before - kept if len(it) > 7 and re.search("[^a-z-]", it)}
    return {it for it in long if not any(it in other for other in kept)}


def faults(block: str, text: str, lost: set[str]) -> Iterator[str]:
    """Say everything that is wrong with a text, of a case that has lost some values."""
    if block == "margin" and not text:
        return
    yield from (hole for hole, pattern in BROKEN.items() if re.search(pattern, text))
    if block == "sentence" and not SENTENCE.fullmatch(text):
        yield "no whole sentence"
    if block not in {"margin", "words"}:
        said = (it for it in lost if re.search(rf"\b{re.escape(it)}\b", text))
        yield from (f"tells of {it}, which is gone" for it in said)


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_without_any_one_thing_is_whole_and_true(name: str) -> None:
    """No hole, no half sentence, and nothing told of what is not there."""
    tried = 0
    found = []
    for how, source, path in variants(name):
        case = case_of(source)
        if case is None:
            continue
        tried += 1
        # A day that is no longer recorded may be planned again.
        days = {british_date(it) for it in planned_days(case)}
        lost = gone(source, path, name) - days
        for kind, document in documents_of(case).items():
            found += [
                (how, path, kind, wrong, text)
                for block, text in texts(document)
                for wrong in faults(block, text, lost)
            ]

    assert not found
    assert tried >= (60 if name in WHOLE else 20) // (1 if THOROUGH else AT_A_DESK)
