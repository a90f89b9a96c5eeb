"""What the workers of a cluster are sent to make documents, and how they use it.

Why:
    A worker elsewhere may be another machine: without the client's disk, and with other
    libraries. So it is sent the content, the templates and the typefaces, and looks at
    what it has itself before it makes anything. It makes documents in processes of its
    own, as the client would, so that a case is kept to the same limits.
"""

from __future__ import annotations

import multiprocessing
import pickle
import tempfile
import weakref
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from distributed import get_worker

from csogp_docs.batch.workers import Workers
from csogp_docs.errors import WorkspaceError
from csogp_docs.load.inputs import input_files, program_files
from csogp_docs.load.workspace import Workspace
from csogp_docs.pipeline.press import Press
from csogp_docs.pipeline.reading import Opened
from csogp_docs.render.versions import versions

if TYPE_CHECKING:
    from csogp_docs.batch.tasks import Limits, Result, Task
    from csogp_docs.model.content import Editions
    from csogp_docs.publish.manifest import InputSet
    from csogp_docs.publish.order import Order

_FIGURES = 12

# An order, content, the fingerprint of that, and every file of the templates by name.
_Packed = tuple["Order", "Editions", str, dict[str, bytes]]


def unlike(inputs: InputSet) -> list[str]:
    """Say what of this machine would give other bytes than that of the client.

    Args:
        inputs: what decides bytes there.
    """
    here = {**versions(), "csogp-docs": program_files()["modules"][:_FIGURES]}
    program = inputs["program"]["modules"][:_FIGURES]
    there = {**inputs["versions"], "csogp-docs": program}
    return [
        f"{name} is {here.get(name, 'none')} there and {there.get(name, 'none')} here"
        for name in sorted({**here, **there})
        if here.get(name) != there.get(name)
    ]


def refusal(address: str, differing: list[str]) -> str:
    """Say why a worker is not given anything to make."""
    return f"{address} would give other bytes: {', '.join(differing)}"


class Kit:
    """What makes documents on a worker; it is sent as it was packed, and used there.

    When a worker drops it, as it does when the client has gone, its processes end.
    """

    def __init__(self, packed: bytes, inputs: InputSet, limits: Limits) -> None:
        self._packed = packed
        self._inputs = inputs
        self._limits = limits
        self._lock = Lock()
        self._press: Press | None = None
        self._idle: list[Workers] = []
        self._ends = ExitStack()
        weakref.finalize(self, self._ends.close)

    def __reduce__(self) -> tuple[type[Kit], tuple[bytes, InputSet, Limits]]:
        """Leave behind what is of one process."""
        return Kit, (self._packed, self._inputs, self._limits)

    def make(self, task: Task, address: str, scratch: Path) -> Result:
        """Make documents of one case, within the limits of a case.

        As many threads as there are may do so at once, each with a process.

        Args:
            task: what is to be made; it has the content of the case file.
            address: that of this worker.
            scratch: a folder of this worker's, in which to unpack the templates.

        Raises:
            WorkspaceError: documents made here would not be the client's.
        """
        with self._lock:
            if self._press is None:
                self._press = self._opened(address, scratch)
            workers = self._idle.pop() if self._idle else self._begun(self._press)
        (result,) = workers.make([task])
        self._idle.append(workers)
        return result

    def _begun(self, press: Press) -> Workers:
        return self._ends.enter_context(Workers(1, lambda: press, self._limits))

    def _opened(self, address: str, scratch: Path) -> Press:
        differing = unlike(self._inputs)
        if differing:
            raise WorkspaceError(refusal(address, differing))
        # Only the same program can be sure to understand it.
        packed: _Packed = pickle.loads(self._packed)  # noqa: S301 - the client's own
        order, content, mark, templates = packed
        within = tempfile.TemporaryDirectory(prefix="csogp-docs-", dir=scratch)
        folder = Path(self._ends.enter_context(within))
        workspace = Workspace(folder / "content", folder / "templates", folder)
        for name, it in templates.items():
            path = workspace.templates / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(it)
        if input_files(workspace)["templates"] != self._inputs["templates"]:
            raise WorkspaceError(
                f"{address} has other templates or typefaces than were read at the "
                "beginning; build again"
            )
        return Press(order, Opened(workspace, content, mark), self._inputs)


def packed(press: Press) -> bytes:
    """Pack what a worker needs that has nothing but the program."""
    templates = press.opened.workspace.templates
    files = {
        name: (templates / name).read_bytes() for name in press.inputs["templates"]
    }
    parts: _Packed = press.order, press.opened.content, press.opened.fingerprint, files
    return pickle.dumps(parts)


def make_there(kit: Kit, task: Task) -> Result:
    """Make documents of one case on a worker of a cluster."""
    # Dask marks its workers so that they may have no processes; these end with it.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined] # noqa: SLF001 - there is no other way
    worker = get_worker()
    return kit.make(task, worker.address, Path(worker.local_directory))
