"""A timetable: the sessions of every path that is still open, each with its day.

Where the register tells of a session, its day is the one recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date


State = Literal["to come", "not recorded", "attended", "missed", "made up"]


class ClosedDay(NamedTuple):
    """A weekday on which no session is held, and why."""

    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session. `id` is the module and a number, as in the register.

    A session of a module that is taken again has the number of the `round` in its id.
    One that should have been held by the day of the report, and of which the register
    does not tell, is "not recorded". `hours_so_far` counts from the first session of
    the path, this one included. `run` is the name of the run it belongs to, where that
    has one. `passed_over` are the closed days on which it would otherwise have been
    held.
    """

    id: str
    module: str
    number: int
    date: date
    length: str
    hours: float
    hours_so_far: float
    run: str | None
    passed_over: tuple[ClosedDay, ...]
    round: int = 1
    state: State = "to come"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """What makes up a session that was missed, and until when that can be done.

    It comes before the person resumes, so that the window is open until the day before
    the `next` session, on `before`; both are empty where there is none. Once it is made
    up, `made_up` is that day.
    """

    id: str
    module: str
    number: int
    missed: date
    made_up: date | None
    before: date | None
    next: tuple[str, ...]

    @property
    def closes(self) -> date | None:
        """The last day of the window."""
        return None if self.before is None else self.before - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestDay:
    """A point of test: the day planned, or the day recorded where it was `taken`.

    It is taken at the start or at the end of the module `part`. Its `id` is the same
    for every path on which its day does not depend.
    """

    id: str
    point: str
    name: str
    date: date
    part: str
    at: Literal["start", "end"]
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Whether one path can be completed in the time of an order or licence.

    `margin` is the number of days that are left after the last session and after what
    is set aside, below nought where the path does not fit. `last_start` is the last day
    on which the programme could start and the path still fit, if there is one; once it
    has begun, the last day on which the module `again`, which is being taken, could be
    begun again. An order or licence of `shortest_months` from the same day would do.
    """

    ends: date
    margin: int
    last_start: date | None
    again: str | None
    shortest_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathTimetable:
    """Every session of one path, in order, and the points of test.

    `completion` is None where it is not known when the order or licence ends.
    """

    id: str
    modules: tuple[str, ...]
    indicated: bool
    sessions: tuple[Session, ...]
    tests: tuple[TestDay, ...]
    completion: Completion | None

    @property
    def ids(self) -> frozenset[str]:
        """The sessions and tests, by id."""
        sessions = [it.id for it in self.sessions]
        return frozenset([*sessions, *(it.id for it in self.tests)])

    @property
    def first(self) -> date:
        """The day of the first session."""
        return self.sessions[0].date

    @property
    def last(self) -> date:
        """The day of the last session."""
        return self.sessions[-1].date

    @property
    def weeks(self) -> int:
        """From the week of the first session to that of the last, both counted."""
        monday = self.first - timedelta(days=self.first.weekday())
        return (self.last - monday).days // 7 + 1

    @property
    def hours(self) -> float:
        """The hours of all its modules, each taken once."""
        return self.sessions[-1].hours_so_far


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The timetable of one case: what has happened by `as_of`, and what is planned.

    `names` are the modules by id. More than one path is open until it is settled which
    is taken; `settled_by` names the test that settles it, where one is still to come.
    `certain` are the sessions and tests, by id, that all open paths have, whichever of
    them `paths` shows. `confirm` is who must confirm the path, where somebody must.
    `set_aside` are the weeks for work before and after the programme. `begun` tells
    whether anything is recorded in the register.
    """

    case: str
    as_of: date
    programme: str
    venue: str | None
    starts: date
    pattern: str | None
    weekday: str | None
    names: dict[str, str]
    paths: tuple[PathTimetable, ...]
    begun: bool
    catch_ups: tuple[CatchUp, ...]
    certain: frozenset[str]
    indicated: str | None
    settled: bool
    settled_by: str | None
    confirm: str | None
    set_aside: int
    minimum_months: int | None


class Lacking(NamedTuple):
    """Why there is no timetable: the facts to record, if any, and what is wrong."""

    record: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """A case for which no timetable can be made yet."""

    case: str
    lacking: tuple[Lacking, ...]
