"""`timetable` dates the sessions of a case, as text, as JSON and as a calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import vobject

if TYPE_CHECKING:
    from conftest import Run, WriteCase

ROOT = Path(__file__).resolve().parent.parent.parent
DELIVERY = "delivery: {{starts: {starts}, pattern: half-day, weekday: {weekday}}}"


def planned(
    write_case: WriteCase, *changes: tuple[str, str], starts: str = "2004-05-10"
) -> Path:
    """Write a case whose programme is planned, on Thursdays after the block week."""
    delivery = DELIVERY.format(starts=starts, weekday="thursday")
    prior = "prior_programmes: []"
    return write_case((prior, f"{prior}\n{delivery}"), *changes).resolve()


def as_json(run: Run, *words: object) -> dict[str, Any]:
    """Return the timetable of a case as JSON."""
    result = run("timetable", *words, "--format", "json")
    told: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == 0
    return told


def entries(run: Run, *words: object) -> dict[str, Any]:
    """Return every entry of the calendar of a case by its UID, as vobject reads it."""
    result = run("timetable", *words, "--format", "ics")
    assert result.exit_code == 0
    events = vobject.readOne(result.stdout_bytes.decode("utf-8")).contents["vevent"]
    found = {event.uid.value: event for event in events}
    assert len(found) == len(events)
    return found


def test_both_paths_are_told_until_one_is_settled(run: Run) -> None:
    """A report written before the assessment after Induction never takes one as given.

    Risk is medium in wm-0145, which points to long-term therapy.
    """
    told = as_json(run, "wm-0145")

    assert told["settled"] is False
    assert told["indicated"] == "long-term-therapy"
    assert [(it["id"], it["indicated"]) for it in told["paths"]] == [
        ("short", False),
        ("full", True),
    ]
    assert [(it["weeks"], it["hours"]) for it in told["paths"]] == [
        (31, 100),
        (87, 240),
    ]
    assert [it["last"] for it in told["paths"]] == ["2005-03-03", "2006-03-30"]


def test_only_what_all_open_paths_have_is_certain(run: Run) -> None:
    """Induction, and the tests before and after it."""
    for path in as_json(run, "wm-0145")["paths"]:
        sessions = [it["id"] for it in path["sessions"] if it["certain"]]

        assert sessions == [f"induction-{number:02}" for number in range(1, 16)]
        assert [(it["point"], it["certain"]) for it in path["tests"]] == [
            ("before", True),
            ("after-induction", True),
            ("completion", False),
        ]


def test_one_path_is_told_once_it_is_settled(run: Run) -> None:
    """In wm-0146 the tests after Induction are recorded, on Wednesday 30 June 2004.

    Long-term therapy begins on the Wednesday after that, 7 July.
    """
    told = as_json(run, "wm-0146")
    (path,) = told["paths"]

    assert told["settled"] is True
    assert path["modules"] == ["induction", "long-term-therapy"]
    assert [(it["date"], it["taken"]) for it in path["tests"]] == [
        ("2004-05-10", True),
        ("2004-06-30", True),
        ("2005-12-15", False),
    ]
    assert path["sessions"][10]["id"] == "long-term-therapy-01"
    assert path["sessions"][10]["date"] == "2004-07-07"
    assert all(it["certain"] for it in path["sessions"])


def written(case: str) -> str:
    """Return an example case as it is written."""
    return (ROOT / "cases" / f"{case}.yaml").read_text(encoding="utf-8")


def test_without_induction_the_path_begins_weekly(run: Run, tmp_path: Path) -> None:
    """In wm-0143 Induction is waived; no pattern has to be recorded then."""
    kept = "starts: 2004-06-07"
    text = written("wm-0143").replace(kept, f"{kept}\n  weekday: thursday")
    path = tmp_path / "wm-0143.yaml"
    path.write_text(text, encoding="utf-8")
    told = as_json(run, path)

    assert [it["modules"] for it in told["paths"]] == [
        ["relapse-prevention"],
        ["long-term-therapy"],
    ]
    assert {it["sessions"][0]["date"] for it in told["paths"]} == {"2004-06-10"}
    assert [[it["point"] for it in path["tests"]] for path in told["paths"]] == [
        ["before", "completion"],
        ["before", "completion"],
    ]
    assert "What follows is not settled.\n" in run("timetable", path).stdout


def test_what_is_lacking_is_to_be_recorded(run: Run) -> None:
    """Nothing is guessed: no first day, no pattern and no weekday."""
    result = run("timetable", "wm-0131")

    assert result.exit_code == 1
    assert result.stdout == (
        "wm-0131: no timetable can be made yet.\n"
        "  The first day is not known; record delivery.starts.\n"
        "  The length of sessions is not known; record delivery.pattern.\n"
        "  The day of the weekly sessions is not known; record delivery.weekday.\n"
    )


@pytest.mark.parametrize(
    ("lacking", "record"),
    [
        ("starts: 2004-05-10, ", "delivery.starts"),
        ("pattern: half-day, ", "delivery.pattern"),
        (", weekday: thursday", "delivery.weekday"),
    ],
)
def test_each_thing_lacking_is_told_by_itself(
    run: Run, write_case: WriteCase, lacking: str, record: str
) -> None:
    """For a program, by the name of the field."""
    path = planned(write_case)
    path.write_text(path.read_text("utf-8").replace(lacking, ""), encoding="utf-8")
    result = run("timetable", path, "--format", "json")
    told = json.loads(result.stdout)

    assert result.exit_code == 1
    assert told["case"] == "wm-0001"
    assert [it["record"] for it in told["lacking"]] == [[record]]


def test_whether_induction_is_taken_must_be_known(
    run: Run, write_case: WriteCase
) -> None:
    """Every later day depends on it: a prison programme is completed, none waives."""
    path = write_case(
        (
            "prior_programmes: []",
            "prior_programmes: [{programme: prison-otp, completed: 2003-09-30}]\n"
            + DELIVERY.format(starts="2004-05-10", weekday="thursday"),
        ),
    ).resolve()
    result = run("timetable", path)

    assert result.exit_code == 1
    assert result.stdout == (
        "wm-0001: no timetable can be made yet.\n"
        "  It cannot be said yet whether the Induction Module is taken (INDUCTION); "
        "record induction.decision.\n"
    )


def test_a_calendar_that_cannot_be_made_is_no_file(run: Run) -> None:
    """What is lacking goes where it is no part of the file."""
    result = run("timetable", "wm-0131", "--format", "ics")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "record delivery.starts" in result.stderr


def test_one_path_can_be_asked_for(run: Run) -> None:
    """It is no more settled for that."""
    told = as_json(run, "wm-0145", "--path", "short")

    assert [it["id"] for it in told["paths"]] == ["short"]
    assert told["settled"] is False
    assert {it["certain"] for it in told["paths"][0]["sessions"]} == {True, False}


@pytest.mark.parametrize(
    ("case", "path", "there"),
    [("wm-0145", "long", "short, full"), ("wm-0146", "short", "full")],
)
def test_a_path_that_is_not_open_is_refused(
    run: Run, case: str, path: str, there: str
) -> None:
    """It has never been there, or another is settled."""
    result = run("timetable", case, "--path", path)

    assert result.exit_code == 2
    assert result.stderr == (
        f'csogp-docs: no path "{path}" is open for {case}; open: {there}\n'
    )


def test_bank_holidays_that_are_not_known_are_told(
    run: Run, write_case: WriteCase
) -> None:
    """They are known to the year 2100, and a timetable might reach beyond it."""
    result = run("timetable", planned(write_case, starts="2099-06-01"))

    assert result.exit_code == 1
    assert "the bank holidays after 2100 are not known" in result.stdout.lower()


def test_the_text_says_what_is_not_settled(run: Run) -> None:
    """The lines of wm-0145 that a person would look for."""
    lines = run("timetable", "wm-0145").stdout.splitlines()

    assert lines[:8] == [
        "wm-0145, as at 11 June 2004",
        "CSOGP at Shrewsbury, from Monday 2 August 2004, weekly sessions on a Thursday",
        "",
        "Tests before the programme begins: to be taken on Friday 30 July 2004",
        "",
        "Induction Module",
        "   1  Monday 2 August 2004         5 hours, block week (5 so far)",
        "   2  Tuesday 3 August 2004        5 hours, block week (10 so far)",
    ]
    assert lines[20:25] == [
        "  15  Thursday 14 October 2004     2.5 hours (50 so far)",
        "Tests at 50 hours, after Induction: to be taken on Friday 15 October 2004",
        "",
        (
            "What follows is not settled until the tests are taken at 50 hours, after "
            "Induction."
        ),
        "Indicated for now: long-term therapy.",
    ]
    assert lines[-12:] == [
        "Path short: Induction Module, then relapse prevention",
        "  35 sessions in 31 weeks, 100 hours, the last on Thursday 3 March 2005",
        "  leaves 836 days of the order or licence, which ends on Sunday 17 June 2007",
        "  could start at the latest on Monday 13 November 2006",
        "  would fit into 9 months; the programme asks for at least 36",
        "Path full (indicated, not settled): Induction Module, then long-term therapy",
        "  91 sessions in 87 weeks, 240 hours, the last on Thursday 30 March 2006",
        "  leaves 444 days of the order or licence, which ends on Sunday 17 June 2007",
        "  could start at the latest on Monday 17 October 2005",
        "  would fit into 22 months; the programme asks for at least 36",
        "Set aside for work before and after the programme: no time.",
        "As planned: nothing is recorded in the register yet.",
    ]


def test_a_path_that_does_not_fit_is_told(run: Run, write_case: WriteCase) -> None:
    """Six months end on 11 September 2004, and the full path on 5 January 2006."""
    path = planned(write_case, ("months: 36", "months: 6"))
    lines = run("timetable", path, "--path", "full").stdout.splitlines()

    assert lines[-5:-2] == [
        (
            "  too long by 481 days for the order or licence, which ends on Saturday "
            "11 September 2004"
        ),
        "  would not fit, whenever it started",
        "  would fit into 22 months; the programme asks for at least 36",
    ]


def test_what_is_not_known_of_the_order_is_told(
    run: Run, write_case: WriteCase
) -> None:
    """The sessions are dated all the same."""
    path = planned(write_case, ("  months: 36\n", ""))
    result = run("timetable", path)

    assert result.exit_code == 0
    assert "It is not known when the order or licence ends.\n" in result.stdout
    assert as_json(run, path)["paths"][0]["completion"] is None


def test_nothing_is_indicated_while_it_cannot_be_said(
    run: Run, write_case: WriteCase
) -> None:
    """Risk is low, and the level of deviance is awaited."""
    path = planned(write_case, ("band: medium", "band: low"))

    assert as_json(run, path)["indicated"] is None
    assert "Nothing is indicated yet.\n" in run("timetable", path).stdout


def test_who_must_confirm_the_path_is_told(run: Run, write_case: WriteCase) -> None:
    """Risk is medium and deviance low, which a treatment manager confirms."""
    deviance = "deviance: {unknown: awaited, from: Programmes Team, due: 2004-07-30}"
    path = planned(write_case, (deviance, "deviance: low"))
    text = run("timetable", path).stdout

    assert "The path is to be confirmed by the treatment manager.\n" in text


def test_induction_that_an_officer_sets_aside_is_left_out(
    run: Run, write_case: WriteCase
) -> None:
    """The officer's judgement stands above the finding."""
    override = (
        "overrides:\n  - {finding: INDUCTION, to: not applicable, by: J. Sample, "
        "role: Probation Officer, date: 2004-03-05, reason: Taken before.}\n"
    )
    path = planned(write_case, ("sentence:\n", f"{override}sentence:\n"))

    assert [it["modules"] for it in as_json(run, path)["paths"]] == [
        ["relapse-prevention"],
        ["long-term-therapy"],
    ]


