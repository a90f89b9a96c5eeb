"""What the person themselves gets: a timetable, and a notice of what they missed.

The days below are typed from the leaflet's arithmetic and a calendar of the years.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import page
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from building import build_cases
from lines_of_type import lines
from reading import blocks, body_words, page_of, pdf_pages, rows, text_of

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.redaction import redacted_timetable
from csogp_docs.model.audience import AUDIENCES, MAY_SEE
from csogp_docs.model.timetable import NotYet, Timetable
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lines_of_type import Line

    from csogp_docs.load.workspace import Workspace

PLANNED = ["wm-0145", "wm-0146", "wm-0149", "wm-0150", "wm-0151"]
MISSED = ["wm-0149", "wm-0150"]
# Cases made to be as full as their pages can become; `crowded` writes them.
CROWDED = ["long-therapy", "prevention"]
UNHELD = "unheld"
TIMETABLES = [*PLANNED, *CROWDED, UNHELD]
NOTICES = [*MISSED, *CROWDED, UNHELD]
LARGE = 16

# The Tuesdays of long-term therapy from 27 July 2004, of which it has 76: it is not
# held on 28 December 2004 and 27 December 2005, which stand in for bank holidays.
TUESDAYS = """\
July 2004: 27
August 2004: 3, 10, 17, 24 and 31
September 2004: 7, 14, 21 and 28
October 2004: 5, 12, 19 and 26
November 2004: 2, 9, 16, 23 and 30
December 2004: 7, 14 and 21
January 2005: 4, 11, 18 and 25
February 2005: 1, 8, 15 and 22
March 2005: 1, 8, 15, 22 and 29
April 2005: 5, 12, 19 and 26
May 2005: 3, 10, 17, 24 and 31
June 2005: 7, 14, 21 and 28
July 2005: 5, 12, 19 and 26
August 2005: 2, 9, 16, 23 and 30
September 2005: 6, 13, 20 and 27
October 2005: 4, 11, 18 and 25
November 2005: 1, 8, 15, 22 and 29
December 2005: 6, 13 and 20
January 2006: 3, 10 and 17
"""


def weekly(module: str, missed: dict[int, str], sessions: int) -> Iterator[str]:
    """Write the lines of a register of weekly sessions from 14 January 2004."""
    for number in range(1, sessions + 1):
        day = date(2004, 1, 14) + timedelta(weeks=number - 1)
        of = f"session: {module}-{number:02}"
        if number not in missed:
            yield f"{{{of}, date: {day}, outcome: attended}}"
            continue
        yield f"{{{of}, date: {day}, outcome: absent, {missed[number]}}}"
        if "made up" in missed[number]:
            then = day + timedelta(days=2)
            yield f"{{{of}, date: {then}, outcome: attended, catch_up: yes}}"


EXCUSED = "reason: illness that was made up, acceptable: yes, by: J. Sample"
NOT_EXCUSED = (
    "reason: went to see a friend in another town and missed the last bus home, "
    "acceptable: no, by: J. Sample"
)
SERVICE = "reason: no room free, acceptable: service, by: J. Sample"
MADE: dict[str, tuple[str, dict[int, str], int, str]] = {
    "long-therapy": (
        "long-term-therapy",
        {10: EXCUSED, 36: NOT_EXCUSED},
        36,
        "2004-09-17",
    ),
    "prevention": (
        "relapse-prevention",
        {5: EXCUSED, 12: NOT_EXCUSED},
        12,
        "2004-04-02",
    ),
    UNHELD: (
        "relapse-prevention",
        {5: NOT_EXCUSED, **dict.fromkeys(range(6, 13), SERVICE)},
        12,
        "2004-04-02",
    ),
}


def crowded(workspace: Workspace, folder: Path) -> Iterator[Path]:
    """Write the cases that are as full as can be, on the ground of an example."""
    text = workspace.case_path("wm-0151").read_text(encoding="utf-8")
    for name, (module, missed, sessions, day) in MADE.items():
        case = re.sub(
            r"    - \{session: long-term-therapy-01.*\n",
            "".join(f"    - {it}\n" for it in weekly(module, missed, sessions)),
            text.replace("case: wm-0151", f"case: {name}")
            .replace("  date: 2004-01-16", f"  date: {day}", 1)
            .replace("hearing: 2004-01-23", "hearing: 2004-10-01")
            .replace("2002-03-15", "2003-03-15"),
        )
        if module == "relapse-prevention":
            case = case.replace("band: high", "band: low")
        path = folder / f"{name}.yaml"
        path.write_text(case, encoding="utf-8")
        yield path


@pytest.fixture(scope="module")
def made(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build what the person gets in every case where they get something."""
    folder = tmp_path_factory.mktemp("person")
    paths = [workspace.case_path(it) for it in (*PLANNED, "wm-0131")]
    paths += crowded(workspace, folder)
    order = Order(output=folder, audiences=("person",))

    assert {it.trouble for it in build_cases(paths, order, workspace)} == {""}
    return folder


