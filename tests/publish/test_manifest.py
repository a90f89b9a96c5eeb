"""The manifest names every file of the output, and says only what is so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from csogp_docs.publish.manifest import (
    CaseEntry,
    FileEntry,
    Manifest,
    fingerprint,
    input_set_id,
    read,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

# SHA-256 of the three letters abc, as the standard gives it (FIPS 180-2, B.1).
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

INPUTS = {"content": {"content/facts.yaml": ABC}, "versions": {"pango": "1.50.12"}}
CASE = CaseEntry(
    file="c0ffee",
    sha256=ABC,
    programme="csogp",
    area="west-mercia",
    date="2004-03-05",
    carries="proposal",
    marking="",
    blocking=("ORDER-LENGTH",),
)


def entry(case: str = "wm-0001", inputs: str = "one") -> FileEntry:
    """Return the entry of a file of three letters."""
    return FileEntry(sha256=ABC, inputs=inputs, content=ABC, case=case, source=ABC)


def some() -> Manifest:
    """Return a manifest of two files of one case."""
    return Manifest(
        cases={"wm-0001": CASE},
        files={"wm-0001/psr.pdf": entry(), "wm-0001/psr.html": entry()},
        inputs={"one": INPUTS},
    )


def test_a_fingerprint_is_the_sha_256() -> None:
    """Anybody can check it with a tool of their own."""
    assert fingerprint(b"abc") == ABC


def test_the_whole_manifest() -> None:
    """Sorted, an entry a line, JSON, sealed at its end."""
    text = written(some())
    tree = json.loads(text)

    assert text.count(b"\n") == 14
    assert list(tree) == ["format", "cases", "files", "inputs", "seal"]
    assert tree["format"] == 1
    assert tree["cases"] == {
        "wm-0001": {
            "area": "west-mercia",
            "blocking": ["ORDER-LENGTH"],
            "carries": "proposal",
            "date": "2004-03-05",
            "file": "c0ffee",
            "marking": "",
            "problems": [],
            "programme": "csogp",
            "rules": [],
            "sha256": ABC,
        }
    }
    assert list(tree["files"]) == ["wm-0001/psr.html", "wm-0001/psr.pdf"]
    assert tree["files"]["wm-0001/psr.pdf"] == {
        "audience": "",
        "case": "wm-0001",
        "content": ABC,
        "inputs": "one",
        "sha256": ABC,
        "source": ABC,
        "status": "published",
        "templates": "",
    }
    assert tree["inputs"] == {"one": INPUTS}
    body = text[: text.index(b',\n"seal"')]
    assert tree["seal"] == fingerprint(body)


@pytest.mark.parametrize("manifest", [some(), Manifest()], ids=["some", "none"])
def test_what_is_written_is_read(manifest: Manifest, tmp_path: Path) -> None:
    """Nothing is lost, and written again it is the same, byte by byte."""
    (tmp_path / "manifest.json").write_bytes(written(manifest))

    assert read(tmp_path) == manifest
    assert written(read(tmp_path)) == written(manifest)


def test_the_order_of_making_does_not_show() -> None:
    """Files made in any order give the same manifest."""
    manifest = some()
    manifest.files = dict(reversed(manifest.files.items()))

    assert written(manifest) == written(some())


def test_what_no_file_needs_is_left_out() -> None:
    """A set of inputs that no file names, and a case of which there is no file."""
    manifest = some()
    manifest.cases["wm-0002"] = CASE
    manifest.inputs["two"] = INPUTS

    assert written(manifest) == written(some())


def test_a_set_of_inputs_is_known_by_what_is_in_it() -> None:
    """In whatever order it was gathered; another version is another set."""
    turned = dict(reversed(INPUTS.items()))

    assert input_set_id(turned) == input_set_id(INPUTS)
    assert input_set_id({**INPUTS, "versions": {"pango": "1.50.13"}}) != input_set_id(
        INPUTS
    )


def test_no_byte_can_be_changed_unnoticed(tmp_path: Path) -> None:
    """Whichever byte is changed, nothing that the manifest says is believed."""
    text = written(some())
    path = tmp_path / "manifest.json"
    believed = []
    for at in range(len(text)):
        path.write_bytes(text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :])
        if read(tmp_path) != Manifest():
            believed.append(at)

    assert len(text) > 1000
    assert believed == []


def test_no_end_can_be_missing_unnoticed(tmp_path: Path) -> None:
    """A manifest that was cut short proves nothing, wherever it was cut."""
    text = written(some())
    for at in range(len(text)):
        (tmp_path / "manifest.json").write_bytes(text[:at])

        assert read(tmp_path) == Manifest()


@pytest.mark.parametrize(
    "unreadable",
    [
        b"",
        b"{",
        b"[]",
        b'{"files": {}}',
        b"\xff\xfe",
        b"[" * 100_000,
        written(some()).replace(b'"format": 1', b'"format": 2'),
    ],
    ids=lambda content: content[:12].decode("latin-1") or "empty",
)
def test_what_is_no_manifest_of_ours_proves_nothing(
    unreadable: bytes, tmp_path: Path
) -> None:
    """The next build does not stop at it; it makes everything anew."""
    (tmp_path / "manifest.json").write_bytes(unreadable)

    assert read(tmp_path) == Manifest()


def test_another_format_proves_nothing_though_it_is_sealed(tmp_path: Path) -> None:
    """What a later version writes may mean something else."""
    body = written(some()).partition(b',\n"seal"')[0].replace(b": 1,", b": 2,", 1)
    sealed = body + b',\n"seal": "' + fingerprint(body).encode() + b'"\n}\n'
    (tmp_path / "manifest.json").write_bytes(sealed)

    assert json.loads(sealed)["format"] == 2
    assert read(tmp_path) == Manifest()
