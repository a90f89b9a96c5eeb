"""Whole documents, as a person last approved them.

Approve with `pytest tests/golden --update-golden`, and look at what changed: each file
opens in a browser.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import build_cases

from csogp_docs.pipeline.caseload import caseload_page, caseload_told
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from conftest import Golden

    from csogp_docs.load.workspace import Workspace

SOURCES = {
    "psr-of-a-proposal": ("wm-0131", "psr"),
    "psr-of-reasons": ("wm-0134", "psr"),
    "statement-of-much-unknown": ("wm-0137", "statement"),
    "summary-of-one-in-custody": ("wm-0142", "summary"),
    "referral-of-one-in-custody": ("wm-0142", "referral"),
    "enforcement-of-one-session": ("wm-0149", "enforcement"),
    "progress-in-induction": ("wm-0149", "progress"),
    "completion-of-the-short-path": ("wm-0152", "completion"),
}
# What the person themselves gets.
TO_THE_PERSON = {
    "timetable-before-it-begins": ("wm-0145", "timetable"),
    "timetable-with-a-session-to-make-up": ("wm-0149", "timetable"),
    "timetable-of-a-module-begun-again": ("wm-0150", "timetable"),
    "missed-and-to-be-made-up": ("wm-0149", "missed"),
    "missed-and-begun-again": ("wm-0150", "missed"),
}
THREE = ["wm-0131", "wm-0134", "wm-0137"]

OF_MANY = ("caseload-of-four", "index-of-three")


def built(workspace: Workspace, cases: list[str], order: Order) -> None:
    """Build some cases as HTML."""
    made = build_cases([workspace.case_path(it) for it in cases], order, workspace)

    assert not [it.trouble for it in made if it.trouble]


def masked(html: str) -> str:
    """Leave out what changes with every version, case file and content."""
    text, found = re.subn(
        r"csogp-docs [0-9.]+ from case file (\S+) \([0-9a-f]{12}\) and content (\S+) "
        r"\([0-9a-f]{12}\)",
        r"csogp-docs VERSION from case file \1 (FINGERPRINT) and content \2 "
        r"(FINGERPRINT)",
        html,
    )

    assert found == 1
    return text


@pytest.mark.parametrize("name", SOURCES)
def test_document_is_as_approved(
    name: str, workspace: Workspace, tmp_path: Path, golden: Golden
) -> None:
    """A change of template, wording or rule shows as the change of a document."""
    case, kind = SOURCES[name]
    built(workspace, [case], Order(output=tmp_path, documents=[kind], formats=["html"]))
    html = (tmp_path / case / "file" / f"{kind}.html").read_text(encoding="utf-8")

    golden(f"{name}.html", masked(html))


@pytest.mark.parametrize("name", TO_THE_PERSON)
def test_what_the_person_gets_is_as_approved(
    name: str, workspace: Workspace, tmp_path: Path, golden: Golden
) -> None:
    """In the copy that they get, which says nothing of what a sentence rests on."""
    case, kind = TO_THE_PERSON[name]
    order = Order(
        output=tmp_path, documents=[kind], audiences=["person"], formats=["html"]
    )
    built(workspace, [case], order)
    html = (tmp_path / case / "person" / f"{kind}.html").read_text(encoding="utf-8")

    golden(f"{name}.html", masked(html))


def test_index_is_as_approved(
    workspace: Workspace, tmp_path: Path, golden: Golden
) -> None:
    """It tells of each case what it carries and what stands in the way."""
    built(workspace, THREE, Order(output=tmp_path, formats=["html"]))

    golden("index-of-three.html", (tmp_path / "index.html").read_text(encoding="utf-8"))


def test_no_approved_document_is_an_orphan() -> None:
    """Each file of the folder is compared with something above."""
    kept = sorted(path.stem for path in Path(__file__).parent.glob("*.html"))

    assert kept
    assert kept == sorted([*SOURCES, *TO_THE_PERSON, *OF_MANY])


def test_caseload_is_as_approved(workspace: Workspace, golden: Golden) -> None:
    """Nothing due, something to be made up, a module repeated, and too little time."""
    opened = open_workspace(workspace)
    cases = ["wm-0146", "wm-0149", "wm-0150", "wm-0151"]
    reads = read_cases([workspace.case_path(it) for it in cases], opened)

    golden("caseload-of-four.html", caseload_page(caseload_told(reads, opened), opened))
