"""A second programme is written in content alone: Building Choices, moderate intensity.

The workspace is the content that is shipped, with one more folder of programmes and an
area of its own. The figures below are typed by hand from the public descriptions that
its clauses name.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import page
import pytest
from building import build_cases
from own_content import unreleased
from reading import body_words, page_of, pdf_pages, rows, text_of
from test_documents import HOLES

from csogp_docs.load.workspace import find_workspace
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from conftest import Run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAMME = "building-choices"
KINDS = ["psr", "statement", "summary"]
CARRIES = {
    "bc-0001": "Building Choices is proposed",
    "bc-0002": "Building Choices is not proposed",
    "bc-0003": "Not yet settled",
    "bc-0004": "Not yet settled",
    "bc-0005": "Building Choices is proposed",
}
# Only someone who is in custody, with a licence to come, is referred.
REFERRAL = "bc-0005/file/referral"
DOCUMENTS = [f"{case}/file/{kind}" for case in CARRIES for kind in KINDS] + [REFERRAL]

NEED = "tool: Programme Needs Identifier, band: medium"
RISK = "tool: OASys, band: medium"
NEED_NOT_ASKED = NEED.replace("medium", "{unknown: not asked}")
RISK_NOT_ASKED = RISK.replace("medium", "{unknown: not asked}")
MONTHS = "months: 12"


def make_workspace(folder: Path) -> Path:
    """Copy the content that is shipped, and add the programme, its area, its cases."""
    unreleased(ROOT / "content", folder / "content")
    shutil.copytree(HERE / PROGRAMME, folder / "content" / "programmes" / PROGRAMME)
    shutil.copy(HERE / "areas" / "sample-region.yaml", folder / "content" / "areas")
    shutil.copytree(HERE / "cases", folder / "cases")
    return folder


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace; no test changes it."""
    return make_workspace(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def built(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every document of every case once."""
    folder = tmp_path_factory.mktemp("built")
    order = Order(output=folder)
    made = build_cases([own / "cases"], order, find_workspace(own, own))
    assert [it.trouble for it in made if it.trouble] == []
    return folder


def case_with(folder: Path, *changes: tuple[str, str], case: str = "bc-0001") -> Path:
    """Write a case with changes made to it."""
    text = (HERE / "cases" / f"{case}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = folder / f"{case}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class Why(Protocol):
    """Explains the first case, with changes made to it, as JSON."""

    def __call__(self, *changes: tuple[str, str]) -> dict[str, Any]:
        """Replace the one occurrence of each first text by the second."""


@pytest.fixture
def why(own: Path, run: Run, tmp_path: Path) -> Why:
    """Ask why, of a case made to order, and take its findings by their rules."""

    def told(*changes: tuple[str, str]) -> dict[str, Any]:
        case = case_with(tmp_path, *changes)
        result = run("-w", own, "why", case, "--format", "json")
        answer: dict[str, Any] = json.loads(result.stdout)
        assert result.exit_code == (1 if answer["blocking"] else 0)
        rules = {it["rule"]: it for it in answer["findings"]}
        return {**answer, **rules}

    return told


def test_what_is_added_is_content(own: Path) -> None:
    """Nothing in the workspace is a program, a template or a style."""
    files = {
        path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()
    }
    added = files - {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yaml")
    }
    mine = f"content/programmes/{PROGRAMME}"

    assert {path.suffix for path in map(Path, files)} == {".yaml"}
    assert {path.name for path in own.iterdir()} == {"content", "cases"}
    assert added == {
        "content/areas/sample-region.yaml",
        *(f"{mine}/{name}.yaml" for name in ("programme", "clauses", "rules")),
        *(f"{mine}/documents/{kind}.yaml" for kind in [*KINDS, "referral"]),
        *(f"{mine}/wording/{name}.yaml" for name in ("case", "outcome")),
        *(f"cases/{case}.yaml" for case in CARRIES),
    }


def test_check_finds_nothing_wrong(own: Path, run: Run) -> None:
    """With its tables proved, every clause used and every sentence in its place."""
    result = run("-w", own, "check")

    assert result.stdout == "5 case files checked: no problems.\n"
    assert result.exit_code == 0


def test_the_first_programme_is_as_it_was(own: Path, run: Run) -> None:
    """Its cases find it beside the second."""
    result = run("-w", own, "check", "cases")

    assert result.stdout.endswith("case files checked: no problems.\n")
    assert result.exit_code == 0


# Need down the side, risk across the top.
MATRIX = {
    ("low", "low"): "alternative",
    ("low", "medium"): "alternative",
    ("low", "high"): "alternative",
    ("medium", "low"): "alternative",
    ("medium", "medium"): "moderate",
    ("medium", "high"): "moderate",
    ("high", "low"): "alternative",
    ("high", "medium"): "moderate",
    ("high", "high"): "high",
    # A band that the matrix does not have is taken as the one below it.
    ("medium", "very high"): "moderate",
    ("very high", "high"): "high",
}


@pytest.mark.parametrize(("need", "risk"), MATRIX)
def test_need_and_risk_point_to_an_intensity(need: str, risk: str, why: Why) -> None:
    """And only moderate intensity is proposed by this programme."""
    told = why(
        (NEED, NEED.replace("medium", need)), (RISK, RISK.replace("medium", risk))
    )
    moderate = MATRIX[need, risk] == "moderate"

    assert told["INTENSITY"]["outcome"] == MATRIX[need, risk]
    assert told["carries"] == ("proposal" if moderate else "neither yet")
    assert told["blocking"] == ([] if moderate else ["PROPOSAL-OR-REASONS"])


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        (NEED, NEED_NOT_ASKED, "the level of need has not been asked"),
        (RISK, RISK_NOT_ASKED, "the level of risk has not been asked"),
        ("tool: OASys", "tool: Another", "the level of risk is not recorded"),
    ],
)
def test_without_one_of_the_two_it_cannot_be_said(
    old: str, new: str, missing: str, why: Why
) -> None:
    """Medium need, or medium risk, points to nothing by itself."""
    told = why((old, new))

    assert told["INTENSITY"]["result"] == "cannot say yet"
    assert told["INTENSITY"]["reason"].endswith(f", because {missing}.")
    assert told["blocking"] == ["INTENSITY", "PROPOSAL-OR-REASONS"]
    assert told["carries"] == "neither yet"


@pytest.mark.parametrize(
    ("low", "not_known", "reason"),
    [
        (NEED, (RISK, RISK_NOT_ASKED), "Need is low, which points to an alternative "),
        (RISK, (NEED, NEED_NOT_ASKED), "Risk is low, which points to an alternative "),
    ],
)
def test_where_one_is_low_the_other_is_not_waited_for(
    low: str, not_known: tuple[str, str], reason: str, why: Why
) -> None:
    """And the reason speaks of the one that is known."""
    finding = why((low, low.replace("medium", "low")), not_known)["INTENSITY"]

    assert finding["outcome"] == "alternative"
    assert finding["reason"].startswith(reason)
    assert finding["missing"] == []


def test_risk_is_read_from_the_first_tool_of_the_programme(why: Why) -> None:
    """OASys comes before OSP-DC, however late the other is dated."""
    another = "{tool: OSP-DC, band: high, date: 2026-05-06}"
    facts = why(("  - {tool: OASys", f"  - {another}\n  - {{tool: OASys"))["INTENSITY"]

    assert {it["name"]: it["value"] for it in facts["facts"]} == {
        "need.level": "medium",
        "risk.level": "medium",
    }


@pytest.mark.parametrize("months", [1, 6, 12, 35, 36])
def test_the_programme_asks_for_no_least_length(months: int, why: Why) -> None:
    """Twelve months will do, as will any length that the law allows."""
    told = why((MONTHS, f"months: {months}"))

    assert [it["rule"] for it in told["findings"]] == [
        "ADULT",
        "INTENSITY",
        "SUITABILITY",
        "ROUTE-LIMITS",
        "PROPOSAL-OR-REASONS",
    ]
    assert told["carries"] == "proposal"
    assert told["blocking"] == []


def test_a_rule_of_the_other_programme_is_none_of_this_one(
    own: Path, run: Run, tmp_path: Path
) -> None:
    """What cannot be found cannot be overridden."""
    override = (
        "{finding: ORDER-LENGTH, to: met, by: R. Pattern, role: Manager, "
        "date: 2026-05-06, reason: It is long enough.}"
    )
    case = case_with(tmp_path, ("overrides: []", f"overrides: [{override}]"))
    result = run("-w", own, "check", case)

    assert 'error[CS306]: no finding is called "ORDER-LENGTH"' in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            [("prior_programmes: []", "delivery: {starts: 2026-05-27}")],
            id="a start on a Wednesday",
        ),
        pytest.param(
            [
                ("date_of_birth: 1994-09-17", "date_of_birth: 2008-05-01"),
                ("tool: OASys,", "tool: RM2000/S,"),
            ],
            id="a tool of which this programme does not say that it is for adults",
        ),
    ],
)
def test_what_another_programme_asks_is_not_asked(
    changes: list[tuple[str, str]], own: Path, run: Run, tmp_path: Path
) -> None:
    """Neither a Monday nor a tool's age of use is a matter of the program."""
    result = run("-w", own, "check", case_with(tmp_path, *changes))

    assert result.exit_code == 0
    assert "CS310" not in result.stdout
    assert "CS311" not in result.stdout


def test_nobody_under_18_is_proposed(why: Why) -> None:
    """Someone whose eighteenth birthday is the day after the report is 17."""
    told = why(("date_of_birth: 1994-09-17", "date_of_birth: 2008-05-09"))

    assert told["ADULT"]["result"] == "not met"
    assert told["ADULT"]["reason"].startswith("The person is 17 at the date of the")
    assert told["carries"] == "neither yet"
    assert told["blocking"] == ["ADULT", "PROPOSAL-OR-REASONS"]


def test_why_explains_the_findings_of_the_programme(own: Path, run: Run) -> None:
    """With the facts, their lines, and clauses of its own."""
    result = run("-w", own, "why", own / "cases" / "bc-0003.yaml")

    assert result.exit_code == 1
    assert "The report carries: neither yet\n" in result.stdout
    assert (
        "INTENSITY: cannot say yet\n"
        "  What do need and risk point to?\n"
        "  It cannot be said yet what need and risk point to, because the level of "
        "need is awaited, due by 25 September 2026.\n"
    ) in result.stdout
    assert "    risk.level: high  (" in result.stdout
    assert "  To find out: need.level\n" in result.stdout


def test_words_of_a_document_lead_back_to_the_programme(own: Path, run: Run) -> None:
    """To its sentence, and to the clauses which that restates."""
    result = run("-w", own, "why", own / "cases" / "bc-0001.yaml", "takes 58.5 hours")

    assert result.exit_code == 0
    assert result.stdout == (
        "psr, programme 6.2: At moderate intensity it takes 58.5 hours: 21 group "
        "sessions of 150 minutes and 6 one-to-one sessions of 60 minutes.\n"
        "  Wording: programme.hours, version 2026.1\n"
        "  Clauses: sessions.1, sessions.2\n"
    )


def test_whatif_gives_the_smallest_change(own: Path, run: Run, tmp_path: Path) -> None:
    """A community order may last 36 months at most."""
    case = case_with(tmp_path, (MONTHS, "months: 40"))
    result = run("-w", own, "whatif", case)

    assert result.stdout == (
        "bc-0001: 2 findings are unmet.\n"
        "ROUTE-LIMITS: not met; would be met with sentence.months = 36 (now 40)\n"
        "PROPOSAL-OR-REASONS: not met; would be met with sentence.months = 36 "
        "(now 40)\n"
    )
    assert result.exit_code == 0


def test_whatif_never_supposes_need_or_risk_otherwise(own: Path, run: Run) -> None:
    """They are found, not proposed."""
    case = own / "cases" / "bc-0004.yaml"
    result = run("-w", own, "whatif", case)
    supposed = run("-w", own, "whatif", case, "--set", "need.level=high")

    assert result.stdout == (
        "bc-0004: 1 finding is unmet.\n"
        "PROPOSAL-OR-REASONS: not met; nothing that a proposal may still change would "
        "meet it\n"
    )
    assert supposed.exit_code == 2
    assert '"need.level" cannot be supposed otherwise' in supposed.stderr


def test_whatif_supposes_another_length(own: Path, run: Run) -> None:
    """What the law does not allow stands in the way here too."""
    result = run(
        *("-w", own, "whatif", own / "cases" / "bc-0001.yaml"),
        *("--set", "sentence.months=37"),
    )

    assert result.stdout == (
        "bc-0001, supposing sentence.months = 37:\n"
        "  ROUTE-LIMITS: not met (now met)\n"
        "  PROPOSAL-OR-REASONS: not met (now proposal)\n"
        "The report would carry: neither yet\n"
        "Would stand in the way of a final report: ROUTE-LIMITS, PROPOSAL-OR-REASONS\n"
    )


def test_build_makes_final_what_nothing_stands_in_the_way_of(
    own: Path, run: Run, tmp_path: Path
) -> None:
    """Three of the five cases; the other two are refused by name."""
    result = run(
        *("-w", own, "build", "--final", "-o", tmp_path),
        *("--only", "psr", "--format", "html"),
    )

    assert result.exit_code == 1
    assert result.stdout == (
        "bc-0001: 2 files\nbc-0002: 2 files\nbc-0005: 2 files\n"
        f"Built 3 of 5 cases in {tmp_path}.\n"
    )
    assert result.stderr == (
        "bc-0003: not built: cannot be final while these findings stand in the way: "
        "INTENSITY, PROPOSAL-OR-REASONS\n"
        "bc-0004: not built: cannot be final while these findings stand in the way: "
        "PROPOSAL-OR-REASONS\n"
    )


def words_of(built: Path, name: str) -> dict[str, str]:
    """Return the words of a document, as HTML and as PDF, on one line each."""
    pdf = " ".join(pdf_pages(built / f"{name}.pdf"))
    return {
        "html": " ".join(body_words(page_of(built / f"{name}.html"))),
        "pdf": " ".join(pdf.split()),
    }


@pytest.mark.parametrize("name", [it for it in DOCUMENTS if it != REFERRAL])
def test_every_document_gives_the_figures_of_the_programme(
    built: Path, name: str
) -> None:
    """The hours are 21 times 150 minutes and 6 times 60 minutes."""
    for text in words_of(built, name).values():
        assert "58.5 hours" in text
        assert "21 group sessions" in text
        assert "6 one-to-one sessions" in text


def test_a_report_says_how_long_a_session_is(built: Path) -> None:
    """In minutes, as the source does."""
    text = words_of(built, "bc-0001/file/psr")["html"]

    assert "21 group sessions of 150 minutes" in text
    assert "6 one-to-one sessions of 60 minutes" in text
    assert "two or three sessions a week that is about 10 to 13 weeks" in text


# Words of the first programme, of its area, of its law and of its time.
OF_THE_OTHER = [
    *("csogp", "sex offender", "groupwork", "induction", "relapse", "block week"),
    *("long-term therapy", "deviance", "psychometric", "denial", "rm2000"),
    *("west midlands", "west mercia", "worcester", "shrewsbury", "kidderminster"),
    *("01562", "national probation service", "programmes team"),
    *("community rehabilitation", "offender treatment", "36 months", "two years"),
]


@pytest.mark.parametrize("name", [*DOCUMENTS, "index"])
def test_no_document_speaks_of_the_first_programme(built: Path, name: str) -> None:
    """Not even where no reader looks; only the program's own name is left."""
    html = (built / f"{name}.html").read_text(encoding="utf-8")
    pdf = words_of(built, name)["pdf"]
    for text in (html, pdf):
        lower = text.lower().replace("csogp-docs", "")

        assert "building-choices" in lower or name == "index"
        assert not [word for word in OF_THE_OTHER if word in lower]


@pytest.mark.parametrize("case", CARRIES)
def test_a_report_says_first_what_it_carries(built: Path, case: str) -> None:
    """One box, in the second section of the programme's own outline."""
    html = page_of(built / case / "file" / "psr.html")
    (box,) = (it for it in html.iter("div") if it.get("class") == "box")
    headings = [text_of(it) for it in html.iter("h2")]

    assert text_of(next(box.iter("h3"))) == CARRIES[case]
    assert headings == [
        "1 This report",
        "2 What is proposed",
        "3 The offences",
        "4 The person",
        "5 Need and risk",
        "6 The programme",
        "7 Conclusion",
        "8 Sources",
        "9 Signature",
    ]


def test_need_stands_in_no_table_of_likelihood(built: Path) -> None:
    """The outline calls the table what it is for this programme."""
    html = page_of(built / "bc-0001" / "file" / "psr.html")

    assert "Need and risk, as assessed" in [text_of(it) for it in html.iter("caption")]
    assert [
        "Programme Needs Identifier (version not recorded)",
        "Medium",
        "29 April 2026",
        "J. Sample",
    ] in rows(html)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (
            "bc-0001",
            (
                "Leon Facsimile is assessed as suitable, and Building Choices "
                "(moderate intensity) is proposed. Attendance would be part of a "
                "community order of 12 months, from 15 May 2026 to 14 May 2027."
            ),
        ),
        (
            "bc-0002",
            (
                "Graham Paradigm is assessed as not suitable for Building Choices "
                "(moderate intensity), which is therefore not proposed."
            ),
        ),
        (
            "bc-0003",
            (
                "The level of need is awaited from the Interventions Team, due by 25 "
                "September 2026."
            ),
        ),
        (
            "bc-0004",
            "Need and risk point to an alternative pathway, and not to this programme.",
        ),
        (
            "bc-0005",
            (
                "Attendance would be part of a licence of 18 months, from 30 October "
                "2026 to 29 April 2028."
            ),
        ),
    ],
)
def test_each_case_is_told_as_it_is(built: Path, case: str, said: str) -> None:
    """In the report and in the statement, as HTML and as PDF."""
    for kind in ("psr", "statement"):
        for text in words_of(built, f"{case}/file/{kind}").values():
            # The numbers of paragraphs, and of what a sentence rests on.
            assert said in re.sub(r" \d\.\d (?=[A-Z])| ?\[\d+\]", "", f" {text}")