def pdf_of(made: Path, case: str, kind: str) -> Path:
    """Return where the PDF of one of the two documents is."""
    return made / case / "person" / f"{kind}.pdf"


def html_of(made: Path, case: str, kind: str) -> Path:
    """Return where its HTML is."""
    return made / case / "person" / f"{kind}.html"


def stage(made: Path, case: str, name: str) -> list[list[str]]:
    """Return the rows of the table of one stage, head and all."""
    html = page_of(html_of(made, case, "timetable"))
    (section,) = (it for it in html.iter("section") if it.get("id") == f"part-{name}")
    return rows(section)


def test_nothing_is_made_where_there_is_nothing_to_tell(made: Path) -> None:
    """No timetable without a planned start, and no notice where nothing was missed."""
    files = {path.relative_to(made).as_posix() for path in made.rglob("*.pdf")}

    assert files == {
        "index.pdf",
        *(f"{it}/person/timetable.pdf" for it in TIMETABLES),
        *(f"{it}/person/missed.pdf" for it in NOTICES),
    }


def test_induction_is_told_session_by_session(made: Path) -> None:
    """The block week, then ten Tuesdays, and what became of each so far."""
    assert stage(made, "wm-0149", "induction") == [
        ["Session", "Day", "Length", "So far"],
        ["1", "Monday 10 May 2004", "5 hours", "Attended"],
        ["2", "Tuesday 11 May 2004", "5 hours", "Attended"],
        ["3", "Wednesday 12 May 2004", "5 hours", "Attended"],
        ["4", "Thursday 13 May 2004", "5 hours", "Attended"],
        ["5", "Friday 14 May 2004", "5 hours", "Attended"],
        ["6", "Tuesday 18 May 2004", "2½ hours", "Attended"],
        [
            *("7", "Tuesday 25 May 2004", "2½ hours"),
            "Missed; made up on Thursday 27 May 2004",
        ],
        ["8", "Tuesday 1 June 2004", "2½ hours", "Attended"],
        [
            *("9", "Tuesday 8 June 2004", "2½ hours"),
            "Missed; to be made up by Monday 14 June 2004",
        ],
        ["10", "Tuesday 15 June 2004", "2½ hours", "To come"],
        ["11", "Tuesday 22 June 2004", "2½ hours", "To come"],
        ["12", "Tuesday 29 June 2004", "2½ hours", "To come"],
        ["13", "Tuesday 6 July 2004", "2½ hours", "To come"],
        ["14", "Tuesday 13 July 2004", "2½ hours", "To come"],
        ["15", "Tuesday 20 July 2004", "2½ hours", "To come"],
    ]


def test_both_ways_on_are_told_until_one_is_settled(made: Path) -> None:
    """Twenty sessions of the one, 76 of the other, and neither before the other."""
    prevention = stage(made, "wm-0149", "relapse-prevention")
    therapy = stage(made, "wm-0149", "long-term-therapy")
    typed = [it.split(": ") for it in TUESDAYS.splitlines()]
    words = " ".join(body_words(page_of(html_of(made, "wm-0149", "timetable"))))

    assert prevention[0] == ["Session", "Day"]
    assert prevention[1] == ["1", "Tuesday 27 July 2004"]
    assert prevention[-1] == ["20", "Tuesday 7 December 2004"]
    assert therapy[0] == ["Month", "Tuesdays", "Sessions"]
    assert [row[:2] for row in therapy[1:]] == typed
    assert therapy[1][2] == "1"
    assert therapy[2][2] == "2 to 6"
    assert therapy[-1][2] == "74 to 76"
    assert (
        "After it you take one other part: relapse prevention or long-term therapy. "
        "Which of them it is will be settled by an assessment after Induction."
    ) in words
    assert (
        "There is no session on Tuesday 28 December 2004 or Tuesday 27 December 2005."
    ) in words


def test_a_way_that_is_settled_is_the_only_one(made: Path) -> None:
    """After the assessment no other part is told of."""
    words = " ".join(body_words(page_of(html_of(made, "wm-0151", "timetable"))))

    assert "It is settled what you take: Induction Module and long-term therapy." in (
        words
    )
    assert "relapse prevention" not in words.lower()
    assert stage(made, "wm-0151", "long-term-therapy")[1] == [
        *("January 2004", "14, 21 and 28", "1 to 3"),
        "14 attended; 21 and 28 to come",
    ]


