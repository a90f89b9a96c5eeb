"""Decision tables: hit policies, and what is not known."""

from __future__ import annotations

import math
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valid_cases import content

from csogp_docs.assess.rules import read_rules
from csogp_docs.assess.table import Column, ReadTable, Verdict, read_table
from csogp_docs.assess.unary_tests import CellError
from csogp_docs.model.assessment import RowTried, Value
from csogp_docs.model.rules import DecisionTable, Row

BANDS = ("low", "medium", "high")
RISK = Column("risk", "choice", BANDS)
DEVIANCE = Column("deviance", "choice", BANDS)
MONTHS = Column("months", "number", ())
HELD = Column("held", "yes or no", ())


def table(hit: str, columns: list[Column], *rows: str) -> ReadTable:
    """Write a table; a row is its cells and what follows, set off by bars."""
    written = [[part.strip() for part in row.split("|")] for row in rows]
    stated = DecisionTable.model_validate(
        {
            "id": "TABLE",
            "question": "Which?",
            "hit": hit,
            "inputs": tuple(column.name for column in columns),
            "outcomes": {then: then for *_, then in written},
            "unknown": "It cannot be said.",
            "otherwise": "Nothing." if hit == "collect" else None,
            "rows": tuple(
                Row(
                    id=f"row-{number}",
                    when=tuple(cells),
                    then=then,
                    clauses=("about.1",),
                    reason="Because.",
                )
                for number, (*cells, then) in enumerate(written, 1)
            ),
        }
    )
    return read_table(stated, columns)


def said(verdict: Verdict) -> str:
    """Say which row settled a table, else what could."""
    return verdict.rows[0].id if verdict.settled else ", ".join(verdict.unsettled)


def outcome(verdict: Verdict) -> str:
    """Say what follows, else what could settle it."""
    return verdict.rows[0].then if verdict.settled else ", ".join(verdict.unsettled)


PATH = [
    "low | low | short",
    "not(low) | - | full",
    "- | not(low) | full",
]
PATH_UNIQUE = [
    "low | low | short",
    "low | not(low) | full",
    "not(low) | - | full",
]
FIRST = ["low | low | short", "- | - | full"]


@pytest.mark.parametrize(
    ("hit", "rows", "risk", "deviance", "expected"),
    [
        ("unique", PATH_UNIQUE, "low", "low", "row-1"),
        ("unique", PATH_UNIQUE, "low", "high", "row-2"),
        ("unique", PATH_UNIQUE, "high", "low", "row-3"),
        ("unique", PATH_UNIQUE, "high", None, "row-3"),
        ("unique", PATH_UNIQUE, None, "high", "row-2"),
        ("unique", PATH_UNIQUE, "low", None, "deviance"),
        ("unique", PATH_UNIQUE, None, "low", "risk"),
        ("unique", PATH_UNIQUE, None, None, "risk, deviance"),
        ("any", PATH, "low", "low", "row-1"),
        ("any", PATH, "high", "high", "row-2"),
        ("any", PATH, "low", "high", "row-3"),
        ("any", PATH, None, "high", "row-3"),
        ("any", PATH, "high", None, "row-2"),
        ("any", PATH, "low", None, "deviance"),
        ("any", PATH, None, "low", "risk"),
        ("any", PATH, None, None, "risk, deviance"),
        ("first", FIRST, "low", "low", "row-1"),
        ("first", FIRST, "low", "high", "row-2"),
        ("first", FIRST, None, "high", "row-2"),
        ("first", FIRST, None, "low", "risk"),
        ("first", FIRST, None, None, "risk, deviance"),
    ],
)
def test_hit_policies(
    hit: str, rows: list[str], risk: str | None, deviance: str | None, expected: str
) -> None:
    """Each policy gives one row, or else the inputs of which one can change it."""
    read = table(hit, [RISK, DEVIANCE], *rows)
    pairs = {"risk": risk, "deviance": deviance}
    values = {name: value for name, value in pairs.items() if value is not None}

    assert said(read.verdict(values, lambda _name: None)) == expected


def test_the_first_of_two_rows_that_hold_is_taken() -> None:
    """Under `first` a later row may contradict an earlier one."""
    read = table("first", [RISK], "low | one", "- | other")

    assert [said(read.verdict({"risk": it}, lambda _: None)) for it in BANDS] == [
        *("row-1", "row-2", "row-2")
    ]


