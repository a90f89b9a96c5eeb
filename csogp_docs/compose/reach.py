"""Which part of content a document can draw on.

A document is composed from that part alone, so that its fingerprint tells whether
a change of content could have changed the document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from csogp_docs.model.audience import AUDIENCES
from csogp_docs.model.base import UnknownReason
from csogp_docs.model.wording import (
    FACT_NOT_SHOWN,
    IN_ANY_EVENT,
    PART_NOT_SHOWN,
    REASON_NOT_SHOWN,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from csogp_docs.model.base import Strict
    from csogp_docs.model.content import Content, WordingAt
    from csogp_docs.model.sourced import Sourced

# What may be said of any fact, finding or copy, whichever document it is in.
_ALWAYS = frozenset(
    [
        IN_ANY_EVENT,
        FACT_NOT_SHOWN,
        PART_NOT_SHOWN,
        REASON_NOT_SHOWN,
        *(f"unknown.{reason.replace(' ', '-')}" for reason in get_args(UnknownReason)),
        *(f"copy.{audience}" for audience in AUDIENCES),
    ]
)
_INDEX = frozenset(["index.introduction"])


def within_reach(
    kinds: Collection[str], programme: str, area: str, content: Content
) -> Content:
    """Leave of content what documents about a case can draw on.

    That is the programme with its rules, the law, the facts and the area, whole; of
    the outlines their own; and the sentences that these outlines may say.
    """
    whole = content.programmes[programme]
    outlines = {kind: it for kind, it in whole.outlines.items() if kind in kinds}
    ids = _ALWAYS.union(*(it.value.sentences for it in outlines.values()))
    return replace(
        content,
        programmes={
            programme: replace(
                whole, wording=_only(ids, whole.wording), outlines=outlines
            )
        },
        areas={area: content.areas[area]},
        wording=_only(ids, content.wording),
    )


def index_reach(content: Content) -> Content:
    """Leave of content what the index of a batch can draw on: one sentence."""
    return replace(
        content, programmes={}, areas={}, wording=_only(_INDEX, content.wording)
    )


def _only(
    ids: frozenset[str], wording: Mapping[str, WordingAt]
) -> dict[str, WordingAt]:
    return {name: it for name, it in wording.items() if name in ids}


def parts(content: Content) -> Iterator[tuple[str, str]]:
    """Yield everything that content says, part by part: its name, and its JSON.

    Of what documents name with its line, where it stands is a part too.
    """
    yield from _placed("law", content.law)
    yield from _placed("standards", content.standards)
    yield from _placed("facts", content.facts)
    yield from _said("wording", content.wording)
    for name, area in content.areas.items():
        yield from _placed(f"areas/{name}", area)
    for name, it in content.programmes.items():
        yield from _placed(f"{name}/programme", it.programme)
        yield from _placed(f"{name}/clauses", it.clauses)
        yield from _placed(f"{name}/rules", it.rules)
        yield from _said(f"{name}/wording", it.wording)
        for kind, outline in it.outlines.items():
            yield f"{name}/documents/{kind}", outline.value.model_dump_json()


def _placed(name: str, file: Sourced[Strict]) -> Iterator[tuple[str, str]]:
    yield name, file.value.model_dump_json()
    yield f"{name}:lines", repr([(path, it.line) for path, it in file.places.items()])


def _said(root: str, wording: Mapping[str, WordingAt]) -> Iterator[tuple[str, str]]:
    for name in sorted(wording):
        yield f"{root}/{name}", wording[name].wording.model_dump_json()
