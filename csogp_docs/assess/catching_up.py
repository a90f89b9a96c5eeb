"""What is to be made up, until when, and what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.timetable import CatchUp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csogp_docs.assess.planning import Plan
    from csogp_docs.model.timetable import PathTimetable, Session


def catch_ups_of(plan: Plan, paths: Sequence[PathTimetable]) -> Iterator[CatchUp]:
    """Tell of every session that was missed what makes it up, in order of their days.

    A session of a module that has to be taken again is not made up by itself.
    """
    if plan.register is None:
        return
    coming = next_sessions(paths)
    ids = {
        (it.module, it.round, it.number): it.id
        for path in paths
        for it in path.sessions
    }
    for missed in plan.register.misses:
        if missed.key in ids and (missed.open or missed.made_up):
            module, _, number = missed.key
            yield CatchUp(
                id=f"{ids[missed.key]}-catch-up",
                module=module,
                number=number,
                missed=missed.day,
                made_up=missed.made_up,
                before=min((it.date for it in coming), default=None)
                if missed.open
                else None,
                next=tuple(it.id for it in coming) if missed.open else (),
            )


def next_sessions(paths: Sequence[PathTimetable]) -> list[Session]:
    """Return the next session of each path that is still to come, each once."""
    found: dict[str, Session] = {}
    for path in paths:
        coming = next((it for it in path.sessions if it.state == "to come"), None)
        if coming is not None:
            found.setdefault(coming.id, coming)
    return list(found.values())
