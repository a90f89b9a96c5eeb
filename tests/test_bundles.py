"""A bundle is every document as it is by itself, behind contents that lead to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from conftest import THREE, TWO, bound
from reading import pdf_pages

from csogp_docs.compose.withholding import withheld_together
from csogp_docs.errors import LeakError, RenderingError
from csogp_docs.model.withheld import Withheld
from csogp_docs.pipeline.bundling import settled
from csogp_docs.pipeline.copying import refuse_leaks_of_any
from csogp_docs.pipeline.making import compose_case
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.order import Order
from csogp_docs.render.inspection import refuse_other_length

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run, WriteCase

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline.copying import Copy

NAMES = ("Alan Specimen", "J. Sample")


@pytest.fixture(scope="module")
def summaries(bundles: Path) -> Iterator[pikepdf.Pdf]:
    """The bundle of summaries, opened."""
    with pikepdf.open(bundles / "summaries.pdf") as pdf:
        yield pdf


@pytest.fixture(scope="module")
def reports(bundles: Path) -> Iterator[pikepdf.Pdf]:
    """The bundle of reports, opened."""
    with pikepdf.open(bundles / "reports.pdf") as pdf:
        yield pdf


@dataclass(frozen=True)
class Link:
    """A link by the number of its page, and that of the page to which it leads."""

    name: str
    page: int
    leads_to: int


def links(pdf: pikepdf.Pdf) -> list[Link]:
    """Return every link within a file, as a reader would follow it."""
    numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
    root: Any = pdf.Root
    named = list(root.Names.Dests.Names)
    places = dict(zip(map(str, named[::2]), named[1::2], strict=True))
    return [
        Link(str(it.Dest), at, numbers[places[str(it.Dest)][0].objgen])
        for at, page in enumerate(pdf.pages, start=1)
        for it in page.obj.get("/Annots", [])
    ]


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """Return every bookmark, those below others by their depth."""
    with pdf.open_outline() as outline:
        return list(_titles(outline.root, ""))


def _titles(items: list[pikepdf.OutlineItem], depth: str) -> Iterator[str]:
    for it in items:
        yield depth + it.title
        yield from _titles(it.children, f"{depth}-")


def test_each_case_has_its_own_pages_behind_the_contents(bundles: Path) -> None:
    """Each counts its own page, and the contents give that of the whole file."""
    contents, *pages = pdf_pages(bundles / "summaries.pdf")

    assert re.findall(r"wm-\d{4} .*\d", contents) == [
        "wm-0131 5 March 2004 Proposal 2",
        "wm-0134 3 October 2003 Reasons 3",
        "wm-0137 13 February 2004 Neither yet 4",
    ]
    assert "three cases, page 1 of 1" in contents
    assert [re.findall(r"wm-\d{4}, page \d+ of \d+", it) for it in pages] == [
        [f"{case}, page 1 of 1"] for case in THREE
    ]
    assert all("DRAFT" in it for it in (contents, *pages))


def test_a_document_of_several_pages_is_counted_on(bundles: Path) -> None:
    """The second report begins where the first one ends."""
    contents, *pages = pdf_pages(bundles / "reports.pdf")
    begins = dict(re.findall(r"(wm-\d{4}) .* (\d+)\s", contents))
    counted = [
        match.groups()
        for it in pages
        for match in re.finditer(r"(wm-\d{4}), page (\d+) of (\d+)", it)
    ]
    first = [it for it in counted if it[0] == "wm-0131"]

    assert [it[1] for it in first] == [str(at + 1) for at in range(len(first))]
    assert {it[2] for it in first} == {str(len(first))}
    assert len(first) > 3
    assert begins == {"wm-0131": "2", "wm-0134": str(2 + len(first))}


def test_the_contents_lead_to_each_case(summaries: pikepdf.Pdf) -> None:
    """By a link and by a bookmark, each named by reference."""
    assert links(summaries) == [
        Link("wm-0131", 1, 2),
        Link("wm-0134", 1, 3),
        Link("wm-0137", 1, 4),
    ]
    assert bookmarks(summaries) == ["Bundle: Case summary", *THREE]


def test_a_link_within_a_case_leads_to_that_case(
    reports: pikepdf.Pdf, bundles: Path
) -> None:
    """Both reports number what they rest on from 1: neither leads to the other's."""
    pages = pdf_pages(bundles / "reports.pdf")
    second = next(
        at for at, it in enumerate(pages, start=1) if "wm-0134, page 1 of" in it
    )
    within = [it for it in links(reports) if it.page > 1]

    assert len(within) > 100
    assert {it.name.partition(".")[0] for it in within} == {*TWO}
    assert "wm-0134.basis-1" in {it.name for it in within}
    assert [it for it in within if (it.page < second) != (it.leads_to < second)] == []
    assert bookmarks(reports) == ["Bundle: Pre-sentence report", *TWO]


