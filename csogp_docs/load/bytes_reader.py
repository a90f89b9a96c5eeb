"""From a file to its text, or to the one problem that stands in the way."""

from __future__ import annotations

import codecs
import errno
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.load.lines import Lines
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1_000_000

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WHY_UNREAD = {
    errno.ENOENT: "there is no file with this name; check its name and folder",
    errno.ENOTDIR: "there is no file with this name; check its name and folder",
    errno.EISDIR: "this is a folder; name a file in it",
    errno.EACCES: (
        "you may not read this file; ask its owner or your administrator "
        "for leave to read it"
    ),
    errno.ENAMETOOLONG: "this name is too long for a file; write a shorter one",
}


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file as far as it can be shown, and what is wrong with it."""

    text: str
    problem: Problem | None = None


def read_text(path: Path, name: str) -> FileText:
    """Read a file as UTF-8 text.

    Args:
        path: The file.
        name: How the person named the file, for the places of problems.

    Returns:
        The text; or a problem, with as much of the text as an excerpt needs.
    """
    try:
        content = _content(path)
    except OSError as error:
        return _refused("CS101", name, _why_unread(error))
    except ValueError:  # a NUL in the name
        return _refused("CS101", name, _WHY_UNREAD[errno.ENOENT])
    return text_of(content, name)


def text_of(content: bytes, name: str) -> FileText:
    """Return the text that the bytes of a file are; else as `read_text` does."""
    if len(content) > MOST_BYTES:
        return _refused(
            "CS102",
            name,
            "the file is larger than 1 MB, and a case file has a few pages; "
            "name the right file, or take out what was pasted into it",
        )
    return _decoded(content, name)


def _content(path: Path) -> bytes:
    """Return what a file holds; of one that is too large, enough to tell."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        # Opening a pipe waits for ever; a device has no end.
        raise OSError(errno.ENXIO, "")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _why_unread(error: OSError) -> str:
    other = (
        "the file cannot be read; check that it is an ordinary file on this computer"
    )
    return _WHY_UNREAD.get(error.errno or 0, other)


def _decoded(content: bytes, name: str) -> FileText:
    if content.startswith(_UTF16):
        return _refused(
            "CS103",
            name,
            "the file is saved as UTF-16 text; save it again "
            'with the encoding "UTF-8" (in Notepad: Save as, Encoding)',
        )
    if b"\0" in content:
        return _refused(
            "CS103",
            name,
            "the file is not a text file; name a case file, "
            "written with a text editor and saved as UTF-8",
        )
    try:
        return FileText(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
        problem = Problem(
            code="CS103",
            place=Lines(name, before).place(len(before)),
            message=(
                f"the byte {content[error.start]:02X} here is not UTF-8 text; save "
                'the file again with the encoding "UTF-8" (in Notepad: Save as, '
                "Encoding), and check this character"
            ),
        )
        shown = content.decode("utf-8", errors="replace").removeprefix("\ufeff")
        return FileText(shown, problem)


def _refused(code: str, name: str, message: str) -> FileText:
    place = Place(name, 1, 1)
    return FileText("", Problem(code=code, place=place, message=message))
