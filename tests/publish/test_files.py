"""A file is written whole or not at all, whatever goes wrong on the way."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from csogp_docs.errors import WorkspaceError
from csogp_docs.publish.files import sweep, write_atomically


def refuse(*_: object, **__: object) -> NoReturn:
    """Stand for a disk that has failed."""
    raise OSError(errno.EIO, "Input/output error")


def interrupt(*_: object, **__: object) -> NoReturn:
    """Stand for a person who presses Ctrl-C."""
    raise KeyboardInterrupt


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """The bytes are those that were given, and nothing is left beside them."""
    path = tmp_path / "new" / "deeper" / "file.pdf"
    write_atomically(path, b"\x00whole\r\n")

    assert path.read_bytes() == b"\x00whole\r\n"
    assert list(path.parent.iterdir()) == [path]


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    """Also by something shorter."""
    path = tmp_path / "file"
    path.write_bytes(b"a long old text")
    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"


# Every call to the operating system on the way, by where it is looked up.
STEPS = [
    (Path, "mkdir"),
    (os, "fdopen"),
    (os, "fsync"),
    (Path, "replace"),
]


@pytest.mark.parametrize(("owner", "step"), STEPS)
def test_a_failure_at_any_step_leaves_the_old_file_and_no_other(
    owner: object, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the file, what happened, and what to do."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, refuse)
        with pytest.raises(WorkspaceError) as caught:
            write_atomically(path, b"new")

    assert str(caught.value) == (
        f"{path} cannot be written: Input/output error. Name a folder that can be "
        "written with -o."
    )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("owner", "step"), STEPS[2:])
def test_an_interruption_at_any_step_leaves_the_old_file_and_no_other(
    owner: object, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on upwards, and takes the temporary file with it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_bytes_reach_the_disk_before_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a loss of power the name must not lead to an empty file, nor be lost."""
    order: list[str] = []
    for owner, step in ((os, "fsync"), (Path, "replace")):
        monkeypatch.setattr(owner, step, noting(order, owner, step))
    write_atomically(tmp_path / "file", b"new")

    assert order == ["fsync", "replace", "fsync"]


def noting(order: list[str], owner: object, step: str) -> object:
    """Wrap a call so that it is noted before it is made."""
    real = getattr(owner, step)

    def call(*arguments: object) -> object:
        order.append(step)
        return real(*arguments)

    return call


def test_only_what_we_left_unfinished_is_swept_away(tmp_path: Path) -> None:
    """Whatever else lies in the folder is not ours to remove."""
    for name in (
        "psr.pdf",
        ".csogp-docs-a1_b2.tmp",
        ".tmp",
        "deeper/.csogp-docs-c.tmp",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)

    assert sorted(it.name for it in tmp_path.rglob("*")) == [
        ".tmp",
        "deeper",
        "psr.pdf",
    ]


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    """It is no crash, and the file stays."""
    (tmp_path / "taken").write_bytes(b"a file")
    with pytest.raises(WorkspaceError, match="File exists"):
        write_atomically(tmp_path / "taken" / "file", b"new")

    assert (tmp_path / "taken").read_bytes() == b"a file"