def test_the_text_says_which_days_are_passed_over(
    run: Run, write_case: WriteCase
) -> None:
    """With the name of the bank holiday."""
    text = run("timetable", planned(write_case, starts="2004-05-31")).stdout

    assert (
        "   1  Tuesday 1 June 2004          5 hours, block week (5 so far)\n"
        "      not on Monday 31 May 2004: Spring Bank Holiday\n"
    ) in text


@pytest.mark.parametrize("case", ["wm-0145", "wm-0146", "wm-0149", "wm-0150"])
def test_the_calendar_has_the_same_days(run: Run, case: str) -> None:
    """A second library reads it, and finds every session and test on its day."""
    told = as_json(run, case)
    expected = {
        f"{case}.{it['id']}@csogp-docs": it["date"]
        for path in told["paths"]
        for it in (*path["sessions"], *path["tests"])
    }
    expected |= {
        f"{case}.{it['id']}@csogp-docs": it["made_up"] or it["closes"]
        for it in told["catch_ups"]
    }
    found = entries(run, case)

    assert {uid: it.dtstart.value.isoformat() for uid, it in found.items()} == expected
    assert all((it.dtend.value - it.dtstart.value).days == 1 for it in found.values())


def test_an_entry_of_the_calendar(run: Run) -> None:
    """The third session of wm-0145 is on the Wednesday of its block week."""
    entry = entries(run, "wm-0145")["wm-0145.induction-03@csogp-docs"]

    assert entry.summary.value == "wm-0145: Induction Module, session 3 of 15"
    assert entry.description.value == "5 hours; 15 hours so far."
    assert entry.dtstart.value.isoformat() == "2004-08-04"
    assert entry.location.value == "Shrewsbury"
    assert entry.status.value == "CONFIRMED"
    assert entry.dtstamp.value.isoformat() == "2004-06-11T00:00:00+00:00"


