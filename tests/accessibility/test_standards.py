"""Both standards in every PDF, as two programs that know nothing of each other judge.

veraPDF is the referee. page-validation needs no Java, and is there on every machine.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from checkers import PROFILES, Verdict, by_page_validation, by_verapdf
from conftest import THOROUGH

from csogp_docs.render.margins import set_apart
from csogp_docs.render.standards import keep_standards

if TYPE_CHECKING:
    from conftest import Twins

pytestmark = pytest.mark.xdist_group("verapdf")

ROOT = Path(__file__).resolve().parent.parent.parent
STYLE = (
    '@font-face {font-family: "Source Sans 3"; '
    f"src: url({(ROOT / 'templates/assets/fonts/SourceSans3-Regular.ttf').as_uri()})}}"
    'html {font-family: "Source Sans 3"} .row {display: block}'
)
WHOLE = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Title</title>'
    f"<style>{STYLE}</style></head><body><h1>Heading</h1><p>Text</p>PUT HERE"
    "</body></html>"
)
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42m"
    "Nk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# What each planted fault puts into a page, and the rule of PDF/UA-1 that it breaks.
FAULTS = {
    "image-without-alt": (f'<img src="{DOT}">', "7.3-1"),
    "heading-skipped": ("<h3>Deeper</h3>", "7.4.2-1"),
    "markup-in-a-link": ('<p><a href="https://a.example"><b>x</b></a></p>', "7.18.5-1"),
    "uneven-table": (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>",
        "7.2-43",
    ),
    "rows-as-blocks": ('<table><tr class="row"><td>A</td></tr></table>', "7.2-10"),
    "character-without-shape": ("<p>\ue000</p>", "7.21.8-1"),
}


def made(body: str) -> bytes:
    """Make a PDF past the program's own checks, so that a checker must find a fault."""
    from weasyprint import HTML  # noqa: PLC0415 - it takes long to import

    page = HTML(string=WHOLE.replace("PUT HERE", body))
    pdf = page.write_pdf(pdf_variant="pdf/ua-1", finisher=lambda _, it: set_apart(it))
    return keep_standards(pdf)


def changed(pdf: bytes, change: str) -> bytes:
    """Take away from a whole PDF what one of the standards asks for."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if change == "no-title":
            metadata = opened.Root.Metadata.read_bytes()
            opened.Root.Metadata.write(metadata.replace(b"dc:title", b"dc:source"))
        elif change == "no-claims":
            del opened.Root.Metadata
        elif change == "no-colours":
            del opened.Root.OutputIntents
        elif change == "margins-not-set-apart":
            page = opened.pages[0].obj
            content = page.Contents.read_bytes()
            first = content.index(b"/MCID 0")
            text = content[:first] + b"/MCID 9" + content[first + 7 :]
            page.Contents = opened.make_stream(text)
        opened.save(written, deterministic_id=True)
    return written.getvalue()


# What each change breaks: a rule of PDF/UA-1, of PDF/A-2a, or of both.
CHANGES = {
    "no-title": {"PDFUA_1": "7.1-9"},
    "no-claims": {"PDFUA_1": "7.1-8", "PDFA_2_A": "6.6.2.1-1"},
    "no-colours": {"PDFA_2_A": "6.2.4.3-2"},
    "margins-not-set-apart": {"PDFUA_1": "7.1-3"},
}
# page-validation does not look for text with a number that the structure does not know.
BY_VERAPDF_ALONE = {"margins-not-set-apart"}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write a whole page, and one page for each fault."""
    folder = tmp_path_factory.mktemp("planted")
    pages = {"whole": made("")} | {name: made(it[0]) for name, it in FAULTS.items()}
    pages |= {name: changed(pages["whole"], name) for name in CHANGES}
    for name, pdf in pages.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    return {name: folder / f"{name}.pdf" for name in pages}


@pytest.fixture(scope="module")
def brought(documents: list[Twins], one_of_each: list[Twins]) -> list[Twins]:
    """Return what veraPDF is to judge: it takes more than a second for each report.

    CI has the time for every document of every case and reader; at a desk it is one of
    each type for each reader.
    """
    return documents if THOROUGH else one_of_each


@pytest.fixture(scope="module")
def bound(bundles: Path) -> list[Path]:
    """Return the bundles, in each of which several documents are one."""
    return sorted(bundles.glob("*.pdf"))


@pytest.fixture(scope="module")
def judged(
    brought: list[Twins], bound: list[Path], planted: dict[str, Path]
) -> dict[tuple[Path, str], Verdict]:
    """Let veraPDF judge documents and all planted faults at once."""
    return by_verapdf([*(it.pdf for it in brought), *bound, *planted.values()])


@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_every_rule_kept(
    brought: list[Twins], judged: dict[tuple[Path, str], Verdict], profile: str
) -> None:
    """No document of any case, and neither leaflet nor manual, breaks a rule."""
    verdicts = {it.name: judged[it.pdf, profile] for it in brought}

    assert {name: it.broken for name, it in verdicts.items() if it.broken} == {}
    assert min(it.checks for it in verdicts.values()) > 1000


@pytest.mark.parametrize("profile", PROFILES)
def test_page_validation_finds_every_rule_kept_in_every_document(
    documents: list[Twins], profile: str
) -> None:
    """A second program, of another make, says the same."""
    verdicts = {it.name: by_page_validation(it.pdf, profile) for it in documents}

    assert {name: it.broken for name, it in verdicts.items() if it.broken} == {}
    assert min(it.checks for it in verdicts.values()) > 100


@pytest.mark.parametrize("profile", PROFILES)
def test_both_find_every_rule_kept_in_a_bundle(
    bound: list[Path], judged: dict[tuple[Path, str], Verdict], profile: str
) -> None:
    """What was whole apart is whole together."""
    verdicts = [judged[path, profile] for path in bound]

    assert [it.broken for it in verdicts] == [{}, {}]
    assert min(it.checks for it in verdicts) > 10_000
    assert [by_page_validation(path, profile).broken for path in bound] == [{}, {}]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_whole_page_is_judged_whole(
    planted: dict[str, Path], judged: dict[tuple[Path, str], Verdict], profile: str
) -> None:
    """So that what is found in the others is what was planted there."""
    assert judged[planted["whole"], profile].broken == {}
    assert by_page_validation(planted["whole"], profile).broken == {}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_by_both(
    planted: dict[str, Path], judged: dict[tuple[Path, str], Verdict], fault: str
) -> None:
    """Each breaks the rule that it is known to break."""
    assert FAULTS[fault][1] in judged[planted[fault], "PDFUA_1"].broken
    assert by_page_validation(planted[fault], "PDFUA_1").broken


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_taken_away_is_missed(
    planted: dict[str, Path], judged: dict[tuple[Path, str], Verdict], change: str
) -> None:
    """By the profile that asks for it."""
    for profile, rule in CHANGES[change].items():
        assert rule in judged[planted[change], profile].broken
        if change not in BY_VERAPDF_ALONE:
            assert by_page_validation(planted[change], profile).broken
