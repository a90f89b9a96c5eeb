"""A build that is killed at any moment leaves nothing torn, and the next one ends it.

A few moments are tried every day; `make crash` tries two hundred, of a larger batch.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, NamedTuple

import pytest
from folders import ROOT, batch_of, built, own_workspace, tree

from csogp_docs.publish import manifest
from csogp_docs.publish.output import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

# Set by `make crash`.
KILLS = int(os.environ.get("CRASH_KILLS", "4"))
CASES = int(os.environ.get("CRASH_CASES", "12"))
# What is flipped of the output, the manifest and the cache, a byte each.
FLIPS = int(os.environ.get("CRASH_FLIPS", "5"))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with many cases, which differ in their reference."""
    folder = own_workspace(tmp_path_factory.mktemp("crash") / "workspace", ())
    text = (ROOT / "cases" / "wm-0131.yaml").read_text(encoding="utf-8")
    for number in range(1000, 1000 + CASES):
        path = folder / "cases" / f"wm-{number}.yaml"
        path.write_text(text.replace("wm-0131", f"wm-{number}"), encoding="utf-8")
    return folder


def start(workspace: Path, output: Path) -> subprocess.Popen[bytes]:
    """Start a build of one page of each case."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [
            *(sys.executable, "-m", "csogp_docs", "-w", str(workspace), "build"),
            *("-o", str(output), "--only", "summary", "--format", "html"),
        ],
        cwd=workspace,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


class Uninterrupted(NamedTuple):
    """What a build makes that nobody interrupts, and the seconds that it takes."""

    files: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="module")
def uninterrupted(workspace: Path) -> Uninterrupted:
    """The build that every other is held against."""
    output = workspace.parent / "whole"
    begun = perf_counter()
    assert start(workspace, output).wait() == 0
    return Uninterrupted(tree(output), perf_counter() - begun)


@pytest.fixture(scope="module")
def whole(uninterrupted: Uninterrupted) -> dict[str, bytes]:
    """What a build makes that nobody interrupts."""
    return uninterrupted.files


def torn(output: Path, whole: dict[str, bytes]) -> list[str]:
    """Name the files of an interrupted build that are not as they should be."""
    ours = (".csogp-docs-", ".manifest.journal", manifest.NAME)
    return [
        name
        for name, content in tree(output).items()
        if not Path(name).name.startswith(ours) and content != whole.get(name)
    ]


def moments(seed: int, end: float) -> Iterator[float]:
    """Yield moments at which to kill a build, in seconds after it was started."""
    chance = random.Random(seed)  # noqa: S311 - a secret is not wanted
    while True:
        yield chance.uniform(0, end)


def test_a_build_killed_at_any_moment_is_ended_by_the_next(
    workspace: Path, uninterrupted: Uninterrupted, tmp_path: Path
) -> None:
    """Nothing is torn at any time; at the end every byte is as if never interrupted."""
    output = tmp_path / "output"
    whole = uninterrupted.files
    kills = 0
    for moment in moments(2004, uninterrupted.seconds):
        process = start(workspace, output)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            assert torn(output, whole) == []
            known = recorded(output).files
            assert all(
                (output / name).is_file() for name in known if known[name].sha256
            )
        else:
            assert tree(output) == whole
            for path in sorted(output.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
        if kills >= KILLS:
            break
    assert start(workspace, output).wait() == 0

    assert kills == KILLS
    assert tree(output) == whole


def test_no_byte_that_was_changed_is_left_or_believed(
    workspace: Path,
    whole: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of any file of the output, the manifest or the cache, wherever in it."""
    output = tmp_path / "output"
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    batch = batch_of(workspace, output, documents=("summary",))
    built(batch)
    chance = random.Random(1968)  # noqa: S311 - a secret is not wanted
    assert tree(output) == whole
    # Nothing is remembered of files that have only just been written.
    sleep(2.5)
    built(batch)
    remembered = list(cache.rglob("*.json"))
    assert remembered
    written = [output / name for name in whole if name != manifest.NAME]
    kinds = [[output / manifest.NAME], written, remembered]
    for _ in range(FLIPS):
        # Without the manifest all is made again, which takes long.
        (kind,) = chance.choices(kinds, weights=(1, 5, 4))
        path = chance.choice(kind)
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        built(batch)

        assert tree(output) == whole