def test_what_is_not_certain_is_tentative(run: Run) -> None:
    """Each of the two completions is an entry of its own."""
    found = entries(run, "wm-0145")
    tentative = {uid for uid, it in found.items() if it.status.value == "TENTATIVE"}

    assert len(found) == 15 + 20 + 76 + 4
    assert len(tentative) == 20 + 76 + 2
    assert {
        "wm-0145.test-completion-short@csogp-docs",
        "wm-0145.test-completion-full@csogp-docs",
        "wm-0145.relapse-prevention-01@csogp-docs",
    } <= tentative


def test_a_later_issue_updates_the_entries(run: Run, write_case: WriteCase) -> None:
    """The same UIDs, and a sequence that goes up with the date of the report."""
    first = entries(run, planned(write_case))
    dates = ("date: 2004-03-05", "date: 2004-03-08")
    second = entries(run, planned(write_case, dates, starts="2004-05-17"))
    one = "wm-0001.induction-01@csogp-docs"

    assert set(first) == set(second)
    assert first[one].dtstart.value.isoformat() == "2004-05-10"
    assert second[one].dtstart.value.isoformat() == "2004-05-17"
    assert int(second[one].sequence.value) - int(first[one].sequence.value) == 3


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_no_form_holds_a_name(run: Run, write_case: WriteCase, form: str) -> None:
    """Neither the person's nor the officer's, and no address."""
    text = run("timetable", planned(write_case), "--format", form).stdout

    assert "wm-0001" in text
    for private in ("specimen", "sample", "example street", "1968"):
        assert private not in text.lower()


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_the_same_case_gives_the_same_bytes(run: Run, form: str) -> None:
    """Nothing in it depends on when it was made."""
    words = ("timetable", "wm-0145", "--format", form)

    assert run(*words).stdout_bytes == run(*words).stdout_bytes


