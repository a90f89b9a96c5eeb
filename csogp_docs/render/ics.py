"""A timetable as iCalendar, so that a calendar shows its sessions and tests.

Why:
    A calendar tells an entry that it knows from a new one by its UID, and takes the
    newer of two by its SEQUENCE. The UID is made of the case and the session, and the
    SEQUENCE is the day of the report, so that a later issue updates what is there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from csogp_docs.model.timetable import (
        CatchUp,
        PathTimetable,
        Session,
        TestDay,
        Timetable,
    )

_MAKER = "csogp-docs"
# No case has an earlier date, so that no sequence is below nought.
_FIRST_DAY = date(1900, 1, 1)


def calendar(timetable: Timetable) -> bytes:
    """Lay out every session, test and catch-up of a timetable, each once.

    What not every open path has is tentative. No time of day is known, so that all
    entries are for whole days, and leave them free.
    """
    made = Calendar()
    made.add("prodid", f"-//{_MAKER}//timetable//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    events: dict[str, Event] = {}
    for path in timetable.paths:
        events |= {it.id: _session(timetable, path, it) for it in path.sessions}
        events |= {it.id: _test(timetable, it) for it in path.tests}
    events |= {it.id: _catch_up(timetable, it) for it in timetable.catch_ups}
    for event in events.values():
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _session(timetable: Timetable, path: PathTimetable, session: Session) -> Event:
    number = max(it.number for it in path.sessions if it.module == session.module)
    name = timetable.names[session.module]
    again = ", begun again" if session.round > 1 else ""
    told = {"missed": " (missed)", "made up": " (missed, made up)"}
    summary = (
        f"{timetable.case}: {name}{again}, session {session.number} of {number}"
        f"{told.get(session.state, '')}"
    )
    certain = session.id in timetable.certain
    event = _event(timetable, session.id, session.date, summary, certain=certain)
    event.add(
        "description",
        f"{session.hours:g} hours; {session.hours_so_far:g} hours so far.",
    )
    return event


def _catch_up(timetable: Timetable, catch_up: CatchUp) -> Event:
    """Stand on the day on which it was made up, or else on the last that is left.

    Without another session before which it must be made up, it stands on the day on
    which the session was missed.
    """
    name = timetable.names[catch_up.module]
    session = f"{timetable.case}: {name}, session {catch_up.number}"
    if catch_up.made_up is not None:
        day, summary = catch_up.made_up, f"{session}, made up"
    else:
        day = catch_up.closes or catch_up.missed
        summary = f"{session}, last day to make it up"
    return _event(timetable, catch_up.id, day, summary, certain=True)


def _test(timetable: Timetable, test: TestDay) -> Event:
    summary = f"{timetable.case}: Tests, {test.name}"
    certain = test.id in timetable.certain
    return _event(timetable, test.id, test.date, summary, certain=certain)


def _event(
    timetable: Timetable, name: str, day: date, summary: str, *, certain: bool
) -> Event:
    event = Event()
    event.add("uid", f"{timetable.case}.{name}@{_MAKER}")
    event.add("dtstamp", datetime.combine(timetable.as_of, time.min, UTC))
    event.add("sequence", (timetable.as_of - _FIRST_DAY).days)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("status", "CONFIRMED" if certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if timetable.venue is not None:
        event.add("location", timetable.venue)
    return event
