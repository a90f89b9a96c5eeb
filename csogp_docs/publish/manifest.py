"""Name for every file in the output what it was made from.

What stands in the manifest, and how it is sealed, is in docs/reference/manifest.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, TypeVar

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
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """What one file is, and what decided its bytes.

    `inputs` names the set of inputs under which it was last known to be current. Of
    these, `content` and `templates` are the fingerprints of the parts that it uses.
    `case` is the reference of its case and `source` the fingerprint of the case file;
    the index, which is about many, has the fingerprint of what it says of them.
    """

    sha256: str
    inputs: str
    content: str
    templates: str = ""
    case: str = ""
    source: str = ""
    status: str = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """What is known of a case without reading it again; ids and codes only.

    `rules` are those that it was assessed by, `problems` the codes of the warnings
    that stand. The rest is what the index of a batch says of the case, and what tells
    which content is about it.
    """

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


def as_line(value: object) -> str:
    """Write a value as JSON on one line; the same value always in the same way."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def input_set_id(inputs: InputSet) -> str:
    """Return the id of a set of inputs: the first figures of its fingerprint."""
    return fingerprint(as_line(inputs).encode())[:16]


def entries_as_json(manifest: Manifest) -> dict[str, dict[str, object]]:
    """Return the entries as the JSON of a manifest states them."""
    return {
        "cases": {name: asdict(it) for name, it in sorted(manifest.cases.items())},
        "files": {name: asdict(it) for name, it in sorted(manifest.files.items())},
        "inputs": dict(sorted(manifest.inputs.items())),
    }


def entries_from_json(
    tree: Mapping[str, Mapping[str, Mapping[str, object]]],
) -> Manifest:
    """Read what `entries_as_json` returned, after it has been JSON."""
    return Manifest(
        cases=_typed(tree["cases"], CaseEntry),
        files=_typed(tree["files"], FileEntry),
        inputs={name: dict(it) for name, it in tree["inputs"].items()},  # type: ignore[arg-type]  # sealed: it is as it was written
    )


def _typed(
    tree: Mapping[str, Mapping[str, object]], kind: type[_Entry]
) -> dict[str, _Entry]:
    return {name: kind(**_tuples(it)) for name, it in tree.items()}


def _tuples(entry: Mapping[str, object]) -> dict[str, object]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in entry.items()
    }


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
    yield from (name for name in manifest.files if not (folder / name).is_file())
