"""CS327 to CS336: a line of the register of attendance that cannot be as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

REGISTER: Mapping[str, Explained] = {
    "CS327": Explained(
        title="A session that the programme does not have",
        why="The register names a session by its module and number. Hours, catch-ups "
        "and repeats are counted from these names.",
        before="attendance: [{session: induction-16, outcome: attended}]",
        after="attendance: [{session: induction-15, outcome: attended}]",
    ),
    "CS328": Explained(
        title="Attendance after the report (warning)",
        why="Everything is found as at the date of the report. What happens later may "
        "be recorded in the same file, and never changes what was found before; a "
        "report of a later date will count it.",
        before="report: {date: 2004-07-09}\nattendance: [{date: 2004-07-14}]",
        after="report: {date: 2004-07-16}\nattendance: [{date: 2004-07-14}]",
    ),
    "CS329": Explained(
        title="Attendance before the programme starts",
        why="No session is held before the first day. One of the two dates is wrong.",
        before="starts: 2004-05-17\nattendance: [{date: 2004-05-10}]",
        after="starts: 2004-05-10\nattendance: [{date: 2004-05-10}]",
    ),
    "CS330": Explained(
        title="A session that is recorded twice",
        why="Each session is held once. What makes up a session that was missed is "
        "marked as a catch-up; a module that is repeated has its sessions again.",
        before="attendance:\n  - {session: induction-08, outcome: absent}\n"
        "  - {session: induction-08, outcome: attended}",
        after="attendance:\n  - {session: induction-08, outcome: absent}\n"
        "  - {session: induction-08, outcome: attended, catch_up: yes}",
    ),
    "CS331": Explained(
        title="Sessions out of order",
        why="The sessions of a programme are held in order. An earlier one on a later "
        "day means that a date or a number is wrong.",
        before="attendance:\n  - {session: induction-02, date: 2004-05-19}\n"
        "  - {session: induction-03, date: 2004-05-18}",
        after="attendance:\n  - {session: induction-02, date: 2004-05-18}\n"
        "  - {session: induction-03, date: 2004-05-19}",
    ),
    "CS332": Explained(
        title="A session on a day on which none is held",
        why="No session is held on a bank holiday, nor on a day on which the area is "
        "closed.",
        before="attendance: [{date: 2004-05-31}]",
        after="attendance: [{date: 2004-06-01}]",
    ),
    "CS333": Explained(
        title="A catch-up for a session that is not to be made up",
        why="A catch-up makes up a session that was missed, and does so once.",
        before="attendance:\n  - {session: induction-08, outcome: attended}\n"
        "  - {session: induction-08, outcome: attended, catch_up: yes}",
        after="attendance:\n  - {session: induction-08, outcome: absent}\n"
        "  - {session: induction-08, outcome: attended, catch_up: yes}",
    ),
    "CS334": Explained(
        title="A catch-up before the session was missed",
        why="A session is made up after it was missed. One of the two dates is wrong.",
        before="attendance:\n  - {date: 2004-06-09, outcome: absent}\n"
        "  - {date: 2004-06-07, outcome: attended, catch_up: yes}",
        after="attendance:\n  - {date: 2004-06-09, outcome: absent}\n"
        "  - {date: 2004-06-11, outcome: attended, catch_up: yes}",
    ),
    "CS335": Explained(
        title="Sessions of two different paths",
        why="Each path has modules of its own. Nobody takes the sessions of a path and "
        "those of another.",
        before="attendance:\n  - {session: relapse-prevention-01}\n"
        "  - {session: long-term-therapy-01}",
        after="attendance:\n  - {session: relapse-prevention-01}\n"
        "  - {session: relapse-prevention-02}",
    ),
    "CS336": Explained(
        title="A session before its time",
        why="Sessions are held one a day or one a week, each after the one before it. "
        "This one is recorded on a day on which it could not have been held yet.",
        before="attendance:\n  - {session: induction-06, date: 2004-05-26}\n"
        "  - {session: induction-07, date: 2004-05-27}",
        after="attendance:\n  - {session: induction-06, date: 2004-05-26}\n"
        "  - {session: induction-07, date: 2004-06-02}",
    ),
}
