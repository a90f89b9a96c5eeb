"""What a change would do to a document: other findings, other sentences; no words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Effects:
    """What is found or said otherwise now.

    `findings` are rule, answer before and answer now; empty where the rule was or is
    not asked. `sentences` name what the document would say otherwise, each by its
    section and the id of its wording, or by the fields that it is drawn from.
    """

    findings: tuple[tuple[str, str, str], ...]
    sentences: tuple[tuple[str, str], ...]


def effects(
    before: bytes, now: bytes, kind: str | None, section: str | None
) -> Effects:
    """Compare two traces of a case.

    Args:
        before: the trace of when a document was made, as docs/reference/trace.md says.
        now: the trace as it would be now.
        kind: the type of the document; None for all of them.
        section: the only section of it that there is; None for all of them.
    """
    old, new = json.loads(before), json.loads(now)
    was, is_now = _answers(old), _answers(new)
    said, saying = (set(_said(it, kind, section)) for it in (old, new))
    return Effects(
        findings=tuple(
            (rule, was.get(rule, ""), is_now.get(rule, ""))
            for rule in {**was, **is_now}
            if was.get(rule) != is_now.get(rule)
        ),
        sentences=tuple(dict.fromkeys(it[:2] for it in sorted(said ^ saying))),
    )


def _answers(trace: Mapping[str, Any]) -> dict[str, str]:
    return {it["rule"]: it["answer"] for it in trace["findings"]}


def _said(
    trace: Mapping[str, Any], kind: str | None, section: str | None
) -> Iterator[tuple[str, str, str]]:
    """Yield the section, the name and the text of all that a document says."""
    for document in trace["documents"]:
        if kind not in (None, document["kind"]):
            continue
        for part in document["sections"]:
            if section in (None, part["id"]):
                for it in part["sentences"]:
                    yield part["id"], _name(it), it["text"]


def _name(sentence: Mapping[str, Any]) -> str:
    basis = sentence["basis"] or {"wording": "", "fields": []}
    fields = ", ".join(it["name"] for it in basis["fields"])
    name: str = basis["wording"] or fields or sentence["kind"]
    return name
