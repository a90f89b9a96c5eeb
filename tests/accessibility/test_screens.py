"""The pages in a real browser: axe finds nothing, and nothing is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser import SCREENS, Seen, chromium, look
from conftest import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run, Twins
    from playwright.sync_api import Browser

    from csogp_docs.load.workspace import Workspace

pytestmark = pytest.mark.xdist_group("chromium")

# Cases looked at besides the first of each type: one with much that is unknown, one
# with Welsh names, and one of somebody in custody.
TROUBLESOME = ("wm-0137", "wm-0141", "wm-0142")
# An index that is sorted by another column, and leads back.
SORTED = "index-by-blocking.html"

CELL = re.compile(r"<t[dh]\b[^>]*>")
LONG_WORD = "w" * 60

AT_A_DESK = {"narrow", "dark"}

# A page that keeps to the rules, and what breaks each of them.
WHOLE = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Title</title>'
    '<meta name="viewport" content="width=device-width">'
    "<style>body {color: #222; background: #fff}</style></head>"
    "<body><main><h1>Heading</h1><p>Text</p></main></body></html>"
)
FAULTS = {
    "image-alt": ("<p>Text</p>", '<img src="x.png">'),
    "heading-order": ("<p>Text</p>", "<h4>Deeper</h4>"),
    "document-title": ("<title>Title</title>", ""),
    "html-has-lang": (' lang="en-GB"', ""),
    "color-contrast": ("#222", "#bbb"),
    "region": ("<main>", "<p>Beside</p><main>"),
    "empty-table-header": (
        "<p>Text</p>",
        "<table><tr><th></th><td>1</td></tr></table>",
    ),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all pages."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def seen(
    browser: Browser, documents: list[Twins], one_of_each: list[Twins], built: Path
) -> dict[tuple[str, str], Seen]:
    """Look once at every page: at each type in every way a reader may have it.

    Colours are those of a type. What one case or copy has that another has not is seen
    in the narrow window. A copy for the defence is the court's but for the line that
    says so, and the editions of a leaflet have one page. At a desk it is each type in
    the narrow window and in the dark.
    """
    hard = [
        it
        for it in documents
        if it.name.startswith(TROUBLESOME) and it.audience == "file"
    ]
    types = {it.kind: it for it in reversed(one_of_each)}.values()
    screens = {it: SCREENS[it] for it in SCREENS if THOROUGH or it in AT_A_DESK}
    ways = {it.html: (it.name, screens) for it in types}
    ways[built / SORTED] = SORTED, screens
    for it in (*one_of_each, *hard):
        if it.audience != "defence" and THOROUGH:
            ways.setdefault(it.html, (it.name, {"narrow": SCREENS["narrow"]}))
    return {
        (name, screen): look(browser, path, screen)
        for path, (name, wanted) in ways.items()
        for screen in wanted
    }


def test_axe_finds_nothing(seen: dict[tuple[str, str], Seen]) -> None:
    """Neither a broken rule nor one that it cannot decide, on any page or screen."""
    assert {at: it.violations for at, it in seen.items() if it.violations} == {}
    assert {at: it.unsure for at, it in seen.items() if it.unsure} == {}
    assert min(it.passed for it in seen.values()) > 15


def test_no_page_is_wider_than_a_narrow_window(
    seen: dict[tuple[str, str], Seen],
) -> None:
    """WCAG 2.2, 1.4.10: at 320 pixels nobody scrolls sideways."""
    assert {at: it.overflow for at, it in seen.items() if it.overflow > 0} == {}


def test_a_long_word_in_a_table_makes_no_page_wider(
    browser: Browser, one_of_each: list[Twins], tmp_path: Path
) -> None:
    """An address of the web, or a name: in each cell one that no narrow window holds.

    An index and the manual have references there, which are to stay in one piece.
    """
    wider = {}
    for kind, twins in {it.kind: it for it in one_of_each}.items():
        if kind in {"index", "manual"}:
            continue
        page = twins.html.read_text(encoding="utf-8")
        path = tmp_path / f"{kind}.html"
        path.write_text(CELL.sub(rf"\g<0>{LONG_WORD} ", page), encoding="utf-8")
        wider[kind] = look(browser, path, "narrow").overflow

    assert len(wider) > 5
    assert {kind: it for kind, it in wider.items() if it > 0} == {}


def test_no_page_asks_for_anything(seen: dict[tuple[str, str], Seen]) -> None:
    """Each is one file: no script, no request, and a policy that forbids both."""
    assert {at: it.requests for at, it in seen.items() if it.requests} == {}
    assert {0} == {it.scripts for it in seen.values()}
    assert all(it.policy.startswith("default-src 'none';") for it in seen.values())


def test_a_caseload_is_as_good(
    browser: Browser, run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    """Written by a command of its own, for a screen alone; every case of the folder."""
    path = tmp_path / "caseload.html"
    run("caseload", workspace.cases, "--format", "html", "-o", path)
    wanted = SCREENS if THOROUGH else AT_A_DESK
    found = {screen: look(browser, path, screen) for screen in wanted}

    assert {at: it.violations for at, it in found.items() if it.violations} == {}
    assert {at: it.unsure for at, it in found.items() if it.unsure} == {}
    assert {at: it.overflow for at, it in found.items() if it.overflow > 0} == {}
    assert {(it.scripts, tuple(it.requests)) for it in found.values()} == {(0, ())}
    assert min(it.passed for it in found.values()) > 15


@pytest.mark.parametrize("rule", FAULTS)
def test_axe_finds_a_planted_fault(browser: Browser, tmp_path: Path, rule: str) -> None:
    """Each page breaks one rule, and that one is named."""
    old, new = FAULTS[rule]
    path = tmp_path / "page.html"
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")

    assert rule in look(browser, path, "desktop").violations


def test_axe_finds_nothing_where_nothing_is_planted(
    browser: Browser, tmp_path: Path
) -> None:
    """What is found above was planted there."""
    path = tmp_path / "page.html"
    path.write_text(WHOLE, encoding="utf-8")
    found = look(browser, path, "desktop")

    assert (found.violations, found.unsure) == ({}, {})


def test_what_is_asked_for_and_what_is_too_wide_is_noticed(
    browser: Browser, tmp_path: Path
) -> None:
    """A picture from elsewhere, a script, and a box of 500 pixels."""
    put = (
        '<img src="https://a.example/x.png" alt="x"><script>1</script>'
        '<div style="width: 500px">Wide</div>'
    )
    path = tmp_path / "page.html"
    path.write_text(WHOLE.replace("<p>Text</p>", put), encoding="utf-8")
    found = look(browser, path, "narrow")

    assert found.requests == ["https://a.example/x.png"]
    assert found.scripts == 1
    assert found.overflow > 100
    assert not found.policy
