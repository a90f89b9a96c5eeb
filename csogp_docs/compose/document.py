"""From an outline and a subject to a document: what is said, in order, numbered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csogp_docs.compose.listing_basis import LISTED_FROM, bases, fields_at
from csogp_docs.compose.listings import LISTINGS
from csogp_docs.compose.narrative import paragraphs
from csogp_docs.model.audience import may_see
from csogp_docs.model.base import NotShown, Unknown
from csogp_docs.model.document import (
    Basis,
    Box,
    Bullets,
    Details,
    Paragraph,
    Run,
    Section,
    Subheading,
    Table,
    Words,
)
from csogp_docs.model.wording import PART_NOT_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.compose.subject import Subject
    from csogp_docs.compose.wording import Speaker
    from csogp_docs.model.document import Block, Sentence
    from csogp_docs.model.wording import Listing, Outline, OutlineBlock, OutlineSection


class _Numbers:
    """Numbers paragraphs within a section; an unnumbered one gives empty numbers."""

    def __init__(self, section: str) -> None:
        self._section = section
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"{self._section}.{self._last}" if self._section else ""


def sections(
    outline: Outline,
    speaker: Speaker,
    subject: Subject | None = None,
    only: str | None = None,
) -> tuple[Section, ...]:
    """Compose every section of an outline whose conditions hold, or only one.

    A document about no case has no subject; its outline then asks for no officer's
    words and no listing. One that is not made for this case has no sections.
    """
    if not is_made(outline, speaker):
        return ()
    said = [
        (section, about)
        for section in outline.sections
        for about in _about(section, subject)
        if (about.speaker if about else speaker).applies(section.when)
    ]
    numbers = [str(at) if outline.numbered else "" for at in range(1, len(said) + 1)]
    narrated = _narrated([it for it, _ in said], numbers) if outline.numbered else {}
    composed = (
        _section(section, number, speaker, about and replace(about, sections=narrated))
        for (section, about), number in zip(said, numbers, strict=True)
        if only in {None, section.id}
    )
    # A section of which this copy shows nothing leaves no heading behind.
    return tuple(it for it in composed if it.blocks)


def _about(
    section: OutlineSection, subject: Subject | None
) -> Iterable[Subject | None]:
    """What a section is about: the case, or each stage of its timetable in turn."""
    if subject is None or section.each is None:
        return (subject,)
    return subject.by_stage()


def is_made(outline: Outline, speaker: Speaker) -> bool:
    """Tell whether a document is made for a case at all."""
    return not outline.when or any(map(speaker.applies, outline.when))


def _narrated(said: list[OutlineSection], numbers: list[str]) -> dict[str, str]:
    """Number each field of the narrative by the section that it stands in."""
    return {
        block.words: number
        for section, number in zip(said, numbers, strict=True)
        for block in section.blocks
        if block.words is not None
    }


def _section(
    section: OutlineSection, number: str, speaker: Speaker, subject: Subject | None
) -> Section:
    speaker = subject.speaker if subject else speaker
    composer = _Composer(speaker, subject, _Numbers(number))
    stage = subject.stage if subject else None
    return Section(
        id=f"{section.id}-{stage.id}" if stage else section.id,
        number=number,
        heading=stage.heading if stage else section.heading or "",
        blocks=tuple(composer.blocks(section.blocks)),
        panel=section.panel,
    )


class _Composer:
    """Composes the blocks of one section."""

    def __init__(
        self, speaker: Speaker, subject: Subject | None, numbers: _Numbers
    ) -> None:
        self._speaker = speaker
        self._subject = subject
        self._numbers = numbers

    def blocks(self, outline: tuple[OutlineBlock, ...]) -> Iterator[Block]:
        for block in outline:
            if self._speaker.applies(block.when):
                yield from self._block(block)

    def _block(self, block: OutlineBlock) -> Iterator[Block]:
        if block.heading is not None:
            yield Subheading(block.heading)
        if block.say:
            yield from self._paragraph(block.say)
        if block.bullets:
            yield from self._bullets(block.bullets)
        if block.details:
            yield from self._details(block)
        if block.words is not None:
            yield from self._words(block.words, block.absent)
        if block.shows is not None:
            yield from self._listing(block.shows, block)
        if block.box is not None:
            yield Box(block.box.heading, tuple(self.blocks(block.box.blocks)))

    def _said(self, ids: tuple[str, ...]) -> tuple[Sentence, ...]:
        # Two sentences that lack the same fact say the same; it is said once.
        said = (self._speaker.say(wording) for wording in ids)
        by_text = {it.text: it for it in reversed([it for it in said if it])}
        return tuple(reversed(by_text.values()))

    def _paragraph(self, ids: tuple[str, ...]) -> Iterator[Block]:
        said = self._said(ids)
        if said:
            yield Paragraph(self._numbers.next(), said)

    def _bullets(self, ids: tuple[str, ...]) -> Iterator[Block]:
        said = self._said(ids)
        if said:
            rested_on = tuple(it.basis for it in said if it.basis is not None)
            yield Bullets(tuple((Run(it.text),) for it in said), bases=rested_on)

    def _details(self, block: OutlineBlock) -> Iterator[Block]:
        rows = []
        for row in block.details:
            if self._speaker.applies(row.when):
                sentence = self._speaker.say(row.say)
                if sentence is not None:
                    rows.append((row.label, sentence))
        yield Details(tuple(rows))

    def _words(self, field: str, absent: str | None) -> Iterator[Block]:
        about = self._about()
        path = ("notes",) if field == "notes" else ("narrative", field)
        case = about.case
        words = case.notes if field == "notes" else getattr(case.narrative, field)
        if isinstance(words, Unknown):
            said = PART_NOT_SHOWN if isinstance(words, NotShown) else absent
            if absent is not None and said is not None:
                yield from self._paragraph((said,))
            return
        basis = Basis(fields=tuple(fields_at(about, path)), officer=True)
        for piece in paragraphs(words):
            if isinstance(piece, Bullets):
                yield replace(piece, bases=(basis,) * len(piece.items))
            else:
                yield Words(self._numbers.next(), piece, basis)

    def _listing(self, name: Listing, block: OutlineBlock) -> Iterator[Block]:
        about = self._about()
        if not may_see(LISTED_FROM.get(name, ("case",)), about.audience):
            if block.absent is not None:
                yield from self._paragraph((PART_NOT_SHOWN,))
            return
        shown = LISTINGS[name](about)
        before = block.introduction if shown is not None else block.absent
        if before is not None:
            yield from self._paragraph((before,))
        if isinstance(shown, Table) and block.caption is not None:
            shown = replace(shown, caption=block.caption)
        if isinstance(shown, Table | Bullets):
            # What is drawn from several fields and facts says itself what it rests on.
            rested_on = shown.bases or bases(name, shown, about)
            yield replace(shown, bases=rested_on)

    def _about(self) -> Subject:
        if self._subject is None:
            raise LookupError("an outline about no case asks for a part of one")
        return self._subject
