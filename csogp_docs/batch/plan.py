"""What is stale in an output folder, and why; told without opening content."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csogp_docs.publish.order import INDEX, TRACE, name_mark
from csogp_docs.publish.successors import last_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from csogp_docs.batch.fingerprints import Fingerprints
    from csogp_docs.model.audience import Audience
    from csogp_docs.publish.manifest import FileEntry, Manifest
    from csogp_docs.publish.order import Order, Wanted

# The index is about every copy; it is kept with that of the office that made them.
_EVERYBODY: Audience = "file"
NEW = "the case file is new or has changed"
CHANGED = "the case file has changed"
FORCED = "asked for with --force"
ABSENT = "not made yet"
GONE = "the file is not there"
ALTERED = "the file is not as it was written"

# How many documents make it worth while to start other processes for them, which get
# ready while content is opened (docs/benchmarks/batch.md).
WORTH_IT = 8


@dataclass(slots=True)
class CasePlan:
    """What is to be made of one case file.

    Attributes:
        path: the case file.
        fingerprint: its SHA-256; empty where it cannot be read.
        reference: that of the case, where it has been built from this very file.
        current: the files that are as they would be made.
        stale: for each document that is to be made, why.
        open: the files of which content and templates must tell, by document.
    """

    path: Path
    fingerprint: str
    reference: str = ""
    current: list[str] = field(default_factory=list)
    stale: dict[Wanted, str] = field(default_factory=dict)
    open: dict[Wanted, list[str]] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Tell whether every file is known to be current."""
        return not (self.stale or self.open)


class Planner:
    """Compares what is recorded of an output folder with what is there now."""

    def __init__(
        self, order: Order, manifest: Manifest, inputs: str, prints: Fingerprints
    ) -> None:
        self._order = order
        self._manifest = manifest
        self._inputs = inputs
        self._prints = prints
        self._output = str(order.output)
        self._wanted = order.wanted
        self._built_from = {
            (it.sha256, it.file): name for name, it in manifest.cases.items()
        }

    def plan(self, paths: Iterable[Path], *, force: bool) -> list[CasePlan]:
        """Plan every case file, in the order given; one that is named twice, once."""
        return [self._case(path, force=force) for path in dict.fromkeys(paths)]

    def _case(self, path: Path, *, force: bool) -> CasePlan:
        mark = self._prints.of(path)
        reference = self._built_from.get((mark, name_mark(path.name)), "")
        planned = CasePlan(path, mark, reference)
        for wanted in self._wanted:
            if reference and not force:
                names = self._order.names(reference, *wanted)
                names = [last_of(it, self._manifest.files) for it in names]
                self._sort(wanted, names, planned)
            else:
                planned.stale[wanted] = FORCED if force else NEW
        if self._order.section and reference and not self._says_anything(reference):
            # Whoever asks for a section that has nothing to say is told every time.
            planned.stale = dict.fromkeys(self._wanted, ABSENT)
        return planned

    def _says_anything(self, reference: str) -> bool:
        files = self._manifest.files
        return any(
            name in files and files[name].sha256
            for audience, kind in self._wanted
            if kind != TRACE
            for name in self._order.names(reference, audience, kind)
        )

    def _settles(self, names: Iterable[str]) -> bool:
        """Tell whether entries alone show that files are current.

        Of a document that was asked for by name and that there is not, content must
        say whether there could be such a document at all.
        """
        entries = [self._manifest.files[name] for name in names]
        return all(
            it.inputs == self._inputs and (it.sha256 or self._order.documents is None)
            for it in entries
        )

    def _why(self, names: Iterable[str], source: str) -> Iterator[str]:
        """Say of each file why it is stale, as far as it and its case file tell."""
        for name in names:
            entry = self._manifest.files.get(name)
            if entry is None:
                yield ABSENT
            elif entry.source != source:
                yield CHANGED
            elif entry.status not in {self._order.status, "published"}:
                yield f"it was made as {entry.status}"
            else:
                yield self._on_disk(name, entry)

    def _on_disk(self, name: str, entry: FileEntry) -> str:
        if not entry.sha256:  # the document has nothing to say, and there is no file
            return ""
        found = self._prints.of(f"{self._output}/{name}")
        if found == entry.sha256:
            return ""
        return ALTERED if found else GONE

    def index(self, told: str) -> CasePlan:
        """Plan the index, as far as what it tells and its files say.

        Args:
            told: the fingerprint of what it has to tell.
        """
        planned = CasePlan(self._order.output, told, INDEX)
        self._sort((_EVERYBODY, INDEX), self._order.index_names, planned)
        return planned

    def _sort(self, kind: Wanted, names: list[str], planned: CasePlan) -> None:
        """Enter the files of one document as current, stale or open."""
        why = next((it for it in self._why(names, planned.fingerprint) if it), "")
        if why:
            planned.stale[kind] = why
        elif self._settles(names):
            planned.current += names
        else:
            planned.open[kind] = names


def jobs_for(stale: Sequence[CasePlan], order: Order) -> int:
    """Pick the number of processes by how much there is to make."""
    documents = sum(len(plan.stale) for plan in stale)
    # A page as HTML takes a tenth of the time that it takes as PDF.
    work = documents if "pdf" in order.formats else documents // 10
    return len(os.sched_getaffinity(0)) if work >= WORTH_IT else 1
