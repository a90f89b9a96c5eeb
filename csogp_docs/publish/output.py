"""An output folder that one process holds: its files, and the manifest that is true."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from csogp_docs.publish import journal, manifest
from csogp_docs.publish.files import remove, sweep, write_atomically
from csogp_docs.publish.locking import sole_writer, unusable
from csogp_docs.publish.manifest import Manifest, input_set_id
from csogp_docs.publish.successors import latest, names_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from csogp_docs.publish.manifest import CaseEntry, FileEntry, InputSet


class Output:
    """Writes files to a folder, and enters each in the manifest.

    Attributes:
        folder: where the files go.
        manifest: what was made by earlier runs, finished or not, and by this one.
    """

    def __init__(self, folder: Path, inputs: InputSet) -> None:
        self.folder = folder
        self.inputs = input_set_id(inputs)
        self._input_set = inputs
        self.manifest = recorded(folder)
        # Only a run that was killed leaves its journal, and files that are not whole.
        self._changed = journal.there(folder)
        if self._changed:
            sweep(folder)
        self._begun = False

    def put(
        self,
        files: Mapping[str, tuple[bytes | None, FileEntry]],
        cases: Mapping[str, CaseEntry],
    ) -> tuple[str, ...]:
        """Write files that belong together, and note them once all are on the disk.

        A final that differs stays as it is, and its successor is written beside it.

        Args:
            files: each by its path in the folder, with its entry; None where the
                document has nothing to say, and an earlier file of it is taken away.
            cases: what is known of the case they are about, by its reference.

        Returns:
            The path in the folder of each, in their order, also where there is no
            file because there is nothing to say.
        """
        entries = {name: entry for name, (_, entry) in files.items()}
        names = names_for(entries, self.manifest.files)
        named = {names[first]: entry for first, entry in entries.items()}
        with _uninterrupted():
            if not self._begun:
                self._note(Manifest(inputs={self.inputs: self._input_set}))
                self._begun = True
            for first, (content, _) in files.items():
                if content is None:
                    remove(self.folder / names[first])
                else:
                    write_atomically(self.folder / names[first], content)
            self._note(Manifest(files=named, cases=dict(cases)))
        return tuple(named)

    def there(self) -> dict[str, str]:
        """The last successor of each file that is there, by the first one's name."""
        files = self.manifest.files
        return latest(name for name, entry in files.items() if entry.sha256)

    def _note(self, made: Manifest) -> None:
        try:
            journal.append(self.folder, made)
        except OSError as error:
            raise unusable(self.folder, error) from error
        self.manifest.add(made)
        self._changed = True

    def confirm(self, names: Iterable[str]) -> None:
        """Enter that files are current under what this run reads, as they stand."""
        for name in names:
            entry = self.manifest.files[name]
            if entry.inputs != self.inputs:
                self.manifest.files[name] = entry._replace(inputs=self.inputs)
                self.manifest.inputs[self.inputs] = self._input_set
                self._changed = True

    def forget(self, names: Iterable[str]) -> None:
        """Take nothing that is known of files for true; they will be made anew."""
        for name in names:
            self.manifest.files.pop(name, None)
        self._changed = True

    def close(self) -> None:
        """Write the manifest where there is news; the journal has then done its work.

        Entries of files that are no longer there are dropped.
        """
        if not self._changed:
            return
        for name in list(manifest.vanished(self.manifest, self.folder)):
            del self.manifest.files[name]
        text = manifest.written(self.manifest)
        write_atomically(self.folder / manifest.NAME, text)
        journal.remove(self.folder)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interruption wait, so that none leaves files of which nothing is known."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def recorded(folder: Path) -> Manifest:
    """Read what is known of a folder, and what a run that did not end has noted."""
    found = manifest.read(folder)
    found.add(journal.read(folder))
    return found


@contextmanager
def held(
    folder: Path, inputs: InputSet, waits: Callable[[], None] = lambda: None
) -> Iterator[Output]:
    """Hold an output folder; at the end, also of an interruption, its manifest is true.

    Args:
        folder: the output folder, which is made if need be.
        inputs: what this run reads.
        waits: called before waiting for another run that holds the folder.

    Raises:
        WorkspaceError: the folder cannot be written.
    """
    with sole_writer(folder, waits):
        try:
            output = Output(folder, inputs)
        except OSError as error:
            raise unusable(folder, error) from error
        try:
            yield output
        finally:
            output.close()
