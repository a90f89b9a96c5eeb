"""Every session has its day. The days are typed by hand from calendars of 2004 to 2006.

The leaflet: a five-day block week, then 10 half days or 5 full days, one a week; then
half a day or an evening each week (attendance.1, attendance.2, attendance.4).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csogp_docs.assess.closing import closed_days
from csogp_docs.assess.planning import Plan
from csogp_docs.assess.timetable import timetable
from csogp_docs.assess.ways import Way, Ways
from csogp_docs.load.bank_holidays import bank_holidays as known_holidays
from csogp_docs.model.area import Closure
from csogp_docs.model.case import Sentence
from csogp_docs.model.sourced import Sourced
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.pipeline.timetabling import make_timetable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.area import Area
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.timetable import PathTimetable, Timetable

WORKING_WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday"]


@pytest.fixture(scope="module")
def case(workspace: Workspace) -> Case:
    """A case with nothing in its register, and no order to hold it against."""
    opened = open_workspace(workspace)
    (read,) = read_cases([workspace.case_path("wm-0145")], opened)
    assert read.case is not None
    return read.case.value.model_copy(update={"sentence": Sentence()})


class Dated:
    """Dates the sessions of a programme for a first day, a pattern and a weekday."""

    def __init__(self, case: Case, content: Content) -> None:
        self._case = case
        self._content = content

    def __call__(
        self,
        starts: date,
        weekday: str,
        closed: Mapping[date, str],
        *,
        pattern: str = "half-day",
        without: tuple[str, ...] = (),
    ) -> dict[str, PathTimetable]:
        """Return every path by its id."""
        return {
            it.id: it
            for it in self.whole(starts, weekday, closed, pattern, without).paths
        }

    def whole(
        self,
        starts: date,
        weekday: str,
        closed: Mapping[date, str],
        pattern: str,
        without: tuple[str, ...],
    ) -> Timetable:
        """Return the timetable."""
        programme = self._content.programmes["csogp"].programme.value
        modules = {it.id: it for it in programme.modules if it.id not in without}
        ways = tuple(
            Way(path.id, tuple(modules[it] for it in path.modules if it in modules))
            for path in programme.paths
        )
        plan = Plan(
            case=self._case,
            programme=programme,
            venue=None,
            ways=Ways(
                open=ways, indicated=None, settled=False, settled_by=None, confirm=None
            ),
            runs={
                it.id: it.patterns.get(pattern) or it.patterns["half-day"]
                for it in modules.values()
            },
            starts=starts,
            weekday=weekday,
        )
        return timetable(plan, closed)


@pytest.fixture(scope="module")
def dated(case: Case, content: Content) -> Dated:
    """Date the sessions of the programme that is shipped."""
    return Dated(case, content)


def closed_on(area: Area) -> Mapping[date, str]:
    """The bank holidays, and the closures of an area."""
    return closed_days(Sourced(area, {}), known_holidays())


@pytest.fixture(scope="module")
def bank_holidays(content: Content) -> Mapping[date, str]:
    """The bank holidays, and no closure of an area."""
    return closed_on(content.areas["west-mercia"].value)


def days(path: PathTimetable, *numbers: int) -> list[str]:
    """Give the days of some sessions, counted from 1 over the whole path."""
    return [path.sessions[it - 1].date.isoformat() for it in numbers]


def hours(path: PathTimetable) -> dict[str, float]:
    """Add up the hours of each module."""
    found: dict[str, float] = {}
    for it in path.sessions:
        found[it.module] = found.get(it.module, 0) + it.hours
    return found


@pytest.mark.parametrize(
    ("pattern", "path", "weeks", "sessions"),
    [
        ("half-day", "short", 31, 35),
        ("half-day", "full", 87, 91),
        ("full-day", "short", 26, 30),
        ("full-day", "full", 82, 86),
    ],
)
def test_weeks_without_holidays(
    dated: Dated, pattern: str, path: str, weeks: int, sessions: int
) -> None:
    """Induction takes 1 + 10 or 1 + 5 weeks; then 20 or 76 half days follow."""
    made = dated(date(2004, 5, 10), "thursday", {}, pattern=pattern)[path]

    assert made.weeks == weeks
    assert len(made.sessions) == sessions


@pytest.mark.parametrize(
    ("pattern", "weeks", "sessions"), [("half-day", 11, 15), ("full-day", 6, 10)]
)
def test_weeks_of_induction_without_holidays(
    dated: Dated, pattern: str, weeks: int, sessions: int
) -> None:
    """A block week, and then ten weeks in half days or five in full days."""
    made = dated(date(2004, 5, 10), "thursday", {}, pattern=pattern)["short"]
    induction = [it for it in made.sessions if it.module == "induction"]

    assert len(induction) == sessions
    assert induction[-1].date == date(2004, 5, 13) + timedelta(weeks=weeks - 1)


def test_hours_of_each_module_and_of_each_path(dated: Dated) -> None:
    """The leaflet gives 50, 50 and 190 hours; 100 and 240 follow by addition."""
    made = dated(date(2004, 5, 10), "thursday", {})

    assert hours(made["short"]) == {"induction": 50, "relapse-prevention": 50}
    assert hours(made["full"]) == {"induction": 50, "long-term-therapy": 190}
    assert (made["short"].hours, made["full"].hours) == (100, 240)


def test_sessions_are_numbered_as_in_the_register(dated: Dated) -> None:
    """By the module and two figures, from 01 in each module."""
    made = dated(date(2004, 5, 10), "thursday", {})["short"]
    ids = [it.id for it in made.sessions]

    assert ids[:2] == ["induction-01", "induction-02"]
    assert ids[14:16] == ["induction-15", "relapse-prevention-01"]
    assert ids[-1] == "relapse-prevention-20"


def test_the_timetable_agrees_with_a_register_that_was_kept(
    workspace: Workspace,
) -> None:
    """The register of wm-0146 was written before there were timetables."""
    opened = open_workspace(workspace)
    (read,) = read_cases([workspace.case_path("wm-0146")], opened)
    assert read.case is not None
    made: Any = make_timetable(read.case, opened)
    kept = {
        it.session: it.date
        for it in read.case.value.delivery.attendance
        if not it.catch_up
    }

    assert [path.id for path in made.paths] == ["full"]
    assert {it.id: it.date for it in made.paths[0].sessions[:10]} == kept


def test_the_bank_holidays_of_2004_and_2005(bank_holidays: Mapping[date, str]) -> None:
    """On weekdays; Christmas Day 2004 fell on a Saturday, and New Year's Day too."""
    weekdays = [
        day.isoformat()
        for day in sorted(bank_holidays)
        if day.year in {2004, 2005} and day.weekday() < 5
    ]

    assert weekdays == [
        *("2004-01-01", "2004-04-09", "2004-04-12", "2004-05-03", "2004-05-31"),
        *("2004-08-30", "2004-12-27", "2004-12-28"),
        *("2005-01-03", "2005-03-25", "2005-03-28", "2005-05-02", "2005-05-30"),
        *("2005-08-29", "2005-12-26", "2005-12-27"),
    ]