def test_a_row_in_doubt_holds_back_the_rows_after_it_only_under_first() -> None:
    """Where rows cannot contradict one another, a row that surely holds is enough."""
    rows = ["low | - | one", "- | low | one"]
    verdicts = {
        hit: table(hit, [RISK, DEVIANCE], *rows, "- | - | other").verdict(
            {"deviance": "low"}, lambda _: None
        )
        for hit in ("any", "first")
    }

    assert {hit: said(verdict) for hit, verdict in verdicts.items()} == {
        "any": "row-2",
        # Both ways in which the risk may turn out lead to the same outcome.
        "first": "row-1",
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["yes | one", "no | one"], "row-1"),
        (["yes | one", "no | other"], "held"),
        (["- | one"], "row-1"),
        (["yes | one"], "held"),
    ],
)
def test_an_unknown_that_cannot_change_the_outcome(
    rows: list[str], expected: str
) -> None:
    """All ways in which it may turn out are tried."""
    read = table("unique", [HELD], *rows)

    assert said(read.verdict({}, lambda _: None)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["< 36 | one", ">= 36 | other"], "months"),
        (["< 36 | one", ">= 36 | one"], "one"),
        (["< 36 | one", "36 | other", "> 36 | one"], "months"),
        (["[6..36] | one", "not([6..36]) | one"], "one"),
        (["[6..36] | one", "not([6..36]) | other"], "months"),
        (["< limit.known | one", ">= limit.known | one"], "one"),
        (["< limit.known | one", ">= limit.known | other"], "months"),
        (["< limit.unknown | one", ">= limit.unknown | one"], "months"),
        (["< limit.none | one", ">= limit.none | other"], "one"),
        (["- | one"], "one"),
    ],
)
def test_a_number_that_is_not_known(rows: list[str], expected: str) -> None:
    """Every number at, below and above a cut-point is tried."""
    read = table("unique", [MONTHS], *rows)
    limits = {"limit.known": 36.0, "limit.none": math.inf}

    assert outcome(read.verdict({}, limits.get)) == expected


@pytest.mark.parametrize(
    ("months", "limit", "expected"),
    [
        (36, 36, "row-2"),
        (35, 36, "row-1"),
        (37, 36, "row-3"),
        (None, 36, "months"),
        (36, None, ""),
        (None, None, "months"),
    ],
)
def test_an_endpoint_that_is_not_known(
    months: int | None, limit: int | None, expected: str
) -> None:
    """Without the limit a length that is known says nothing."""
    read = table(
        "unique", [MONTHS], "< law.limit | a", "law.limit | b", "> law.limit | c"
    )
    values = {} if months is None else {"months": months}

    assert said(read.verdict(values, {"law.limit": limit}.get)) == expected


@pytest.mark.parametrize(
    ("held", "months", "expected"),
    [
        (False, None, "a"),
        (True, None, "months"),
        (None, 12, "held"),
        (None, 36, "a"),
        (None, None, "held, months"),
    ],
)
def test_two_unknowns_of_two_kinds(
    *, held: bool | None, months: int | None, expected: str
) -> None:
    """Only an input of which one value alone could change the outcome is named."""
    read = table(
        "unique", [HELD, MONTHS], "no | - | a", "yes | < 36 | b", "yes | >= 36 | a"
    )
    pairs = {"held": held, "months": months}
    values = {name: value for name, value in pairs.items() if value is not None}

    assert outcome(read.verdict(values, lambda _: None)) == expected


def test_a_value_that_no_row_takes_settles_nothing() -> None:
    """Where all is known and no row applies, there is nothing to find out."""
    read = table("unique", [RISK, DEVIANCE], "low | low | one")
    verdict = read.verdict({"risk": "high", "deviance": "low"}, lambda _: None)

    assert verdict == Verdict((), settled=False)


def test_a_table_with_a_cell_outside_its_domain_is_not_read() -> None:
    """A word that the input cannot take is an error."""
    with pytest.raises(CellError):
        table("unique", [RISK], "highest | one")


DAY = Column("day", "date", ())
ROUTE = Column("route", "text", ())


