"""Which part of content a document can draw on.

A document is composed from that part alone, so that its fingerprint tells whether
a change of content could have changed the document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from csogp_docs.model.base import UnknownReason
from csogp_docs.model.wording import IN_ANY_EVENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.model.content import Content, WordingAt

# What may be said of any fact or finding, whichever document it is in.
_ALWAYS = (
    IN_ANY_EVENT,
    *(f"unknown.{reason.replace(' ', '-')}" for reason in get_args(UnknownReason)),
)
_INDEX = frozenset(["index.introduction"])


def within_reach(kind: str, programme: str, area: str, content: Content) -> Content:
    """Leave of content what one document about a case can draw on.

    That is the programme with its rules, the law, the facts and the area, whole; of
    the outlines its own; and the sentences that this outline may say.
    """
    whole = content.programmes[programme]
    outline = whole.outlines[kind]
    ids = outline.value.sentences.union(_ALWAYS)
    return replace(
        content,
        programmes={
            programme: replace(
                whole, wording=_only(ids, whole.wording), outlines={kind: outline}
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
    """Yield everything that content says, part by part: its name, and its JSON."""
    yield "law", content.law.value.model_dump_json()
    yield "facts", content.facts.value.model_dump_json()
    yield from _said("wording", content.wording)
    for name, area in content.areas.items():
        yield f"areas/{name}", area.value.model_dump_json()
    for name, it in content.programmes.items():
        yield f"{name}/programme", it.programme.value.model_dump_json()
        yield f"{name}/clauses", it.clauses.value.model_dump_json()
        yield f"{name}/rules", it.rules.value.model_dump_json()
        yield from _said(f"{name}/wording", it.wording)
        for kind, outline in it.outlines.items():
            yield f"{name}/documents/{kind}", outline.value.model_dump_json()


def _said(root: str, wording: Mapping[str, WordingAt]) -> Iterator[tuple[str, str]]:
    for name in sorted(wording):
        yield f"{root}/{name}", wording[name].wording.model_dump_json()
