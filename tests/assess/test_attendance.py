"""What follows from a register, by the leaflet (enforcement.1 to enforcement.4).

The block week is from Monday 10 to Friday 14 May 2004; session 6 is on Tuesday 18 May,
and the others follow week by week: 7 on 25 May, 8 on 1 June, 9 on 8 June.
"""

from __future__ import annotations

import pytest
from registers import (
    RULES,
    about,
    absent,
    attended,
    case_with,
    caught_up,
    delivery,
    followed,
    reason,
    setting,
)
from valid_cases import content

from csogp_docs.assess.assessment import assess

NOTHING = {
    "CATCH-UP": "not applicable",
    "MODULE-REPEAT": "not applicable",
    "ENFORCEMENT": "not applicable",
}
SIX = absent("induction-06", "2004-05-18")
SEVEN = absent("induction-07", "2004-05-25")
EIGHT = absent("induction-08", "2004-06-01")
MADE_UP = [
    *(SIX, caught_up("induction-06", "2004-05-20")),
    *(SEVEN, caught_up("induction-07", "2004-05-27")),
    *(EIGHT, caught_up("induction-08", "2004-06-03")),
]


def test_the_third_miss_repeats_the_module_and_the_second_does_not() -> None:
    """More than two (enforcement.3): the third."""
    two = [*MADE_UP[:4], attended("induction-08", "2004-06-01")]

    assert followed(case_with(*two))["MODULE-REPEAT"] == "not applicable"
    assert followed(case_with(*MADE_UP[:4], EIGHT))["MODULE-REPEAT"] == "repeat"
    assert followed(case_with(SIX, SEVEN, EIGHT))["MODULE-REPEAT"] == "repeat"


def test_a_miss_in_another_module_does_not_count() -> None:
    """Two of Induction and one of relapse prevention are no three of any."""
    other = absent("relapse-prevention-01", "2004-07-27")

    found = followed(case_with(*MADE_UP[:4], other))

    assert found["MODULE-REPEAT"] == "not applicable"


def test_misses_are_counted_anew_when_the_module_has_begun_again() -> None:
    """The second round begins with none."""
    again = [*MADE_UP[:4], EIGHT, attended("induction-01", "2004-06-07")]
    once_more = [*again, absent("induction-02", "2004-06-08")]

    assert followed(case_with(*again))["MODULE-REPEAT"] == "not applicable"
    found = delivery(case_with(*once_more), "MODULE-REPEAT")
    assert [it.state for it in found.facts if it.name.endswith("in_module")] == [1]


def test_a_miss_means_a_catch_up_and_the_next_session_is_named() -> None:
    """It comes before the person resumes (enforcement.2)."""
    case = case_with(SIX, as_of="2004-05-21")

    assert followed(case)["CATCH-UP"] == "due"
    said = reason(case, "CATCH-UP")
    assert "To be made up: session 6 (Induction Module) on 18 May 2004." in said
    assert "session 7 (Induction Module) on 25 May 2004" in said


def test_a_catch_up_clears_it() -> None:
    """Once it is attended, nothing is due; one that is missed clears nothing."""
    missed = "{session: induction-06, date: 2004-05-20, outcome: absent, catch_up: yes}"

    assert followed(case_with(SIX, MADE_UP[1])) == NOTHING
    assert followed(case_with(SIX, missed))["CATCH-UP"] == "due"


def test_nothing_of_a_module_that_is_repeated_is_made_up() -> None:
    """It is all taken again."""
    assert followed(case_with(SIX, SEVEN, EIGHT))["CATCH-UP"] == "not applicable"


def test_to_have_resumed_without_a_catch_up_is_told() -> None:
    """It can happen, and is no fault of the register."""
    case = case_with(SIX, attended("induction-07", "2004-05-25"))

    assert followed(case)["CATCH-UP"] == "not met"
    assert "session 7 (Induction Module) on 25 May 2004" in reason(case, "CATCH-UP")
    late = case_with(
        *(SIX, attended("induction-07", "2004-05-25")),
        caught_up("induction-06", "2004-05-27"),
    )
    assert followed(late)["CATCH-UP"] == "not applicable"


@pytest.mark.parametrize(
    ("acceptable", "answer"),
    [
        ("yes", "not applicable"),
        ("no", "warning"),
        ("service", "not applicable"),
        ("", "cannot say yet"),
        ("{unknown: awaited}", "cannot say yet"),
    ],
)
def test_enforcement_turns_on_the_officers_judgement(
    acceptable: str, answer: str
) -> None:
    """A miss without an acceptable reason goes to the officer (enforcement.4)."""
    case = case_with(absent("induction-06", "2004-05-18", acceptable))

    found = followed(case)

    assert found["ENFORCEMENT"] == answer
    assert found["CATCH-UP"] == "due"


def test_one_that_is_certain_is_enough_for_enforcement() -> None:
    """Another one that nobody has judged changes nothing of that."""
    case = case_with(
        absent("induction-06", "2004-05-18", ""),
        absent("induction-07", "2004-05-25", "no"),
    )

    assert followed(case)["ENFORCEMENT"] == "warning"


