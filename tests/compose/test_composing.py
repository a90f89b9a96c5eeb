"""From a case to documents: numbered, founded, and honest about what is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document
from csogp_docs.compose.index import index_document
from csogp_docs.compose.subject import nameless, subject
from csogp_docs.model.base import Unknown
from csogp_docs.model.brief import CaseInBrief
from csogp_docs.model.document import Box, Bullets, Details, Paragraph, Table, Words
from csogp_docs.pipeline.reading import Opened, read_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conftest import WriteCase

    from csogp_docs.compose.subject import Subject
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.content import Content, Editions
    from csogp_docs.model.document import Block, Document, Sentence

KINDS = ["psr", "statement", "summary"]
MONTHS_UNKNOWN = ("  months: 36\n", "  months: {unknown: awaited, from: J. Other}\n")


@pytest.fixture
def about(
    editions: Editions, workspace: Workspace, write_case: WriteCase
) -> Callable[..., Subject]:
    """Assess the specimen case, with changes made to it."""

    def make(*changes: tuple[str, str]) -> Subject:
        opened = Opened(workspace, editions, "")
        content = editions.newest
        (read,) = read_cases([write_case(*changes)], opened)
        assert read.case is not None
        return subject(read.case, assess(read.case, content), content)

    return make


def composed(about: Subject, kind: str, section: str | None = None) -> Document:
    """Compose one document."""
    return case_document(kind, about, "draft", "made from", section)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return every block, and those inside a box."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from all_blocks(block.blocks)


def sentences(document: Document) -> list[Sentence]:
    """Return every generated sentence of a document."""
    found: list[Sentence] = []
    for section in document.sections:
        for block in all_blocks(section.blocks):
            if isinstance(block, Paragraph):
                found += block.sentences
            if isinstance(block, Details):
                found += (sentence for _, sentence in block.rows)
    return found


def texts(document: Document) -> list[str]:
    """Return the text of every generated sentence."""
    return [sentence.text for sentence in sentences(document)]


@pytest.mark.parametrize("kind", ["psr", "statement"])
def test_sections_and_paragraphs_are_numbered_without_a_gap(
    kind: str, about: Callable[..., Subject]
) -> None:
    """A judge can name any of them."""
    document = composed(about(), kind)
    for expected, section in enumerate(document.sections, start=1):
        numbers = [
            block.number
            for block in all_blocks(section.blocks)
            if isinstance(block, Paragraph | Words)
        ]

        assert section.number == str(expected)
        assert numbers == [f"{expected}.{i}" for i in range(1, len(numbers) + 1)]


def test_a_summary_is_not_numbered(about: Callable[..., Subject]) -> None:
    """It is read at a glance."""
    document = composed(about(), "summary")

    assert {section.number for section in document.sections} == {""}


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_names_what_it_rests_on(
    kind: str, about: Callable[..., Subject], content: Content
) -> None:
    """Its wording, the rules and clauses of that, and the facts with their places."""
    wording = {**content.wording, **content.programmes["csogp"].wording}
    found = sentences(composed(about(), kind))

    assert len(found) > 7
    for sentence in found:
        assert sentence.basis is not None
        source = wording[sentence.basis.wording].wording
        assert sentence.basis.clauses == source.clauses
        assert sentence.basis.rules == source.rules
        named = [it.name for it in sentence.basis.facts]
        assert named[: len(source.needs)] == list(source.needs)
        assert all(
            re.fullmatch(r"\S+ at (wm-0001|content/\S+)\.yaml:\d+:\d+", str(fact))
            for fact in sentence.basis.facts
        )


def test_a_missing_fact_replaces_the_sentence_whole(
    about: Callable[..., Subject],
) -> None:
    """It says what is missing and why, and is said once in a paragraph."""
    document = composed(about(MONTHS_UNKNOWN), "psr")
    said = texts(document)
    missing = "The length of the order or licence is awaited from J. Other."

    assert [text for text in said if "months" in text and "36" not in text] == []
    for section in document.sections:
        for block in all_blocks(section.blocks):
            if isinstance(block, Paragraph):
                inside = [sentence.text for sentence in block.sentences]
                assert inside.count(missing) <= 1
    assert missing in said


def test_what_is_missing_begins_a_second_sentence_with_a_capital(
    about: Callable[..., Subject],
) -> None:
    """Part of a sentence of wording may be known."""
    said = texts(composed(about(), "psr", "conclusion"))
    (found,) = (text for text in said if "was assessed as suitable. " in text)

    assert re.search(r"was assessed as suitable\. [A-Z]", found)


def test_one_section_is_that_of_the_whole(about: Callable[..., Subject]) -> None:
    """With its number; nothing of it is computed anew."""
    case = about()
    whole = composed(case, "psr")
    part = composed(case, "psr", "conclusion")

    assert part.sections == (whole.sections[5],)
    assert part.sections[0].number == "6"


def test_a_section_that_is_not_there_leaves_none(
    about: Callable[..., Subject],
) -> None:
    """Whoever asked is told by the pipeline."""
    assert composed(about(), "summary", "conclusion").sections == ()


def test_nameless_findings_do_not_say_from_whom(
    about: Callable[..., Subject], content: Content
) -> None:
    """They say that a fact is awaited, and by when."""
    case = about(
        (
            "deviance: {unknown: awaited, from: Programmes Team",
            "deviance: {unknown: awaited, from: J. Other",
        ),
        ("band: medium", "band: low"),
    )
    (finding,) = (it for it in case.assessment.findings if it.rule == "PATHWAY")
    assessment = nameless(case.assessment)
    facts = assessment.facts

    assert "from J. Other, due by 30 July 2004" in case.reason(finding)
    assert "J. Other" not in repr(facts)
    assert facts.keys() == case.assessment.facts.keys()
    assert content.facts.value.facts


def brief(subject: Subject) -> CaseInBrief:
    """Tell of a case as the index of a batch does."""
    marking = subject.case.marking
    return CaseInBrief(
        reference=subject.case.case,
        programme=subject.case.programme,
        area=subject.case.area,
        date=subject.case.report.date,
        carries=subject.assessment.carries,
        blocking=subject.assessment.blocking,
        problems=(),
        marking="" if isinstance(marking, Unknown) else marking,
        documents=tuple(
            (kind, f"{subject.case.case}/file/{kind}.html") for kind in KINDS
        ),
    )


@pytest.mark.parametrize(
    ("number", "reference", "introduction"),
    [(1, "one case", "One case, with"), (3, "three cases", "Three cases, with")],
)
def test_an_index_counts_its_cases(
    number: int,
    reference: str,
    introduction: str,
    about: Callable[..., Subject],
    content: Content,
) -> None:
    """One case is not "1 cases"."""
    document = index_document([brief(about())] * number, content, {})
    outcomes, listed = document.sections
    paragraph, _ = outcomes.blocks
    (table,) = listed.blocks

    assert document.reference == reference
    assert isinstance(paragraph, Paragraph)
    assert paragraph.sentences[0].text.startswith(introduction)
    assert isinstance(table, Table)
    assert len(table.rows) == number
    assert table.rows[0][4].links == (
        ("psr", "wm-0001/file/psr.html"),
        ("statement", "wm-0001/file/statement.html"),
        ("summary", "wm-0001/file/summary.html"),
    )


def test_an_index_carries_every_marking_once(
    about: Callable[..., Subject], content: Content
) -> None:
    """A batch is as sensitive as the most sensitive of its cases."""
    specimen = about()
    other = about(("FICTIONAL - SPECIMEN", "OFFICIAL"))
    unmarked = about(("marking: FICTIONAL - SPECIMEN\n", ""))
    cases = [brief(it) for it in (specimen, other, specimen, unmarked)]
    document = index_document(cases, content, {})

    assert document.marking == "FICTIONAL - SPECIMEN; OFFICIAL"
    assert composed(unmarked, "psr").marking == ""


def listing(document: Document, caption: str) -> Table:
    """Return the table of a document that has this caption."""
    (found,) = (
        block
        for section in document.sections
        for block in all_blocks(section.blocks)
        if isinstance(block, Table) and block.caption == caption
    )
    return found


def cells(table: Table) -> list[list[str]]:
    """Return the text of every cell."""
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        (
            [],
            [
                "Indecent assault (a sexual offence)",
                "1 May 2003 to 14 June 2003",
                "Plea not recorded; convicted 6 February 2004",
                "V1 (adult, known)",
            ],
        ),
        (
            [
                ("{from: 2003-05-01, to: 2003-06-14}", "{from: 2003-05-01}"),
                ("    convicted: 2004-02-06\n", "    plea: guilty\n"),
                ("    victims: [{id: V1, relationship: known, age_band: adult}]\n", ""),
            ],
            [
                "Indecent assault (a sexual offence)",
                "1 May 2003",
                "Plea: guilty; date of conviction not recorded",
                "Not recorded",
            ],
        ),
        (
            [
                ("{from: 2003-05-01, to: 2003-06-14}", "{unknown: withheld}"),
                (
                    "victims: [{id: V1, relationship: known, age_band: adult}]",
                    "victims: []",
                ),
            ],
            [
                "Indecent assault (a sexual offence)",
                "Withheld",
                "Plea not recorded; convicted 6 February 2004",
                "No victim recorded",
            ],
        ),
    ],
)
def test_an_offence_is_told_with_what_is_not_known(
    changes: Sequence[tuple[str, str]],
    row: list[str],
    about: Callable[..., Subject],
) -> None:
    """Each cell says what is recorded, or why nothing is."""
    table = listing(composed(about(*changes), "psr"), "Offences before the court")

    assert cells(table) == [row]


def test_what_is_not_known_is_listed_deciding_facts_first(
    about: Callable[..., Subject],
) -> None:
    """What could change no finding is told as such."""
    document = composed(about(MONTHS_UNKNOWN), "psr", "conclusion")
    *_, block = document.sections[0].blocks
    awaited = (
        "The level of deviance is awaited from Programmes Team, due by 30 July 2004."
    )

    assert isinstance(block, Bullets)
    assert [item[0].text for item in block.items] == [
        "The length of the order or licence is awaited from J. Other.",
        "Whether the person is in work is not recorded.",
        "The date on which the programme starts is not recorded.",
        f"{awaited} This could not change a finding.",
    ]
