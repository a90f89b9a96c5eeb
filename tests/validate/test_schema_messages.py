"""What an officer reads when a field holds what it cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from csogp_docs.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    WriteCase = Callable[..., Path]


def printed(path: Path, *options: str) -> str:
    """Return everything that `check` prints about a file."""
    arguments = ["check", str(path), *options]
    return CliRunner().invoke(main, arguments, catch_exceptions=False).output


def told(path: Path) -> list[str]:
    """Return the line of each problem, without the name of the file."""
    name = f"{path}:"
    lines = printed(path).splitlines()
    return [line.removeprefix(name) for line in lines if line.startswith(name)]


def test_a_message_is_followed_by_the_line_and_a_caret(write_case: WriteCase) -> None:
    """The example of the contract: what was written, what to write, and where."""
    path = write_case(("months: 36", "months: three years"))

    assert printed(path) == (
        'wm-0001.yaml:37:11: error[CS203]: sentence.months is "three years"; write a '
        "whole number of months, for example 36\n"
        "  37 |   months: three years\n"
        "     |           ^\n"
        "1 case file checked: 1 error.\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "months: 36",
            "lenght_months: 36",
            (
                '37:3: error[CS201]: "lenght_months" is not known in sentence; did you '
                'mean "months"?'
            ),
        ),
        (
            "date_of_birth:",
            "Date of birth:",
            (
                '13:3: error[CS201]: "Date of birth" is not known in person; did you '
                'mean "date_of_birth"?'
            ),
        ),
        (
            "months: 36",
            "zzz: 36",
            (
                '37:3: error[CS201]: "zzz" is not known in sentence; take it out. '
                "Known "
                "here: route, months, starts"
            ),
        ),
        (
            "programme: csogp\n",
            "programme: csogp\ncolour: red\n",
            (
                '4:1: error[CS201]: "colour" is not known in this file; did you mean '
                '"court"?'
            ),
        ),
        (
            "from: Programmes Team",
            "form: Programmes Team",
            (
                '28:30: error[CS201]: "form" is not known in deviance; did you mean '
                '"from"?'
            ),
        ),
        (
            "person:\n",
            "person:\n  unknown: withheld\n",
            (
                '12:3: error[CS201]: "unknown" is not known in person; take it out. '
                "Known "
                "here: name, pnc, date_of_birth, address, employment, in_custody"
            ),
        ),
        (
            "J. Sample, role",
            "J. Sample, M.A., role",
            (
                "8:29: error[CS201]: a text stands in report.author without a name and "
                "a colon; put quotation marks round a value that has a comma in it. "
                "Known here: name, role, office"
            ),
        ),
        (
            "  name: Alan Specimen\n",
            "",
            (
                "11:1: error[CS202]: person.name is missing, and is always needed; "
                "write it"
            ),
        ),
        (
            "case: wm-0001\n",
            "",
            "1:1: error[CS202]: case is missing, and is always needed; write it",
        ),
        (
            "months: 36",
            "months: 36.5",
            (
                '37:11: error[CS203]: sentence.months is "36.5"; write a whole number '
                "of "
                "months, for example 36"
            ),
        ),
        (
            "total: 1",
            "total: one",
            (
                '25:50: error[CS203]: previous_convictions.total is "one"; write a '
                "whole "
                "number in figures, for example 3"
            ),
        ),
        (
            "hearing: 2004-03-12",
            "hearing: 2004-02-30",
            (
                '18:12: error[CS204]: court.hearing is "2004-02-30", a day that does '
                "not "
                "exist; write a day of the calendar"
            ),
        ),
        (
            "hearing: 2004-03-12",
            "hearing: 2004-3-12",
            (
                '18:12: error[CS204]: court.hearing is "2004-3-12"; write a date as '
                "year-month-day, for example 2004-03-05"
            ),
        ),
        (
            "date_of_birth: 1968-02-29",
            "date_of_birth: 29 February 1968",
            (
                "13:18: error[CS204]: person.date_of_birth cannot be used as it is "
                "written; write a date as year-month-day, for example 2004-03-05"
            ),
        ),
        (
            "outcome: suitable",
            "outcome: sutable",
            (
                '33:12: error[CS205]: suitability.outcome is "sutable"; did you mean '
                '"suitable"?'
            ),
        ),
        (
            "unknown: awaited",
            "unknown: dunno",
            (
                '28:21: error[CS205]: deviance.unknown is "dunno"; write one of: '
                "awaited, "
                "declined, not applicable, not asked, not recorded, withheld"
            ),
        ),
        (
            "sexual: yes",
            "sexual: ja",
            '21:13: error[CS206]: offences[1].sexual is "ja"; write yes or no',
        ),
        (
            "{as_at: 2004-02-10, total: 1, sexual: 0}",
            "none",
            (
                "25:23: error[CS207]: previous_convictions is not a group of fields; "
                "write its fields below it, indented: as_at, total, sexual"
            ),
        ),
        (
            "reasons: []",
            "reasons: none",
            (
                "34:12: error[CS207]: suitability.reasons is not a list; begin each "
                "item "
                'below it with "- "'
            ),
        ),
        (
            "conclusion: |\n",
            "conclusion:\n    He said: yes.\n  assessment: |\n",
            (
                "31:5: error[CS207]: narrative.conclusion is read as a list or a group "
                "of fields, not as a text; put quotation marks round the text, or "
                "write | here and begin it on the next line"
            ),
        ),
        (
            "address: 1 Example Street",
            "address:",
            (
                "14:3: error[CS208]: person.address has nothing written; write it, or "
                "{unknown: not asked}, or leave the line out"
            ),
        ),
        (
            "reasons: []",
            "reasons:",
            (
                "34:3: error[CS208]: suitability.reasons has nothing written; write "
                "it, or leave the line out"
            ),
        ),
        (
            "name: Alan Specimen",
            "name: ''",
            (
                "12:3: error[CS208]: person.name has nothing written, and is always "
                "needed; write it"
            ),
        ),
        (
            "name: Alan Specimen",
            "name: ~",
            (
                "12:3: error[CS208]: person.name has nothing written, and is always "
                "needed; write it"
            ),
        ),
        (
            "case: wm-0001",
            "case: WM 0001",
            (
                '1:7: error[CS209]: case is "WM 0001"; write small letters a to z, '
                "figures "
                "and hyphens, at most 64, for example wm-0001"
            ),
        ),
        (
            "case: wm-0001",
            "case: con",
            (
                '1:7: error[CS209]: case is "con"; write small letters a to z, figures '
                "and "
                "hyphens, at most 64, for example wm-0131"
            ),
        ),
        (
            "id: V1",
            "id: first",
            (
                "24:20: error[CS210]: offences[1].victims[1].id does not number a "
                "victim; write V and a number, for example V1"
            ),
        ),
        (
            "unknown: awaited",
            "unknown: declined",
            (
                "28:11: error[CS211]: deviance has from or due, though it is not "
                "awaited; write unknown: awaited, or leave from and due out"
            ),
        ),
        (
            "id: V1,",
            "id: V1, Name: x,",
            (
                "24:24: error[CS212]: a victim is never named in a case file; take the "
                "name out, and tell victims apart by id (V1, V2), relationship and age "
                "band"
            ),
        ),
    ],
)
def test_a_message_says_what_to_write_instead(
    old: str, new: str, expected: str, write_case: WriteCase
) -> None:
    """One fault, one message, at the place of the fault."""
    assert told(write_case((old, new))) == [expected]


def test_a_word_quoted_in_a_message_is_at_most_60_characters(
    write_case: WriteCase,
) -> None:
    """A whole paragraph in a field of a few words is not printed back."""
    fits, too_long = "x" * 60, "x" * 61

    (quoted,) = told(write_case(("months: 36", f"months: {fits}")))
    (unquoted,) = told(write_case(("months: 36", f"months: {too_long}")))

    assert quoted.startswith(f'37:11: error[CS203]: sentence.months is "{fits}"; write')
    assert unquoted.startswith(
        "37:11: error[CS203]: sentence.months cannot be used as it is written; write"
    )


def test_a_misspelt_name_is_not_said_to_be_missing_as_well(
    write_case: WriteCase,
) -> None:
    """One slip of the pen is one problem."""
    path = write_case(("  date: 2004-03-05\n", "  dat: 2004-03-05\n"))

    assert told(path) == [
        '7:3: error[CS201]: "dat" is not known in report; did you mean "date"?'
    ]


def test_all_faults_of_a_file_are_told_in_its_order(write_case: WriteCase) -> None:
    """An officer puts everything right in one go."""
    path = write_case(
        ("months: 36", "months: three"),
        ("kind: standard", "kind: standrad"),
        ("{tool: RM2000/S, band: medium,", "{tol: RM2000/S, band: middling,"),
        ("in_custody: no", "in_custody: never"),
    )

    assert [line.partition(" is ")[0] for line in told(path)] == [
        "6:9: error[CS205]: report.kind",
        "15:15: error[CS206]: person.in_custody",
        '27:6: error[CS201]: "tol"',
        "27:27: error[CS205]: risk[1].band",
        "37:11: error[CS203]: sentence.months",
    ]


def test_a_fault_in_a_group_that_is_not_known_is_told_once(
    write_case: WriteCase,
) -> None:
    """The group stands for all its fields, but the officer wrote it once."""
    path = write_case(
        ("{as_at: 2004-02-10, total: 1, sexual: 0}", "{unknown: awaited, dew: 5}")
    )

    assert told(path) == [
        (
            '25:42: error[CS201]: "dew" is not known in previous_convictions; did you '
            'mean "due"?'
        )
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("FICTIONAL - SPECIMEN", "[Canary]"),
        ("{name: J. Sample, role: Probation Officer}", "Canary"),
        ("{name: J. Sample, role: Probation Officer}", "{name: [Canary]}"),
        ("J. Sample, role: Probation Officer", "J. Sample, role: [Canary]"),
        ("J. Sample, role", "J. Sample, Canary, role"),
        ("J. Sample, role", "J. Sample, Canary: x, role"),
        ("J. Sample, role", "J. Sample, Canary, Canary, role"),
        ("{what: Interview, dates: [2004-02-18]}", "Canary"),
        ("{what: Interview,", "{what: [Canary],"),
        ("name: Alan Specimen", "name: [Canary]"),
        ("name: Alan Specimen", "name: Alan Canary: x"),
        ("name: Alan Specimen", "name: {Canary: x}"),
        ("name: Alan Specimen", 'name: "Alan Canary'),
        ("name: Alan Specimen", "name: Alan Canary\u200b"),
        ("name: Alan Specimen", "name: Alan Canary \u2603"),
        ("name: Alan Specimen", "name: &Canary Alan"),
        ("name: Alan Specimen", "name: !Canary Alan"),
        ("name: Alan Specimen", "name: *Canary"),
        ("name: Alan Specimen", "\tname: Canary"),
        ("name: Alan Specimen", "Alan Canary: x"),
        ("date_of_birth: 1968-02-29", "date_of_birth: Canary"),
        ("address: 1 Example Street", "address: [1 Canary Street]"),
        ("address: 1 Example Street", "address:\n    1 Canary Street: x"),
        ("court:\n", "custody: {where: [Canary]}\ncourt:\n"),
        ("court:\n", "custody: Canary\ncourt:\n"),
        ("name: Worcester Crown Court", "name: [Canary]"),
        ("title: Indecent assault", "title: [Canary]"),
        ("{id: V1, relationship: known, age_band: adult}", "Canary"),
        ("id: V1", "id: Canary"),
        ("id: V1", "id: V1, name: Canary"),
        ("id: V1", "id: V1, Canary"),
        ("relationship: known", "relationship: [Canary]"),
        ("assessor: J. Sample", "assessor: [Canary]"),
        ("{unknown: awaited, from: Programmes Team, due: 2004-07-30}", "Canary"),
        ("from: Programmes Team", "from: [Canary]"),
        ("unknown: awaited, from: Programmes", "unknown: not asked, from: Canary"),
        ("    I propose an order.", "    <b>Canary</b>"),
        ("    I propose an order.", "    # Canary"),
        ("conclusion: |\n    I propose an order.", "conclusion: [Canary]"),
        ("conclusion: |\n    I propose an order.", "conclusion:\n    Mr Canary: no"),
        ("reasons: []", "reasons: Canary"),
        ("reasons: []", "reasons: [Canary]"),
        ("reasons: []", "reasons: [[Canary]]"),
        ("reasons: []", "assessor: [Canary]"),
        ("reasons: []", "advised_by: Canary"),
        ("reasons: []", "advised_by: {name: [Canary]}"),
        ("months: 36", "months: three  # Canary"),
        ("prior_programmes: []", "prior_programmes: Canary"),
        (
            "prior_programmes: []",
            "prior_programmes: [{programme: X Y, establishment: HM Prison Canary}]",
        ),
        ("prior_programmes: []", "induction: {by: [Canary], reason: x}"),
        ("prior_programmes: []", "induction: {by: x, reason: [Canary]}"),
        ("prior_programmes: []", "overrides: [{by: Canary, role: Canary, reason: x}]"),
        ("prior_programmes: []", "overrides: [{reason: Canary}]"),
        (
            "prior_programmes: []",
            "delivery: {attendance: [{reason: Canary, by: Canary}]}",
        ),
    ],
)
def test_what_is_personal_is_never_printed(
    old: str, new: str, write_case: WriteCase
) -> None:
    """Neither the message nor the line shown beside it names anybody."""
    path = write_case((old, new))
    for_people = printed(path)
    for_programs = printed(path, "--format", "json")

    assert "error[CS" in for_people
    assert "canary" not in for_people.lower()
    assert '"severity": "error"' in for_programs
    assert "canary" not in for_programs.lower()
