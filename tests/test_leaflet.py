"""The leaflet for sentencers: every fact of its source reaches the reader.

The phrases below are typed from the source by hand, not taken from content: a figure
or name that is changed there by mistake is missed here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pytest
from reading import body_words, page_of, pdf_pages

from csogp_docs.load.workspace import find_workspace
from csogp_docs.pipeline.leaflet import build_leaflet
from csogp_docs.pipeline.reading import open_workspace

if TYPE_CHECKING:
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline.reading import Opened

ROOT = Path(__file__).resolve().parent.parent

FACTS = {
    "about.1": ["CSOGP", "nationally accredited", "groupwork", "West Midlands"],
    "about.2": ["aim is to reduce re-offending by people convicted of sexual offences"],
    "about.3": ["cognitive behavioural methods"],
    "about.4": [
        "Trained staff",
        "West Mercia Area Programmes Team",
        "two places",
        "Shrewsbury and Worcester",
    ],
    "about.5": ["proven way of reducing re-offending"],
    "about.6": ["how thoughts, feelings and behaviour are"],
    "about.7": ["change behaviour by encouraging people to think differently"],
    "operates.1": ["Most people begin with 50 hours in the Induction Module"],
    "operates.2": ["lower minimisation and denial", "raise the responsibility"],
    "operates.3": [
        "After Induction each person is assessed",
        "clinical judgement",
        "psychometric tests",
    ],
    "operates.4": [
        "Low risk and low deviance",
        "A further 50 hours of relapse prevention",
    ],
    "operates.5": [
        "Higher risk or deviance",
        "A further 190 hours of long-term therapy",
        "more of the factors linked to offending",
    ],
    "operates.6": ["2 years is how long the full programme usually takes"],
    "operates.7": [
        "3 years is the least",
        "Community Rehabilitation Order or a licence",
        "the work before and after the programme",
    ],
    "operates.8": [
        "Offender Treatment Programme (prison)",
        "need not necessarily take the Induction Module",
    ],
    "content.1": ["Cycles of offending", "cognitive distortions (errors of thinking)"],
    "content.2": ["Relationships and attachment styles"],
    "content.3": ["Self-management and interpersonal skills"],
    "content.4": ["The role of fantasy in offending"],
    "content.5": ["Victim empathy"],
    "content.6": ["Relapse prevention and lifestyle change"],
    "progress.1": ["facilitators of the group", "their clinical judgement"],
    "progress.2": [
        "Psychometric tests",
        "three points",
        "Before the programme",
        "At 50 hours, after Induction (where appropriate)",
        "On completion",
    ],
    "attendance.1": ["block week of five days"],
    "attendance.2": ["10 half-day or 5 full-day sessions, one a week"],
    "attendance.3": ["employed must take time off work for the block week"],
    "attendance.4": ["half a day or an evening each week"],
    "access.1": ["Pre-sentence reports", "probation officers in District Teams"],
    "access.2": ["Staff who regularly deliver the programme may advise them"],
    "access.3": ["the officer assesses suitability for CSOGP as a matter of course"],
    "access.4": ["considered suitable, the report proposes the programme"],
    "access.5": ["no such proposal", "assessed as not suitable", "gives the reasons"],
    "access.6": [
        "people in prison, field probation officers refer suitable cases to",
        "Programmes Team. Attendance is then considered as a condition of the licence",
    ],
    "access.7": [
        "Orders and licences must be at least 3 years (36 months) long",
        "so that the programme can be completed",
    ],
    "enforcement.1": ["Every session must be attended"],
    "enforcement.2": ["missed session", "a catch-up session", "resumes the programme"],
    "enforcement.3": ["more than two sessions of any module", "repeating that module"],
    "enforcement.4": [
        "no acceptable reason, the supervising probation officer takes",
        "enforcement action, in line with National Standards",
    ],
    "contact.1": [
        "National Probation Service for England and Wales West Mercia Area",
        "Stourbank House, 90 Mill Street, Kidderminster, Worcs DY11 6XA",
    ],
    "contact.2": ["Telephone 01562 748375", "Fax 01562 748407"],
    "contact.3": ["www.westmerciaprobation.org.uk", "may no longer answer"],
}


# What stands at the head and the foot of a page.
RUNNING = re.compile(r"Leaflet for sentencers|(west-mercia)?( ?Page \d+ of \d+)?")

# Each edition, and the ending of its file.
EDITIONS = {
    "web": ".html",
    "print": "-print.pdf",
    "reading": "-reading.pdf",
    "large-print": "-large-print.pdf",
}


@dataclass(frozen=True)
class Leaflet:
    """The editions of one leaflet: where they are, and their words."""

    stem: Path

    def path(self, edition: str) -> Path:
        """Where an edition is."""
        return self.stem.with_name(self.stem.name + EDITIONS[edition])

    @property
    def html(self) -> str:
        """The page for the web."""
        return self.path("web").read_text(encoding="utf-8")

    @property
    def text(self) -> dict[str, str]:
        """The words of each edition, on one line."""
        words = {it: words_of(self.path(it)) for it in EDITIONS if it != "web"}
        words["web"] = body_words(page_of(self.path("web")))
        return {it: " ".join(said) for it, said in words.items()}


def words_of(pdf: Path) -> list[str]:
    """Return the words of a PDF without its running lines; a folded sheet has none."""
    lines = [line.strip() for text in pdf_pages(pdf) for line in text.splitlines()]
    kept = [line for line in lines if not RUNNING.fullmatch(line)]
    return [word for word in " ".join(kept).split() if word != "•"]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """Find the content and templates of this checkout."""
    return find_workspace(ROOT, ROOT)


@pytest.fixture(scope="module")
def opened(workspace: Workspace) -> Opened:
    """Open the content that is shipped."""
    return open_workspace(workspace)


@pytest.fixture(scope="module")
def leaflet(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Leaflet:
    """Build the leaflet of West Mercia."""
    folder = tmp_path_factory.mktemp("output")
    build_leaflet("west-mercia", "csogp", folder, opened)
    stem = folder / "leaflet" / "west-mercia"
    return Leaflet(stem)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("clause", FACTS)
def test_every_fact_reaches_the_reader(
    clause: str, edition: str, leaflet: Leaflet
) -> None:
    """All editions state each clause, figure for figure and name for name."""
    missing = [it for it in FACTS[clause] if it not in leaflet.text[edition]]

    assert not missing


def test_no_clause_is_left_out_of_these_tests(opened: Opened) -> None:
    """The phrases above are about the same clauses as the content's own list."""
    clauses = opened.content.newest.programmes["csogp"].clauses.value.clauses

    assert set(clauses) == set(FACTS)


