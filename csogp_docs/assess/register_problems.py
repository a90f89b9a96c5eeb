"""Find the lines of a register of attendance that cannot be as they are written.

Why:
    What follows from a register follows from every line of it. Which line is impossible
    turns on how the lines before it are read, so that this stands beside that reading.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from csogp_docs.assess.attendance import Register, is_missed, record, session_of
from csogp_docs.assess.closing import closed_days
from csogp_docs.assess.planning import runs_of
from csogp_docs.model.base import Unknown
from csogp_docs.model.problem import Problem, Severity
from csogp_docs.model.sourced import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csogp_docs.assess.attendance import Key
    from csogp_docs.model.case import Attendance, Case
    from csogp_docs.model.content import Content
    from csogp_docs.model.place import Place
    from csogp_docs.model.programme import AttendanceSettings, Programme, SessionRun
    from csogp_docs.model.sourced import KeyPath, Sourced

_DAY = timedelta(days=1)
_SATURDAY = 5


def register_problems(case: Sourced[Case], content: Content) -> Iterator[Problem]:
    """Find every impossible line of the register of a case that is valid otherwise."""
    programme = content.programmes[case.value.programme].programme.value
    if programme.attendance is not None:
        closed = closed_days(content.areas[case.value.area], content.bank_holidays)
        yield from _Lines(case, programme, programme.attendance, closed).problems()


class _Lines:
    """Goes through the lines in the order of their days, and reads each in turn."""

    def __init__(
        self,
        case: Sourced[Case],
        programme: Programme,
        settings: AttendanceSettings,
        closed: Mapping[date, str],
    ) -> None:
        self._case = case
        self._programme = programme
        self._settings = settings
        self._closed = closed
        self._register = Register(case.value.report.date)
        # Where each session of the register stands in the case file.
        self._lines: dict[Key, int] = {}

    def problems(self) -> Iterator[Problem]:
        entries = self._case.value.delivery.attendance
        for index, entry in sorted(
            enumerate(entries), key=lambda it: (it[1].date, it[0])
        ):
            found = list(self._line(index, entry))
            yield from found
            # What is not counted as at the report is no reason to refuse the case.
            if found:
                continue
            if not entry.catch_up:
                self._lines[self._key(entry)] = index
            record(self._register, index, entry, self._settings)

    def _line(self, index: int, entry: Attendance) -> Iterator[Problem]:
        report = self._case.value.report.date
        starts = self._case.value.delivery.starts
        if (named := self._unknown_session(entry)) is not None:
            yield self._problem("CS327", index, "session", named)
        elif entry.date > report:
            told = f"is after the report of {report}, and is not counted in it"
            yield replace(
                self._of_day("CS328", index, entry, f"{told}; check both dates"),
                severity=Severity.WARNING,
            )
        elif not isinstance(starts, Unknown) and entry.date < starts:
            told = f"is before the programme starts, {starts}; correct one of the two"
            yield self._of_day("CS329", index, entry, told)
        elif entry.date in self._closed:
            why = f"is a day on which no session is held ({self._closed[entry.date]})"
            yield self._of_day("CS332", index, entry, f"{why}; correct the date")
        elif entry.catch_up:
            yield from self._catch_up(index, entry)
        else:
            yield from self._session(index, entry)

    def _unknown_session(self, entry: Attendance) -> str | None:
        modules = {it.id: it for it in self._programme.modules}
        named = session_of(entry.session)
        if named is None or named[0] not in modules:
            known = ", ".join(f"{it}-01" for it in modules)
            return (
                f'there is no session "{entry.session}"; write the module and the '
                f"number, for example {known}"
            )
        module, number = named
        most = len(self._sessions(module))
        if not 1 <= number <= most:
            return f"{module} has sessions 1 to {most}; correct the number"
        return None

    def _sessions(self, module: str) -> list[SessionRun]:
        """The run of every session of a module, in order."""
        it = next(it for it in self._programme.modules if it.id == module)
        # Without a pattern it is not known how many there are: the most there may be.
        runs = runs_of(it, self._case.value.delivery) or max(
            it.patterns.values(), key=lambda runs: sum(run.sessions for run in runs)
        )
        return [run for run in runs for _ in range(run.sessions)]

    def _catch_up(self, index: int, entry: Attendance) -> Iterator[Problem]:
        key = self._key(entry)
        module, round_, number = key
        for it in self._register.misses:
            # To have made up a session of a module that is repeated changes nothing.
            again = it.key[1] < round_ and it.key[::2] == (module, number)
            if again or (it.key == key and it.open):
                return
        later = [
            it
            for it in self._case.value.delivery.attendance
            if it.session == entry.session
            and not it.catch_up
            and it.date > entry.date
            and is_missed(it, self._settings)
        ]
        if later and key not in self._register.held:
            told = f"is before {entry.session} was missed, {later[0].date}"
            yield self._of_day("CS334", index, entry, f"{told}; correct one of the two")
            return
        made_up = self._register.made_up(key)
        why = f"it was made up on {made_up}" if made_up else "it was not missed by then"
        yield self._problem(
            "CS333",
            index,
            "session",
            f"{entry.session} is not to be made up, as {why}; correct the session, or "
            "take catch_up out",
        )

    def _session(self, index: int, entry: Attendance) -> Iterator[Problem]:
        key = self._key(entry)
        if key in self._register.held:
            first: KeyPath = ("delivery", "attendance", self._lines[key])
            yield self._problem(
                "CS330",
                index,
                "session",
                f"{entry.session} is recorded twice; correct one of the two, or write "
                "catch_up: yes where it makes up the first",
                also=(self._case.place((*first, "session")), "recorded here"),
            )
        elif (path := self._path(key[0])) is None:
            yield self._problem(
                "CS335",
                index,
                "session",
                f"no one path has {key[0]} with the modules recorded before it; "
                "correct the session",
            )
        elif self._register.begun and self._goes_back(path, key):
            last = self._register.last
            told = f"is of {entry.session}, which comes before {last[0]}-{last[2]:02}"
            yield self._of_day("CS331", index, entry, f"{told}; correct one of the two")
        elif entry.date < (earliest := self._earliest(path, key, entry.date)):
            again = "the module is taken again, and " if key[1] > 1 else ""
            told = f"is too early: {again}{entry.session} cannot be before {earliest}"
            yield self._of_day("CS336", index, entry, f"{told}; correct the date")

    def _path(self, module: str) -> tuple[str, ...] | None:
        """Return a path that has a module with all those recorded, if one does."""
        wanted = {module, *(key[0] for key in self._register.held)}
        paths = (it.modules for it in self._programme.paths)
        return next((it for it in paths if wanted.issubset(it)), None)

    def _goes_back(self, path: tuple[str, ...], key: Key) -> bool:
        last = self._register.last
        return (path.index(key[0]), *key[1:]) < (path.index(last[0]), *last[1:])

    def _earliest(self, path: tuple[str, ...], key: Key, default: date) -> date:
        """The first day of the week, or the day, on which a session can be held.

        It follows from the last one recorded; closed days and days of the week are left
        out of account, as a group may have moved.
        """
        module, round_, number = key
        register, starts = self._register, self._case.value.delivery.starts
        sessions = self._sessions(module)
        if register.begun:
            last = register.last
            day, from_ = register.held[last], 0
            if last[:2] == (module, round_):
                from_ = last[2]
            else:
                day = _next_monday(day)
        elif isinstance(starts, Unknown):
            return default
        else:
            day, from_ = starts, 0
            if path[0] != module:
                return starts
        for at in range(max(from_, 1), number):
            daily = sessions[at].every == "day" and sessions[at] is sessions[at - 1]
            day = _next_weekday(day) if daily else _next_monday(day)
        return day

    def _key(self, entry: Attendance) -> Key:
        module, number = session_of(entry.session) or ("", 0)
        return module, self._register.round_of(module), number

    def _of_day(self, code: str, index: int, entry: Attendance, told: str) -> Problem:
        name = dotted(("delivery", "attendance", index, "date"))
        return self._problem(code, index, "date", f"{name}, {entry.date}, {told}")

    def _problem(
        self,
        code: str,
        index: int,
        field: str,
        message: str,
        also: tuple[Place, str] | None = None,
    ) -> Problem:
        place = self._case.place(("delivery", "attendance", index, field))
        return Problem(code=code, place=place, message=message, also=also)


def _next_weekday(day: date) -> date:
    day += _DAY
    return day if day.weekday() < _SATURDAY else _next_monday(day)


def _next_monday(day: date) -> date:
    return day + (7 - day.weekday()) * _DAY