def test_the_text_tells_what_happened_and_what_is_to_be_made_up(run: Run) -> None:
    """The lines of wm-0149 that a person would look for."""
    lines = run("timetable", "wm-0149").stdout.splitlines()

    assert (
        "  Induction Module, session 7, missed on Tuesday 25 May 2004: made up on "
        "Thursday 27 May 2004"
    ) in lines
    assert (
        "  Induction Module, session 9, missed on Tuesday 8 June 2004: to be made up "
        "by Monday 14 June 2004, before the person's next session (induction-10)"
    ) in lines
    assert "   9  Tuesday 8 June 2004          2.5 hours (35 so far); missed" in lines
    assert "  10  Tuesday 15 June 2004         2.5 hours (37.5 so far)" in lines
    assert (
        "What the register tells is as it happened, and the rest as planned." in lines
    )


def test_the_text_tells_of_a_module_that_is_begun_again(run: Run) -> None:
    """In wm-0150, in the first week after the report of 26 July 2004."""
    lines = run("timetable", "wm-0150").stdout.splitlines()

    again = lines.index("Induction Module, begun again")
    assert lines[again - 1].endswith("; missed")
    assert lines[again + 1].startswith("   1  Monday 2 August 2004 ")
    assert (
        "  Induction Module could begin again at the latest on Monday 22 August 2005"
        in lines
    )


def test_the_end_of_the_window_of_a_catch_up_is_an_entry(run: Run) -> None:
    """It stands on the last day, and is certain whichever path is taken."""
    event = entries(run, "wm-0149")["wm-0149.induction-09-catch-up@csogp-docs"]

    assert event.dtstart.value.isoformat() == "2004-06-14"
    assert event.summary.value == (
        "wm-0149: Induction Module, session 9, last day to make it up"
    )
    assert event.status.value == "CONFIRMED"


def test_what_happens_updates_the_entries_of_an_earlier_issue(
    run: Run, write_case: WriteCase
) -> None:
    """Every UID of the plan is still there once a register has begun."""
    register = (
        "\n  attendance:\n    - {session: induction-01, date: 2004-05-10, "
        "outcome: absent, acceptable: yes}"
    )
    plan = "delivery: {starts: 2004-05-10, pattern: half-day, weekday: thursday}"
    before = entries(run, planned(write_case))
    begun = "delivery:\n  starts: 2004-05-10\n  pattern: half-day\n  weekday: thursday"
    path = planned(
        write_case,
        (plan, begun + register),
        (
            "  kind: standard\n  date: 2004-03-05",
            "  kind: addendum\n  date: 2004-05-10",
        ),
        ("hearing: 2004-03-12", "hearing: 2004-05-20"),
    )
    after = entries(run, path)

    assert set(after) - set(before) == {"wm-0001.induction-01-catch-up@csogp-docs"}
    assert set(before) <= set(after)
    for uid in before:
        assert int(after[uid].sequence.value) > int(before[uid].sequence.value)
