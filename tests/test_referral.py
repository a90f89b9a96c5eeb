"""The referral is made for whom it is for; and no report goes out unsigned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import build_cases
from reading import page_of

from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import WriteCase

    from csogp_docs.batch.batch import Outcome
    from csogp_docs.load.workspace import Workspace

DATE = "  date: 2004-03-05\n"
SIGNED = "  countersigned: {name: A. Sample, role: Senior Officer, date: 2004-03-05}\n"
LICENCE = [
    ("community-rehabilitation-order", "extended-licence"),
    ("  months: 36", "  months: 48"),
]


def made(workspace: Workspace, paths: list[Path], order: Order) -> list[Outcome]:
    """Build some cases."""
    return build_cases(paths, order, workspace)


@pytest.mark.parametrize(
    ("changes", "is_made"),
    [
        ([], False),
        ([("  in_custody: no", "  in_custody: yes")], True),
        (LICENCE, True),
        ([*LICENCE, ("  outcome: suitable\n", "  outcome: not yet assessed\n")], True),
        (
            [
                *LICENCE,
                ("  outcome: suitable\n", "  outcome: not suitable\n"),
                ("  reasons: []\n", "  reasons: [He declines]\n"),
            ],
            False,
        ),
    ],
)
def test_a_referral_is_made_from_custody_or_for_a_licence(
    changes: list[tuple[str, str]],
    is_made: bool,  # noqa: FBT001 - a column of the table
    write_case: WriteCase,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    """For anyone else none is made, and nothing is said of it."""
    order = Order(output=tmp_path, documents=["referral"], formats=["html"])
    (found,) = made(workspace, [write_case(*changes)], order)

    assert not found.trouble
    assert ("wm-0001/file/referral.html" in found.made) is is_made


def test_the_index_names_the_referrals_that_there_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    """One of these two is in custody."""
    order = Order(output=tmp_path, documents=["summary", "referral"], formats=["html"])
    made(workspace, [workspace.case_path(it) for it in ("wm-0131", "wm-0142")], order)
    links = [it.get("href") or "" for it in page_of(tmp_path / "index.html").iter("a")]

    assert len([it for it in links if "referral" in it]) == 1
    # Three documents, and the other three orders.
    assert len(links) == 3 + 3
    assert all((tmp_path / it).is_file() for it in links)


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        (
            "  dangerousness: yes\n",
            "cannot be final while it finds dangerousness and is not countersigned",
        ),
        (f"  dangerousness: yes\n{SIGNED}", ""),
        ("  dangerousness: no\n", ""),
        ("  dangerousness: {unknown: not asked}\n", ""),
    ],
)
def test_a_report_that_finds_dangerousness_is_countersigned_before_it_is_final(
    written: str,
    trouble: str,
    write_case: WriteCase,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    """As a draft it can be built, so that there is something to sign."""
    path = write_case((DATE, DATE + written))
    final = Order(output=tmp_path, documents=["psr"], formats=["html"], final=True)
    draft = Order(output=tmp_path, documents=["psr"], formats=["html"])

    assert [it.trouble for it in made(workspace, [path], final)] == [trouble]
    assert [it.trouble for it in made(workspace, [path], draft)] == [""]
