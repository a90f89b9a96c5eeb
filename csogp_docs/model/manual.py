"""The fixed sentences of the rules manual, by their ids, in the order of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from csogp_docs.model.rules import HitPolicy, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

# Paragraphs: what the manual is, and what the software does and does not do.
ABOUT = (
    ("manual.about.what", "manual.about.made"),
    ("manual.about.people", "manual.about.never", "manual.about.court"),
    ("manual.about.override",),
    ("manual.about.proof", "manual.about.boundary"),
    ("manual.about.law",),
)
RESULTS = {
    "Met": "manual.results.met",
    "Not met": "manual.results.not-met",
    "Cannot say yet": "manual.results.cannot-say-yet",
    "Not applicable": "manual.results.not-applicable",
}
AFTER_RESULTS = (("manual.results.unknown", "manual.results.provisional"),)
READING = {
    "What it asks for": "manual.reading.inputs",
    "Rows and cells": "manual.reading.cells",
    "What follows": "manual.reading.follows",
    "Clauses": "manual.reading.clauses",
    "What is said": "manual.reading.reasons",
    "In the way": "manual.reading.way",
    "Boundary cases": "manual.reading.boundaries",
}
SOURCES = {
    "Programme": "manual.sources.programme",
    "Rules": "manual.sources.rules",
    "Clauses": "manual.sources.clauses",
    "Law": "manual.sources.law",
    "Content": "manual.sources.content",
}


def sentence_ids() -> Iterator[str]:
    """Yield the id of every sentence that a manual may need."""
    for paragraph in (*ABOUT, *AFTER_RESULTS):
        yield from paragraph
    for labelled in (RESULTS, READING, SOURCES):
        yield from labelled.values()
    yield from ("manual.results.four", "manual.reading.rule")
    yield from (f"manual.hit.{it}" for it in get_args(HitPolicy))
    yield from (f"manual.blocks.{it}" for it in get_args(Scope))
    yield from (f"manual.rule.{it}" for it in ("in-force", "provisional"))
    yield from (f"manual.boundaries.{it}" for it in ("each", "alike", "counted"))
    yield from (f"manual.{it}.introduction" for it in ("facts", "clauses", "law"))
    yield from ("manual.law.sentence", "manual.law.conviction")
