"""Files of every kind, and what is said of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from csogp_docs.load.yaml_reader import read_source
from csogp_docs.model.place import Place

NAME = "cases/a.yaml"

READ_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from csogp_docs.load.yaml_reader import read_source
if os.getuid() == 0:
    os.setuid(65534)
for name in sys.argv[1:]:
    print(*[f"{p.code} {p.message}" for p in read_source(Path(name), name).problems])
"""


def codes(content: bytes, folder: Path) -> list[tuple[str, int, int]]:
    """Return what is said of a file with this content."""
    path = folder / "a.yaml"
    path.write_bytes(content)
    problems = read_source(path, NAME).problems
    return [(p.code, p.place.line, p.place.column) for p in problems]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a: b\n", []),
        (b"\xef\xbb\xbfa: b\n", []),
        (b"a: b\r\nc:\r\n  - d\r\n", []),
        ("navn: Bjørn 😀\n".encode(), []),
        (b"", [("CS106", 1, 1)]),
        (b"\xef\xbb\xbf", [("CS106", 1, 1)]),
        (b"a: b\n" + b"#" * 999_995, []),
        (b"a: b\n" + b"#" * 999_996, [("CS102", 1, 1)]),
        (b"x" * 10_000_000, [("CS102", 1, 1)]),
        (b"[" * 200_000, [("CS112", 1, 21)]),
        ("é: ü\nb: ".encode() + b"\xe9t\xe9\n", [("CS103", 2, 4)]),
        (b"\xef\xbb\xbfa: \xff\n", [("CS103", 1, 4)]),
        (b"a: \xed\xa0\x80\n", [("CS103", 1, 4)]),
        (b"a: \xc0\xaf\n", [("CS103", 1, 4)]),
        ("a: b\n".encode("utf-16"), [("CS103", 1, 1)]),
        ("a: b\n".encode("utf-16-be"), [("CS103", 1, 1)]),
        (b"\x89PNG\r\n\x1a\n\x00\x00", [("CS103", 1, 1)]),
        (b"a: b\n\x00", [("CS103", 1, 1)]),
    ],
)
def test_the_content_of_a_file_is_judged(
    content: bytes, expected: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    """Content that is no text of a fitting size is told, at its line and column."""
    actual = codes(content, tmp_path)

    assert expected == actual


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbfa: b\r\n", "a: b\r\n"),
        (b"a: \xff\n", "a: \ufffd\n"),
        (b"\x00", ""),
    ],
)
def test_the_text_is_kept_for_excerpts(
    content: bytes, expected: str, tmp_path: Path
) -> None:
    """The text of a source is what was written, without a byte order mark."""
    path = tmp_path / "a.yaml"
    path.write_bytes(content)

    actual = read_source(path, NAME).text

    assert expected == actual


def problem_of(path: Path) -> tuple[str, Place, str]:
    """Return the one problem of a path."""
    (problem,) = read_source(path, NAME).problems
    return problem.code, problem.place, problem.message


@pytest.mark.parametrize(
    ("file_name", "message"),
    [
        ("none.yaml", "there is no file with this name; check its name and folder"),
        (
            "file.yaml/a.yaml",
            "there is no file with this name; check its name and folder",
        ),
        ("nul\0.yaml", "there is no file with this name; check its name and folder"),
        ("x" * 300, "this name is too long for a file; write a shorter one"),
        (".", "this is a folder; name a file in it"),
        (
            "pipe",
            (
                "the file cannot be read; check that it is an ordinary file on "
                "this computer"
            ),
        ),
        (
            "loop",
            (
                "the file cannot be read; check that it is an ordinary file on "
                "this computer"
            ),
        ),
    ],
)
def test_what_is_no_file_is_told(file_name: str, message: str, tmp_path: Path) -> None:
    """A path that leads to no readable file is a problem, and nobody waits for it."""
    (tmp_path / "file.yaml").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")

    actual = problem_of(tmp_path / file_name)

    assert ("CS101", Place(NAME, 1, 1), message) == actual


def test_a_file_without_leave_to_read_is_told() -> None:
    """A file that the user may not read is a problem; its neighbour is read."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        readable, closed = Path(folder) / "open.yaml", Path(folder) / "closed.yaml"
        readable.write_text("a: b\n", encoding="utf-8")
        readable.chmod(0o644)
        closed.write_text("a: b\n", encoding="utf-8")
        closed.chmod(0)
        run = subprocess.run(  # noqa: S603 - this interpreter, these arguments
            [sys.executable, "-c", READ_WITHOUT_RIGHTS, str(readable), str(closed)],
            capture_output=True,
            check=True,
            text=True,
        )

    assert run.stdout == (
        "\nCS101 you may not read this file; ask its owner or your administrator for "
        "leave to read it\n"
    )


def test_a_terabyte_is_not_read_to_its_end(tmp_path: Path) -> None:
    """No more than the bound is read of a file, however large it is."""
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(10**12)

    code, place, _ = problem_of(tmp_path / "a.yaml")

    assert (code, place) == ("CS102", Place(NAME, 1, 1))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"x" * 1_000_001,
            (
                "the file is larger than 1 MB, and a case file has a few pages; "
                "name the right file, or take out what was pasted into it"
            ),
        ),
        (
            b"\xff\xfea\x00",
            (
                "the file is saved as UTF-16 text; save it again with the "
                'encoding "UTF-8" (in Notepad: Save as, Encoding)'
            ),
        ),
        (
            b"PK\x03\x04\x00",
            (
                "the file is not a text file; name a case file, written with a "
                "text editor and saved as UTF-8"
            ),
        ),
        (
            b"name: Ren\xe9e",
            (
                "the byte E9 here is not UTF-8 text; save the file again with the"
                ' encoding "UTF-8" (in Notepad: Save as, Encoding), and check '
                "this character"
            ),
        ),
    ],
)
def test_the_message_says_what_to_do(
    content: bytes, message: str, tmp_path: Path
) -> None:
    """Whoever named the wrong file, or saved it wrongly, learns what to do."""
    path = tmp_path / "a.yaml"
    path.write_bytes(content)

    actual = problem_of(path)[2]

    assert message == actual
