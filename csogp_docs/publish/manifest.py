"""Name for every file in the output what it was made from.

What stands in the manifest, and how it is sealed, is in docs/reference/manifest.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

NAME = "manifest.json"
FORMAT = 1

# The files that a run reads, by kind and name, with their fingerprints, and the
# versions that decide bytes.
InputSet = dict[str, dict[str, str]]

_SEAL = b',\n"seal": "'
_END = b'"\n}\n'


class FileEntry(NamedTuple):
    """What one file is, and what decided its bytes.

    `inputs` names the set of inputs under which it was last known to be current. Of
    these, `content` and `templates` are the fingerprints of the parts that it uses.
    `case` is the reference of its case and `source` the fingerprint of the case file;
    the index, which is about many, has the fingerprint of what it says of them. Where
    a document has nothing to say of its case, there is no file and no `sha256`.
    """

    sha256: str
    inputs: str
    content: str
    templates: str = ""
    case: str = ""
    audience: str = ""
    source: str = ""
    status: str = "published"


class CaseEntry(NamedTuple):
    """What is known of a case without reading it again; ids and codes only.

    `file` stands for the name of its file, which documents print beside lines of it.
    `rules` are those that it was assessed by, `problems` the codes of the warnings
    that stand. The rest is what the index of a batch says of the case, and what tells
    which content is about it.
    """

    file: str
    sha256: str
    programme: str
    area: str
    date: str
    carries: str
    marking: str
    blocking: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Manifest:
    """All entries: files by path in the output, cases by reference, sets by id."""

    cases: dict[str, CaseEntry] = field(default_factory=dict)
    files: dict[str, FileEntry] = field(default_factory=dict)
    inputs: dict[str, InputSet] = field(default_factory=dict)

    def add(self, other: Manifest) -> None:
        """Take in the entries of another; of two for one thing, the other's."""
        self.cases |= other.cases
        self.files |= other.files
        self.inputs |= other.inputs


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def as_json(told: Mapping[str, Any]) -> bytes:
    """Write what a program may read as JSON, the same bytes every time.

    On one line: a trace is long, and to set out one takes longer than to write it.
    """
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()


def as_line(value: object) -> str:
    """Write a value as JSON on one line; the same value always in the same way."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def input_set_id(inputs: InputSet) -> str:
    """Return the id of a set of inputs: the first figures of its fingerprint."""
    return fingerprint(as_line(inputs).encode())[:16]


def entries_as_json(manifest: Manifest) -> dict[str, dict[str, object]]:
    """Return the entries as the JSON of a manifest states them."""
    return {
        "cases": {name: it._asdict() for name, it in sorted(manifest.cases.items())},
        "files": {name: it._asdict() for name, it in sorted(manifest.files.items())},
        "inputs": dict(sorted(manifest.inputs.items())),
    }


def entries_from_json(tree: Mapping[str, Mapping[str, Any]]) -> Manifest:
    """Read what `entries_as_json` returned, after it has been JSON."""
    return Manifest(
        cases={name: _case_entry(it) for name, it in tree["cases"].items()},
        files={name: FileEntry(**it) for name, it in tree["files"].items()},
        inputs=dict(tree["inputs"]),
    )


def _case_entry(entry: Mapping[str, Any]) -> CaseEntry:
    lists = {name: tuple(it) for name, it in entry.items() if isinstance(it, list)}
    return CaseEntry(**{**entry, **lists})


def written(manifest: Manifest) -> bytes:
    """Return the text of a manifest, one entry a line, sealed at its end.

    Sets of inputs that no file names, and cases without a file, are left out.
    """
    used = {it.inputs for it in manifest.files.values()}
    told = {it.case for it in manifest.files.values()}
    kept = Manifest(
        cases={name: it for name, it in manifest.cases.items() if name in told},
        files=manifest.files,
        inputs={name: it for name, it in manifest.inputs.items() if name in used},
    )
    tree = entries_as_json(kept)
    groups = ",\n".join(_group(name, tree[name].items()) for name in sorted(tree))
    body = f'{{\n"format": {FORMAT},\n{groups}'.encode()
    return body + _SEAL + fingerprint(body).encode() + _END


def _group(name: str, entries: Iterable[tuple[str, object]]) -> str:
    lines = ",\n".join(f"  {as_line(key)}: {as_line(it)}" for key, it in entries)
    return f'"{name}": {{\n{lines}\n}}' if lines else f'"{name}": {{}}'


def read(folder: Path) -> Manifest:
    """Read the manifest of an output folder.

    One that is not there, not sealed or of another format proves nothing: it has no
    entries, and everything is made anew.
    """
    try:
        body, _, seal = (folder / NAME).read_bytes().rpartition(_SEAL)
        if seal != fingerprint(body).encode() + _END:
            return Manifest()
        tree = json.loads(body + b"\n}")
    except OSError:
        return Manifest()
    return entries_from_json(tree) if tree["format"] == FORMAT else Manifest()


def vanished(manifest: Manifest, folder: Path) -> Iterator[str]:
    """Name the files that have an entry and are no longer there."""
    for name, entry in manifest.files.items():
        if entry.sha256 and not (folder / name).is_file():
            yield name
