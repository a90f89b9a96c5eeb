"""What is made once the programme has begun: for enforcement, of progress, at its end.

Figures are counted by hand from the case files: in the half-day pattern Induction has
five days of five hours and ten half days of two and a half.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from composed import case_of, changed, documents_of, editions, example, texts

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document
from csogp_docs.model.document import Details, Table
from csogp_docs.pipeline.copying import copy_for
from csogp_docs.pipeline.timetabling import timetable_of

if TYPE_CHECKING:
    from csogp_docs.model.audience import Audience
    from csogp_docs.model.document import Document
    from csogp_docs.model.located import Source
    from csogp_docs.model.sourced import KeyPath

REGISTER = ("delivery", "attendance")
MARKER = "Zzyzx"


def documents(source: Source) -> dict[str, Document]:
    """Compose every document of a case, which has no error."""
    case = case_of(source)
    assert case is not None
    return dict(documents_of(case))


def table(document: Document, name: str) -> list[list[str]]:
    """Return the rows of a table of a document, cell by cell."""
    (found,) = (
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.name == name
    )
    return [[cell.text for cell in row] for row in found.rows]


def words(document: Document) -> str:
    """Return all that a document says."""
    return " ".join(text for _, text in texts(document))


def test_a_referral_for_enforcement_states_the_failure_and_who_judged_it() -> None:
    """One of two sessions that were missed; the other was excused."""
    made = documents(example("wm-0149"))["enforcement"]

    assert table(made, "missed") == [
        [
            "Session 9",
            "8 June 2004",
            "Absent",
            "Took an extra shift",
            "Not acceptable; by R. Pattern",
        ]
    ]
    said = words(made)
    assert "National Standards 2000" in said
    assert "not verified" in said
    assert "at failure number 2 at the latest" in said
    assert "The number so far is 1." in said
    assert "Breach is to be begun within 10 working days." in said
    assert "What may follow is a warning" in said
    assert "The decision is the supervising officer's." in said


def test_what_the_programme_asks_is_told_apart_from_enforcement() -> None:
    """The session is to be made up, and the module is not repeated at two misses."""
    made = documents(example("wm-0149"))["enforcement"]
    (asked,) = (it for it in made.sections if it.id == "programme")
    said = words(replace(made, sections=(asked,)))

    assert "To be made up: session 9 (Induction Module) on 8 June 2004." in said
    assert "At risk until then: session 10 (Induction Module) on 15 June 2004." in said
    assert "is not repeated: two missed sessions count in it" in said
    assert "breach" not in said


@pytest.mark.parametrize(
    ("acceptable", "is_made"),
    [("no", True), ("yes", False), ("service", False), ("{unknown: not asked}", False)],
)
def test_a_referral_for_enforcement_is_made_for_what_is_not_acceptable_only(
    acceptable: str,
    is_made: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """What nobody has judged goes nowhere yet."""
    path: KeyPath = (*REGISTER, 9, "acceptable")

    made = documents(changed(example("wm-0149"), path, acceptable))

    assert ("enforcement" in made) == is_made


def test_a_second_failure_may_be_followed_by_breach() -> None:
    """Under an order the standards of 2000 speak of the second."""
    source = changed(example("wm-0149"), (*REGISTER, 6, "acceptable"), "no")
    made = documents(source)["enforcement"]

    assert [row[1] for row in table(made, "missed")] == ["25 May 2004", "8 June 2004"]
    assert "What may follow is breach" in words(made)
    assert "What may follow is a warning" not in words(made)


def test_what_is_not_judged_is_listed_and_not_counted() -> None:
    """With from whom the judgement is awaited."""
    unknown = "{unknown: awaited, from: R. Pattern, due: 2004-06-18}"
    source = changed(example("wm-0149"), (*REGISTER, 6, "acceptable"), unknown)
    made = documents(source)["enforcement"]
    told = [
        row
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Table) and block.caption.startswith("Missed sessions that")
        for row in block.rows
    ]

    (row,) = ([cell.text for cell in row] for row in told)
    assert row[1] == "25 May 2004"
    assert row[4] == "Awaited from R. Pattern, due 18 June 2004"
    assert "The number so far is 1." in words(made)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2004-06-09"),
        ("outcome", "sent home"),
        ("reason", MARKER),
        ("by", MARKER),
        ("session", "induction-10"),
        ("acceptable", "yes"),
        ("catch_up", "yes"),
    ],
)
def test_every_field_of_the_register_reaches_a_document(field: str, value: str) -> None:
    """Put another value there, and a document says another thing."""
    line = "session: induction-09, date: 2004-06-08, outcome: absent"
    tail = "reason: a shift, acceptable: no, by: R. Pattern, catch_up: no"
    source = changed(example("wm-0149"), (*REGISTER, 9), f"{{{line}, {tail}}}")
    before = [words(it) for it in documents(source).values()]
    other = changed(source, (*REGISTER, 9, field), value)
    case = case_of(other)
    after = [] if case is None else [words(it) for it in documents_of(case).values()]

    assert after != before
    if value == MARKER:
        assert [it for it in after if MARKER in it]


def test_progress_is_told_in_figures() -> None:
    """Seven attended; two missed, of which one was made up: 5 x 5 + 3 x 2.5 hours."""
    made = documents(example("wm-0149"))["progress"]

    assert table(made, "attendance") == [
        ["Induction Module", "7 of 15", "2", "1", "32.5 of 50"]
    ]
    said = words(made)
    assert "Of these, seven were attended and two missed." in said
    assert (
        "One missed session has been made up, and one is still to be made up." in said
    )


def test_progress_tells_what_remains_of_each_open_path() -> None:
    """Six of Induction, then 20 or 76 of two and a half hours; one to be made up."""
    made = documents(example("wm-0149"))["progress"]

    assert [row[:3] for row in table(made, "remaining")] == [
        ["Induction Module and relapse prevention", "26", "67.5"],
        ["Induction Module and long-term therapy", "82", "207.5"],
    ]


def test_tests_are_told_as_they_were_recorded_and_the_others_as_due() -> None:
    """A band comes with its scale and its scorer, and nothing is worked out."""
    before, after, end = table(
        documents(example("wm-0149"))["progress"], "points-of-test"
    )

    assert before[1:] == ["4 May 2004", "Denial and minimisation: high", "L. Model"]
    # Induction would end on 20 July, and tests follow on the next open day.
    assert after[1:] == ["Due 21 July 2004", "Not taken yet", "Nobody yet"]
    assert end[1].startswith("Due 8 December 2004 (")


def test_a_target_without_a_judgement_says_so() -> None:
    """It is neither left out nor blank."""
    path: KeyPath = ("delivery", "progress", 0, "judgement", 1)
    made = documents(changed(example("wm-0149"), path, None))["progress"]

    assert table(made, "judgement")[1] == [
        "Responsibility for the offences",
        "Not recorded",
    ]


def test_the_report_is_about_the_latest_point_by_its_date() -> None:
    """One that is recorded later is for a later report."""
    later = "{point: after-induction, date: 2004-06-12, overall: Later}"
    source = example("wm-0149")
    assert "before the programme begins" in words(documents(source)["progress"])
    both = with_progress(source, later)

    assert "Later" not in words(documents(both)["progress"])
    earlier = with_progress(source, later.replace("06-12", "06-10"))
    assert "On the whole: Later." in words(documents(earlier)["progress"])


def with_progress(source: Source, second: str) -> Source:
    """Record progress at a second point."""
    first = "{point: before, date: 2004-05-06, overall: Sooner}"
    return changed(source, ("delivery", "progress"), f"[{first}, {second}]")


def test_without_a_record_of_progress_no_report_of_it_is_made() -> None:
    """Nor one for a case whose programme has not begun."""
    assert "progress" not in documents(
        changed(example("wm-0149"), ("delivery", "progress"), None)
    )
    assert not {"enforcement", "progress", "completion"} & set(
        documents(example("wm-0131"))
    )


def test_completion_is_told_with_hours_by_module() -> None:
    """15 and 20 sessions, one missed and made up in each; 50 hours and 50."""
    made = documents(example("wm-0152"))

    assert "progress" not in made
    assert table(made["completion"], "attendance") == [
        ["Induction Module", "14 of 15", "1", "1", "50 of 50"],
        ["Relapse prevention", "19 of 20", "1", "1", "50 of 50"],
        ["Together", "33 of 35", "2", "2", "100 of 100"],
    ]
    said = words(made["completion"])
    assert "began on 1 March 2004" in said
    assert "was attended or made up on 6 October 2004." in said
    # From 22 October 2004 to 29 January 2007: 70 + 365 + 365 + 29 days.
    assert "ends on 29 January 2007, 829 days after the date of this report" in said
    assert "This report is no assessment of risk." in said


@pytest.mark.parametrize("line", range(37))
def test_no_completion_is_told_while_any_session_is_lacking(line: int) -> None:
    """Take any one line out of the register that is complete."""
    source = changed(example("wm-0152"), (*REGISTER, line), None)
    case = case_of(source)

    assert case is None or "completion" not in documents_of(case)


def test_a_signature_is_to_be_put_under_each() -> None:
    """Whoever writes signs; the supervising officer's decision has lines of its own."""
    made = {**documents(example("wm-0149")), **documents(example("wm-0152"))}
    for kind in ("enforcement", "progress", "completion"):
        signed = {it.id: it for it in made[kind].sections}["signature"].blocks[-1]

        assert isinstance(signed, Details)
        assert [label for label, _ in signed.rows][-1] == "Signature"


@pytest.mark.parametrize("audience", ["court", "defence"])
def test_a_court_gets_figures_and_no_line_of_the_register(audience: Audience) -> None:
    """How many were missed, and neither on which day nor why."""
    case = case_of(example("wm-0152"))
    assert case is not None
    content = editions().on(case.value.report.date)
    found = assess(case, content)
    dated = timetable_of(case, found, content)
    copy = copy_for(audience, case, found, dated, content)
    said = words(case_document("completion", copy.about, "draft", ""))

    assert "33 of 35" in said
    assert "He accepts the whole of it" in said
    for hidden in ("24 March 2004", "26 March 2004", "illness", "venue could not"):
        assert hidden not in said
    assert {it.field for it in copy.withheld} >= {"delivery.attendance[8].date"}
