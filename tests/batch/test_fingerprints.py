"""A fingerprint is remembered only while nobody can have touched the file."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csogp_docs.batch.fingerprints import Fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable


def sha256(content: bytes) -> str:
    """Return the fingerprint of some bytes."""
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that has been left alone for long enough to be remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    time.sleep(2.1)
    return path


def remembered(output: Path) -> Path:
    """Return the file in which is kept what was read for an output folder."""
    (path,) = (Path(os.environ["XDG_CACHE_HOME"]) / "csogp-docs").iterdir()
    del output
    return path


def test_what_is_left_alone_is_read_once_and_what_is_touched_again(
    file: Path, tmp_path: Path
) -> None:
    """Though its size and its own times are put back as they were."""
    output = tmp_path / "output"
    prints = Fingerprints(output)
    assert prints.of(file) == sha256(b"abc")
    prints.keep()
    kept = remembered(output).read_bytes()
    assert sha256(b"abc").encode() in kept

    # That it is not read again shows where what is remembered is another thing.
    text = kept.partition(b"\n")[2].replace(sha256(b"abc").encode(), b"remembered")
    remembered(output).write_bytes(sha256(text).encode() + b"\n" + text)
    assert Fingerprints(output).of(file) == "remembered"

    times = file.stat()
    file.write_bytes(b"abd")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert Fingerprints(output).of(file) == sha256(b"abd")


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text[:-1],
        lambda text: text[:70] + bytes([text[70] ^ 1]) + text[71:],
        lambda _: b"",
        lambda _: b"\xff",
    ],
    ids=["cut", "flipped", "emptied", "nonsense"],
)
def test_what_is_remembered_is_sealed(
    harm: Callable[[bytes], bytes], file: Path, tmp_path: Path
) -> None:
    """Where the seal does not hold, everything is read."""
    prints = Fingerprints(tmp_path)
    prints.of(file)
    prints.keep()
    path = remembered(tmp_path)
    path.write_bytes(harm(path.read_bytes()))

    assert Fingerprints(tmp_path).of(file) == sha256(b"abc")


def test_what_has_just_been_written_is_not_remembered(
    file: Path, tmp_path: Path
) -> None:
    """Within the grain of the disk's clock it could change unseen."""
    file.write_bytes(b"new")
    prints = Fingerprints(tmp_path)
    prints.of(file)
    prints.keep()

    assert list((tmp_path / "cache" / "csogp-docs").iterdir()) == []


def test_without_a_place_to_remember_everything_is_read(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is no error."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(file / "no-folder"))
    prints = Fingerprints(tmp_path)

    assert prints.of(file) == sha256(b"abc")
    prints.keep()


def test_what_cannot_be_read_has_no_fingerprint(tmp_path: Path, file: Path) -> None:
    """It is stale, whatever was known of it."""
    del file
    assert Fingerprints(tmp_path).of(tmp_path / "nothing") == ""
    assert Fingerprints(tmp_path).of(tmp_path) == ""
