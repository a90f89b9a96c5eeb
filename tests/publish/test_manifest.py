"""The manifest names every file of the output, and says only what is so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from csogp_docs.publish.manifest import fingerprint, record

if TYPE_CHECKING:
    from pathlib import Path

# SHA-256 of the three letters abc, as the standard gives it (FIPS 180-2, B.1).
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def made(folder: Path, *names: str) -> dict[str, dict[str, str]]:
    """Write files, and return what is to be recorded of them."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"abc")
    return {name: {"sha256": ABC} for name in names}


def files_of(folder: Path) -> list[str]:
    """Name the files that the manifest of a folder lists, in its order."""
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    return list(json.loads(text)["files"])


def test_a_fingerprint_is_the_sha_256() -> None:
    """Anybody can check it with a tool of their own."""
    assert fingerprint(b"abc") == ABC


def test_the_whole_manifest(tmp_path: Path) -> None:
    """Sorted, indented, with what each file was made from."""
    files = made(tmp_path, "wm-0002/psr.pdf", "wm-0001/psr.pdf")
    files["wm-0001/psr.pdf"]["case"] = "c0ffee"
    record(tmp_path, files)

    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == (
        "{\n"
        '  "files": {\n'
        '    "wm-0001/psr.pdf": {\n'
        f'      "sha256": "{ABC}",\n'
        '      "case": "c0ffee"\n'
        "    },\n"
        '    "wm-0002/psr.pdf": {\n'
        f'      "sha256": "{ABC}"\n'
        "    }\n"
        "  }\n"
        "}\n"
    )


def test_recording_twice_changes_nothing(tmp_path: Path) -> None:
    """The bytes are the same, in whatever order the files were made."""
    files = made(tmp_path, "b", "a")
    record(tmp_path, files)
    first = (tmp_path / "manifest.json").read_bytes()
    record(tmp_path, dict(reversed(files.items())))

    assert (tmp_path / "manifest.json").read_bytes() == first


def test_earlier_entries_stay_and_vanished_files_go(tmp_path: Path) -> None:
    """A build of one case keeps what is known of the others."""
    record(tmp_path, made(tmp_path, "wm-0001/psr.pdf", "wm-0002/psr.pdf"))
    (tmp_path / "wm-0001" / "psr.pdf").unlink()
    record(tmp_path, made(tmp_path, "wm-0003/psr.pdf"))

    assert files_of(tmp_path) == ["wm-0002/psr.pdf", "wm-0003/psr.pdf"]


def test_a_file_made_anew_is_recorded_anew(tmp_path: Path) -> None:
    """The entry is that of the last build."""
    record(tmp_path, {**made(tmp_path, "a"), "a": {"sha256": "stale"}})
    record(tmp_path, made(tmp_path, "a"))
    text = (tmp_path / "manifest.json").read_text(encoding="utf-8")

    assert json.loads(text)["files"] == {"a": {"sha256": ABC}}


@pytest.mark.parametrize(
    "unreadable",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"files": []}',
        b'{"files": null}',
        b'{"filed": {}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
    ids=lambda content: content[:12].decode("latin-1") or "empty",
)
def test_a_manifest_that_cannot_be_read_is_made_anew(
    unreadable: bytes, tmp_path: Path
) -> None:
    """It proves nothing; the next build does not stop at it."""
    (tmp_path / "manifest.json").write_bytes(unreadable)
    record(tmp_path, made(tmp_path, "a"))

    assert files_of(tmp_path) == ["a"]
