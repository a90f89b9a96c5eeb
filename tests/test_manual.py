"""The rules manual: every rule reaches its reader, with its clauses and its limits.

What is expected is typed by hand from the source and from the rules as they are meant,
so that a rule which is changed by mistake is missed here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from own_content import unreleased
from reading import page_of, pdf_pages, rows, text_of

from csogp_docs.errors import WorkspaceError
from csogp_docs.pipeline.manual import build_manual
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from conftest import Run

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.content import Content

ROOT = Path(__file__).resolve().parent.parent

RULES = {
    "QUALIFYING-OFFENCE": ["sexual", "none-sexual"],
    "SUITABILITY": ["suitable", "not-suitable", "not-ready", "not-yet-assessed"],
    "ORDER-LENGTH": ["too-short", "long-enough"],
    "ROUTE-LIMITS": ["not-in-force", "below", "within", "above"],
    "LICENCE-REMAINING": ["order", "enough", "too-little"],
    "PROPOSAL-OR-REASONS": [
        "reasons",
        "no-reasons",
        "proposal",
        "does-not-apply",
        "cannot-proceed",
        "does-not-arise",
    ],
    "INDUCTION": ["begins-with-induction", "waived", "still-required"],
    "PATHWAY": [
        "both-low",
        "higher-risk",
        "higher-deviance",
        "only-risk-higher",
        "only-deviance-higher",
    ],
    "BLOCK-WEEK": ["no-block-week", "induction-set-aside", "in-work", "not-in-work"],
    "TEST-POINTS": ["with-induction", "without-induction", "induction-set-aside"],
    "PRISON-REFERRAL": [
        "not-in-custody",
        "suitable-in-custody",
        "not-suitable-in-custody",
    ],
    "ARRANGEMENTS": ["tests", "time-off-work", "referral"],
    "TIME-TO-COMPLETE": ["not-proposed", "fits", "too-long"],
    "CATCH-UP": ["not-begun", "nothing-due", "due", "resumed"],
    "MODULE-REPEAT": ["not-begun", "within", "repeat"],
    "ENFORCEMENT": ["not-begun", "none", "warning", "breach"],
}

# A phrase of every clause, typed from the source.
CLAUSES = {
    "about.1": "nationally accredited groupwork programme that was developed in the",
    "about.2": "to reduce re-offending by people who have been convicted of sexual",
    "about.3": "cognitive behavioural methods",
    "about.4": "in Shrewsbury and in Worcester",
    "about.5": "when the leaflet was published, as a proven way",
    "about.6": "how thoughts, feelings and behaviour are connected",
    "about.7": "encouraging people to think differently",
    "operates.1": "an Induction Module of 50 hours",
    "operates.2": "lessen minimisation and denial",
    "operates.3": "both by clinical judgement and by psychometric tests",
    "operates.4": "risk and deviance are both low, a further 50 hours of relapse",
    "operates.5": "a further 190 hours of long-term therapy follow",
    "operates.6": "usually takes two years",
    "operates.7": "A Community Rehabilitation Order or a licence of at least 3 years",
    "operates.8": "need not necessarily take the Induction Module",
    "content.1": "Cycles of offending",
    "content.2": "Relationships and attachment styles",
    "content.3": "Self-management and interpersonal skills",
    "content.4": "The role of fantasy in offending",
    "content.5": "Victim empathy",
    "content.6": "Relapse prevention and lifestyle change",
    "progress.1": "the clinical judgement of those who facilitate the group",
    "progress.2": "taken at three points",
    "attendance.1": "a block week of five days",
    "attendance.2": "10 half-day or 5 full-day sessions, one a week",
    "attendance.3": "must take time off for the block week",
    "attendance.4": "half a day or an evening each week",
    "access.1": "Probation officers in District Teams prepare the pre-sentence",
    "access.2": "Staff who regularly deliver the programme may advise them",
    "access.3": "the officer assesses suitability for CSOGP as a matter of course",
    "access.4": "considered suitable, the report proposes the programme",
    "access.5": "assessed as not suitable, and the report gives the reasons",
    "access.6": "field probation officers refer suitable cases to the Programmes Team",
    "access.7": "Orders and licences must be at least 3 years long",
    "enforcement.1": "Every session must be attended",
    "enforcement.2": "a catch-up session before resuming the programme",
    "enforcement.3": "more than two sessions of any module repeats that module",
    "enforcement.4": "enforcement action in line with National Standards",
    "contact.1": "Stourbank House, 90 Mill Street, Kidderminster, Worcs DY11 6XA",
    "contact.2": "01562 748375 and its fax number 01562 748407",
    "contact.3": "www.westmerciaprobation.org.uk when the leaflet was published",
}

EDITIONS = ["html", "pdf"]


@pytest.fixture(scope="module")
def manual(beside: Path) -> Path:
    """Return where the manual of CSOGP is, without an ending."""
    return beside / "manual" / "csogp"


@pytest.fixture(scope="module")
def html(manual: Path) -> Element:
    """Return the manual as a browser reads it."""
    return page_of(manual.with_suffix(".html"))


@pytest.fixture(scope="module")
def texts(manual: Path, html: Element) -> dict[str, str]:
    """Return the words of each edition, on one line."""
    (main,) = html.iter("main")
    # The lines at the head and the foot of a page come last.
    pages = (it.splitlines()[:-2] for it in pdf_pages(manual.with_suffix(".pdf")))
    printed = " ".join(" ".join(lines) for lines in pages)
    return {"html": text_of(main), "pdf": " ".join(printed.split())}


def section(html: Element, address: str) -> Element:
    """Return one section of the manual."""
    return next(it for it in html.iter("section") if it.get("id") == address)


def tables(part: Element, name: str) -> list[tuple[str, list[list[str]]]]:
    """Return the tables of one kind: what stands above each, and its rows."""
    return [
        (" ".join(text_of(it) for it in table.iter("caption")), rows(table)[1:])
        for table in part.iter("table")
        if name in (table.get("class") or "").split()
    ]


def test_no_rule_and_no_clause_is_left_out_of_these_tests(content: Content) -> None:
    """What is typed above is what content has, in its order."""
    programme = content.programmes["csogp"]
    found = {
        table.id: [row.id for row in table.rows]
        for table in programme.rules.value.tables
    }

    assert found == RULES
    assert list(programme.clauses.value.clauses) == list(CLAUSES)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_reaches_the_reader(
    rule: str, edition: str, texts: dict[str, str], content: Content
) -> None:
    """Its id, its question and what it says while something is not known."""
    tables_ = content.programmes["csogp"].rules.value.tables
    question = next(it.question for it in tables_ if it.id == rule)
    start = texts[edition].rindex(f"{rule}: {question}")
    rest = texts[edition][start:]

    assert question.endswith("?")
    assert "It cannot be said yet" in rest
    assert "because [what is not known, and why]." in rest
    assert [row for row in RULES[rule] if row not in rest] == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_reaches_the_reader(
    clause: str, edition: str, texts: dict[str, str], content: Content
) -> None:
    """Its id with its whole text, and the phrase that the source has."""
    text = content.programmes["csogp"].clauses.value.clauses[clause]

    assert CLAUSES[clause] in text
    assert f"{clause} {text}" in texts[edition]


@pytest.mark.parametrize("rule", RULES)
def test_every_row_of_a_rule_names_its_clauses(rule: str, html: Element) -> None:
    """In the order of the table, and none rests on nothing."""
    ((_, found),) = tables(section(html, f"rule-{rule.lower()}"), "rows")
    cited = [row[-1].split(", ") for row in found]

    assert [row[0] for row in found] == RULES[rule]
    assert [it for clauses in cited for it in clauses if it not in CLAUSES] == []


def test_rows_are_said_in_plain_words_with_the_cell_as_written(html: Element) -> None:
    """The programme's minimum is named, and so is its length."""
    ((_, found),) = tables(section(html, "rule-order-length"), "rows")
    needed = "the shortest that the programme needs (36 months)"

    assert found == [
        [
            "too-short",
            f"Less than {needed} < programme.minimum_months",
            "Not met",
            "operates.7, access.7",
        ],
        [
            "long-enough",
            f"At least {needed} >= programme.minimum_months",
            "Met",
            "operates.7, access.7",
        ],
    ]