@pytest.mark.parametrize("name", [*DOCUMENTS, "index"])
def test_every_pdf_keeps_the_standard_for_accessible_files(
    built: Path, name: str
) -> None:
    """Every rule of PDF/UA-1 that a program can check is kept."""
    report = page.validate_pdf(
        built / f"{name}.pdf", profile=page.ValidationProfile.PDF_UA_1
    )

    assert not [(it.rule_id, it.message) for it in report.failures]
    assert report.rules.total > 100
    assert report.is_compliant


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_has_a_hole(built: Path, name: str) -> None:
    """By the same signs as in the documents of the first programme."""
    html = page_of(built / f"{name}.html")
    texts = [text_of(it) for it in html.iter() if it.tag in {"p", "li", "td", "th"}]

    assert texts
    assert not [
        (text, hole)
        for text in texts
        for hole, sign in HOLES.items()
        if re.search(sign, text)
    ]


def test_what_the_source_does_not_say_cannot_be_named(run: Run, tmp_path: Path) -> None:
    """Where the programme was developed is not stated, and no sentence can say it."""
    own = make_workspace(tmp_path)
    path = own / "content" / "programmes" / PROGRAMME / "wording" / "outcome.yaml"
    text = path.read_text(encoding="utf-8")
    old = "{{ programme.standing }} programme"
    assert text.count(old) == 1
    new = f"{old} from {{{{ programme.origin }}}}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = run("-w", own, "check")

    assert result.exit_code == 1
    assert (
        "error[CS414]: the sentence programme.what names programme.origin, which is "
        "neither a fact nor part of the programme or area; correct the name\n"
    ) in result.stdout