def test_a_module_that_is_begun_again_has_a_page_for_each_time(made: Path) -> None:
    """Eleven sessions, the last the third miss; then all fifteen, from August."""
    first = stage(made, "wm-0150", "induction")
    again = stage(made, "wm-0150", "induction-round-2")

    assert len(first) == 1 + 11
    assert first[-1] == ["11", "Thursday 22 July 2004", "2½ hours", "Missed"]
    assert len(again) == 1 + 15
    assert again[1] == ["1", "Monday 2 August 2004", "5 hours"]
    assert again[-1] == ["15", "Thursday 14 October 2004", "2½ hours"]


def test_every_test_is_told_with_its_day(made: Path) -> None:
    """The one on completion has a day by each way that is open."""
    html = page_of(html_of(made, "wm-0149", "timetable"))
    (tests,) = (it for it in html.iter("section") if it.get("id") == "tests")

    assert rows(tests)[1:] == [
        ["Before the programme begins", "Tuesday 4 May 2004", "Taken"],
        ["At 50 hours, after Induction", "Wednesday 21 July 2004", "To come"],
        [
            "On completion, if you take relapse prevention",
            *("Wednesday 8 December 2004", "To come"),
        ],
        [
            "On completion, if you take long-term therapy",
            *("Wednesday 18 January 2006", "To come"),
        ],
    ]


def box(made: Path, case: str, kind: str) -> str:
    """Return the text of the one box of a document."""
    html = page_of(html_of(made, case, kind))
    (found,) = (it for it in html.iter("div") if it.get("class") == "box")
    return text_of(found)


def test_what_is_to_be_made_up_is_told_with_its_day(made: Path) -> None:
    """Before the next session, which is on the Tuesday after, and so by the Monday."""
    for kind in ("timetable", "missed"):
        said = box(made, "wm-0149", kind)

        assert "session 10 on Tuesday 15 June 2004 (Induction Module)" in said
        assert "The last day for it is Monday 14 June 2004." in said


def test_the_notice_keeps_what_the_programme_asks_from_what_enforcement_asks(
    made: Path,
) -> None:
    """Two misses count, of which only the one without a good reason is a failure."""
    html = page_of(html_of(made, "wm-0149", "missed"))
    sections = {it.get("id"): text_of(it) for it in html.iter("section")}

    assert rows(html)[1:] == [
        [
            *("9 (Induction Module)", "Tuesday 8 June 2004", "Took an extra shift"),
            "Not acceptable (R. Pattern)",
        ]
    ]
    assert (
        "Two missed sessions of the part that you are taking count so far: session 7 "
        "on Tuesday 25 May 2004 and session 9 on Tuesday 8 June 2004 (Induction "
        "Module). If you miss one more session of it, you take this part again from "
        "its first session."
    ) in sections["programme"]
    assert "National Standards" not in sections["programme"]
    assert (
        "Recorded as missed without an acceptable reason: session 9 on Tuesday "
        "8 June 2004 (Induction Module)."
    ) in sections["enforcement"]
    assert "session 7" not in sections["enforcement"]
    assert "25 May" not in sections["enforcement"]


def test_the_notice_says_that_a_module_begins_again_and_what_is_not_judged(
    made: Path,
) -> None:
    """The third miss; its reason is to be judged by 30 July 2004, a Friday."""
    html = page_of(html_of(made, "wm-0150", "missed"))
    (*_, last) = rows(html)
    sections = {it.get("id"): text_of(it) for it in html.iter("section")}

    assert last == [
        *("11 (Induction Module)", "Thursday 22 July 2004", "No reason is recorded"),
        "Not judged yet; due by Friday 30 July 2004",
    ]
    assert (
        "By the plan it begins again with session 1 on Monday 2 August 2004"
        in (sections["programme"])
    )
    assert "one more" not in sections["programme"]
    assert (
        "has not been judged yet: session 11 on Thursday 22 July 2004"
        in (sections["enforcement"])
    )


def test_whom_to_ask_is_named_with_an_office_and_a_number(made: Path) -> None:
    """The officer of the case, and the telephone number of the area."""
    for kind in ("timetable", "missed"):
        words = " ".join(body_words(page_of(html_of(made, "wm-0149", kind))))

        assert "your probation officer, R. Pattern (Kidderminster District Team)" in (
            words
        )
        assert "The telephone number of the West Mercia Area is 01562 748375." in words


def smallest(path: Path) -> float:
    """Return the size of the smallest type on any page, margins and all."""
    document = pypdfium2.PdfDocument(path)
    sizes: list[float] = [
        round(abs(item.get_matrix().d) * item.get_font_size(), 2)
        for sheet in document
        for item in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    ]
    document.close()
    assert len(sizes) > 100
    return min(sizes)


@pytest.mark.parametrize("case", TIMETABLES)
def test_a_timetable_is_in_large_print(made: Path, case: str) -> None:
    """Nothing at all is smaller than 16 points."""
    assert smallest(pdf_of(made, case, "timetable")) >= LARGE


