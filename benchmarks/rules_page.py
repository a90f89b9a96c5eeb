"""What was measured, as a page that says also what was not."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from pages import machine, points, prose, table
from rules_compared import HOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rules_compared import Comparison

COMMAND = "make bench-rules"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One engine on one case; it has no rate where some of its answers differ."""

    name: str
    gives: str
    rate: float | None
    ratio: float | None
    differing: int


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case, and how many of the facts that tables ask for are not known."""

    name: str
    tables: int
    asked: int
    unknown: int
    measured: tuple[Measured, ...]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What was compared before anything was measured."""

    cases: int
    made_up: int
    peers: dict[str, Comparison]


def page(cases: Sequence[Case], compared: Compared, method: str) -> str:
    """Write the page."""
    parts = [
        "# The rules, beside two other engines",
        *_introduction(cases[0]),
        "## What is not the same",
        *_not_the_same(cases[0]),
        "## The same answers",
        *_agreement(compared),
        "## What was measured",
        *(part for case in cases for part in _case(case)),
        prose(method),
        prose(_machine()),
        f"Command: `{COMMAND}`",
    ]
    return "\n\n".join(parts) + "\n"


def _introduction(case: Case) -> Iterator[str]:
    yield prose(f"""\
        How often a second can all {case.tables} decision tables of CSOGP be
        evaluated for one case, in order, each answer feeding the tables after it?
        `{COMMAND}` measures it and writes this page. The tables are those of
        `content/programmes/csogp/rules.yaml`; what the other engines take is made
        from the same tables when the benchmark runs.""")
    yield points(
        """**zen-engine** is written in Rust. It evaluates all tables as one graph,
        which is compiled when it is loaded.""",
        """**cel-python** is written in Python. It has expressions and no tables:
        each row is one compiled program, tried in order by a loop in Python, and
        given only the facts that it asks for.""",
    )


def _not_the_same(case: Case) -> Iterator[str]:
    ratios = {it.name: it.ratio for it in case.measured if it.ratio is not None}
    ours, cel = ratios["zen-engine"], 1 / ratios["cel-python"]
    yield prose(f"""\
        Where little is unknown, ours takes {ours:.1f} times as long as zen-engine, and
        cel-python {cel:.1f} times as long as ours (tables only, cold). They do not do
        the same work, and the rates cannot say what the difference is worth.""")
    yield points(
        """The others give answers. Ours gives with each answer every row tried and
        the cell at which it failed, the facts with file and line, the clauses, and
        what is missing.""",
        """The others have no notion of a fact that is not known. In zen-engine it
        is null, which every cell that says `not` takes, and so it may answer where
        nothing can be said yet. In cel-python it is an error, which passes where
        the condition is false anyway; a row that cannot be tried is passed over, or
        ends a table of which the first row counts. Cells are translated as they
        stand: a guard could be written into each.""",
        """Ours tries everything that an unknown fact might turn out to be, to give
        an answer that holds in any event, or else to say what is missing. Where
        much is unknown that is most of the work, and ours is slow.""",
        """Ours keeps verdicts, because cases resemble one another. *Cold* means
        that they are forgotten before each evaluation, outside the clock. *Warm*
        means that all verdicts about this very case are remembered, which flatters
        ours; rows tried, facts and clauses are worked out all the same.""",
        """*Tables only* and the other engines begin with facts that are found
        already, and put into their own form. The *whole assessment* finds them in
        the case file too, and orders what to find out. Reading YAML and compiling
        tables are not measured for any engine.""",
        """Where the law sets no limit, ours and cel-python compare with infinity;
        zen-engine takes none, and is given a million months.""",
    )


def _agreement(compared: Compared) -> Iterator[str]:
    # What rests on what is known is the same for all of them.
    one = next(iter(compared.peers.values()))
    yield prose(f"""\
        Nothing is measured that gives another answer. Before the clock starts,
        every engine answers the {compared.cases} cases of `cases/` and
        {compared.made_up} that are made up, with every fact known. On the
        {one.known:,} answers that rest on what is known all of them agree, or the
        benchmark stops. In the {compared.cases} cases {one.unknown.total()} more
        answers rest on something that is not known. There each engine gives:""")
    yield table(
        (
            "engine",
            "the same as ours",
            "nothing, where ours answers",
            "an answer, where ours gives none yet",
            "another answer",
        ),
        (
            (name, *(str(it.unknown[how]) for how in HOW))
            for name, it in compared.peers.items()
        ),
    )


def _case(case: Case) -> Iterator[str]:
    yield (
        f"**{case.name}**: of the {case.asked} facts that tables ask for, "
        f"{case.unknown} are not known."
    )
    yield table(
        ("engine", "evaluations a second", "ratio to ours", "what it returns"),
        (_row(it, case.tables) for it in case.measured),
    )


def _row(it: Measured, tables: int) -> tuple[str, ...]:
    if it.rate is None or it.ratio is None:
        reason = f"not measured: {it.differing} of {tables} answers differ"
        return (it.name, reason, "", it.gives)
    return (it.name, f"{it.rate:,.0f}", f"{it.ratio:.2f}", it.gives)


def _machine() -> str:
    return (
        f"{machine()}, zen-engine {version('zen-engine')}, "
        f"cel-python {version('cel-python')}."
    )
