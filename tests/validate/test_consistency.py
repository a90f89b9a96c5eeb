"""What is told of a case that is well written but cannot be right."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, cast

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from csogp_docs.cli import main
from csogp_docs.load.typeface import printable
from csogp_docs.load.yaml_reader import parse
from csogp_docs.validate.batch import repeated_references
from csogp_docs.validate.case import typed_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.content import Editions

    WriteCase = Callable[..., Path]

Plain = str | list["Plain"] | dict[str, "Plain"]

END = "prior_programmes: []\n"
R = "reasons: [He works at night.]"


def told(path: Path) -> list[str]:
    """Return the line of each problem, without the name of the file."""
    result = CliRunner().invoke(main, ["check", str(path)], catch_exceptions=False)
    name = f"{path}:"
    lines = result.output.splitlines()
    return [line.removeprefix(name) for line in lines if line.startswith(name)]


def test_the_specimen_itself_has_no_problem(write_case: WriteCase) -> None:
    """Every other example here differs from it in one place."""
    assert told(write_case()) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "hearing: 2004-03-12",
            "hearing: 2004-03-04",
            (
                "18:12: error[CS307]: court.hearing, 2004-03-04, is before "
                "report.date, 2004-03-05; correct one of the two"
            ),
        ),
        (
            "from: 2003-05-01, to: 2003-06-14",
            "from: 2004-05-01",
            (
                "23:16: error[CS307]: offences[1].convicted, 2004-02-06, is before "
                "offences[1].committed.from, 2004-05-01; correct one of the two"
            ),
        ),
        (
            "convicted: 2004-02-06",
            "convicted: 2003-06-13",
            (
                "23:16: error[CS307]: offences[1].convicted, 2003-06-13, is before "
                "offences[1].committed.to, 2003-06-14; correct one of the two"
            ),
        ),
        (
            "convicted: 2004-02-06",
            "convicted: 2004-03-06",
            (
                "23:16: error[CS308]: offences[1].convicted, 2004-03-06, is after the "
                "report, which is dated 2004-03-05 and cannot tell of it; correct one "
                "of the two"
            ),
        ),
        (
            "as_at: 2004-02-10",
            "as_at: 2004-03-10",
            (
                "25:31: error[CS308]: previous_convictions.as_at, 2004-03-10, is after "
                "the report, which is dated 2004-03-05 and cannot tell of it; correct "
                "one of the two"
            ),
        ),
        (
            "date: 2004-02-20",
            "date: 2004-04-20",
            (
                "27:42: error[CS308]: risk[1].date, 2004-04-20, is after the report, "
                "which is dated 2004-03-05 and cannot tell of it; correct one of the "
                "two"
            ),
        ),
        (
            "{as_at: 2004-02-10, total: 1, sexual: 0}",
            "{unknown: awaited, due: 2004-03-04}",
            (
                "25:47: warning[CS309]: previous_convictions was due by 2004-03-04, "
                "before the report of 2004-03-05; ask for it, or write a new date"
            ),
        ),
        (
            END,
            f"{END}induction: {{decision: required, date: 2004-03-08}}\n",
            (
                "40:39: warning[CS308]: induction.date, 2004-03-08, is after the "
                "report, which is dated 2004-03-05 and cannot tell of it; date an "
                "addendum"
            ),
        ),
        (
            "outcome: suitable",
            "outcome: suitable but not ready",
            (
                '33:12: error[CS312]: suitability.outcome is "suitable but not ready", '
                "but "
                "suitability.reasons gives none, and the court must be told why; write "
                "one or more reasons"
            ),
        ),
        (
            "in_custody: no",
            "in_custody: yes",
            (
                "15:15: warning[CS314]: person.in_custody is yes, but custody.where is "
                "not given; write custody: with where and until"
            ),
        ),
        (
            END,
            (
                f"{END}overrides: [{{finding: PROPOSAL-OR-REASONS, to: met, by: M. "
                "Standard, role: Manager, date: 2004-03-01, reason: It seems right.}]\n"
            ),
            (
                "40:23: error[CS306]: PROPOSAL-OR-REASONS follows from the other "
                "findings and cannot be overridden; override the finding that stands "
                "in the way"
            ),
        ),
        (
            "    I propose an order.",
            "    I propose an order.\n\n        So long.\n",
            (
                "33:9: error[CS320]: narrative.conclusion has a line indented by four "
                "spaces or more; write it level with others"
            ),
        ),
        (
            "    I propose an order.",
            "    - I propose an order,\n    - as [said](above).\n",
            (
                "32:5: error[CS320]: narrative.conclusion has a link; write its "
                "address out"
            ),
        ),
        (
            "conclusion: |\n    I propose an order.",
            'conclusion: "I propose <i>an</i> order."',
            (
                "30:16: error[CS319]: narrative.conclusion has HTML, which would not "
                "be printed as such; write plain words, with *emphasis* or lists"
            ),
        ),
        (
            "conclusion: |\n    I propose an order.",
            "conclusion: >\n    I propose\n    an order.\n\n    # Heading",
            (
                "30:15: error[CS320]: narrative.conclusion has a heading, but the "
                "report has its own; begin a paragraph instead"
            ),
        ),
        (
            "name: Worcester Crown Court",
            r'name: "Worcester \u2603 Court"',
            (
                "17:9: error[CS116]: U+2603 (snowman) has no shape in the typeface of "
                "the documents and could not be printed; write it in another way"
            ),
        ),
    ],
)
def test_a_message_says_what_does_not_agree(
    old: str, new: str, expected: str, write_case: WriteCase
) -> None:
    """One fault, one problem, at the place of the fault."""
    assert told(write_case((old, new))) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            [
                ("hearing: 2004-03-12", "hearing: 2004-03-05"),
                ("starts: 2004-03-12", ""),
            ],
            id="a hearing on the day of the report",
        ),
        pytest.param(
            [("from: 2003-05-01, to: 2003-06-14", "from: 2003-05-01, to: 2003-05-01")],
            id="an offence of one day",
        ),
        pytest.param(
            [("due: 2004-07-30", "due: 2004-03-05")], id="due on the day of the report"
        ),
        pytest.param(
            [("date_of_birth: 1968-02-29", "date_of_birth: 1986-02-20")],
            id="assessed on the eighteenth birthday",
        ),
        pytest.param(
            [
                ("in_custody: no", "in_custody: yes"),
                ("court:\n", "custody: {where: X, until: 2004-03-05}\ncourt:\n"),
            ],
            id="in custody until the day of the report",
        ),
        pytest.param(
            [
                ("kind: standard", "kind: addendum"),
                ("starts: 2004-03-12", "starts: 2004-01-12"),
            ],
            id="an addendum about a sentence that was passed before",
        ),
        pytest.param(
            [(END, "prior_programmes: [{programme: csogp}]\n")],
            id="this programme begun before and not completed",
        ),
        pytest.param([(END, f"# \u2603\n{END}")], id="a snowman in a comment"),
        pytest.param(
            [("as_at: 2004-02-10", "as_at: 2004-03-05")],
            id="convictions as at the day of the report",
        ),
        pytest.param(
            [("outcome: suitable", "outcome: not suitable"), ("reasons: []", R)],
            id="not suitable, with a reason",
        ),
        pytest.param(
            [("kind: standard", "kind: oral"), ("sexual: yes", "sexual: no")],
            id="an oral report on no sexual offence",
        ),
        pytest.param(
            [
                (
                    END,
                    (
                        "prior_programmes: [{programme: prison-otp, completed: "
                        "2003-11-14}]\ninduction: {decision: waived}\n"
                    ),
                )
            ],
            id="Induction waived after a programme in prison",
        ),
        pytest.param(
            [("sexual: 0}", "sexual: 1}")], id="all previous convictions are sexual"
        ),
        pytest.param(
            [("I propose an order.", "5 < 6 & *so* **on**, [sic].")],
            id="signs that Markdown leaves alone",
        ),
    ],
)
def test_what_can_be_right_is_no_problem(
    changes: list[tuple[str, str]], write_case: WriteCase
) -> None:
    """Each is just on the right side of a line."""
    assert told(write_case(*changes)) == []


def test_the_signs_of_a_comment_are_not_told_beside_those_of_a_value(
    write_case: WriteCase,
) -> None:
    """Only what is printed needs a shape; each sign is told once a value."""
    path = write_case(
        ("name: Worcester Crown Court", "name: A \u2603 Crown \u2603 Court"),
        ("    I propose an order.", "    I propose\n    an \u2604 order."),
        (END, f"{END}# \u2603 \u2604\n"),
    )

    assert [line.partition(" has ")[0] for line in told(path)] == [
        "17:11: error[CS116]: U+2603 (snowman)",
        "32:8: error[CS116]: U+2604 (comet)",
    ]


def test_a_sign_is_told_at_each_value_that_has_it(write_case: WriteCase) -> None:
    """Two values on one line are two places."""
    path = write_case(
        ("{name: J. Sample, role: Probation", "{name: J. \u2603, role: \u2603")
    )

    assert [line.partition(":")[2][:2] for line in told(path)] == ["21", "30"]


def test_every_construct_of_a_narrative_is_told_once_a_line(
    write_case: WriteCase,
) -> None:
    """A pair of tags is one problem, and a heading above it another."""
    path = write_case(
        ("    I propose an order.", "    # Proposal\n\n    <b>An</b> order.")
    )

    assert [line[:18] for line in told(path)] == [
        "31:5: error[CS320]",
        "33:5: error[CS319]",
    ]


def test_a_finding_is_overridden_once(write_case: WriteCase) -> None:
    """The second override of one finding is told."""
    override = (
        "  - {finding: PATHWAY, to: met, by: M. Standard, role: Manager, date: "
        "2004-03-01, reason: It seems right.}\n"
    )
    path = write_case((END, f"{END}overrides:\n{override}{override}"))

    assert told(path) == [
        "42:15: error[CS306]: PATHWAY is overridden twice; keep one of them"
    ]


def test_a_warning_alone_does_not_fail(write_case: WriteCase) -> None:
    """A person weighs it; the documents can be built."""
    path = write_case(("kind: standard", "kind: oral"))

    result = CliRunner().invoke(main, ["check", str(path)])

    assert result.exit_code == 0
    assert result.output.endswith("1 case file checked: 1 warning.\n")


def test_the_later_of_two_files_with_one_reference_is_told(
    editions: Editions, workspace: Workspace, write_case: WriteCase
) -> None:
    """The problem is in the second file, and points to the first."""
    text = write_case().read_text(encoding="utf-8")
    shapes = printable(workspace.templates)
    cases = [
        typed_case(parse(text, name), editions, shapes)[0]
        for name in ("b.yaml", "a.yaml")
    ]

    found = repeated_references([case for case in cases if case])

    assert list(found) == ["a.yaml"]
    assert str(found["a.yaml"].place) == "a.yaml:1:7"
    assert found["a.yaml"].also is not None
    assert str(found["a.yaml"].also[0]) == "b.yaml:1:7"


WORDS = st.sampled_from(
    [
        *("unknown", "known", "awaited", "due", "from", "to", "name", "date", "case"),
        *("reasons", "victims", "id", "V1", "csogp", "west-mercia", "low", "yes", "no"),
        *("36", "-1", "2004-03-05", "2004-02-30", "#", "*", "~", "0"),
    ]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
TREES: st.SearchStrategy[Plain] = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4)
    ),
    max_leaves=12,
)


def steps(
    tree: Plain, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every node below the top."""
    children: Iterator[tuple[str | int, Plain]] = iter(())
    if isinstance(tree, dict):
        children = iter(tree.items())
    elif isinstance(tree, list):
        children = iter(enumerate(tree))
    for key, child in children:
        yield (*path, key)
        yield from steps(child, (*path, key))