@pytest.mark.parametrize(
    ("rows", "day", "expected"),
    [
        (["< 2005-04-04 | old", ">= 2005-04-04 | new"], date(2005, 4, 3), "old"),
        (["< 2005-04-04 | old", ">= 2005-04-04 | new"], date(2005, 4, 4), "new"),
        (["< 2005-04-04 | old", ">= 2005-04-04 | new"], None, "day"),
        (["< 2005-04-04 | old", ">= 2005-04-04 | old"], None, "old"),
        (
            ["not([2001-04-01..2005-04-03]) | a", "[2001-04-01..2005-04-03] | a"],
            None,
            "a",
        ),
    ],
)
def test_a_day(rows: list[str], day: date | None, expected: str) -> None:
    """Days are compared as numbers are; an unknown one is tried around each end."""
    read = table("unique", [DAY], *rows)
    values = {} if day is None else {"day": day}

    assert outcome(read.verdict(values, lambda _: None)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["licence | one", "not(licence) | one"], "one"),
        (["licence | one", "not(licence) | other"], "route"),
        (["licence | one", "order | one"], "route"),
    ],
)
def test_a_text_that_is_not_known(rows: list[str], expected: str) -> None:
    """It may be any word that a cell names, or another that none does."""
    assert outcome(table("unique", [ROUTE], *rows).verdict({}, lambda _: None)) == (
        expected
    )


COLLECTED = ["low | - | a", "- | yes | b", "not(low) | no | c"]


@pytest.mark.parametrize(
    ("risk", "held", "rows", "unsettled"),
    [
        ("low", True, ["row-1", "row-2"], []),
        ("low", False, ["row-1"], []),
        ("high", False, ["row-3"], []),
        ("high", True, ["row-2"], []),
        ("low", None, ["row-1"], ["held"]),
        (None, True, ["row-2"], ["risk"]),
        (None, None, [], ["risk", "held"]),
    ],
)
def test_a_table_that_collects(
    risk: str | None, *, held: bool | None, rows: list[str], unsettled: list[str]
) -> None:
    """Every row that certainly applies is given, while others may be in doubt."""
    read = table("collect", [RISK, HELD], *COLLECTED)
    pairs: dict[str, str | bool | None] = {"risk": risk, "held": held}
    values = {name: value for name, value in pairs.items() if value is not None}
    verdict = read.verdict(values, lambda _: None)

    assert [row.id for row in verdict.rows] == rows
    assert (verdict.settled, list(verdict.unsettled)) == (not unsettled, unsettled)


def test_a_table_that_collects_nothing_is_settled() -> None:
    """That no row applies is an answer."""
    read = table("collect", [RISK], "high | a")

    assert read.verdict({"risk": "low"}, lambda _: None) == Verdict((), settled=True)


@pytest.mark.parametrize(
    ("rows", "deviance", "held", "anyway"),
    [
        (PATH_UNIQUE, "high", ["row-2", "row-3"], ["risk"]),
        (PATH, "high", ["row-3"], []),
        (["- | low | one", "- | not(low) | other"], "high", ["row-2"], []),
        (
            ["low | - | one", "not(low) | - | one"],
            None,
            ["row-1", "row-2"],
            ["risk", "deviance"],
        ),
    ],
)
def test_an_answer_that_is_the_same_in_any_event(
    rows: list[str], deviance: str | None, held: list[str], anyway: list[str]
) -> None:
    """Where what is not known tells only which row applies, none is claimed."""
    read = table("any", [RISK, DEVIANCE], *rows)
    values = {} if deviance is None else {"deviance": deviance}
    verdict = read.verdict(values, lambda _: None)

    assert [row.id for row in verdict.rows] == held
    assert (verdict.settled, list(verdict.anyway)) == (True, anyway)


def test_any_gives_every_row_that_certainly_applies() -> None:
    """All reasons, and not the first only."""
    read = table("any", [RISK, DEVIANCE], *PATH)
    both = read.verdict({"risk": "high", "deviance": "high"}, lambda _: None)

    assert [row.id for row in both.rows] == ["row-2", "row-3"]


def test_every_row_tried_names_the_first_cell_that_failed() -> None:
    """Or else the first of which it cannot be said; a row that holds names none."""
    read = table(
        "any",
        [RISK, HELD, MONTHS],
        "low | no | 36 | a",
        "high | yes | > law.limit | b",
        "- | - | >= 36 | b",
        "- | yes | < 36 | b",
        "- | yes | 12 | b",
    )
    values: dict[str, Value] = {"risk": "high", "months": 40}
    held = values | {"held": True}

    assert read.tried(values, {"law.limit": 36.0}.get) == (
        RowTried("row-1", holds=False, input="risk", cell="low", value="high"),
        RowTried("row-2", holds=None, input="held", cell="yes", value=None),
        RowTried("row-3", holds=True),
        RowTried("row-4", holds=False, input="months", cell="< 36", value=40),
        RowTried("row-5", holds=False, input="months", cell="12", value=40),
    )
    # Two cells of one row in doubt: the first is named, with what is known of it.
    assert read.tried(values, lambda _: None)[1] == RowTried(
        "row-2", holds=None, input="held", cell="yes", value=None
    )
    assert read.tried(held, lambda _: None)[1] == RowTried(
        "row-2", holds=None, input="months", cell="> law.limit", value=40
    )


