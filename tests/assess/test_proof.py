"""Tables are proved before use: a planted fault is found, with a witness."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from own_content import unreleased
from test_table import table
from valid_cases import content as by_content

from csogp_docs.assess.proof import faults, settings_of
from csogp_docs.assess.table import Column
from csogp_docs.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = "content/programmes/csogp/rules.yaml"
PATHWAY = "    inputs: [risk.level, risk.deviance]"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            'when: [">= programme.minimum_months"]',
            'when: ["> programme.minimum_months"]',
            "error[CS416]: ORDER-LENGTH: no row applies when sentence.months = 36; "
            "add one: when: [36]",
            id="a gap at exactly the minimum",
        ),
        pytest.param(
            "when: [low, low]",
            "when: [low, high]",
            "error[CS416]: PATHWAY: no row applies when risk.level = low, "
            "risk.deviance = low; add one: when: [low, low]",
            id="a gap in the choice of path",
        ),
        pytest.param(
            'when: ["yes", "> law.maximum_months"]',
            'when: ["yes", ">= law.maximum_months"]',
            "error[CS417]: ROUTE-LIMITS: two rows apply and may not: within and above, "
            "for law.in_force = yes, sentence.months = 36; narrow one of them",
            id="an overlap at exactly the limit of the law",
        ),
        pytest.param(
            "when: [low, low]",
            'when: [low, "-"]',
            "error[CS417]: PATHWAY: two rows apply and may not: both-low and "
            "higher-deviance and only-deviance-higher, for risk.level = low, "
            "risk.deviance = medium; narrow one of them",
            id="rows that may both apply but disagree",
        ),
        pytest.param(
            'when: [not met, "yes", "-", "-", "-", "-"]',
            'when: [not met, "-", "-", "-", "-", "-"]',
            "error[CS418]: PROPOSAL-OR-REASONS: the row no-reasons can never apply; "
            "take it out",
            id="a row behind another",
        ),
        pytest.param(
            "when: [low, low]",
            'when: ["not(low, medium, high, very high)", low]',
            "error[CS418]: PATHWAY: the row both-low can never apply; take it out",
            id="the first row of a table",
        ),
        pytest.param(
            "inputs: [offences.sexual]\n    blocks: {not_met: proposal, "
            "cannot_say_yet: proposal}\n    rows:\n      - id: sexual\n"
            '        when: ["yes"]',
            "inputs: [offences.sexual, person.in_custody]\n    rows:\n"
            '      - id: sexual\n        when: ["yes", "-"]',
            "error[CS419]: QUALIFYING-OFFENCE: no row asks for person.in_custody; "
            "take the input out",
            id="an input that nothing asks for",
        ),
    ],
)
def test_a_planted_fault_is_found(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """The message says for which values, and what to do."""
    unreleased(ROOT / "content", tmp_path / "content")
    rules = tmp_path / RULES
    text = rules.read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed = text.replace(old, new)
    if "CS419" in told:
        changed = changed.replace(
            '        when: ["no"]\n', '        when: ["no", "-"]\n', 1
        )
    rules.write_text(changed, encoding="utf-8")

    result = CliRunner().invoke(
        main, ["-w", str(tmp_path), "check", str(ROOT / "cases")]
    )

    assert result.exit_code == 1
    assert told in result.output


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "when: [low, low]",
            "when: [low, high]",
            "- id: PATHWAY",
            id="a gap, at the table",
        ),
        pytest.param(
            'when: ["yes", "> law.maximum_months"]',
            'when: ["yes", ">= law.maximum_months"]',
            "- id: above",
            id="an overlap, at the second of the rows",
        ),
        pytest.param(
            'when: [not met, "yes", "-", "-", "-", "-"]',
            'when: [not met, "-", "-", "-", "-", "-"]',
            "- id: no-reasons",
            id="a row that can never apply, at the row",
        ),
        pytest.param(
            "when: [low, low]",
            'when: ["not(low, medium, high, very high)", low]',
            "- id: both-low",
            id="the first row of a table, where it can never apply",
        ),
        pytest.param(
            'when: [not applicable, "-"',
            'when: [not applicable, "not(yes, no)"',
            "- id: does-not-arise",
            id="a row further down",
        ),
        pytest.param(
            "inputs: [offences.sexual]",
            "inputs: [offences.sexual, person.in_custody]",
            "inputs: [offences.sexual, person.in_custody]",
            id="an input that nothing asks for, at the input",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: str
) -> None:
    """Whoever reads the message finds what it is about where it says."""
    unreleased(ROOT / "content", tmp_path / "content")
    rules = tmp_path / RULES
    text = rules.read_text(encoding="utf-8")
    assert text.count(old) == 1
    text = text.replace(old, new)
    if "inputs" in line:
        for cell in ("yes", "no"):
            text = text.replace(f'when: ["{cell}"]', f'when: ["{cell}", "-"]', 1)
    rules.write_text(text, encoding="utf-8")

    result = CliRunner().invoke(
        main, ["-w", str(tmp_path), "check", str(ROOT / "cases")]
    )
    places = re.findall(r"rules\.yaml:(\d+):(\d+): error\[CS41[6-9]\]", result.output)
    lines = text.splitlines()
    told = [lines[int(row) - 1].strip() for row, _ in places]

    assert line in told
    if "inputs" in line:
        assert lines[int(places[0][0]) - 1][int(places[0][1]) - 1 :].startswith(
            "person.in_custody"
        )


def test_tables_as_shipped_have_no_fault() -> None:
    """What every case is assessed by has neither gap nor overlap."""
    result = CliRunner().invoke(main, ["-w", str(ROOT), "check", str(ROOT / "cases")])

    assert result.exit_code == 0


DAY = Column("court.hearing", "date", ())
ROUTE = Column("sentence.route", "text", ())
MONTHS = Column("sentence.months", "number", ())


def found(columns: list[Column], *rows: str, hit: str = "unique") -> list[str]:
    """Prove a table over columns of these kinds; a name may stand for anything."""
    read = table(hit, columns, *rows)
    content = by_content()
    settings = settings_of(read, content.programmes["csogp"].programme.value, content)
    return [f"{it.kind}: {it.witness}" for it in faults(read, settings)]


@pytest.mark.parametrize(
    ("columns", "rows", "faulty"),
    [
        pytest.param([DAY], ["< 2005-04-04 | a", ">= 2005-04-04 | b"], [], id="no day"),
        pytest.param(
            [DAY],
            ["< 2005-04-04 | a", "> 2005-04-04 | b"],
            ["gap: court.hearing = 2005-04-04"],
            id="the day itself",
        ),
        pytest.param(
            [DAY],
            ["<= sentence.starts | a", "> sentence.ends | b"],
            ["gap", "overlap"],
            id="two days that may stand either way",
        ),
        pytest.param(
            [DAY],
            ["<= sentence.starts | a", "> sentence.starts | b"],
            [],
            id="one day, wherever it may be",
        ),
        pytest.param(
            [ROUTE],
            ["licence | a", "order | b"],
            ["gap: sentence.route = any other"],
            id="a text that no cell names",
        ),
        pytest.param([ROUTE], ["licence | a", "not(licence) | b"], [], id="every text"),
        pytest.param(
            [MONTHS],
            ["< person.age | a", ">= 18 | b"],
            ["gap", "overlap"],
            id="a number named, on either side of one that is written",
        ),
        pytest.param(
            [MONTHS], ["< 36.5 | a", ">= 37 | b"], [], id="no whole number between"
        ),
    ],
)
def test_every_kind_of_input_is_proved(
    columns: list[Column], rows: list[str], faulty: list[str]
) -> None:
    """Days, texts and names that stand for anything are tried as numbers are."""
    told = dict.fromkeys(found(columns, *rows))
    kinds = dict.fromkeys(it.partition(":")[0] for it in told)

    assert faulty in (list(told), sorted(kinds))


def test_a_programme_without_a_minimum_sets_no_limit() -> None:
    """Any length is then enough, so that a row for too little is never reached."""
    read = table(
        "unique",
        [MONTHS],
        "< programme.minimum_months | a",
        ">= programme.minimum_months | b",
    )
    content = by_content()
    shipped = content.programmes["csogp"].programme.value
    without = shipped.model_copy(update={"minimum_months": None})
    found = [it.row for it in faults(read, settings_of(read, without, content))]

    assert settings_of(read, without, content) == [
        {"programme.minimum_months": -math.inf}
    ]
    assert found == [0]


@pytest.mark.parametrize("column", [DAY, MONTHS], ids=["days", "numbers"])
@pytest.mark.parametrize(
    "rows",
    [
        ["< a.a | a", ">= b.b | b", "[a.a..b.b) | c"],
        ["< a.a | a", "[a.a..b.b] | b", "(b.b..c.c] | c", "> c.c | d"],
    ],
)
def test_names_stand_in_every_order(column: Column, rows: list[str]) -> None:
    """Right only where the names stand in one order: the others are found."""
    assert {it.partition(":")[0] for it in found([column], *rows)} == {"overlap"}


def test_a_gap_is_told_with_words_that_are_no_code() -> None:
    """Yes and no, not True and False; several words of a text apart."""
    held = Column("person.in_custody", "yes or no", ())
    read = table("unique", [held, ROUTE], "yes | licence, order | a", "yes | - | a")
    told = [(it.kind, it.witness, it.row_to_add) for it in faults(read, [{}])]

    assert told[:3] == [
        (
            "overlap",
            "row-1 and row-2, for person.in_custody = yes, sentence.route = licence",
            "",
        ),
        (
            "overlap",
            "row-1 and row-2, for person.in_custody = yes, sentence.route = order",
            "",
        ),
        (
            "gap",
            "person.in_custody = no, sentence.route = licence",
            '"no", licence',
        ),
    ]
    assert told[-1] == (
        "gap",
        "person.in_custody = no, sentence.route = any other",
        '"no", not(licence, order)',
    )


def test_a_row_to_add_takes_any_text_where_no_cell_names_one() -> None:
    """A column of hyphens has nothing to exclude."""
    held = Column("person.in_custody", "yes or no", ())
    read = table("unique", [held, ROUTE], "yes | - | a")

    assert [it.row_to_add for it in faults(read, [{}])][:1] == ['"no", "-"']


def test_a_table_that_collects_may_leave_gaps_and_overlap() -> None:
    """But a row that can never apply is idle there as anywhere."""
    assert found([MONTHS], "> 36 | a", "> 12 | b", hit="collect") == []
    assert found([MONTHS], "[36..35] | a", "> 12 | b", hit="collect") == [
        "unreachable: another row applies first"
    ]


def test_the_row_to_add_can_be_written_into_the_table() -> None:
    """Words, truth values and a text that no cell names, as YAML takes them."""
    held = Column("person.in_custody", "yes or no", ())
    read = table("unique", [held, ROUTE], "yes | licence | a", "no | - | a")
    gap = next(iter(faults(read, [{}])))

    assert gap.row_to_add == '"yes", not(licence)'


def test_an_input_that_no_row_asks_for_is_named() -> None:
    """Its cells are hyphens in every row."""
    assert found([MONTHS, DAY], "> 1 | - | a", "<= 1 | - | b") == [
        "unused: court.hearing"
    ]
