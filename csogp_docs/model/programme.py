"""A programme as content describes it: its parts, hours, tests and conditions.

Nothing in this package knows a programme by name; a second programme is a second
folder of content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from csogp_docs.model.base import (
    Decimal,
    Identifier,
    Strict,
    Text,
    Weekday,
    WholeNumber,
    YesNo,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Clauses = tuple[Text, ...]


class CitedText(Strict):
    """A statement and the clauses it restates."""

    text: Text
    clauses: Clauses
    note: Text | None = None


class CitedMonths(Strict):
    """A length in calendar months and the clauses it comes from."""

    value: WholeNumber
    clauses: Clauses


class CitedWeeks(Strict):
    """A length in weeks; `derived` when the source does not give it."""

    value: WholeNumber
    clauses: Clauses
    derived: YesNo = False


class CitedHours(Strict):
    """A number of hours; `derived` when it follows by arithmetic only."""

    value: Decimal
    clauses: Clauses
    derived: YesNo = False


class SessionRun(Strict):
    """So many sessions of one length, one in each `every` where the source says so.

    One a day is held on weekdays only. Where the run as a whole has a name, as a block
    week has, it is `name`. Without `every` there is no timetable.
    """

    sessions: WholeNumber
    length: Identifier
    every: Literal["day", "week"] | None = None
    name: Text | None = None
    clauses: Clauses
    derived: YesNo = False


class Topic(Strict):
    """One thing a module covers, which is a target of its work with a person."""

    id: Identifier
    topic: Text
    clauses: Clauses


class Module(Strict):
    """A part of the programme. Each pattern must come to exactly `hours`."""

    id: Identifier
    name: Text
    hours: CitedHours
    patterns: dict[str, tuple[SessionRun, ...]]
    covers: tuple[Topic, ...] = ()
    clauses: Clauses


class ProgrammePath(Strict):
    """One way through the programme: module ids in order."""

    id: Identifier
    modules: tuple[Identifier, ...]


class LeftOut(Strict):
    """When a module is not taken: by which answers of which rule."""

    rule: Text
    answers: tuple[Text, ...]
    clauses: Clauses


class WaivesInduction(Strict):
    """Completed programmes after which Induction may be waived, by id and name."""

    names: dict[str, Text]
    clauses: Clauses


class PointOfTest(Strict):
    """A point at which psychometric tests are taken.

    `needs` names the module it follows; `at` is the start or the end of the programme.
    Without either it has no date of its own. Until a test that `settles_path` is
    recorded, the path is provisional.
    """

    point: Identifier
    name: Text
    clauses: Clauses
    needs: Identifier | None = None
    at: Literal["start", "end"] | None = None
    settles_path: YesNo = False


class StartingDay(Strict):
    """The day of the week on which a programme always starts, and what starts then."""

    weekday: Weekday
    what: Text
    clauses: Clauses
    derived: YesNo = False


class CitedNumber(Strict):
    """A number and the clauses it comes from."""

    value: WholeNumber
    clauses: Clauses


class Setting(Strict):
    """What the source leaves open, as it is taken here, and why."""

    value: YesNo
    clauses: Clauses
    why: Text


class AttendanceSettings(Strict):
    """How a register of attendance is read.

    More than `misses_allowed` of a module, and it is repeated. The rest are settings:
    whether a miss that was made up still counts, whether someone who came late or
    was sent home missed the session, and whether a session that was lost by the
    service's own doing counts.
    """

    misses_allowed: CitedNumber
    made_up_counts: Setting
    late_is_missed: Setting
    sent_home_is_missed: Setting
    service_counts: Setting


class ToolsForAdults(Strict):
    """The tools that are meant for people of 18 and over only, and who says so."""

    names: tuple[Text, ...]
    source: Text


class Programme(Strict):
    """One accredited programme.

    What its source does not say of it is left out, and no text can then name it.
    `tools` names for each measure the tools from which it is read, the first having
    precedence. Without `minimum_months` an order or licence of any length will do,
    and without `starts_on` the programme may start on any day. `path_from` is the rule
    whose outcome names a module, and so tells the path; without it all paths are open.
    Without `attendance` nothing follows from a register.
    `before_and_after` are the weeks set aside for other work on an order or licence.
    """

    id: Identifier
    name: Text
    short_name: Text
    version: Text
    standing: CitedText | None = None
    origin: CitedText | None = None
    aim: CitedText | None = None
    method: CitedText | None = None
    minimum_months: CitedMonths | None = None
    usual_months: CitedMonths | None = None
    before_and_after: CitedWeeks | None = None
    session_hours: dict[str, CitedHours]
    modules: tuple[Module, ...]
    paths: tuple[ProgrammePath, ...]
    path_from: Text | None = None
    left_out: dict[str, LeftOut] = Field(default_factory=dict)
    waives_induction: WaivesInduction | None = None
    tests: tuple[PointOfTest, ...] = ()
    starts_on: StartingDay | None = None
    attendance: AttendanceSettings | None = None
    tools: dict[str, tuple[Text, ...]]
    tools_for_adults: ToolsForAdults | None = None

    @property
    def waiving_programmes(self) -> Mapping[str, str]:
        """The completed programmes after which Induction may be waived, by id."""
        return self.waives_induction.names if self.waives_induction else {}


class ClauseList(Strict):
    """The numbered clauses of the document a programme's content rests on."""

    source: Text
    dated: Text
    clauses: dict[str, Text]