SHIPPED = read_rules(content().programmes["csogp"].rules, content().facts)
LIMITS = {
    "programme.minimum_months": 36.0,
    "law.minimum_months": 6.0,
    "law.maximum_months": 36.0,
    "programme.misses_allowed": 2.0,
    "standards.breach_at": 2.0,
}


def possible(column: Column) -> tuple[str | bool | int, ...]:
    """Return every value of a column that could make a difference."""
    if column.kind == "number":
        return (0, 1, 2, 3, 5, 6, 7, 35, 36, 37)
    if column.kind == "yes or no":
        return (True, False)
    return column.domain


@pytest.mark.parametrize("read", SHIPPED, ids=lambda it: it.table.id)
def test_shipped_tables_have_no_gap_no_overlap_and_no_idle_row(read: ReadTable) -> None:
    """Whatever is recorded, rows apply as the hit policy has it, and each does once."""
    wrong, idle = [], {row.row.id for row in read.rows}
    for values in product(*(possible(column) for column in read.columns)):
        holding = [
            it.row
            for it in read.rows
            if all(
                cell.holds(value, LIMITS.get)
                for cell, value in zip(it.cells, values, strict=True)
            )
        ]
        alone = read.table.hit in {"unique", "first"}
        idle -= {row.id for row in (holding[:1] if alone else holding)}
        allowed = {
            "unique": len(holding) == 1,
            "any": len({row.then for row in holding}) == 1,
            "first": bool(holding),
            "collect": True,
        }
        if not allowed[read.table.hit]:
            wrong.append((values, [row.id for row in holding]))

    assert (wrong, idle) == ([], set())


@pytest.mark.parametrize(
    "read",
    [it for it in SHIPPED if it.table.hit != "first"],
    ids=lambda it: it.table.id,
)
@given(st.data())
def test_the_order_of_rows_does_not_matter(
    read: ReadTable, data: st.DataObject
) -> None:
    """Except where the first row that applies is the one that counts."""
    rows = tuple(data.draw(st.permutations(read.rows)))
    values = {
        column.name: value
        for column in read.columns
        if (value := data.draw(st.sampled_from((*possible(column), None)))) is not None
    }
    shuffled = read_table(
        read.table.model_copy(update={"rows": tuple(it.row for it in rows)}),
        read.columns,
    )
    one, other = read.verdict(values, LIMITS.get), shuffled.verdict(values, LIMITS.get)

    assert {it.id for it in one.rows} == {it.id for it in other.rows}
    assert one.settled == other.settled
    assert set(one.unsettled) == set(other.unsettled)


def can_be(read: ReadTable, values: tuple[str | bool | int | None, ...]) -> bool:
    """Leave out what cannot be: limits without a law, reasons without a judgement."""
    held = dict(zip((column.name for column in read.columns), values, strict=True))
    if "law.in_force" in held:
        return held["law.in_force"] is not None
    unjudged = held.get("SUITABILITY", "") is None
    return not (unjudged and held.get("suitability.reasons_given") is not None)


@pytest.mark.parametrize("read", SHIPPED, ids=lambda it: it.table.id)
def test_a_shipped_reason_says_nothing_that_is_not_known(read: ReadTable) -> None:
    """A row that settles a table with something unknown holds however it turns out."""
    names = [column.name for column in read.columns]
    domains = [possible(column) for column in read.columns]
    guessed = []
    for values in product(*((*domain, None) for domain in domains)):
        known = {
            name: value
            for name, value in zip(names, values, strict=True)
            if value is not None
        }
        verdict = read.verdict(known, LIMITS.get)
        if len(known) == len(names) or not can_be(read, values) or verdict.anyway:
            continue
        outs = list(
            product(
                *(
                    domain if value is None else (value,)
                    for domain, value in zip(domains, values, strict=True)
                )
            )
        )
        held = [it for it in read.rows if it.row in verdict.rows]
        guessed += [
            (values, it.row.id)
            for it in held
            for out in outs
            if not all(
                cell.holds(value, LIMITS.get)
                for cell, value in zip(it.cells, out, strict=True)
            )
        ]

    assert guessed == []