def test_who_must_confirm_a_row_is_said_in_it(html: Element) -> None:
    """A treatment manager, where one of two levels is low and the other is not."""
    ((_, found),) = tables(section(html, "rule-pathway"), "rows")
    confirmed = {row[0]: row[4] for row in found}

    assert [row[1:3] for row in found] == [
        ["Low", "Low"],
        ["Not low not(low)", "Anything"],
        ["Anything", "Not low not(low)"],
        ["Not low not(low)", "Low"],
        ["Low", "Not low not(low)"],
    ]
    assert confirmed == {
        "both-low": "Not needed",
        "higher-risk": "Not needed",
        "higher-deviance": "Not needed",
        "only-risk-higher": "The treatment manager",
        "only-deviance-higher": "The treatment manager",
    }


def test_the_order_is_tried_at_35_36_and_37_months(html: Element) -> None:
    """Three years are 36 months, and one month less is too short."""
    found = tables(section(html, "rule-order-length"), "boundaries")

    assert found == [
        (
            "The shortest that the programme needs: 36 months",
            [
                ["35", "Not met", "too-short"],
                ["36", "Met", "long-enough"],
                ["37", "Met", "long-enough"],
            ],
        )
    ]


def test_the_limits_of_the_law_name_the_order_they_are_for(html: Element) -> None:
    """A community rehabilitation order was for 6 to 36 months, from 2001 to 2005."""
    found = dict(tables(section(html, "rule-route-limits"), "boundaries"))
    (caption,) = (it for it in found if "Community rehabilitation order" in it)

    assert len(found) == 7
    assert caption == (
        "The shortest that the law allows: 6 months; the longest that the law allows: "
        "36 months. Community rehabilitation order from 1 April 2001 to 3 April 2005; "
        "suspended sentence order from 22 March 2026 (not verified)"
    )
    assert found[caption] == [
        ["Yes", "5", "Not met", "below"],
        ["Yes", "6", "Met", "within"],
        ["Yes", "7", "Met", "within"],
        ["Yes", "35", "Met", "within"],
        ["Yes", "36", "Met", "within"],
        ["Yes", "37", "Not met", "above"],
        ["No", "Anything", "Not met", "not-in-force"],
    ]