def test_weekly_mondays_from_may_2004(
    dated: Dated, bank_holidays: Mapping[date, str]
) -> None:
    """31 May and 30 August are bank holidays, and 27 December and 3 January.

    After the block week from 10 May: 17 and 24 May, not 31 May, then 7 June; the tenth
    of these is on 26 July. Relapse prevention begins on 2 August.
    """
    made = dated(date(2004, 5, 10), "monday", bank_holidays)["short"]
    relapse = 15

    assert days(made, 1, 2, 3, 4, 5) == [
        *("2004-05-10", "2004-05-11", "2004-05-12", "2004-05-13", "2004-05-14"),
    ]
    assert days(made, 6, 7, 8, 9, 15) == [
        *("2004-05-17", "2004-05-24", "2004-06-07", "2004-06-14", "2004-07-26"),
    ]
    assert days(made, relapse + 1, relapse + 4, relapse + 5, relapse + 20) == [
        *("2004-08-02", "2004-08-23", "2004-09-06", "2004-12-20"),
    ]
    assert made.weeks == 33
    assert made.sessions[7].passed_over == ((date(2004, 5, 31), "Spring Bank Holiday"),)


def test_weekly_mondays_at_christmas_and_easter(
    dated: Dated, bank_holidays: Mapping[date, str]
) -> None:
    """After 20 December 2004 comes 10 January; Easter Monday 2005 is 28 March.

    The bank holidays of May 2005 are the 2nd and the 30th, that of August the 29th;
    26 December and 2 January follow. With 31 May and 30 August 2004 ten are lost.
    """
    made = dated(date(2004, 5, 10), "monday", bank_holidays)["full"]
    therapy = {it.number: it.date for it in made.sessions if it.module != "induction"}

    assert therapy[20] == date(2004, 12, 20)
    assert therapy[21] == date(2005, 1, 10)
    assert therapy[31] == date(2005, 3, 21)
    assert therapy[32] == date(2005, 4, 4)
    assert therapy[35] == date(2005, 4, 25)
    assert therapy[36] == date(2005, 5, 9)
    assert therapy[38] == date(2005, 5, 23)
    assert therapy[39] == date(2005, 6, 6)
    assert therapy[76] == date(2006, 3, 13)
    assert made.weeks == 97