def test_a_leaflet_names_its_area_where_there_are_two(
    own: Path, run: Run, tmp_path: Path
) -> None:
    """The answer lists them; of the two programmes only one has a leaflet."""
    unnamed = run("-w", own, "leaflet", "-o", tmp_path)
    named = run(
        *("-w", own, "leaflet", "west-mercia", "--edition", "web,reading"),
        *("-o", tmp_path),
    )

    assert unnamed.exit_code == 2
    assert unnamed.stderr == (
        "csogp-docs: name the area of the leaflet; there is: sample-region, "
        "west-mercia\n"
    )
    assert named.exit_code == 0
    assert named.stdout == (
        f"{tmp_path}/leaflet/west-mercia.html\n"
        f"{tmp_path}/leaflet/west-mercia-reading.pdf\n"
    )


def test_a_programme_whose_sessions_have_no_rhythm_has_no_timetable(
    own: Path, run: Run
) -> None:
    """Its source gives no days for them, and none is guessed."""
    result = run("-w", own, "timetable", own / "cases" / "bc-0005.yaml")

    assert result.exit_code == 1
    assert result.stdout == (
        "bc-0005: no timetable can be made yet.\n"
        "  The content of Building Choices does not say how often the sessions of one "
        "part are held (group sessions).\n"
        "  The content of Building Choices does not say how often the sessions of one "
        "part are held (one-to-one sessions).\n"
    )


def test_a_programme_without_a_leaflet_says_so(
    own: Path, run: Run, tmp_path: Path
) -> None:
    """A leaflet is no document that every programme has."""
    result = run(
        *("-w", own, "leaflet", "sample-region", "-o", tmp_path),
        *("--programme", PROGRAMME),
    )

    assert result.exit_code == 2
    assert (
        result.stderr == "csogp-docs: the programme building-choices has no leaflet\n"
    )


def test_a_leaflet_names_its_programme_where_none_has_one(
    run: Run, tmp_path: Path
) -> None:
    """There is then none that could be meant."""
    own = make_workspace(tmp_path / "own")
    (own / "content" / "programmes" / "csogp" / "documents" / "leaflet.yaml").unlink()
    result = run("-w", own, "leaflet", "west-mercia", "-o", tmp_path / "output")

    assert result.exit_code == 2
    assert result.stderr == (
        "csogp-docs: name the programme of the leaflet; there is: none\n"
    )
