"""What a build tells while it goes on: to a terminal, to a pipe, to a program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from terminal import on_a_terminal

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(__file__).resolve().parent.parent.parent
HTML = ("--format", "html", "--only", "summary")
PLAIN = {"NO_COLOR": "1", "COLUMNS": "90"}


def test_a_terminal_shows_a_bar_and_then_what_was_built(tmp_path: Path) -> None:
    """With how many of how many, the rate and the time left; no line for each case."""
    cases = [f"cases/wm-013{number}.yaml" for number in (1, 2, 4)]
    shown = on_a_terminal("build", *cases, "-o", str(tmp_path), *HTML, **PLAIN)
    pieces = re.split(r"[\r\n]+|\x1b\[\d*[A-Za-z]", shown)

    assert re.search(r"Building .* [0-3]/3 ", shown)
    assert re.search(r"3/3 [0-9.]+ a second +0:00:00", shown)
    assert f"Built 3 of 3 cases in {tmp_path}." in pieces
    assert "wm-0131: 2 files" not in pieces


def test_where_nothing_is_to_be_made_there_is_no_bar(tmp_path: Path) -> None:
    """What is done at once needs no waiting."""
    words = ("build", "cases/wm-0131.yaml", "-o", str(tmp_path), *HTML)
    on_a_terminal(*words, **PLAIN)

    assert on_a_terminal(*words, **PLAIN) == (
        f"Nothing has changed; the 1 case in {tmp_path} is up to date.\r\n"
    )


def test_a_program_is_told_each_case_on_a_line(run: Run, tmp_path: Path) -> None:
    """With its files, what stood in the way, and every problem with code and place."""
    bad = "cases/invalid/cs203-months-in-words.yaml"
    result = run(
        *("build", "cases/wm-0131.yaml", bad, "-o", tmp_path, *HTML),
        *("--messages", "json"),
    )
    good, failed, index = map(json.loads, result.stdout.splitlines())

    assert result.exit_code == 1
    assert result.stderr == ""
    assert good == {
        "case": "wm-0131",
        "made": ["wm-0131/file/summary.html", "wm-0131/file/trace.json"],
        "kept": [],
        "trouble": None,
        "orphaned": False,
        "problems": [],
        "warnings": [],
    }
    assert index["made"] == [
        *("index.html", "index-by-date.html", "index-by-carries.html"),
        *("index-by-blocking.html", "index.csv"),
    ]
    assert failed["case"] == bad
    assert failed["trouble"] == "the case file has errors"
    assert [it["code"] for it in failed["problems"]] == ["CS203"]
