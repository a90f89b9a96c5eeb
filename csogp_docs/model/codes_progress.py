"""CS350 to CS354: what is recorded of progress, and cannot be as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRESS: Mapping[str, Explained] = {
    "CS350": Explained(
        title="Progress at a point that the programme does not have",
        why="Progress is recorded at the points at which tests are taken. A report "
        "names the point that it is about.",
        before="progress: [{point: halfway}]",
        after="progress: [{point: after-induction}]",
    ),
    "CS351": Explained(
        title="A judgement of a module that the programme does not have",
        why="Clinical judgement is given target by target, and each target belongs to "
        "a module.",
        before="judgement: [{module: inducton, target: denial}]",
        after="judgement: [{module: induction, target: denial}]",
    ),
    "CS352": Explained(
        title="A judgement of a target that the module does not have",
        why="The targets of a module are what it covers, as the programme has it. "
        "Under another name a judgement would stand in no report.",
        before="judgement: [{module: induction, target: denal}]",
        after="judgement: [{module: induction, target: denial}]",
    ),
    "CS353": Explained(
        title="Progress recorded after the report (warning)",
        why="Everything is told as at the date of the report. What is recorded later "
        "may stand in the same file; a report of a later date will tell of it.",
        before="report: {date: 2004-07-09}\nprogress: [{date: 2004-07-14}]",
        after="report: {date: 2004-07-16}\nprogress: [{date: 2004-07-14}]",
    ),
    "CS354": Explained(
        title="The same thing judged twice",
        why="Of two records of one point, or two judgements of one target in one "
        "record, only one could be told, and nobody could say which is meant.",
        before="judgement:\n  - {module: induction, target: denial, says: Less.}\n"
        "  - {module: induction, target: denial, says: More.}",
        after="judgement:\n  - {module: induction, target: denial, says: More.}",
    ),
}
