"""Boundary cases: what a table says at its limits, as the evaluator itself finds it."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest
from test_table import table
from valid_cases import content

from csogp_docs.assess.boundaries import examine, examine_table
from csogp_docs.assess.rules import read_rules
from csogp_docs.assess.table import Column
from csogp_docs.model.boundaries import Comparison, PlainCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.boundaries import Boundaries, Examined

CSOGP = content().programmes["csogp"]

MONTHS = Column("sentence.months", "number", ())
DAY = Column("court.hearing", "date", ())
ROUTE = Column("sentence.route", "text", ())
LETTERS = tuple("abcdef")


@cache
def rules() -> dict[str, Examined]:
    """Examine every table as shipped."""
    return {it.table.id: it for it in examine(CSOGP, content())}


@cache
def tables_read() -> dict[str, ReadTable]:
    """Read every table as shipped."""
    return {it.table.id: it for it in read_rules(CSOGP.rules, content().facts)}


def tried(read: ReadTable) -> Examined:
    """Try one table with the content that is shipped."""
    return examine_table(read, CSOGP.programme.value, content())


def lines(boundaries: Boundaries) -> list[tuple[object, ...]]:
    """Write each case as its values and then its rows; "*" is any value."""
    return [
        (
            *(_value(values) for values in case.values),
            " ".join(row.id for row in case.rows),
        )
        for case in boundaries.cases
    ]


def _value(values: Sequence[Value]) -> object:
    return values[0] if len(values) == 1 else "*" if not values else tuple(values)


def only(examined: Examined) -> list[tuple[object, ...]]:
    """Write the cases of a table that has one setting."""
    (boundaries,) = examined.boundaries
    return lines(boundaries)


def test_an_order_is_tried_at_below_and_above_three_years() -> None:
    """The leaflet says at least 3 years, which are 36 months."""
    assert only(rules()["ORDER-LENGTH"]) == [
        (35, "too-short"),
        (36, "long-enough"),
        (37, "long-enough"),
    ]


def test_what_remains_of_a_licence_is_asked_of_a_licence_only() -> None:
    """An input that makes no difference is not tried value by value."""
    assert only(rules()["LICENCE-REMAINING"]) == [
        ("order", "*", "order"),
        ("licence", 35, "too-little"),
        ("licence", 36, "enough"),
        ("licence", 37, "enough"),
    ]


@pytest.mark.parametrize(
    ("least", "most", "law", "expected"),
    [
        pytest.param(
            6,
            36,
            {
                ("community-rehabilitation-order", date(2001, 4, 1)),
                ("suspended-sentence-order", date(2026, 3, 22)),
            },
            [
                (True, 5, "below"),
                (True, 6, "within"),
                (True, 7, "within"),
                (True, 35, "within"),
                (True, 36, "within"),
                (True, 37, "above"),
                (False, "*", "not-in-force"),
            ],
            id="community rehabilitation order",
        ),
        pytest.param(
            -math.inf,
            24,
            {("suspended-sentence-supervision-order", date(2001, 4, 1))},
            [
                (True, 23, "within"),
                (True, 24, "within"),
                (True, 25, "above"),
                (False, "*", "not-in-force"),
            ],
            id="a longest and no shortest",
        ),
        pytest.param(
            12,
            math.inf,
            {("extended-licence", date(2020, 12, 1))},
            [
                (True, 11, "below"),
                (True, 12, "within"),
                (True, 13, "within"),
                (False, "*", "not-in-force"),
            ],
            id="a shortest and no longest",
        ),
        pytest.param(
            -math.inf,
            math.inf,
            {
                ("licence", date(1992, 10, 1)),
                ("licence", date(2005, 4, 4)),
                ("licence", date(2020, 12, 1)),
                ("extended-licence", date(1998, 9, 30)),
                ("extended-licence", date(2005, 4, 4)),
            },
            [(True, "*", "within"), (False, "*", "not-in-force")],
            id="no limit at all",
        ),
    ],
)
def test_the_limits_of_the_law_are_tried_pair_by_pair(
    least: float,
    most: float,
    law: set[tuple[str, date]],
    expected: list[tuple[object, ...]],
) -> None:
    """Each pair once, with every version of every route that has it."""
    pair = (("law.minimum_months", least), ("law.maximum_months", most))
    (found,) = (it for it in rules()["ROUTE-LIMITS"].boundaries if it.setting == pair)

    assert {(route.id, version.from_) for route, version in found.law} == law
    assert lines(found) == expected


def test_every_version_of_every_route_has_its_limits_tried() -> None:
    """None is left out, and none is tried with the limits of another."""
    versions = [
        (route.id, version.from_)
        for route in content().law.value.routes
        for version in route.versions
    ]
    found = [
        (route.id, version.from_)
        for boundaries in rules()["ROUTE-LIMITS"].boundaries
        for route, version in boundaries.law
    ]

    assert len(versions) == 14
    assert sorted(found) == sorted(versions)


def test_a_table_that_compares_with_no_limit_names_no_law() -> None:
    """What the law allows has no part in it."""
    named = {name for name, it in rules().items() if any(b.law for b in it.boundaries)}

    assert named == {"ROUTE-LIMITS"}


def test_both_levels_low_is_the_only_way_to_relapse_prevention() -> None:
    """Sixteen pairs of levels, as the leaflet has them; one is low in six."""
    higher = ("medium", "high", "very high")
    expected = {("low", "low"): "both-low"}
    expected |= {("low", it): "higher-deviance only-deviance-higher" for it in higher}
    expected |= {(it, "low"): "higher-risk only-risk-higher" for it in higher}
    expected |= dict.fromkeys(product(higher, higher), "higher-risk higher-deviance")

    found = {
        (risk, deviance): rows for risk, deviance, rows in only(rules()["PATHWAY"])
    }

    assert found == expected
    assert len(found) == 16


def test_words_that_make_no_difference_to_one_another_stand_together() -> None:
    """Thirty pairs are four cases."""
    (boundaries,) = rules()["BLOCK-WEEK"].boundaries

    assert boundaries.tried == 30
    assert lines(boundaries) == [
        (("required", "met"), ("employed", "self-employed"), "in-work"),
        (
            ("required", "met"),
            ("unemployed", "in education", "retired", "unable to work"),
            "not-in-work",
        ),
        ("waived", "*", "no-block-week"),
        (("not met", "not applicable"), "*", "induction-set-aside"),
    ]


def test_the_gate_proposes_only_where_nothing_is_unmet() -> None:
    """All 486 ways in which six answers may fall are tried, and are nine cases."""
    (boundaries,) = rules()["PROPOSAL-OR-REASONS"].boundaries
    free = ("met", "not applicable")
    proposed = [it for it in lines(boundaries) if it[-1] == "proposal"]

    assert boundaries.tried == 3 * 2 * 3**4
    assert len(boundaries.cases) == 9
    assert proposed == [("met", "*", free, free, free, free, "proposal")]


def test_where_a_table_collects_it_may_be_that_no_row_applies() -> None:
    """Nothing is to be arranged for a person who is not assessed as suitable."""
    assert only(rules()["ARRANGEMENTS"])[-1] == (
        ("not met", "not applicable"),
        "*",
        "*",
        "",
    )


@pytest.mark.parametrize("rule", rules())
def test_the_cases_say_of_everything_what_the_evaluator_says(rule: str) -> None:
    """Each combination of values is in one case, and has the rows of that case."""
    read = tables_read()[rule]
    names = [column.name for column in read.columns]
    for boundaries in rules()[rule].boundaries:
        setting = dict(boundaries.setting)
        every = [
            dict.fromkeys(
                value for case in boundaries.cases for value in case.values[at]
            )
            or {0: None}
            for at in range(len(names))
        ]
        seen = 0
        for trial in product(*every):
            rows = read.verdict(
                dict(zip(names, trial, strict=True)),
                lambda name, at=setting: at[name],  # type: ignore[misc]
            ).rows
            (case,) = (
                it
                for it in boundaries.cases
                if all(
                    not values or value in values
                    for value, values in zip(trial, it.values, strict=True)
                )
            )
            seen += 1

            assert case.rows == rows
        assert seen >= len(boundaries.cases)


def test_a_day_is_tried_with_the_days_beside_it() -> None:
    """As a number is."""
    read = table("unique", [DAY], "< 2005-04-04 | a", ">= 2005-04-04 | b")

    assert only(tried(read)) == [
        (date(2005, 4, 3), "row-1"),
        (date(2005, 4, 4), "row-2"),
        (date(2005, 4, 5), "row-2"),
    ]


def test_a_fact_that_may_be_anything_stands_in_one_place() -> None:
    """What it is in a case is not known here; one place shows how it matters."""
    read = table("unique", [DAY], "< sentence.starts | a", ">= sentence.starts | b")
    (boundaries,) = tried(read).boundaries
    ((name, day),) = boundaries.setting

    assert name == "sentence.starts"
    assert isinstance(day, date)
    assert lines(boundaries) == [
        (day - timedelta(days=1), "row-1"),
        (day, "row-2"),
        (day + timedelta(days=1), "row-2"),
    ]


def test_a_text_is_tried_as_named_and_as_any_other() -> None:
    """No cell can tell more."""
    read = table("unique", [ROUTE], "licence | a", "not(licence) | b")

    assert only(tried(read)) == [("licence", "row-1"), ("any other", "row-2")]


def test_too_many_cases_are_counted_and_not_listed() -> None:
    """Thirty-six pairs of which no two are alike would be read by nobody."""
    one, two = (Column(name, "choice", LETTERS) for name in ("one", "two"))
    rows = [f"{it} | {other} | {it}{other}" for it in LETTERS for other in LETTERS]
    (boundaries,) = tried(table("unique", [one, two], *rows)).boundaries

    assert (boundaries.tried, boundaries.cases) == (36, ())


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("-", PlainCell("-")),
        ("licence", PlainCell("licence", ((Comparison("is", "licence"),),))),
        (
            "not(a, b)",
            PlainCell(
                "not(a, b)",
                ((Comparison("is", "a"),), (Comparison("is", "b"),)),
                negated=True,
            ),
        ),
    ],
)
def test_a_cell_is_taken_apart(written: str, cell: PlainCell) -> None:
    """What it was written as is kept beside its parts."""
    read = table("collect", [ROUTE], f"{written} | x")

    assert tried(read).cells == ((cell,),)


def test_a_comparison_keeps_its_order_and_its_name() -> None:
    """An interval is two of them."""
    ((too_short,), (long_enough,)) = rules()["ORDER-LENGTH"].cells
    within = rules()["ROUTE-LIMITS"].cells[2][1]

    assert too_short.tests == ((Comparison("<", "programme.minimum_months"),),)
    assert long_enough.tests == ((Comparison(">=", "programme.minimum_months"),),)
    assert within.tests == (
        (
            Comparison(">=", "law.minimum_months"),
            Comparison("<=", "law.maximum_months"),
        ),
    )
    assert rules()["ORDER-LENGTH"].compared_with == ("programme.minimum_months",)


def test_a_table_is_examined_with_the_types_of_its_inputs() -> None:
    """As the catalogue has them; an earlier table is a choice."""
    assert rules()["ROUTE-LIMITS"].kinds == ("yes or no", "number")
    assert rules()["BLOCK-WEEK"].kinds == ("choice", "choice")


def test_one_limit_alone_is_that_of_every_law_that_has_it() -> None:
    """36 months at most: of two orders of 2000, of two Acts on one, and of 2026."""
    read = table(
        "unique", [MONTHS], "<= law.maximum_months | a", "> law.maximum_months | b"
    )
    found = {
        dict(it.setting)["law.maximum_months"]: [
            (route.id, str(version.from_)) for route, version in it.law
        ]
        for it in tried(read).boundaries
    }

    assert found[36] == [
        ("community-rehabilitation-order", "2001-04-01"),
        ("community-punishment-and-rehabilitation-order", "2001-04-01"),
        ("community-order", "2005-04-04"),
        ("community-order", "2020-12-01"),
        ("suspended-sentence-order", "2026-03-22"),
    ]


def test_every_day_beside_a_limit_is_a_case_of_its_own() -> None:
    """Days are told one by one, as numbers are, and not as words."""
    read = table("unique", [DAY], "< 2005-04-04 | a", ">= 2005-04-04 | b")

    assert only(tried(read)) == [
        (date(2005, 4, 3), "row-1"),
        (date(2005, 4, 4), "row-2"),
        (date(2005, 4, 5), "row-2"),
    ]


@pytest.mark.parametrize(("limits", "shown"), [(20, 60), (21, 0)])
def test_up_to_sixty_lines_of_numbers_are_shown(limits: int, shown: int) -> None:
    """Each limit has three; of more, only their number is told."""
    cell = ", ".join(str(4 * at) for at in range(1, limits + 1))
    read = table("unique", [MONTHS], f"{cell} | a", f"not({cell}) | b")
    (found,) = tried(read).boundaries

    assert (found.tried, len(found.cases)) == (3 * limits, shown)


def test_up_to_24_combinations_of_words_are_shown_one_by_one() -> None:
    """Though they all say the same."""
    letter = Column("person.employment", "choice", LETTERS)
    band = Column("risk.level", "choice", ("low", "medium", "high", "very high"))
    (found,) = tried(table("unique", [letter, band], "- | - | a")).boundaries

    assert (found.tried, len(found.cases)) == (24, 24)


def test_many_days_are_shown_one_by_one_as_numbers_are() -> None:
    """Nine days, each with the day before and the day after."""
    cell = ", ".join(f"2004-0{month}-15" for month in range(1, 10))
    read = table("unique", [DAY], f"{cell} | a", f"not({cell}) | b")
    (found,) = tried(read).boundaries

    assert (found.tried, len(found.cases)) == (27, 27)
