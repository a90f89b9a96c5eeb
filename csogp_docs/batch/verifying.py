"""Make documents again from what the manifest names, and compare them byte by byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from csogp_docs.batch.effects import effects
from csogp_docs.load.inputs import fingerprint_of_file
from csogp_docs.load.workspace import case_files
from csogp_docs.pipeline.making import make_case
from csogp_docs.pipeline.press import Press, inputs_of
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.order import TRACE, WORKING_COPY, Order, asked_for, name_mark
from csogp_docs.publish.output import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from csogp_docs.batch.effects import Effects
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline.reading import CaseRead, Opened
    from csogp_docs.publish.manifest import FileEntry, InputSet, Manifest

_CASE_FILE = "the case file"
_ITS_NAME = "the name of the case file"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a file was made from and that has changed: before and now.

    Files of content and templates are told by their fingerprints, packages and
    libraries by their versions; empty where there is none.
    """

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one file.

    `trouble` says what is wrong with it as it stands, or why it cannot be made again.
    Without any, it is `identical` to what was made again, or else `differs` says what
    has changed; where that is nothing, the same inputs have given other bytes. What
    would be found or said otherwise is in `effects`; None where no trace of the time
    tells what was.
    """

    name: str
    identical: bool = False
    remade: bool = True
    differs: tuple[Difference, ...] = ()
    effects: Effects | None = None
    trouble: str = ""


def verify(
    paths: Sequence[Path], output: Path, cases: Sequence[Path], workspace: Workspace
) -> Iterator[Verified]:
    """Verify files of an output folder; nothing is written.

    A file that is about no case is held against its fingerprint alone.

    Args:
        paths: files or folders in the output folder; without any, all of it.
        output: the output folder.
        cases: the case files, or folders of them.
        workspace: the content and templates.

    Raises:
        ProblemsFound: content has errors.
        WorkspaceError: there are no case files where they are said to be.
    """
    manifest = recorded(output)
    names = [
        name
        for name, entry in sorted(manifest.files.items())
        if entry.sha256 and _named(output / name, paths)
    ]
    opened = open_workspace(workspace)
    reads = {
        read.case.value.case: read
        for read in read_cases(case_files(cases), opened)
        if read.case is not None
    }
    verifier = _Verifier(output, manifest, opened)
    for name in names:
        yield verifier.verify(name, reads)


def _named(path: Path, paths: Sequence[Path]) -> bool:
    return not paths or any(
        path.absolute().is_relative_to(it.absolute()) for it in paths
    )


class _Verifier:
    """Makes files again, with one press for each kind of order."""

    def __init__(self, output: Path, manifest: Manifest, opened: Opened) -> None:
        self._output = output
        self._manifest = manifest
        self._opened = opened
        self._inputs = inputs_of(opened.workspace)
        self._presses: dict[tuple[object, ...], Press] = {}
        self._traces: dict[str, bytes] = {}

    def verify(self, name: str, reads: dict[str, CaseRead]) -> Verified:
        entry = self._manifest.files[name]
        trouble = self._trouble(name, entry)
        if trouble:
            return Verified(name, trouble=trouble)
        if not entry.case:
            return Verified(name, identical=True, remade=False)
        if entry.case not in reads:
            trouble = "no case file with its reference, or none without errors"
            return Verified(name, trouble=trouble)
        return self._remake(name, entry, reads[entry.case])

    def _trouble(self, name: str, entry: FileEntry) -> str:
        path = self._output / name
        if not path.is_file():
            return "it is not there"
        if fingerprint_of_file(path) != entry.sha256:
            return "it is not as it was written"
        return ""

    def _remake(self, name: str, entry: FileEntry, read: CaseRead) -> Verified:
        asked = asked_for(name)
        key = (asked.audience, asked.section, asked.suffix, entry.status)
        order = Order(
            output=self._output,
            audiences=(asked.audience,),
            formats=(asked.suffix,),
            section=asked.section,
            final=entry.status == "final",
        )
        if key not in self._presses:
            self._presses[key] = Press(order, self._opened, self._inputs)
        making = make_case(read, [(asked.audience, asked.kind)], self._presses[key])
        if making.trouble:
            trouble = f"cannot be made again: {making.trouble}"
            return Verified(
                name, trouble=trouble, effects=self._effects(name, entry, read)
            )
        _, now = making.files[asked.first]
        if now.sha256 == entry.sha256:
            return Verified(name, identical=True)
        differs = list(self._differences(entry, now))
        was, is_now = self._manifest.cases[entry.case].file, name_mark(_file(read))
        if was != is_now:
            differs.append(Difference(_ITS_NAME, was, is_now))
        return Verified(
            name, differs=tuple(differs), effects=self._effects(name, entry, read)
        )

    def _effects(self, name: str, entry: FileEntry, read: CaseRead) -> Effects | None:
        """Hold the trace of when a file was made against the trace as it is now."""
        before = self._trace_of(entry)
        if before is None:
            return None
        asked = asked_for(name)
        kind = None if asked.kind == TRACE else asked.kind
        return effects(before, self._trace_now(read), kind, asked.section)

    def _trace_now(self, read: CaseRead) -> bytes:
        if read.name not in self._traces:
            press = Press(Order(output=self._output), self._opened, self._inputs)
            making = make_case(read, [(WORKING_COPY, TRACE)], press)
            self._traces[read.name] = b"".join(
                it for it, _ in making.files.values() if it
            )
        return self._traces[read.name]

    def _trace_of(self, entry: FileEntry) -> bytes | None:
        """Return the trace that was made from the same as a file, where it is there."""
        for name, other in self._manifest.files.items():
            same = (other.case, other.source, other.inputs) == (
                *(entry.case, entry.source, entry.inputs),
            )
            if (
                same
                and asked_for(name).kind == TRACE
                and not self._trouble(name, other)
            ):
                return (self._output / name).read_bytes()
        return None

    def _differences(self, entry: FileEntry, now: FileEntry) -> Iterator[Difference]:
        """Name everything of what decides bytes that has changed."""
        before = self._manifest.inputs[entry.inputs]
        if entry.source != now.source:
            yield Difference(_CASE_FILE, entry.source, now.source)
        if entry.content != now.content:
            yield from _changed(before, self._inputs, "content")
        if entry.templates != now.templates:
            yield from _changed(before, self._inputs, "templates")
        yield from _changed(before, self._inputs, "program")
        yield from _changed(before, self._inputs, "versions")


def _file(read: CaseRead) -> str:
    return PurePath(read.name).name


def _changed(before: InputSet, now: InputSet, part: str) -> Iterator[Difference]:
    for name in sorted({**before[part], **now[part]}):
        was, is_now = before[part].get(name, ""), now[part].get(name, "")
        if was != is_now:
            yield Difference(name, was, is_now)