def test_the_working_copy_is_in_large_print_too(built: Path) -> None:
    """It looks as what the person gets, so that both can be spoken of."""
    assert smallest(built / "wm-0149" / "file" / "timetable.pdf") >= LARGE


def by_heading(found: tuple[Line, ...]) -> dict[str, list[Line]]:
    """Return the lines below each heading of a section, the heading first."""
    parts: dict[str, list[Line]] = {}
    heading = ""
    for line in found:
        heading = line.text if line.tag == "H2" else heading
        parts.setdefault(heading, []).append(line)
    return parts


@pytest.mark.parametrize("case", TIMETABLES)
def test_a_stage_is_a_page(made: Path, case: str) -> None:
    """All of a stage on one page, and nothing else on it; however full it is."""
    html = page_of(html_of(made, case, "timetable"))
    ids = [it.get("id") or "" for it in html.iter("section")]
    names = [text_of(next(it.iter("h2"))) for it in html.iter("section")]
    stages = [
        name for name, id_ in zip(names, ids, strict=True) if id_.startswith("part-")
    ]
    parts = by_heading(lines(pdf_of(made, case, "timetable")))
    pages = {name: {it.page for it in parts[name]} for name in names}

    assert len(stages) >= 2
    for name in stages:
        others = set().union(*(pages[it] for it in names if it != name))

        assert len(pages[name]) == 1, name
        assert not pages[name] & others, name


@pytest.mark.parametrize("case", [it for it in NOTICES if it != "unheld"])
def test_a_notice_is_one_page(made: Path, case: str) -> None:
    """Where a few sessions are to be made up; for many it takes another page."""
    assert len(pdf_pages(pdf_of(made, case, "missed"))) == 1


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        *((it, "timetable") for it in TIMETABLES),
        *((it, "missed") for it in NOTICES),
    ],
)
def test_pdf_keeps_the_standard_for_accessible_files(
    made: Path, case: str, kind: str
) -> None:
    """Every rule of PDF/UA-1 that a program can check is kept."""
    report = page.validate_pdf(
        pdf_of(made, case, kind), profile=page.ValidationProfile.PDF_UA_1
    )

    assert not [(it.rule_id, it.message) for it in report.failures]
    assert report.is_compliant


# What the case files tell of risk, the offences, the court and the person's life.
NOT_FOR_THEM = re.compile(
    r"\b(risk|deviance|harm|RM2000|band|medium|minimises|denial|suitab\w+|offen\w+|"
    r"victim|V1|court|convict\w+|assault|guilty|bakery|mother|indicated|provisional|"
    r"Bewdley|Telford Crown|1970|1959)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("case", MISSED)
@pytest.mark.parametrize("kind", ["timetable", "missed"])
def test_nothing_is_said_of_risk_or_the_offence(
    made: Path, case: str, kind: str
) -> None:
    """Others may read it, and it is about days alone."""
    words = " ".join(blocks(page_of(html_of(made, case, kind))))

    assert len(words) > 1000
    assert NOT_FOR_THEM.findall(words) == []
    assert "Sex Offender" not in " ".join(pdf_pages(pdf_of(made, case, kind)))


def test_the_person_may_see_little_of_a_case_file() -> None:
    """The list is typed, so that a field is added to it by decision alone."""
    assert {field for field, audiences in MAY_SEE.items() if "person" in audiences} == {
        *("case", "marking", "programme", "area", "person.name", "report.date"),
        *(f"report.author.{it}" for it in ("name", "role", "office")),
        *(f"delivery.{it}" for it in ("venue", "starts", "pattern", "weekday")),
        *(
            f"delivery.attendance.{it}"
            for it in ("session", "date", "outcome", "reason")
        ),
        *(f"delivery.attendance.{it}" for it in ("acceptable", "by", "catch_up")),
        *(f"delivery.tests.{it}" for it in ("point", "date")),
    }


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_timetable_tells_no_more_than_its_audience_may_see(
    workspace: Workspace, audience: str
) -> None:
    """The path that is indicated tells of risk, and how it ends tells of the order."""
    opened = open_workspace(workspace)
    (read,) = read_cases([workspace.case_path("wm-0149")], opened)
    assert read.case is not None
    content = opened.content.on(read.case.value.report.date)
    whole = timetable_of(read.case, assess(read.case, content), content)
    assert isinstance(whole, Timetable)
    assert whole.indicated == "long-term-therapy"

    seen = redacted_timetable(whole, audience)  # type: ignore[arg-type]

    match audience:
        case "court" | "defence":
            assert isinstance(seen, NotYet)
        case "person":
            assert isinstance(seen, Timetable)
            assert seen.indicated is None
            assert not any(it.indicated or it.completion for it in seen.paths)
            assert [it.sessions for it in seen.paths] == [
                it.sessions for it in whole.paths
            ]
        case _:
            assert seen == whole