def test_every_clause_is_cited_by_a_sentence_of_the_leaflet(opened: Opened) -> None:
    """What a sentence rests on is written beside it."""
    wording = opened.content.newest.programmes["csogp"].wording
    cited = {
        clause
        for name, said in wording.items()
        if name.startswith("leaflet.")
        for clause in said.wording.clauses
    }

    assert set(FACTS) == cited


@pytest.mark.parametrize("edition", EDITIONS)
def test_190_hours_are_never_a_total(edition: str, leaflet: Leaflet) -> None:
    """They are further hours, on top of Induction; the sum is ours, and says so."""
    text = leaflet.text[edition]
    before = re.findall(r"(\w+) 190\b", text)
    sums = re.findall(r"(\d+) hours in (?:all|total)( \(our sum\))?", text)

    assert before
    assert set(before) == {"further"}
    assert sums == [("100", " (our sum)"), ("240", " (our sum)")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_claim_of_its_time_is_dated_and_attributed(
    edition: str, leaflet: Leaflet, opened: Opened
) -> None:
    """Only the service is heard to call the methods proven, when it published that."""
    dated = opened.content.newest.programmes["csogp"].clauses.value.dated
    claim = f"published, {dated}, the service described these methods as a proven way"

    assert dated == "about 2001 to 2005"
    assert claim in leaflet.text[edition]
    assert leaflet.text[edition].count("proven") == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_leaflet_says_what_it_was_made_from(edition: str, leaflet: Leaflet) -> None:
    """Each edition ends by naming and dating its source, once."""
    source = re.findall(r"Source: Leaflet .*?\.", leaflet.text[edition])

    assert len(source) == 1
    assert source[0].endswith("West Mercia Area, about 2001 to 2005.")


def test_the_page_for_the_web_reads_in_the_order_of_the_panels(
    leaflet: Leaflet,
) -> None:
    """Its headings run from the cover through the inside to the back, none twice."""
    headings = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", leaflet.html)

    assert headings == [
        "Community Sex Offender Groupwork Programme",
        "What it is",
        "How long it takes",
        "How it operates",
        "What it involves",
        "How progress is evaluated",
        "How often people attend",
        "How someone gets a place",
        "Enforcement",
        "About this leaflet",
        "Contact",
    ]


@pytest.mark.parametrize("edition", ["reading", "large-print"])
def test_an_edition_in_one_column_says_what_the_page_says_in_its_order(
    edition: str, leaflet: Leaflet
) -> None:
    """Word for word, the cover first."""
    assert leaflet.text[edition] == leaflet.text["web"]


def test_the_folded_sheet_says_the_same_words(leaflet: Leaflet) -> None:
    """Its panels lie in the order of the fold, and one heading is said once more."""
    again = Counter(["How", "someone", "gets", "a", "place", "(continued)"])
    folded = Counter(leaflet.text["print"].split())

    assert folded == Counter(leaflet.text["web"].split()) + again
    assert folded.total() > 400


@pytest.mark.parametrize("edition", list(EDITIONS)[1:])
def test_every_pdf_keeps_the_standard_for_accessible_files(
    edition: str, leaflet: Leaflet
) -> None:
    """It passes every rule of PDF/UA-1 that a program can check."""
    report = page.validate_pdf_bytes(
        leaflet.path(edition).read_bytes(), profile=page.ValidationProfile.PDF_UA_1
    )

    assert not [(it.rule_id, it.message) for it in report.failures]
    assert report.is_compliant