@pytest.mark.parametrize(
    ("route", "number", "answer"),
    [
        ("community-rehabilitation-order", 1, "warning"),
        ("community-rehabilitation-order", 2, "breach"),
        ("licence", 2, "warning"),
        ("licence", 3, "breach"),
    ],
)
def test_breach_by_the_standards_in_force(route: str, number: int, answer: str) -> None:
    """In 2000: at the second failure of an order, and at the third of a licence."""
    lines = [
        absent(f"induction-{6 + it:02}", f"2004-0{day}", "no")
        for it, day in enumerate(["5-18", "5-25", "6-01"][:number])
    ]

    assert followed(case_with(*lines, route=route))["ENFORCEMENT"] == answer


def test_what_is_not_verified_says_so() -> None:
    """The figures of the edition of 2000 come with their source."""
    said = reason(case_with(absent("induction-06", "2004-05-18", "no")), "ENFORCEMENT")

    assert "session 6 (Induction Module) on 18 May 2004" in said
    assert "National Standards 2000" in said
    assert said.endswith("Probation Circular 43/2004; not verified).")


def test_the_edition_is_that_of_the_day_of_the_failure() -> None:
    """From 4 April 2005 an Act counts failures within twelve months."""
    first = absent("induction-06", "2005-05-24", "no")
    later = absent("induction-07", "2006-05-30", "no")
    case = case_with(first, later, as_of="2006-06-09")

    assert followed(case)["ENFORCEMENT"] == "warning"
    assert "Schedule 8 to the Criminal Justice Act 2003" in reason(case, "ENFORCEMENT")
    sooner = absent("induction-07", "2006-05-16", "no")
    found = followed(case_with(first, sooner, as_of="2006-06-09"))
    assert found["ENFORCEMENT"] == "breach"


def test_without_an_edition_no_figure_is_made_up() -> None:
    """Between 1 and 3 April 2005 none is known here."""
    case = case_with(absent("induction-06", "2005-04-01", "no"), as_of="2005-04-08")

    assert followed(case)["ENFORCEMENT"] == "warning"
    assert "No figure of theirs is known for that day." in reason(case, "ENFORCEMENT")


LATE = "{session: induction-06, date: 2004-05-18, outcome: late, acceptable: no}"
SENT_HOME = (
    "{session: induction-06, date: 2004-05-18, outcome: sent home, acceptable: no}"
)
SERVICE = [
    absent("induction-06", "2004-05-18", "service"),
    absent("induction-07", "2004-05-25", "service"),
    absent("induction-08", "2004-06-01", "service"),
]


@pytest.mark.parametrize(
    ("name", "lines", "shipped", "otherwise"),
    [
        ("made_up_counts", MADE_UP, {"MODULE-REPEAT": "repeat"}, {}),
        ("late_is_missed", [LATE], {}, {"CATCH-UP": "due", "ENFORCEMENT": "warning"}),
        (
            "sent_home_is_missed",
            [SENT_HOME],
            {"CATCH-UP": "due", "ENFORCEMENT": "warning"},
            {},
        ),
        (
            "service_counts",
            SERVICE,
            {"CATCH-UP": "due"},
            {"MODULE-REPEAT": "repeat"},
        ),
    ],
)
def test_each_setting_changes_only_what_it_says(
    name: str, lines: list[str], shipped: dict[str, str], otherwise: dict[str, str]
) -> None:
    """For its own case what it says, and for every other case nothing."""
    changed = setting(name, value=name not in {"made_up_counts", "sent_home_is_missed"})

    assert followed(case_with(*lines)) == NOTHING | shipped
    assert followed(case_with(*lines), changed) == NOTHING | otherwise
    for others in ([SIX], MADE_UP[:4], [SIX, SEVEN, EIGHT]):
        case = case_with(*others)
        assert followed(case, changed) == followed(case)


@pytest.mark.parametrize("as_of", ["2004-05-17", "2004-05-21", "2004-05-28"])
def test_what_is_logged_later_never_rewrites_what_was_found(as_of: str) -> None:
    """Lines after the day of the report are as if they were not there."""
    block = [attended(f"induction-0{it}", f"2004-05-{9 + it}") for it in range(1, 6)]
    lines = [*block, *MADE_UP]
    before = [it for it in lines if it.split("date: ")[1][:10] <= as_of]

    whole = assess(case_with(*lines, as_of=as_of), content())
    then = assess(case_with(*before, as_of=as_of), content())

    assert len(before) < len(lines)
    for one, other in zip(whole.delivery, then.delivery, strict=True):
        assert (one.answer, one.rows) == (other.answer, other.rows)
    told = about(case_with(*lines, as_of=as_of)), about(case_with(*before, as_of=as_of))
    assert [[it.reason(one) for one in it.delivery] for it in told[:1]] == [
        [it.reason(one) for one in it.delivery] for it in told[1:]
    ]


def test_rules_about_delivery_are_no_findings_of_a_report() -> None:
    """They stand apart, and nothing that is not known of them is to be found out."""
    found = assess(case_with(absent("induction-06", "2004-05-18", "")), content())

    assert tuple(it.rule for it in found.delivery) == RULES
    assert not {it.rule for it in found.findings} & set(RULES)
    assert "attendance.unexcused" not in [it.name for it in found.to_find_out]
    assert not any(it.blocks for it in found.delivery)


def test_before_the_programme_begins_nothing_follows() -> None:
    """And nothing is shown of it."""
    told = about(case_with(attended("induction-01", "2004-05-10"), as_of="2004-05-07"))

    assert told.delivery == ()
    assert {it.answer for it in told.assessment.delivery} == {"not applicable"}