def test_a_block_week_keeps_its_order_over_a_bank_holiday(
    dated: Dated, bank_holidays: Mapping[date, str]
) -> None:
    """Monday 31 May 2004 is none of its days, so that it ends on Monday 7 June.

    One session a week follows, in the week after that: Thursday 17 June.
    """
    made = dated(date(2004, 5, 31), "thursday", bank_holidays)["short"]

    assert days(made, 1, 2, 3, 4, 5, 6) == [
        *("2004-06-01", "2004-06-02", "2004-06-03", "2004-06-04", "2004-06-07"),
        "2004-06-17",
    ]
    assert made.sessions[0].passed_over == ((date(2004, 5, 31), "Spring Bank Holiday"),)


def test_a_closed_day_within_a_block_week(dated: Dated) -> None:
    """The Wednesday is lost, and every later session moves by as little as it can."""
    made = dated(date(2004, 5, 10), "thursday", {date(2004, 5, 12): "closed"})["short"]

    assert days(made, 1, 2, 3, 4, 5) == [
        *("2004-05-10", "2004-05-11", "2004-05-13", "2004-05-14", "2004-05-17"),
    ]
    assert days(made, 6) == ["2004-05-27"]


def test_an_area_that_is_closed_holds_no_session(
    dated: Dated, content: Content
) -> None:
    """From 20 December to 7 January no Thursday is left, and bank holidays stay."""
    closure = Closure.model_validate(
        {"from": "2004-12-20", "to": "2005-01-07", "why": "the centre is closed"}
    )
    area = content.areas["west-mercia"].value.model_copy(
        update={"closures": (closure,)}
    )
    closed = closed_on(area)
    made = dated(date(2004, 9, 27), "thursday", closed)["short"]

    assert closed[date(2004, 12, 20)] == "the centre is closed"
    assert closed[date(2005, 1, 7)] == "the centre is closed"
    assert closed[date(2004, 12, 28)] == "Boxing Day (observed)"
    assert date(2005, 1, 10) not in closed
    # Block week, then 7 October to 9 December; relapse prevention on 16 December.
    assert days(made, 6, 15, 16, 17) == [
        *("2004-10-07", "2004-12-09", "2004-12-16", "2005-01-13"),
    ]


def test_without_induction_the_sessions_are_weekly_from_the_first(dated: Dated) -> None:
    """From Monday 7 June 2004 the first Thursday is 10 June; twenty weeks or 76."""
    made = dated(date(2004, 6, 7), "thursday", {}, without=("induction",))

    assert days(made["short"], 1, 2, 20) == ["2004-06-10", "2004-06-17", "2004-10-21"]
    assert (made["short"].weeks, made["full"].weeks) == (20, 76)
    assert (made["short"].hours, made["full"].hours) == (50, 190)


