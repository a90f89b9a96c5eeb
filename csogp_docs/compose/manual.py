"""The rules manual of a programme: every rule it asks, and what each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.manual_chapters import (
    clause_blocks,
    fact_blocks,
    law_blocks,
    source_blocks,
)
from csogp_docs.compose.manual_rule import rule_blocks
from csogp_docs.compose.reference import refer_to, rule_address
from csogp_docs.model.document import Details, Document, Paragraph, Section
from csogp_docs.model.manual import ABOUT, AFTER_RESULTS, READING, RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csogp_docs.compose.reference import Reference
    from csogp_docs.model.boundaries import Examined
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.document import Block

    Chapter = tuple[str, str, Iterable[Block]]


def manual_document(
    programme: ProgrammeContent,
    content: Content,
    rules: tuple[Examined, ...],
    *,
    fingerprint: str,
    made_from: str,
) -> Document:
    """Compose the manual of a programme, from content alone.

    Args:
        programme: whose rules they are.
        content: all of content, for its facts and its law.
        rules: every decision table of the programme, tried.
        fingerprint: the fingerprint of the content, as it is printed.
        made_from: names the content and the program it was made from.
    """
    described = programme.programme.value
    version = programme.rules.value.version
    chapters = _chapters(rules, fingerprint, refer_to(programme, content))
    return Document(
        type="manual",
        title="Rules manual",
        subject=described.name,
        service=f"{described.short_name}, rules version {version}",
        running=f"Rules manual, {described.short_name}, version {version}",
        reference=described.id,
        marking="",
        status="published",
        date=None,
        sections=tuple(
            Section(address, str(number), heading, tuple(blocks))
            for number, (address, heading, blocks) in enumerate(chapters, start=1)
        ),
        made_from=made_from,
    )


def _chapters(
    rules: tuple[Examined, ...], fingerprint: str, reference: Reference
) -> Iterator[Chapter]:
    yield "about", "What the software does, and does not do", _about(reference)
    yield "results", "What a rule may answer", _results(reference)
    yield "reading", "How to read a rule", _reading(reference)
    addresses: list[str] = []
    for rule in rules:
        address = rule_address(rule.table.id)
        # A rule may have several versions, each in force for a time.
        again = f"-{addresses.count(address) + 1}" if address in addresses else ""
        addresses.append(address)
        heading = f"{rule.table.id}: {rule.table.question}"
        yield f"{address}{again}", heading, rule_blocks(rule, reference)
    yield "facts", "The facts", fact_blocks(rules, reference)
    yield "clauses", "The clauses", clause_blocks(reference)
    yield "law", "The law of orders and licences", law_blocks(reference)
    yield "sources", "Sources and versions", source_blocks(fingerprint, reference)


def _about(reference: Reference) -> Iterator[Block]:
    yield from (_paragraph(it, reference) for it in ABOUT)


def _results(reference: Reference) -> Iterator[Block]:
    yield _paragraph(("manual.results.four",), reference)
    yield _labelled(RESULTS, reference)
    yield from (_paragraph(it, reference) for it in AFTER_RESULTS)


def _reading(reference: Reference) -> Iterator[Block]:
    yield _paragraph(("manual.reading.rule",), reference)
    yield _labelled(READING, reference)


def _paragraph(ids: Iterable[str], reference: Reference) -> Paragraph:
    return Paragraph("", tuple(reference.say(it) for it in ids))


def _labelled(sentences: Mapping[str, str], reference: Reference) -> Details:
    rows = ((label, reference.say(it)) for label, it in sentences.items())
    return Details(tuple(rows))
