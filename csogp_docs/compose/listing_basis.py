"""What each row or item of a listing rests on: fields of the case file, or findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import capitalised
from csogp_docs.model.base import Unknown
from csogp_docs.model.document import At, Basis, Bullets, Table
from csogp_docs.model.sourced import dotted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.assessment import Finding
    from csogp_docs.model.document import Cell
    from csogp_docs.model.sourced import KeyPath
    from csogp_docs.model.wording import Listing

# The list of the case file whose items, in order, are the rows of a listing.
LISTED_FROM: Mapping[Listing, KeyPath] = {
    "sources": ("report", "sources"),
    "offences": ("offences",),
    "risk": ("risk",),
    "requirements": ("proposal", "requirements"),
    "rationale": ("proposal", "rationale"),
    "alternatives": ("proposal", "alternatives"),
    "prior-programmes": ("prior_programmes",),
    "reasons": ("suitability", "reasons"),
}
# The fields whose values, in order, are the rows of a listing.
_FIELDS: Mapping[Listing, Sequence[KeyPath]] = {
    "harm": [("harm", it) for it in ("children", "public", "known adults", "staff")],
}


def bases(name: Listing, shown: Table | Bullets, subject: Subject) -> tuple[Basis, ...]:
    """Say of each row or item of a listing what it rests on."""
    rows = _texts(shown)
    if name in LISTED_FROM:
        path = LISTED_FROM[name]
        return tuple(_written(subject, (*path, at)) for at in range(len(rows)))
    if name in _FIELDS:
        return tuple(_written(subject, path) for path in _FIELDS[name])
    if name in {"not-known", "not-known-in-brief"}:
        return tuple(_not_known(subject, text) for text in rows)
    questions = {subject.table(it.rule).question: it for it in _findings(subject)}
    return tuple(_found(subject, questions[text]) for text in rows)


def _findings(subject: Subject) -> Sequence[Finding]:
    return subject.assessment.findings


def _texts(shown: Table | Bullets) -> list[str]:
    """Return the text that tells each row or item from the others."""
    if isinstance(shown, Bullets):
        return ["".join(run.text for run in item) for item in shown.items]
    return [row[0].text for row in shown.rows]


def _written(subject: Subject, path: KeyPath) -> Basis:
    return Basis(fields=tuple(fields_at(subject, path)))


def rested_on(subject: Subject, *facts: str, fields: Iterable[KeyPath] = ()) -> Basis:
    """Say that a row rests on some facts, and on what is written at some paths."""
    found = subject.assessment.facts
    return Basis(
        facts=tuple(At(name, found[name].place) for name in facts),
        fields=tuple(at for path in fields for at in fields_at(subject, path)),
    )


def fields_at(subject: Subject, path: KeyPath) -> Iterator[At]:
    """Name every value that was written at a path or below it, and its place."""
    # The place of a key, which ends in nothing, is no place of a value.
    below = [
        it for it in subject.places if it[: len(path)] == path and it[-1:] != ("",)
    ]
    groups = {it[:-1] for it in below}
    for it in below or [path]:
        if it not in groups:
            yield At(dotted(it), subject.place(it))


def _found(subject: Subject, finding: Finding) -> Basis:
    overrides = subject.case.overrides
    at = next((n for n, it in enumerate(overrides) if it.finding == finding.rule), None)
    return Basis(
        version=subject.programme.programme.value.version,
        rules=tuple(f"{finding.rule}.{row}" for row in finding.rows) or (finding.rule,),
        clauses=finding.clauses,
        facts=tuple(At(it.name, it.place) for it in finding.facts),
        fields=() if at is None else tuple(fields_at(subject, ("overrides", at))),
    )


def _not_known(subject: Subject, text: str) -> Basis:
    """Name the facts that an item says are not known; of a mere count, all of them."""
    named = dict.fromkeys(
        [it.name for it in subject.assessment.to_find_out]
        + [
            it.name
            for finding in _findings(subject)
            for it in finding.facts
            if isinstance(it.state, Unknown)
        ]
    )
    speaker = subject.speaker
    said = [
        it for it in named if text.startswith(f"{capitalised(speaker.not_known(it))}.")
    ]
    facts = subject.assessment.facts
    rested_on = said or [it.name for it in subject.assessment.to_find_out]
    return Basis(facts=tuple(At(it, facts[it].place) for it in rested_on))


def listed_table(
    name: str,
    caption: str,
    head: tuple[str, ...],
    rows: Sequence[tuple[tuple[Cell, ...], Basis]],
) -> Table | None:
    """Make a table of rows, each with what it rests on; none without any row."""
    if not rows:
        return None
    return Table(
        name=name,
        caption=caption,
        head=head,
        rows=tuple(row for row, _ in rows),
        labelled=True,
        bases=tuple(basis for _, basis in rows),
    )