def test_the_points_of_test(dated: Dated, bank_holidays: Mapping[date, str]) -> None:
    """Before the first session, after the last of Induction, and on completion.

    The weekday before Tuesday 1 June 2004, the first open day, is Friday 28 May.
    """
    made = dated(date(2004, 5, 31), "friday", bank_holidays)["short"]

    assert made.sessions[14].date == date(2004, 8, 20)
    assert [(it.id, it.date.isoformat()) for it in made.tests] == [
        ("test-before", "2004-05-28"),
        ("test-after-induction", "2004-08-23"),
        ("test-completion-short", "2005-01-10"),
    ]


def test_no_test_follows_a_module_that_is_not_taken(dated: Dated) -> None:
    """Without Induction there are two points."""
    made = dated(date(2004, 6, 7), "thursday", {}, without=("induction",))["full"]

    assert [it.point for it in made.tests] == ["before", "completion"]


def test_what_follows_induction_waits_for_the_tests(dated: Dated) -> None:
    """The path is told by them: no open day for tests, no session.

    Induction ends on Thursday 22 July 2004. The next open day is Thursday 29 July.
    """
    closed = {date(2004, 7, 23) + timedelta(days=it): "closed" for it in range(6)}
    made = dated(date(2004, 5, 10), "thursday", closed)["short"]

    assert days(made, 15, 16) == ["2004-07-22", "2004-08-05"]
    assert made.tests[1].date == date(2004, 7, 29)


@given(
    starts=st.dates(date(2000, 1, 3), date(2040, 12, 31)),
    weekday=st.sampled_from(WORKING_WEEK),
    pattern=st.sampled_from(["half-day", "full-day"]),
    without=st.sampled_from([(), ("induction",)]),
    closing=st.lists(st.tuples(st.integers(-30, 700), st.integers(0, 25)), max_size=5),
)
def test_any_timetable(  # noqa: PLR0913 - what a timetable is made from, drawn
    *,
    dated: Dated,
    content: Content,
    starts: date,
    weekday: str,
    pattern: str,
    without: tuple[str, ...],
    closing: list[tuple[int, int]],
) -> None:
    """In order, on days of their own that are open, with all the hours; and again."""
    closures = tuple(
        Closure.model_validate(
            {
                "from": (starts + timedelta(days=first)).isoformat(),
                "to": (starts + timedelta(days=first + length)).isoformat(),
                "why": "closed",
            }
        )
        for first, length in closing
    )
    area = content.areas["west-mercia"].value.model_copy(update={"closures": closures})
    closed = closed_on(area)
    whole = dated.whole(starts, weekday, closed, pattern, without)

    assert whole == dated.whole(starts, weekday, closed, pattern, without)
    for made in whole.paths:
        held = [it.date for it in made.sessions]
        assert held == sorted(set(held))
        assert held[0] >= starts
        assert not [day for day in held if day in closed or day.weekday() > 4]
        assert hours(made) == {
            module: {"induction": 50, "relapse-prevention": 50}.get(module, 190)
            for module in made.modules
        }
        assert made.completion is None
        assert made.hours == sum(it.hours for it in made.sessions)
        weekly = [it.date for it in made.sessions if it.run is None]
        assert {WORKING_WEEK[day.weekday()] for day in weekly} == {weekday}
        assert len({it.id for it in made.sessions}) == len(made.sessions)
        for test in made.tests:
            assert test.date not in closed
            assert test.date not in held


@given(
    starts=st.dates(date(2000, 1, 3), date(2020, 12, 31)),
    weekday=st.sampled_from(WORKING_WEEK),
)
def test_a_later_start_never_ends_earlier(
    dated: Dated, content: Content, starts: date, weekday: str
) -> None:
    """Whatever bank holidays lie between: one week later, and each session is."""
    closed = closed_on(content.areas["west-mercia"].value)
    sooner = dated(starts, weekday, closed)
    later = dated(starts + timedelta(weeks=1), weekday, closed)

    for path, made in sooner.items():
        pairs = zip(made.sessions, later[path].sessions, strict=True)
        assert all(one.date <= other.date for one, other in pairs)
