"""How a timetable goes on from what has happened, and what it never does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import absent, attended, case_with, caught_up, day
from valid_cases import by_rule, content

from csogp_docs.assess.closing import closed_days
from csogp_docs.assess.counting import OpenDays, first_and_last
from csogp_docs.assess.planning import plan
from csogp_docs.assess.register_problems import register_problems
from csogp_docs.assess.sessions import WEEKDAYS, held_of
from csogp_docs.assess.timetable import timetable
from csogp_docs.model.case import Attendance
from csogp_docs.model.sourced import Sourced
from csogp_docs.model.timetable import NotYet, Timetable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.assess.planning import Plan
    from csogp_docs.model.assessment import Finding
    from csogp_docs.model.case import Case
    from csogp_docs.model.timetable import PathTimetable, Session

from csogp_docs.assess.assessment import assess

BLOCK = [attended(f"induction-0{it}", f"2004-05-{9 + it}") for it in range(1, 6)]
TWO = [
    *(absent("induction-06", "2004-05-18"), caught_up("induction-06", "2004-05-20")),
    *(absent("induction-07", "2004-05-25"), caught_up("induction-07", "2004-05-27")),
]
THIRD = absent("induction-08", "2004-06-01")
HOURS = {"induction": 50, "relapse-prevention": 50, "long-term-therapy": 190}


def planned(case: Sourced[Case], findings: Mapping[str, Finding]) -> Plan:
    """Gather what the timetable of a case is made from."""
    found = plan(case.value, content(), findings)
    assert not isinstance(found, NotYet)
    return found


def made(
    case: Sourced[Case], findings: Mapping[str, Finding] | None = None
) -> Timetable:
    """Make the timetable of a case."""
    findings = findings or by_rule(assess(case, content()))
    closed = closed_days(content().areas["west-mercia"], content().bank_holidays)
    return timetable(planned(case, findings), closed)


def short(told: Timetable) -> PathTimetable:
    """The path with relapse prevention."""
    return next(it for it in told.paths if it.id == "short")


def held(told: Timetable, *ids: str) -> list[str]:
    """The days and the states of some sessions."""
    found = {it.id: it for it in short(told).sessions}
    return [f"{found[it].date} {found[it].state}" for it in ids]


def test_a_miss_that_is_made_up_in_time_moves_nothing() -> None:
    """Session 7 stays on the next Tuesday."""
    told = made(case_with(*BLOCK, *TWO[:2], as_of="2004-05-21"))

    assert held(told, "induction-05", "induction-06", "induction-07") == [
        "2004-05-14 attended",
        "2004-05-18 made up",
        "2004-05-25 to come",
    ]
    (it,) = told.catch_ups
    assert (it.id, it.made_up, it.closes) == (
        *("induction-06-catch-up", date(2004, 5, 20)),
        None,
    )


def test_the_window_of_a_catch_up_closes_before_the_next_session() -> None:
    """A miss on Tuesday 18 May is made up by Monday 24 May."""
    (it,) = made(case_with(*BLOCK, TWO[0], as_of="2004-05-21")).catch_ups

    assert (it.missed, it.closes, it.next) == (
        *(date(2004, 5, 18), date(2004, 5, 24)),
        ("induction-07",),
    )


def test_who_has_not_made_up_a_session_does_not_resume() -> None:
    """As at Thursday 27 May, Tuesday 25 May has passed: the next is 1 June."""
    told = made(case_with(*BLOCK, TWO[0], as_of="2004-05-27"))

    assert held(told, "induction-07", "induction-08") == [
        "2004-06-01 to come",
        "2004-06-08 to come",
    ]
    assert told.catch_ups[0].closes == date(2004, 5, 31)


def test_a_catch_up_in_a_later_week_moves_what_follows() -> None:
    """Made up on Wednesday 26 May, the person resumes on 1 June."""
    told = made(
        case_with(
            *(*BLOCK, TWO[0], caught_up("induction-06", "2004-05-26")),
            as_of="2004-05-28",
        )
    )

    assert held(told, "induction-07") == ["2004-06-01 to come"]


def test_a_module_that_is_repeated_begins_again() -> None:
    """After the third miss on 1 June, a block week from Monday 7 June."""
    told = made(case_with(*BLOCK, *TWO, THIRD, as_of="2004-06-03"))
    path = short(told)

    assert held(told, "induction-08", "induction-01-round-2") == [
        "2004-06-01 missed",
        "2004-06-07 to come",
    ]
    assert "induction-09" not in [it.id for it in path.sessions]
    assert held(told, "induction-06-round-2", "induction-15-round-2") == [
        "2004-06-15 to come",
        "2004-08-17 to come",
    ]
    assert path.hours == 100
    assert [it.id for it in told.catch_ups] == [
        "induction-06-catch-up",
        "induction-07-catch-up",
    ]


def test_a_module_that_has_not_begun_again_begins_after_the_report() -> None:
    """As at Wednesday 16 June, in a week of its own: from Monday 21 June."""
    told = made(case_with(*BLOCK, *TWO, THIRD, as_of="2004-06-16"))

    assert held(told, "induction-01-round-2") == ["2004-06-21 to come"]


def test_what_the_register_leaves_out_is_told_as_not_recorded() -> None:
    """It stays as planned, on the day on which it should have been."""
    told = made(case_with(*BLOCK[:2], BLOCK[4], as_of="2004-05-21"))

    assert held(told, "induction-03", "induction-06", "induction-07") == [
        "2004-05-12 not recorded",
        "2004-05-18 not recorded",
        "2004-05-25 to come",
    ]


def test_the_last_day_on_which_a_module_can_be_repeated() -> None:
    """Of an order to 11 March 2007: Induction again, and the short path, need 31 weeks.

    Its last Tuesday is 6 March 2007. Of those before it Boxing Day 2006 is a bank
    holiday, so that the block week is in the 32nd week before, from 31 July 2006.
    """
    told = made(case_with(*BLOCK, as_of="2004-05-17"))
    found = short(told).completion

    assert found is not None
    assert found.again == "induction"
    assert found.last_start == date(2006, 7, 31)


def coming(told: Timetable) -> Session | None:
    """The next session of the short path."""
    return next((it for it in short(told).sessions if it.state == "to come"), None)


OUTCOMES = st.sampled_from(
    [*("attended", "attended", "late"), *("absent", "caught up", "sent home")]
)


class Log:
    """A register that is written session by session, each on its day."""

    def __init__(self) -> None:
        self._case = case_with(*BLOCK[:1], as_of="2004-05-10")
        self._findings = by_rule(assess(self._case, content()))
        self.lines: list[Attendance] = []
        self.as_of = day("2004-05-07")

    def case(self, *more: Attendance, as_of: date | None = None) -> Sourced[Case]:
        """The case with the register so far, and further lines."""
        value = self._case.value
        lines = (*self.lines, *more)
        return Sourced(
            value.model_copy(
                update={
                    "report": value.report.model_copy(
                        update={"date": as_of or self.as_of}
                    ),
                    "delivery": value.delivery.model_copy(update={"attendance": lines}),
                }
            ),
            self._case.places,
        )

    def told(self, *more: Attendance, as_of: date | None = None) -> Timetable:
        """The timetable as at a day."""
        return made(self.case(*more, as_of=as_of), self._findings)

    def lines_of(self, outcome: str) -> tuple[Attendance, ...]:
        """The lines for the next session, and for its catch-up where it has one."""
        session = coming(self.told())
        assert session is not None
        name = f"{session.module}-{session.number:02}"
        written = {"session": name, "date": session.date.isoformat()}
        caught = {**written, "date": (session.date + timedelta(days=1)).isoformat()}
        match outcome:
            case "caught up":
                rows = [
                    {**written, "outcome": "absent"},
                    {**caught, "outcome": "attended", "catch_up": "yes"},
                ]
            case _:
                rows = [{**written, "outcome": outcome}]
        return tuple(Attendance.model_validate(it) for it in rows)

    def write(self, outcome: str) -> None:
        """Write what happened of the next session, as at the day it did."""
        lines = self.lines_of(outcome)
        self.lines += lines
        self.as_of = max(it.date for it in lines)


@settings(max_examples=12)
@given(st.lists(OUTCOMES, min_size=1, max_size=20))
def test_any_register(outcomes: list[str]) -> None:
    """In order, on open days of their own, hours whole, no problem; and again."""
    log = Log()
    closed = closed_days(content().areas["west-mercia"], content().bank_holidays)
    for outcome in outcomes:
        log.write(outcome)
    told = log.told()
    # A miss never makes the finish earlier than attending would have.
    well, missed = log.lines_of("attended"), log.lines_of("absent")
    then = well[0].date
    assert (
        short(log.told(*missed, as_of=then)).last
        >= short(log.told(*well, as_of=then)).last
        >= short(told).last
    )

    assert [it.code for it in register_problems(log.case(), content())] == []
    assert told == log.told()
    for path in told.paths:
        days = [it.date for it in path.sessions]
        assert days == sorted(set(days))
        assert not [it for it in days if it in closed]
        last_round = {it.module: it.round for it in path.sessions}
        for module in path.modules:
            whole = [
                it.hours
                for it in path.sessions
                if it.module == module and it.round == last_round[module]
            ]
            assert sum(whole) == HOURS[module]
        assert path.hours == sum(HOURS[it] for it in path.modules)
        assert len(path.ids) == len(path.sessions) + len(path.tests)


@settings(max_examples=12)
@given(st.lists(OUTCOMES, min_size=2, max_size=12), st.data())
def test_a_later_event_never_rewrites_what_was_found(
    outcomes: list[str], data: st.DataObject
) -> None:
    """As at any day, the rest of the register is as if it had not been written."""
    log = Log()
    for outcome in outcomes:
        log.write(outcome)
    as_of = data.draw(st.dates(day("2004-05-10"), log.as_of))
    whole = log.case(as_of=as_of)
    log.lines = [it for it in log.lines if it.date <= as_of]
    then = log.case(as_of=as_of)

    for one, other in zip(
        assess(whole, content()).delivery, assess(then, content()).delivery, strict=True
    ):
        assert (one.answer, one.rows) == (other.answer, other.rows)
        assert {it.name: it.state for it in one.facts} == {
            it.name: it.state for it in other.facts
        }
    assert made(whole, by_rule(assess(whole, content()))) == made(
        then, by_rule(assess(then, content()))
    )


@given(
    starts=st.dates(date(2000, 1, 3), date(2030, 12, 31)),
    weekday=st.sampled_from(["monday", "tuesday", "thursday", "friday"]),
    closing=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 25)), max_size=4),
)
def test_counting_comes_to_what_going_from_day_to_day_does(
    starts: date, weekday: str, closing: list[tuple[int, int]]
) -> None:
    """The first and the last session of each path, whatever is closed."""
    case = case_with(*BLOCK[:1], as_of="2004-05-07")
    delivery = case.value.delivery.model_copy(
        update={"starts": starts, "weekday": weekday}
    )
    moved = Sourced(case.value.model_copy(update={"delivery": delivery}), case.places)
    given_plan = planned(moved, by_rule(assess(case, content())))
    closed = dict(closed_days(content().areas["west-mercia"], content().bank_holidays))
    for after, length in closing:
        for it in range(length):
            closed[starts + timedelta(days=after + it)] = "closed"
    ends = starts + timedelta(days=2000)
    days = OpenDays((starts, ends), WEEKDAYS.index(weekday), closed)

    for way in given_plan.ways.open:
        walked = [it.day for it in held_of(way, given_plan, closed)]
        assert first_and_last(way, given_plan, starts, days) == (walked[0], walked[-1])


@pytest.mark.parametrize("days", [300, 100])
def test_what_does_not_end_in_the_period_has_no_last_day(days: int) -> None:
    """87 weeks do not fit into less than a year."""
    case = case_with(*BLOCK[:1], as_of="2004-05-07")
    given_plan = planned(case, by_rule(assess(case, content())))
    starts = given_plan.starts
    period = (starts, starts + timedelta(days=days))
    full = next(it for it in given_plan.ways.open if it.id == "full")

    assert first_and_last(full, given_plan, starts, OpenDays(period, 1, {})) is None
