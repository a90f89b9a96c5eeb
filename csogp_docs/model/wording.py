"""Wording and outlines as content states them: what is said, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from csogp_docs.model.audience import Audience
from csogp_docs.model.base import Date, Identifier, Strict, Text, YesNo, one_or_many
from csogp_docs.model.programme import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is said of a reason that rests on something which a copy does not show.
REASON_NOT_SHOWN = "not-shown.reason"
# What is said in the place of a text or list that a copy does not show.
PART_NOT_SHOWN = "not-shown.part"
# What is said of a fact that a copy does not show, and of a sentence that needs it.
FACT_NOT_SHOWN = "not-shown.fact"
# What is said where an answer is the same whatever the unknown facts turn out to be.
IN_ANY_EVENT = "unknown.in-any-event"

# Facts of an area on which a text may depend; each is `given` or `not given`.
AREA_CONDITIONS = ("area.fax", "area.website")

# What a text may depend on of a timetable, and of the stage that a section is about.
TIMETABLE_CONDITIONS = (
    "timetable",
    "timetable.begun",
    "timetable.settled",
    "timetable.window",
    "stage.settled",
    "stage.again",
    "stage.ended",
    "stage.block",
    "stage.weekly",
    "stage.hours",
    "stage.closed",
)

# The tables and lists that can be drawn from a case file or its findings.
Listing = Literal[
    "sources",
    "offences",
    "risk",
    "requirements",
    "rationale",
    "alternatives",
    "harm",
    "prior-programmes",
    "reasons",
    "findings",
    "findings-in-brief",
    "not-known",
    "not-known-in-brief",
    "overrides",
    "sessions",
    "tests",
    "missed-sessions",
    "failures",
    "unjudged",
    "attendance",
    "judgement",
    "points-of-test",
    "remaining",
]
Panel = Literal["cover", "inside-1", "inside-2", "inside-3", "flap", "back"]


def _conditions(value: object) -> object:
    if isinstance(value, dict):
        return {key: one_or_many(words) for key, words in value.items()}
    return value


# A fact or rule, and the values of which it must have one ("unknown" is one of them).
Conditions = Annotated[dict[str, tuple[Text, ...]], BeforeValidator(_conditions)]


class Wording(Strict):
    """One sentence the documents may say.

    `needs` are the facts without which `text` would have a hole; while one of them is
    not known, the sentence is replaced whole by `unknown`, in which `missing` stands
    for what is not known and why. `rules` and `clauses` are its basis. It is said
    only under the conditions of `when`, and in reports dated from `from` to `to`, both
    included: a sentence may have several versions under one id.
    """

    id: Text
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
    text: Text
    needs: tuple[Text, ...] = ()
    unknown: Text | None = None
    rules: tuple[Text, ...] = ()
    clauses: Clauses = ()
    when: Conditions = Field(default_factory=dict)

    @model_validator(mode="after")
    def _says_what_is_not_known(self) -> Wording:
        if self.needs and self.unknown is None:
            raise PydanticCustomError("no_unknown_form", "needs, but no unknown form")
        return self


class WordingFile(Strict):
    """The sentences of one file of wording."""

    sentences: tuple[Wording, ...]


class DetailRow(Strict):
    """One labelled line of a front sheet; `say` is a wording id."""

    label: Text
    say: Text
    when: Conditions = Field(default_factory=dict)


class OutlineBlock(Strict):
    """One block of a document: exactly one of the kinds below.

    `say`: a paragraph of these sentences. `bullets`: a list of them. `words`: the
    officer's own text from this field, or the sentence `absent`. `shows`: a table or
    list drawn from the case file or its findings, after the sentence `introduction`,
    or else the sentence `absent`; `caption` is what a table is called where the usual
    words would not be true of it. `details`: labelled lines.
    `heading`: a heading below the section's. `box` sets the block off, under a
    heading of its own.
    """

    say: tuple[Text, ...] = ()
    bullets: tuple[Text, ...] = ()
    words: Text | None = None
    shows: Listing | None = None
    introduction: Text | None = None
    absent: Text | None = None
    caption: Text | None = None
    details: tuple[DetailRow, ...] = ()
    heading: Text | None = None
    box: OutlineBox | None = None
    when: Conditions = Field(default_factory=dict)

    @property
    def sentences(self) -> Iterator[str]:
        """The ids of all sentences that it may say, those of its box left aside."""
        yield from (*self.say, *self.bullets)
        yield from (row.say for row in self.details)
        yield from (said for said in (self.introduction, self.absent) if said)


class OutlineBox(Strict):
    """A block that is set off from the text around it."""

    heading: Text
    blocks: tuple[OutlineBlock, ...]


class OutlineSection(Strict):
    """One section, or one panel of a leaflet.

    `each`: it stands once for every stage of the person's way through the programme,
    under the name of the stage.
    """

    id: Identifier
    heading: Text | None = None
    each: Literal["stage"] | None = None
    panel: Panel | None = None
    when: Conditions = Field(default_factory=dict)
    blocks: tuple[OutlineBlock, ...]


class Outline(Strict):
    """What one type of document contains, in order.

    `numbered`: its sections and paragraphs carry numbers. `for` names whom it is for.
    `when`: it is made where one of these groups of conditions holds as a whole; without
    any it is made for every case.
    """

    document: Identifier
    title: Text
    numbered: YesNo
    for_: tuple[Audience, ...] = Field(default=(), alias="for")
    when: tuple[Conditions, ...] = ()
    sections: tuple[OutlineSection, ...]

    @property
    def sentences(self) -> frozenset[str]:
        """The ids of all sentences that it may say."""
        blocks = [block for section in self.sections for block in section.blocks]
        found: set[str] = set()
        while blocks:
            block = blocks.pop()
            found.update(block.sentences)
            blocks += block.box.blocks if block.box else ()
        return frozenset(found)