def test_the_sixteen_pairs_of_levels_lead_where_the_leaflet_says(html: Element) -> None:
    """Relapse prevention where both are low, and long-term therapy otherwise."""
    part = section(html, "rule-pathway")
    ((_, found),) = tables(part, "grid")
    heads = [text_of(it) for it in list(part.iter("thead"))[-1].iter("th")]
    confirmed = "Long-term therapy, if the treatment manager confirms"
    higher = "Long-term therapy"

    assert heads == [
        "The level of risk",
        *(
            f"The level of deviance: {it}"
            for it in ("low", "medium", "high", "very high")
        ),
    ]
    assert [
        [re.sub(r" (both|only|higher)-.*", "", it) for it in row] for row in found
    ] == [
        ["Low", "Relapse prevention", confirmed, confirmed, confirmed],
        ["Medium", confirmed, higher, higher, higher],
        ["High", confirmed, higher, higher, higher],
        ["Very high", confirmed, higher, higher, higher],
    ]


def test_what_each_answer_stands_in_the_way_of_is_said(html: Element) -> None:
    """An order that is too short stops a proposal, and no report that gives reasons."""
    told = {
        rule: [
            row
            for row in rows(section(html, f"rule-{rule.lower()}"))
            if "tands" in row[1]
        ]
        for rule in RULES
    }
    proposal = (
        "Stands in the way of a final report, unless it carries the reasons for no "
        "proposal."
    )
    report, nothing = (
        "Stands in the way of any final report.",
        "Stands in the way of nothing.",
    )

    assert told["ORDER-LENGTH"] == [
        ["If not met", proposal],
        ["If it cannot be said yet", proposal],
    ]
    assert told["SUITABILITY"] == [
        ["If not met", nothing],
        ["If it cannot be said yet", report],
    ]
    assert told["PROPOSAL-OR-REASONS"] == [
        ["If not met", report],
        ["If it cannot be said yet", report],
    ]
    assert told["PATHWAY"] == [["In the way", nothing]]


