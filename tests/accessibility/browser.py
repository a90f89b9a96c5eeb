"""Open the pages in Chromium as different readers have it, and let axe look at them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT
from checkers import program
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What WCAG 2.2 AA asks for, as far as a program can tell, and good practice besides.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# How a reader may have it: width and height of the window, and colours.
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}
# Under forced colours the reader's own hold, and axe sees only those of the page.
_RULES_OFF = {"forced": {"color-contrast": {"enabled": False}}}


@dataclass(frozen=True)
class Seen:
    """What was found on a page.

    Attributes:
        violations: each rule that is broken, with the first place.
        unsure: what axe cannot decide, with the first place and the reason.
        passed: how many rules are kept.
        overflow: by how many pixels the page is wider than the window.
        scripts: how many scripts there are.
        policy: the content security policy.
        requests: addresses the page asked for, its own left out.
    """

    violations: dict[str, str]
    unsure: dict[str, str]
    passed: int
    overflow: int
    scripts: int
    policy: str
    requests: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine, with no network of its own."""
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def look(browser: Browser, file: Path, screen: str) -> Seen:
    """Open a page as one kind of reader has it, and say what is found."""
    # The policy of a page forbids scripts, and so axe; whether the page would run
    # any is told by what is in it.
    context = browser.new_context(bypass_csp=True, **SCREENS[screen])
    try:
        page = context.new_page()
        requests: list[str] = []
        own = file.as_uri()

        def route(it: Any) -> None:  # noqa: ANN401 - Playwright hands over its own
            if it.request.url == own:
                it.continue_()
            else:
                requests.append(it.request.url)
                it.abort()

        page.route("**/*", route)
        page.goto(own)
        return _found(page, requests, _RULES_OFF.get(screen, {}))
    finally:
        context.close()


def _found(page: Page, requests: list[str], off: dict[str, Any]) -> Seen:
    overflow, scripts, policy = page.evaluate(
        """() => [
            document.documentElement.scrollWidth - window.innerWidth,
            document.scripts.length,
            document.querySelector('meta[http-equiv=Content-Security-Policy]')
                ?.content ?? '',
        ]"""
    )
    page.evaluate(AXE_SCRIPT)
    told = page.evaluate(
        """([only, rules]) => axe.run(
            {runOnly: only, rules, resultTypes: ['violations', 'incomplete']})""",
        [_RULES, off],
    )
    return Seen(
        violations={it["id"]: _first(it) for it in told["violations"]},
        unsure={it["id"]: _first(it) for it in told["incomplete"]},
        passed=len(told["passes"]),
        overflow=overflow,
        scripts=scripts,
        policy=policy,
        requests=list(requests),
    )


def _first(result: dict[str, Any]) -> str:
    node = result["nodes"][0]
    said = [it["message"] for it in (*node["any"], *node["all"], *node["none"])]
    return f"{len(result['nodes'])} times: {node['target']}: {'; '.join(said)}"