def mutated(tree: Plain, path: tuple[str | int, ...], new: Plain | None) -> Plain:
    """Return a tree with the node at a path deleted, or replaced."""
    tree = copy.deepcopy(tree)
    parent = cast("dict[str | int, Plain]", tree)
    for key in path[:-1]:
        parent = cast("dict[str | int, Plain]", parent[key])
    if new is None:
        del parent[path[-1]]
    else:
        parent[path[-1]] = new
    return tree


def assert_problems_or_case(
    text: str, editions: Editions, workspace: Workspace
) -> None:
    """There is a case, or an error says why there is none."""
    source = parse(text, "a.yaml")
    shapes = printable(workspace.templates)

    case, problems = typed_case(source, editions, shapes)

    assert (case is None) == any(it.severity == "error" for it in problems)
    assert all(it.place.line <= text.count("\n") + 1 for it in problems)


@settings(deadline=None, max_examples=300)
@given(tree=st.dictionaries(WORDS, TREES, max_size=4))
def test_any_tree_gives_problems_or_a_case(
    tree: dict[str, Plain], editions: Editions, workspace: Workspace
) -> None:
    """Whatever lists, groups and texts are written, no exception is raised."""
    text = yaml.safe_dump(tree, allow_unicode=True)

    assert_problems_or_case(text, editions, workspace)


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_any_mutation_of_a_case_gives_problems_or_a_case(
    data: st.DataObject, editions: Editions, workspace: Workspace
) -> None:
    """A node deleted, replaced or put in another's place raises no exception."""
    written = (workspace.cases / "wm-0131.yaml").read_text(encoding="utf-8")
    tree = cast("Plain", yaml.load(written, Loader=yaml.BaseLoader))  # noqa: S506, TID251 - texts only
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(sorted(steps(tree), key=str)))
        new = data.draw(st.none() | TREES)
        tree = mutated(tree, path, new)
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)

    assert_problems_or_case(text, editions, workspace)
