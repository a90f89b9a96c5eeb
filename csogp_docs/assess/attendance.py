"""What a register of attendance comes to, event by event, as at a day.

Why:
    The register is a log. What is found as at a day rests only on what had happened by
    then, so that an event logged later never rewrites an earlier finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from csogp_docs.model.base import Unknown
from csogp_docs.model.case import SERVICE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from csogp_docs.model.case import Attendance
    from csogp_docs.model.programme import AttendanceSettings

    # A module, the round in which it is taken, and the number of the session.
    Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A session that was missed, or a catch-up that was.

    `index` is its line in the register, counted from nought. `counts` tells whether it
    counts towards a repeat. It is `open` until it is made up, or until the module is
    repeated as a whole.
    """

    index: int
    key: Key
    day: date
    acceptable: bool | str | Unknown
    counts: bool
    catch_up: bool
    made_up: date | None = None
    open: bool = True

    @property
    def unexcused(self) -> bool:
        """Without an acceptable reason, by the officer's judgement."""
        return self.acceptable is False

    @property
    def unjudged(self) -> bool:
        """With a reason, or none, that nobody has judged yet."""
        return isinstance(self.acceptable, Unknown)


@dataclass(slots=True)
class Register:
    """What has happened by `as_of`.

    `held` is the day of every session of which the register tells. `resumed` are the
    sessions that were attended although one before was still to be made up. `repeats`
    are the misses by which a module had to be taken again.
    """

    as_of: date
    held: dict[Key, date] = field(default_factory=dict)
    misses: list[Missed] = field(default_factory=list)
    catch_ups_missed: list[Missed] = field(default_factory=list)
    resumed: list[Key] = field(default_factory=list)
    repeats: list[Missed] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether anything is recorded."""
        return bool(self.held)

    @property
    def due(self) -> list[Missed]:
        """What is still to be made up before the person resumes."""
        return [it for it in self.misses if it.open]

    @property
    def failures(self) -> list[Missed]:
        """Every session or catch-up that was missed, in order of the register."""
        return sorted(
            [*self.misses, *self.catch_ups_missed], key=lambda it: (it.day, it.index)
        )

    @property
    def last(self) -> Key:
        """The last session of which the register tells."""
        return max(self.held, key=lambda key: (self.held[key], key))

    @property
    def waits(self) -> bool:
        """Whether the person may not resume: a catch-up is due, or a module again."""
        again = [it for it in self.repeats if self.last == it.key]
        return bool(self.due or again)

    def round_of(self, module: str) -> int:
        """Which time the module is being taken, from 1."""
        return 1 + sum(it.key[0] == module for it in self.repeats)

    def repeated_after(self, module: str, round_: int) -> Missed | None:
        """The miss that ended a round of a module, if one did."""
        ended = (it for it in self.repeats if it.key[:2] == (module, round_))
        return next(ended, None)

    def counted(self, module: str, round_: int) -> list[Missed]:
        """The misses that count in one round of a module, in order."""
        return [
            it for it in self.misses if it.counts and it.key[:2] == (module, round_)
        ]

    def made_up(self, key: Key) -> date | None:
        """The day on which a session was made up, if it was missed and is."""
        return next((it.made_up for it in self.misses if it.key == key), None)

    def missed(self, key: Key) -> bool:
        """Whether a session was missed, whatever came of it."""
        return any(it.key == key for it in self.misses)


def session_of(name: str) -> tuple[str, int] | None:
    """Take the id of a session apart: its module and its number.

    >>> session_of("relapse-prevention-07")
    ('relapse-prevention', 7)
    >>> session_of("relapse-prevention") is None
    True
    """
    module, _, number = name.rpartition("-")
    return (module, int(number)) if number.isdecimal() and module else None


def read_register(
    entries: Iterable[Attendance], settings: AttendanceSettings, as_of: date
) -> Register:
    """Read the lines of a register in the order of their days, up to `as_of`.

    Every line must name a session, and each catch-up one that was missed.
    """
    register = Register(as_of)
    lines = sorted(enumerate(entries), key=lambda it: (it[1].date, it[0]))
    for index, entry in lines:
        named = session_of(entry.session)
        if entry.date <= as_of and named is not None:
            record(register, index, entry, settings)
    return register


def record(
    register: Register, index: int, entry: Attendance, settings: AttendanceSettings
) -> None:
    """Add a line to a register; none before it is of a later day."""
    if entry.catch_up:
        _catch_up(register, index, entry, settings)
    else:
        _session(register, index, entry, settings)


def is_missed(entry: Attendance, settings: AttendanceSettings) -> bool:
    """Tell whether a line is of a session that was missed."""
    match entry.outcome:
        case "attended":
            return False
        case "absent":
            return True
        case "late":
            return settings.late_is_missed.value
        case "sent home":
            return settings.sent_home_is_missed.value


def _session(
    register: Register, index: int, entry: Attendance, settings: AttendanceSettings
) -> None:
    key = _key(register, entry)
    register.held[key] = entry.date
    if not is_missed(entry, settings):
        if register.due:
            register.resumed.append(key)
        return
    service = entry.acceptable == SERVICE
    missed = Missed(
        index=index,
        key=key,
        day=entry.date,
        acceptable=entry.acceptable,
        counts=settings.service_counts.value or not service,
        catch_up=False,
    )
    register.misses.append(missed)
    if len(register.counted(*key[:2])) > settings.misses_allowed.value:
        register.repeats.append(missed)
        # The whole module is taken again, so that nothing of it is made up.
        for at, it in enumerate(register.misses):
            if it.key[:2] == key[:2]:
                register.misses[at] = replace(it, open=False)


def _catch_up(
    register: Register, index: int, entry: Attendance, settings: AttendanceSettings
) -> None:
    key = _key(register, entry)
    if is_missed(entry, settings):
        # The session is still to be made up; it has not been missed a second time.
        register.catch_ups_missed.append(
            Missed(
                index=index,
                key=key,
                day=entry.date,
                acceptable=entry.acceptable,
                counts=False,
                catch_up=True,
                open=False,
            )
        )
        return
    still = settings.made_up_counts.value
    for at, it in enumerate(register.misses):
        if it.key == key and it.open:
            register.misses[at] = replace(
                it, made_up=entry.date, open=False, counts=it.counts and still
            )


def _key(register: Register, entry: Attendance) -> Key:
    module, number = session_of(entry.session) or ("", 0)
    return module, register.round_of(module), number
