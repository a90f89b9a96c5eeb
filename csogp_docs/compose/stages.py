"""A timetable taken apart into stages, and what a text may say of each.

A stage is a module taken once: one that is begun again is two. Where it is not settled
which of some modules is taken, each of them is a stage all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csogp_docs.compose.phrasing import capitalised
from csogp_docs.model.wording import TIMETABLE_CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csogp_docs.model.timetable import CatchUp, Session, Timetable

# What a text may say of a timetable, and of a stage of it.
TIMETABLE_NAMES = (
    "timetable.starts",
    "timetable.as_of",
    "timetable.attended",
    "timetable.certain_parts",
    "timetable.possible_parts",
    "timetable.window_closes",
)
STAGE_NAMES = (
    "stage.name",
    "stage.instead",
    "stage.sessions",
    "stage.hours",
    "stage.weekday",
    "stage.block",
    "stage.block_days",
    "stage.block_first",
    "stage.block_last",
    "stage.closed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One module, taken once.

    `instead` are the modules one of which may be taken in its place, while that is not
    settled. One that has `ended` early is taken again. `weekday` is that of its weekly
    sessions.
    """

    module: str
    name: str
    round: int
    instead: tuple[str, ...]
    ended: bool
    sessions: tuple[Session, ...]
    weekday: str | None

    @property
    def id(self) -> str:
        """Tell it from the other stages."""
        again = f"-round-{self.round}" if self.round > 1 else ""
        return f"{self.module}{again}"

    @property
    def heading(self) -> str:
        """Name it at the head of its page."""
        again = ", from the beginning again" if self.round > 1 else ""
        return f"{capitalised(self.name)}{again}"

    @property
    def block(self) -> tuple[Session, ...]:
        """The sessions of a run that has a name of its own."""
        return tuple(it for it in self.sessions if it.run is not None)

    @property
    def all_as_long(self) -> bool:
        """Whether every session lasts as long as the others."""
        return len({it.hours for it in self.sessions}) == 1

    @property
    def under_way(self) -> bool:
        """Whether there is anything to tell of any session but when it is."""
        return any(it.state != "to come" for it in self.sessions)


def stages(made: Timetable) -> tuple[Stage, ...]:
    """Take a timetable apart, in the order in which its stages may be taken."""
    found: dict[tuple[str, int], tuple[Session, ...]] = {}
    for path in made.paths:
        for it in path.sessions:
            key = (it.module, it.round)
            if key not in found:
                found[key] = tuple(
                    other
                    for other in path.sessions
                    if (other.module, other.round) == key
                )
    return tuple(_stage(made, *key, found) for key in found)


def _stage(
    made: Timetable,
    module: str,
    round_: int,
    found: Mapping[tuple[str, int], tuple[Session, ...]],
) -> Stage:
    sessions = found[module, round_]
    open_ = _open(made)
    return Stage(
        module=module,
        name=made.names[module],
        round=round_,
        instead=tuple(made.names[it] for it in open_ if it != module)
        if module in open_
        else (),
        ended=(module, round_ + 1) in found,
        sessions=sessions,
        weekday=made.weekday.capitalize() if made.weekday else None,
    )


def _open(made: Timetable) -> tuple[str, ...]:
    """Name the modules that only some of the open paths have."""
    every = dict.fromkeys(module for path in made.paths for module in path.modules)
    return tuple(
        it for it in every if not all(it in path.modules for path in made.paths)
    )


def timetable_view(made: Timetable) -> dict[str, Any]:
    """Lay out what a text may say of a timetable: TIMETABLE_NAMES."""
    attended = {
        it.id
        for path in made.paths
        for it in path.sessions
        if it.state in {"attended", "made up"}
    }
    open_ = _open(made)
    certain = [it for it in made.paths[0].modules if it not in open_]
    closes = _window(made)
    return {
        **({} if closes is None else {"window_closes": closes}),
        "starts": made.starts,
        "as_of": made.as_of,
        "attended": len(attended),
        "certain_parts": [made.names[it] for it in certain],
        "possible_parts": [made.names[it] for it in open_],
    }


def _window(made: Timetable) -> date | None:
    """The last day on which what was missed can be made up before the next session."""
    return min((it.closes for it in made.catch_ups if it.closes), default=None)


def timetable_answers(made: Timetable | None) -> dict[str, str]:
    """Say what a text may depend on of a timetable, if there is one.

    Of a stage nothing is known where no section is about one.
    """
    told = dict.fromkeys(TIMETABLE_CONDITIONS, "unknown")
    if made is None:
        return {**told, "timetable": "not yet"}
    return {
        **told,
        "timetable": "made",
        "timetable.begun": _yes(made.begun),
        "timetable.settled": _yes(not _open(made)),
        "timetable.window": _yes(_window(made) is not None),
    }


def stage_view(stage: Stage) -> dict[str, Any]:
    """Lay out what a text may say of a stage; what it does not have has no name."""
    said: dict[str, Any] = {
        "name": stage.name,
        "instead": list(stage.instead),
        "sessions": len(stage.sessions),
        "closed": [day for day, _ in _passed_over(stage)],
    }
    if stage.all_as_long:
        said["hours"] = stage.sessions[0].hours
    if stage.weekday is not None:
        said["weekday"] = stage.weekday
    if stage.block:
        said |= {
            "block": stage.block[0].run,
            "block_days": len(stage.block),
            "block_first": stage.block[0].date,
            "block_last": stage.block[-1].date,
        }
    return said


def stage_answers(stage: Stage) -> dict[str, str]:
    """Say what a text may depend on of a stage."""
    weekly = len(stage.block) < len(stage.sessions) and stage.weekday is not None
    return {
        "stage.settled": _yes(not stage.instead),
        "stage.again": _yes(stage.round > 1),
        "stage.ended": _yes(stage.ended),
        "stage.block": _yes(bool(stage.block)),
        "stage.weekly": _yes(weekly),
        "stage.hours": "same" if stage.all_as_long else "different",
        "stage.closed": _yes(any(True for _ in _passed_over(stage))),
    }


def _passed_over(stage: Stage) -> Iterator[tuple[date, str]]:
    """The closed days on which a session would have been, that are still to come."""
    for it in stage.sessions:
        if it.state == "to come":
            yield from it.passed_over


def days_of(made: Timetable) -> frozenset[date]:
    """Every day that a timetable tells of."""
    sessions = {it for path in made.paths for it in path.sessions}
    found = {day for it in sessions for day, _ in it.passed_over}
    found |= {it.date for it in sessions}
    found |= {it.date for path in made.paths for it in path.tests}
    for it in made.catch_ups:
        found |= {it.missed, *(day for day in (it.made_up, it.closes) if day)}
    return frozenset(found)


def catch_ups(made: Timetable) -> dict[str, CatchUp]:
    """Find by the id of each session that was missed what makes it up."""
    return {it.id.removesuffix("-catch-up"): it for it in made.catch_ups}


def _yes(holds: bool) -> str:  # noqa: FBT001 - it is what is written
    return "yes" if holds else "no"