def test_reasons_show_what_a_case_will_fill(html: Element) -> None:
    """What the programme answers is said; what the case answers stands in brackets."""
    said = text_of(section(html, "rule-order-length"))

    assert (
        "[sentence.months] leaves room for CSOGP, which needs at least 36 months with "
        "the work before and after it."
    ) in said
    assert "{" not in said


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "said",
    [
        "The software assesses and explains; people decide.",
        "computes no score and supplies no judgement of suitability",
        "proved complete and free of overlap by the command csogp-docs check",
        "Not met What the rule asks for is not so.",
        "Cannot say yet A fact is not known, and could still change the answer.",
        "Not applicable The question does not arise in this case.",
        "A fact that is not known is never taken for no.",
        "Every row that applies counts",
        "This was last looked at on 1 November 2026.",
        "West Mercia Area, about 2001 to 2005",
        "Version 2004.1",
    ],
)
def test_the_manual_says_what_it_rests_on(
    said: str, edition: str, texts: dict[str, str]
) -> None:
    """What the software does, what an answer means, and where all of it is from."""
    assert said in texts[edition]


def test_what_is_not_verified_of_the_law_is_seen_at_once(html: Element) -> None:
    """Five versions of the law are not, and each says so in bold."""
    part = section(html, "law")
    strong = [text_of(it) for it in part.iter("strong")]
    order = tables(part, "law")[0][1]

    assert strong == ["Not verified"] * 5
    assert order == [
        [
            "From 1 April 2001 to 3 April 2005",
            "6 months",
            "36 months",
            "Powers of Criminal Courts (Sentencing) Act 2000, section 41",
            "High",
        ]
    ]


def test_facts_are_listed_with_the_rules_that_ask_for_them(
    html: Element, content: Content
) -> None:
    """Each once, and those that no rule asks for by themselves."""
    (_, asked), (_, told) = tables(section(html, "facts"), "facts")
    names = [row[0] for row in (*asked, *told)]
    months = next(row for row in asked if row[0] == "sentence.months")

    assert sorted(names) == sorted(it.name for it in content.facts.value.facts)
    assert months == [
        "sentence.months",
        "The length of the order or licence in months",
        "A whole number",
        "sentence.months",
        "ORDER-LENGTH, ROUTE-LIMITS",
    ]
    assert "person.name" in {row[0] for row in told}


def test_the_pdf_keeps_the_standard_for_accessible_files(manual: Path) -> None:
    """It passes every rule of PDF/UA-1 that a program can check."""
    report = page.validate_pdf(
        manual.with_suffix(".pdf"), profile=page.ValidationProfile.PDF_UA_1
    )

    assert not [(it.rule_id, it.message) for it in report.failures]
    assert report.rules.total > 100
    assert report.is_compliant


def test_headings_skip_no_level_and_are_the_bookmarks_of_the_pdf(
    manual: Path, html: Element
) -> None:
    """Whoever walks by headings finds every rule."""
    found = [it for it in html.iter() if re.fullmatch("h[1-6]", it.tag)]
    levels = [int(it.tag[1]) for it in found]
    with pikepdf.open(manual.with_suffix(".pdf")) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        chapters = [it.title for it in top.children]

    assert max(after - before for before, after in pairwise(levels)) == 1
    assert levels.count(1) == 1
    assert chapters == [text_of(it) for it in found if it.tag == "h2"]
    assert len(chapters) == 1 + 3 + 16 + 4


def test_every_link_leads_to_a_part_of_the_manual(html: Element) -> None:
    """Contents, clauses, facts and earlier rules; nothing outside, and no id twice."""
    links = {it.get("href") or "" for it in html.iter("a")}
    found = [it.get("id") for it in html.iter() if it.get("id")]

    assert {"#clause-operates.7", "#fact-risk.level", "#rule-suitability"} <= links
    assert {it for it in links if it.removeprefix("#") not in found} == set()
    assert len(found) == len(set(found))


