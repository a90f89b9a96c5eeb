"""What a run has made so far, so that one that is killed is not all in vain.

A line is a piece of the manifest, after the first figures of its own fingerprint. It
is written once the files it names are on the disk, and it counts only whole.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from csogp_docs.publish.manifest import (
    Manifest,
    as_line,
    entries_as_json,
    entries_from_json,
    fingerprint,
)

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".manifest.journal"


def there(folder: Path) -> bool:
    """Tell whether a run was killed before it could end its journal."""
    return (folder / NAME).exists()


def append(folder: Path, made: Manifest) -> None:
    """Note what has been made; should power fail, the note may be lost, and no more."""
    line = as_line(entries_as_json(made)).encode()
    mark = fingerprint(line)[:16].encode()
    with (folder / NAME).open("ab") as file:
        file.write(b"%s %s\n" % (mark, line))


def read(folder: Path) -> Manifest:
    """Gather what a run that did not end had made; nothing where each did."""
    gathered = Manifest()
    with suppress(FileNotFoundError):
        for noted in (folder / NAME).read_bytes().splitlines():
            mark, _, line = noted.partition(b" ")
            if mark == fingerprint(line)[:16].encode():
                gathered.add(entries_from_json(json.loads(line)))
    return gathered


def remove(folder: Path) -> None:
    """End the journal: all of it stands in the manifest."""
    (folder / NAME).unlink(missing_ok=True)