def test_no_title_names_a_person(summaries: pikepdf.Pdf) -> None:
    """Neither the information of the file, nor its metadata, nor a bookmark."""
    metadata = summaries.Root.Metadata.read_bytes().decode()
    told = [str(it) for it in summaries.docinfo.values()]

    assert "Bundle: Case summary (three cases)" in told
    assert "Bundle: Case summary (three cases)" in metadata
    for name in NAMES:
        assert name not in "".join((*told, metadata, *bookmarks(summaries)))


def test_the_same_cases_give_the_same_bytes(
    workspace: Workspace, bundles: Path
) -> None:
    """Bound a second time, in a process that has bound others."""
    again = bound(workspace, THREE, "summary")

    assert again == (bundles / "summaries.pdf").read_bytes()


def test_a_bundle_is_smaller_than_its_parts(built: Path, bundles: Path) -> None:
    """The typefaces are in it once."""
    apart = [(built / it / "file" / "summary.pdf").stat().st_size for it in THREE]

    assert (bundles / "summaries.pdf").stat().st_size < sum(apart)


def test_contents_are_laid_out_until_they_count_themselves() -> None:
    """Each page of them moves all others on, and wider numbers may take one more."""
    counted = []

    def lay_out(pages: int) -> Any:  # noqa: ANN401 - stands for a layout
        counted.append(pages)
        return SimpleNamespace(pages={1: 3, 3: 4}.get(pages, 4))

    assert settled(lay_out).pages == 4
    assert counted == [1, 3, 4]


def test_a_summary_of_two_pages_is_refused() -> None:
    """It is held to one page before it is bound, as it is by itself."""
    refuse_other_length(1, "summary", "wm-0131")
    refuse_other_length(9, "psr", "wm-0131")

    with pytest.raises(RenderingError, match="wm-0131: the PDF has 2 pages where 1"):
        refuse_other_length(2, "summary", "wm-0131")


@pytest.fixture(scope="module")
def for_the_team(workspace: Workspace) -> list[Copy]:
    """What the Programmes Team may see of two cases."""
    opened = open_workspace(workspace)
    order = Order(output=workspace.cases, audiences=("programmes-team",))
    press = Press(order, opened, inputs_of(workspace))
    reads = read_cases([workspace.case_path(it) for it in TWO], opened)
    return [compose_case(it, "statement", "programmes-team", press)[1] for it in reads]


@pytest.mark.parametrize("case", TWO)
def test_what_any_case_withholds_is_refused(
    for_the_team: list[Copy], case: str
) -> None:
    """The address of either, anywhere in the file."""
    of = next(it for it in for_the_team if it.about.case.case == case)
    address = next(it.value for it in of.withheld if it.field == "person.address")
    assert isinstance(address, str)

    refuse_leaks_of_any("bundle.pdf", b"Nothing of the kind", for_the_team)
    with pytest.raises(LeakError) as refused:
        refuse_leaks_of_any("bundle.pdf", f"at {address}.".encode(), for_the_team)

    assert f"{case} person.address" in str(refused.value)
    assert address not in str(refused.value)


def test_what_another_case_shows_may_stand_in_the_file() -> None:
    """Two people may have to do with one day; a name that none shows is withheld."""
    copies = [
        (
            "wm-1",
            [Withheld("notes", "Worcester"), Withheld("by", "T. Placeholder")],
            "",
        ),
        ("wm-2", [], "worcestercrowncourt"),
    ]
    left = withheld_together(copies)

    assert [(it.field, it.value) for it in left] == [("wm-1 by", "T. Placeholder")]


def test_a_case_that_cannot_be_in_it_is_named(
    run: Run, write_case: WriteCase, workspace: Workspace, tmp_path: Path
) -> None:
    """One has errors, one is no referral; the third is bundled, and the exit code 1."""
    wrong = write_case(("months: 36", "months: three")).resolve()
    output = tmp_path / "folder" / "referrals.pdf"
    result = run(
        *("bundle", wrong, workspace.case_path("wm-0131")),
        *(workspace.case_path("wm-0142"), "--only", "referral", "-o", output),
    )

    assert result.exit_code == 1
    assert "error[CS203]" in result.stderr
    assert f"{wrong.as_posix()}: not bundled: the case file has errors\n" in (
        result.stderr
    )
    assert "wm-0131: not bundled: it has no referral for file\n" in result.stderr
    assert result.stdout == f"Bundled 1 of 3 cases in {output}.\n"
    assert len(pdf_pages(output)) > 1
    assert list(output.parent.iterdir()) == [output]


def test_where_no_case_can_be_in_it_nothing_is_written(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    """A bundle of nothing would look like an answer."""
    output = tmp_path / "missed.pdf"
    result = run(
        *("bundle", workspace.case_path("wm-0131"), "--only", "missed", "-o", output),
    )

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.endswith(f"No case can be bundled; {output} is not written.\n")
    assert not output.exists()


def test_a_document_that_is_not_for_somebody_is_refused(
    run: Run, tmp_path: Path
) -> None:
    """As `build` refuses it, before any case is read through."""
    result = run("bundle", "--for", "court", "-o", tmp_path / "summaries.pdf")

    assert result.exit_code == 2
    assert result.stderr == (
        "csogp-docs: summary is not made for court; it is made for: file\n"
    )
