"""The leaflet's rules once more, in plain sentences of code, to check the tables by.

Deliberately naive, and written from the leaflet alone: nothing here reads content.
The one thing that is not in it, how long the law lets an order be, is a table of its
own. Every function names the clause it restates.
"""

from __future__ import annotations

# The shortest and longest in months, in 2004.
LAWFUL = {
    "community-rehabilitation-order": (6, 36),
    "community-punishment-and-rehabilitation-order": (12, 36),
    "suspended-sentence-supervision-order": (0, 24),
    "licence": (0, 10_000),
}


def convicted_of_a_sexual_offence(*, sexual: bool) -> str:
    """Say whether the programme is meant for the person (about.2)."""
    if sexual:
        return "met"
    return "not met"


def suitable(outcome: str) -> str:
    """Say whether the officer finds the person suitable (access.3)."""
    if outcome == "suitable":
        return "met"
    return "not met"


def long_enough(months: int) -> str:
    """Say whether an order is of at least three years (operates.7, access.7)."""
    if months >= 3 * 12:
        return "met"
    return "not met"


def lawful(route: str, months: int) -> str:
    """Say whether the law lets an order be so long."""
    shortest, longest = LAWFUL[route]
    if months < shortest:
        return "not met"
    if months > longest:
        return "not met"
    return "met"


def left_of_a_licence(route: str, months: int, already: int) -> str:
    """Say whether three years remain when the programme starts (operates.7).

    `already` is how many months of the licence have then begun.
    """
    if route != "licence":
        return "not applicable"
    if months - already >= 3 * 12:
        return "met"
    return "not met"


def report_carries(
    outcome: str, *, sexual: bool, route: str, months: int, already: int
) -> str:
    """Say what the report carries: the proposal, else the reasons (access.4, .5)."""
    if suitable(outcome) == "not met":
        return "reasons"
    if not sexual:
        return "neither yet"
    if long_enough(months) == "not met":
        return "neither yet"
    if lawful(route, months) == "not met":
        return "neither yet"
    if left_of_a_licence(route, months, already) == "not met":
        return "neither yet"
    return "proposal"


def what_blocks(
    outcome: str, *, sexual: bool, route: str, months: int, already: int
) -> tuple[str, ...]:
    """Name what stands in the way of a final report, in the order of the questions."""
    carries = report_carries(
        outcome, sexual=sexual, route=route, months=months, already=already
    )
    if carries != "neither yet":
        return ()
    found = []
    if not sexual:
        found.append("QUALIFYING-OFFENCE")
    if long_enough(months) == "not met":
        found.append("ORDER-LENGTH")
    if lawful(route, months) == "not met":
        found.append("ROUTE-LIMITS")
    if left_of_a_licence(route, months, already) == "not met":
        found.append("LICENCE-REMAINING")
    return (*found, "PROPOSAL-OR-REASONS")


def induction(*, completed_in_prison: bool, decision: str) -> str:
    """Say whether Induction is taken (operates.1, operates.8)."""
    if completed_in_prison and decision == "waived":
        return "waived"
    return "required"


def path(risk: str, deviance: str) -> str:
    """Say what follows Induction (operates.4, operates.5)."""
    if risk == "low" and deviance == "low":
        return "relapse-prevention"
    return "long-term-therapy"


def block_week(taken: str, employment: str) -> str:
    """Say whether time off work is needed (attendance.1, attendance.3)."""
    if taken == "waived":
        return "not applicable"
    if employment in {"employed", "self-employed"}:
        return "time-off-work"
    return "no-time-off-work"


def tests(taken: str) -> str:
    """Say at how many points tests are taken (progress.2)."""
    if taken == "waived":
        return "two-points"
    return "three-points"


def arrangements(outcome: str, week: str, referral: str) -> tuple[str, ...]:
    """List what is to be arranged (progress.2, attendance.3, access.6)."""
    if outcome != "suitable":
        return ()
    found = ["tests"]
    if week == "time-off-work":
        found.append("time-off-work")
    if referral == "refer":
        found.append("referral")
    return tuple(found)


def prison_referral(outcome: str, *, in_custody: bool) -> str:
    """Say whether the case is referred from prison (access.6)."""
    if not in_custody:
        return "not applicable"
    if outcome == "suitable":
        return "refer"
    return "not met"
