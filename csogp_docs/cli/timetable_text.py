"""A timetable as a person reads it: part by part, then each path as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from csogp_docs.compose.phrasing import british_date, capitalised, counted, months
from csogp_docs.model.base import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csogp_docs.model.timetable import (
        Completion,
        NotYet,
        PathTimetable,
        Session,
        TestDay,
        Timetable,
    )

_WEEKDAYS: tuple[str, ...] = get_args(Weekday)
# As wide as "Wednesday 30 September 2004".
_WIDTH = 27


def lacking_lines(not_yet: NotYet) -> Iterator[str]:
    """Say what is to be recorded before there can be a timetable."""
    yield f"{not_yet.case}: no timetable can be made yet."
    for it in not_yet.lacking:
        record = f"; record {' or '.join(it.record)}" if it.record else ""
        yield f"  {capitalised(it.why)}{record}."


def timetable_lines(made: Timetable) -> Iterator[str]:
    """Lay out a timetable: its parts with their sessions and tests, then its paths."""
    where = f" at {made.venue}" if made.venue else ""
    yield f"{made.case}, as at {british_date(made.as_of)}"
    yield f"{made.programme}{where}, from {_day(made.starts)}{_weekly(made)}"
    if made.catch_ups:
        yield from ("", *catch_up_lines(made))
    # Whichever path is taken, the programme starts on the same day.
    starting = [it for it in made.paths[0].tests if it.at == "start"]
    yield from ("", *map(_test, starting)) if starting else ()
    told: set[str] = set()
    said = made.settled
    for path in made.paths:
        for module in path.modules:
            if module in told:
                continue
            told.add(module)
            sessions = [it for it in path.sessions if it.module == module]
            if not said and sessions[0].id not in made.certain:
                said = True
                yield from ("", *_unsettled(made))
            yield from ("", *_part(made, path, sessions))
    yield from ("", *_paths(made))


def _weekly(made: Timetable) -> str:
    return f", weekly sessions on a {made.weekday.capitalize()}" if made.weekday else ""


def _unsettled(made: Timetable) -> Iterator[str]:
    until = f" until the tests are taken {made.settled_by}" if made.settled_by else ""
    yield f"What follows is not settled{until}."
    if made.indicated is None:
        yield "Nothing is indicated yet."
    else:
        yield f"Indicated for now: {made.names[made.indicated]}."


def _part(
    made: Timetable, path: PathTimetable, sessions: list[Session]
) -> Iterator[str]:
    module = sessions[0].module
    tests = [it for it in path.tests if it.part == module]
    yield capitalised(made.names[module])
    for it in sessions:
        if it.number == 1 and it.round > 1:
            yield f"{capitalised(made.names[module])}, begun again"
        run = f", {it.run}" if it.run else ""
        state = f"; {it.state}" if made.begun and it.state != "to come" else ""
        hours = f"{it.hours:g} hours{run} ({it.hours_so_far:g} so far){state}"
        yield f"  {it.number:>2}  {_day(it.date):<{_WIDTH}}  {hours}"
        for closed, why in it.passed_over:
            yield f"      not on {_day(closed)}: {why}"
    yield from (_test(it) for it in tests if it.at == "end")


def catch_up_lines(made: Timetable) -> Iterator[str]:
    """Say of every missed session when it was made up, or until when it can be."""
    yield "Missed sessions, each to be made up before the person resumes"
    for it in made.catch_ups:
        session = f"{made.names[it.module]}, session {it.number}"
        if it.made_up is not None:
            told = f"made up on {_day(it.made_up)}"
        elif it.closes is None:
            told = "to be made up"
        else:
            told = (
                f"to be made up by {_day(it.closes)}, before the person's next session "
                f"({' or '.join(it.next)})"
            )
        yield f"  {session}, missed on {_day(it.missed)}: {told}"


def _test(test: TestDay) -> str:
    taken = "taken" if test.taken else "to be taken"
    return f"Tests {test.name}: {taken} on {_day(test.date)}"


def _paths(made: Timetable) -> Iterator[str]:
    for path in made.paths:
        names = ", then ".join(made.names[it] for it in path.modules)
        open_ = path.indicated and not made.settled
        mark = " (indicated, not settled)" if open_ else ""
        yield f"Path {path.id}{mark}: {names}"
        yield (
            f"  {len(path.sessions)} sessions in {path.weeks} weeks, "
            f"{path.hours:g} hours, the last on {_day(path.last)}"
        )
        if path.completion is not None:
            yield from (f"  {it}" for it in _completion(path.completion, made))
    if None in [path.completion for path in made.paths]:
        yield "It is not known when the order or licence ends."
    else:
        aside = counted(made.set_aside, "week") if made.set_aside else "no time"
        yield f"Set aside for work before and after the programme: {aside}."
    if made.confirm is not None:
        yield f"The path is to be confirmed by the {made.confirm}."
    if made.begun:
        yield "What the register tells is as it happened, and the rest as planned."
    else:
        yield "As planned: nothing is recorded in the register yet."


def _completion(found: Completion, made: Timetable) -> Iterator[str]:
    ends = f"the order or licence, which ends on {_day(found.ends)}"
    if found.margin < 0:
        yield f"too long by {counted(-found.margin, 'day')} for {ends}"
    else:
        yield f"leaves {counted(found.margin, 'day')} of {ends}"
    if found.last_start is None:
        yield "would not fit, whenever it started"
    elif found.again is not None:
        module = made.names[found.again]
        yield f"{module} could begin again at the latest on {_day(found.last_start)}"
    else:
        yield f"could start at the latest on {_day(found.last_start)}"
    least = made.minimum_months
    asked = f"; the programme asks for at least {least}" if least else ""
    yield f"would fit into {months(found.shortest_months)}{asked}"


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()].capitalize()} {british_date(day)}"
