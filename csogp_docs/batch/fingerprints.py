"""Fingerprints of files, remembered for as long as nobody has touched the files."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

# How long after its last change a file may still be changed without its times showing
# it: on common disks a few milliseconds, on some of the old ones two seconds.
_MARGIN = 2_000_000_000

_Seen = tuple[int, ...]


class Fingerprints:
    """Tells the SHA-256 of files, and reads only those that may have changed.

    A file has not changed where its size, number and times are those it had when it
    was read, as with `git status`. Only one that had been left alone for a while is
    remembered, so that a change within the grain of the disk's clock cannot hide. What
    is remembered is kept in the user's cache folder, sealed; without it everything is
    read. Nothing is ever trusted for being remembered that was written by somebody
    else: the kernel sets the time of the last change, and lets no program choose it.
    """

    def __init__(self, output: Path) -> None:
        caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:32]
        self._path = Path(caches) / "csogp-docs" / f"{name}.json"
        self._seen = _remembered(self._path)
        self._new: dict[str, tuple[_Seen, str]] = {}
        self._here = Path.cwd()
        self._began: int | None = None
        self._written: Path | None = None

    def of(self, path: Path | str) -> str:
        """Return the fingerprint of a file; empty where it cannot be read."""
        name = str(path)
        if not name.startswith(os.sep):
            name = f"{self._here}{os.sep}{name}"
        try:
            seen = _look(name)
            known = self._seen.get(name)
            if known is not None and tuple(known[0]) == seen:
                return known[1]
            return self._read(name, seen)
        except OSError:
            return ""

    def _read(self, name: str, seen: _Seen) -> str:
        if self._began is None:
            self._began = self._now()
        with open(name, "rb") as file:  # noqa: PTH123 - half the time of Path's own
            found = hashlib.sha256(file.read()).hexdigest()
        if max(seen[-2:]) < self._began - _MARGIN and _look(name) == seen:
            self._new[name] = (seen, found)
        return found

    def _now(self) -> int:
        """Return the time at which the disk thinks that a file is changed now."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = self._path.with_suffix(f".{os.getpid()}")
            new.touch()
            self._written = new
            return new.stat().st_mtime_ns
        return 0

    def keep(self) -> None:
        """Remember what has been read; if that fails, the next run reads it again."""
        if self._written is None:
            return
        with suppress(OSError):
            if self._new:
                text = json.dumps({**self._seen, **self._new}).encode()
                seal = hashlib.sha256(text).hexdigest().encode()
                self._written.write_bytes(seal + b"\n" + text)
                self._written.replace(self._path)
            else:
                self._written.unlink()


def _look(name: str) -> _Seen:
    it = os.stat(name)  # noqa: PTH116 - likewise
    return it.st_dev, it.st_ino, it.st_size, it.st_mtime_ns, it.st_ctime_ns


def _remembered(path: Path) -> dict[str, tuple[_Seen, str]]:
    try:
        seal, _, text = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if hashlib.sha256(text).hexdigest().encode() != seal:
        return {}
    remembered: dict[str, tuple[_Seen, str]] = json.loads(text)
    return remembered