def test_the_pdf_says_what_its_twin_says_in_the_same_order(
    manual: Path, html: Element
) -> None:
    """Word for word after the contents, which alone have page numbers."""
    heads = {text_of(it) for it in html.iter("thead")}
    parts = [*html.iter("section"), *html.iter("footer")]
    expected = " ".join(text_of(it) for it in parts)
    printed = []
    for text in pdf_pages(manual.with_suffix(".pdf"))[1:]:
        here = " ".join(" ".join(text.splitlines()[:-2]).split())
        # The head of a table that runs on is repeated, and is no part of the HTML.
        repeated = [it for it in heads if here.startswith(it)]
        printed.append(here.removeprefix(max(repeated, key=len, default="")))

    assert " ".join(printed).split() == expected.split()


def test_every_page_is_named_and_numbered(manual: Path) -> None:
    """A page that is taken out still says of which rules it is."""
    pages = pdf_pages(manual.with_suffix(".pdf"))
    for number, text in enumerate(pages, start=1):
        assert text.splitlines()[-2:] == [
            "Rules manual, CSOGP, version 2004.1",
            f"csogp Page {number} of {len(pages)}",
        ]


# The margins are 20 mm, and a point is 1/72 of an inch.
MARGIN = 20 / 25.4 * 72


def beyond_the_margin(path: Path) -> list[tuple[int, str]]:
    """Return every line of a PDF that is not between the margins of its page."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for number, sheet in enumerate(document, start=1):
        text, width = sheet.get_textpage(), sheet.get_width()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < MARGIN - 1 or right > width - MARGIN + 1:
                line = text.get_text_bounded(left, bottom, right, top)
                found.append((number, line))
    document.close()
    return found


def test_no_table_is_wider_than_its_page(manual: Path) -> None:
    """The gate asks for six things, side by side."""
    assert beyond_the_margin(manual.with_suffix(".pdf")) == []


def test_a_table_of_many_inputs_has_one_column_for_them(
    run: Run, tmp_path: Path
) -> None:
    """Eight side by side would not fit; those that may be anything are left out."""
    unreleased(ROOT / "content", tmp_path / "content")
    file = tmp_path / "content" / "programmes" / "csogp" / "rules.yaml"
    before, gate, after = re.split(
        r"(?=  - id: PROPOSAL-OR-REASONS\n|  - id: INDUCTION\n)",
        file.read_text(encoding="utf-8"),
    )
    gate = gate.replace("REMAINING]", "REMAINING, person.in_custody, risk.level]")
    gate = re.sub(r"when: \[(.*)\]", r'when: [\1, "-", "-"]', gate)
    proposal = 'not(not met), "-", "-"]'
    assert proposal in gate
    gate = gate.replace(proposal, 'not(not met), "no", not(low)]')
    file.write_text(before + gate + after, encoding="utf-8")
    result = run("-w", tmp_path, "rules", "manual", "-o", tmp_path)
    part = section(
        page_of(tmp_path / "manual" / "csogp.html"), "rule-proposal-or-reasons"
    )
    ((_, found),) = tables(part, "rows")
    ((_, cases),) = tables(part, "boundaries")

    assert result.exit_code == 0
    assert beyond_the_margin(tmp_path / "manual" / "csogp.pdf") == []
    assert found[0] == [
        "reasons",
        "SUITABILITY: not met; whether reasons are given: yes",
        "The reasons reasons",
        "access.5",
    ]
    assert found[2][1].endswith(
        "whether the person is in custody: no; the level of risk: not low "
        "QUALIFYING-OFFENCE: not(not met); ORDER-LENGTH: not(not met); "
        "ROUTE-LIMITS: not(not met); LICENCE-REMAINING: not(not met); "
        "risk.level: not(low)"
    )
    assert [row[0] for row in cases if row[1] == "The proposal"] == [
        (
            "SUITABILITY: met; QUALIFYING-OFFENCE: met or not applicable; "
            "ORDER-LENGTH: met or not applicable; ROUTE-LIMITS: met or not applicable; "
            "LICENCE-REMAINING: met or not applicable; whether the person is in "
            "custody: no; the level of risk: medium, high or very high"
        )
    ]


def test_the_manual_names_the_content_it_was_made_from(manual: Path) -> None:
    """By its fingerprint, which the manifest has whole."""
    recorded = json.loads((manual.parents[1] / "manifest.json").read_text("utf-8"))
    mark = recorded["files"]["manual/csogp.pdf"]["content"]
    text = manual.with_suffix(".html").read_text("utf-8")

    assert f"Made by csogp-docs 0.1.0 from content csogp ({mark[:12]})." in text
    assert f"Fingerprint {mark[:12]} (SHA-256)" in text
    assert len(mark) == 64


def test_two_runs_in_two_places_give_the_same_bytes(
    manual: Path, tmp_path: Path
) -> None:
    """Another clock, language and hash seed change no byte."""
    subprocess.run(  # noqa: S603 - the command is this file's own
        [
            *(sys.executable, "-m", "csogp_docs", "rules", "manual"),
            *("-o", str(tmp_path)),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    again = tmp_path / "manual"

    assert sorted(it.name for it in again.iterdir()) == ["csogp.html", "csogp.pdf"]
    for path in again.iterdir():
        assert path.read_bytes() == manual.with_suffix(path.suffix).read_bytes()


def test_only_the_formats_asked_for_are_made(run: Run, tmp_path: Path) -> None:
    """The command prints each file that it wrote."""
    result = run("rules", "manual", "csogp", "-o", tmp_path, "--format", "html")

    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'manual' / 'csogp.html'}\n"
    assert sorted(it.name for it in tmp_path.rglob("*.*")) == [
        "csogp.html",
        "manifest.json",
    ]


@pytest.fixture
def two_programmes(tmp_path: Path) -> Path:
    """A workspace with a second programme, made from the first."""
    unreleased(ROOT / "content", tmp_path / "content")
    folder = tmp_path / "content" / "programmes"
    shutil.copytree(folder / "csogp", folder / "other")
    file = folder / "other" / "programme.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("id: csogp", "id: other", 1), encoding="utf-8")
    return tmp_path


def test_one_of_several_programmes_must_be_named(
    run: Run, two_programmes: Path, tmp_path: Path
) -> None:
    """Which there are is said, and a named one is made."""
    line = ("-w", two_programmes, "rules", "manual")
    unnamed = run(*line)
    named = run(*line, "other", "-o", tmp_path / "out", "--format", "html")

    assert unnamed.exit_code == 2
    assert unnamed.stderr == "csogp-docs: name the programme; there is: csogp, other\n"
    assert named.exit_code == 0
    assert (tmp_path / "out" / "manual" / "other.html").is_file()


def test_a_programme_that_is_not_there_is_answered_with_what_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Nothing is written."""
    with pytest.raises(WorkspaceError, match='there is no "csopg"; there is: csogp'):
        build_manual("csopg", None, Order(output=tmp_path), open_workspace(workspace))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            ["--as-of", "2010-12-31"],
            [
                ("too-short", "To 31 December 2010"),
                ("long-enough", "To 31 December 2010"),
            ],
        ),
        (
            [],
            [("short-now", "From 1 January 2011"), ("long-now", "From 1 January 2011")],
        ),
    ],
)
def test_the_manual_is_of_one_edition(
    run: Run, tmp_path: Path, day: list[str], expected: list[tuple[str, str]]
) -> None:
    """A rule that was changed is set out as it was then, or as it is now."""
    unreleased(ROOT / "content", tmp_path / "content")
    file = tmp_path / "content" / "programmes" / "csogp" / "rules.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in (
        (
            "      - id: too-short\n",
            (
                '      - {id: short-now, from: 2011-01-01, when: ["< 24"], '
                "then: not met, clauses: [operates.7], reason: Short.}\n"
                '      - {id: long-now, from: 2011-01-01, when: [">= 24"], '
                "then: met, clauses: [operates.7], reason: Long.}\n"
                "      - id: too-short\n        to: 2010-12-31\n"
            ),
        ),
        (
            "      - id: long-enough\n",
            "      - id: long-enough\n        to: 2010-12-31\n",
        ),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    words = ["rules", "manual", *day, "-o", tmp_path, "--format", "html"]
    result = run("-w", tmp_path, *words)
    html = page_of(tmp_path / "manual" / "csogp.html")
    ((_, found),) = tables(section(html, "rule-order-length"), "rows")

    assert result.exit_code == 0
    assert [(row[0], row[3]) for row in found] == expected
