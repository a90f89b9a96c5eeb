"""Make documents on the workers of a Dask cluster, which may be many machines.

Why:
    A region's caseload is more than one machine makes in an evening. The workers get
    bytes and give bytes back; this process alone reads case files and publishes, as it
    does with processes of its own. A machine that goes away costs nothing: what it was
    making is made by another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from distributed import CancelledError, Future, KilledWorker, wait

from csogp_docs.batch.connecting import connected
from csogp_docs.batch.kit import Kit, make_there, packed, refusal, unlike
from csogp_docs.batch.ordering import in_order
from csogp_docs.batch.tasks import Limits, Result
from csogp_docs.errors import CsogpDocsError, WorkspaceError
from csogp_docs.pipeline.making import Making

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.batch.making import Maker
    from csogp_docs.batch.tasks import Task

_LOOK_EVERY = 5  # seconds in which nothing is finished
_ALONE_FOR = 12  # looks at a cluster without a worker before it is given up
_COUNT_EVERY = 100  # cases after which the workers are counted again


class Cluster:
    """The workers of a cluster, each of which is sent the content and templates once.

    Use it as a context; at its end the workers drop what they were sent.
    """

    def __init__(
        self, address: str, maker: Maker, limits: Limits | None = None
    ) -> None:
        self._address = address
        self._maker = maker
        self._limits = limits or Limits()
        self._once_more: set[Task] = set()
        self._room = 1
        self._begun = 0
        self._alone = 0

    def __enter__(self) -> Self:
        """Find the cluster.

        Raises:
            WorkspaceError: there is none, it has no workers, or one of them would give
                other bytes than this computer.
        """
        self._client = connected(self._address)
        try:
            self._refuse_without_workers()
            self._refuse_unlike()
            press = self._maker.press
            self._kit = self._client.submit(
                Kit, packed(press), press.inputs, self._limits, pure=False
            )
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def make(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of each task, in the order of the tasks.

        A case that was under way each time when a machine ended has that as trouble.

        Raises:
            WorkspaceError: the cluster is lost, or a worker that has come since would
                give other bytes.
        """
        try:
            yield from in_order(tasks, lambda: self._room, self._submit, self._finished)
        except CancelledError as error:
            raise WorkspaceError(
                f"the cluster at {self._address} is lost; what was made is kept, and "
                "another build makes the rest"
            ) from error

    def index(self, *_: object) -> None:
        """Leave the index to this process, which has all that it tells."""

    def _submit(self, task: Task) -> Future[Result] | Task:
        """Send a case; one whose file cannot be read stays here, to be told."""
        if self._begun % _COUNT_EVERY == 0:
            threads = self._client.nthreads()
            # One is made, and the next is there when it is done.
            self._room = max(1, 2 * sum(threads.values()))
        self._begun += 1
        try:
            content = task.path.read_bytes()
        except OSError:
            return task
        return self._send(replace(task, content=content))

    def _send(self, task: Task) -> Future[Result]:
        return self._client.submit(make_there, self._kit, task, pure=False)

    def _finished(
        self, running: dict[Future[Result] | Task, tuple[int, Task]]
    ) -> dict[int, Result]:
        """Wait for some case to be made, and take out of those under way what is."""
        here = [it for it in running if not isinstance(it, Future)]
        if here:
            return dict(self._made_here(running.pop(it)) for it in here)
        try:
            ready = wait(
                list(running), timeout=_LOOK_EVERY, return_when="FIRST_COMPLETED"
            ).done
        except TimeoutError:
            self._refuse_left_alone()
            return {}
        finished: dict[int, Result] = {}
        for future in ready:
            at, task = running.pop(future)
            result = self._result_of(future, task)
            if result is None:
                running[self._submit(task)] = at, task
            else:
                finished[at] = result
        return finished

    def _result_of(self, future: Future[Result], task: Task) -> Result | None:
        """Return what became of a case; None where it is to be sent once more."""
        try:
            result: Result = future.result()
        except KilledWorker:
            # So ends also one that does not even have the program.
            self._refuse_unlike()
            if task not in self._once_more:
                self._once_more.add(task)
                return None
            return _set_aside(
                task, "every machine that made it came to an end; see what Dask logs"
            )
        except (CsogpDocsError, CancelledError):
            raise
        except Exception as error:  # noqa: BLE001 - a case must not cost another
            return _set_aside(
                task, f"a worker failed at it ({type(error).__name__}); see its log"
            )
        return result

    def _made_here(self, numbered: tuple[int, Task]) -> tuple[int, Result]:
        at, task = numbered
        return at, self._maker.make(task)

    def _refuse_left_alone(self) -> None:
        """Give up a cluster that has had no worker for a minute.

        Raises:
            WorkspaceError: so it is.
        """
        self._alone = 0 if self._client.nthreads() else self._alone + 1
        if self._alone >= _ALONE_FOR:
            raise WorkspaceError(
                f"the cluster at {self._address} has no worker left; what was made is "
                "kept, and another build makes the rest"
            )

    def _refuse_without_workers(self) -> None:
        """Say how to start one, where there is no worker.

        Raises:
            WorkspaceError: there is none.
        """
        if not self._client.nthreads():
            raise WorkspaceError(
                f"the cluster at {self._address} has no workers; start some with: "
                f"dask worker {self._address}"
            )

    def _refuse_unlike(self) -> None:
        """Look at what every worker has.

        Raises:
            WorkspaceError: names each worker that would give other bytes, and why.
        """
        found = self._client.run(unlike, self._maker.press.inputs, on_error="return")
        said = [
            refusal(address, it) if isinstance(it, list) else _has_none(address)
            for address, it in sorted(found.items())
            # One that has just gone is no trouble.
            if it and not isinstance(it, OSError)
        ]
        if said:
            raise WorkspaceError(
                f"{'; '.join(said)}. Install the same on every machine of the cluster"
            )


def _has_none(address: str) -> str:
    return f"{address} has no csogp-docs with the extra cluster, or another one"


def _set_aside(task: Task, trouble: str) -> Result:
    return Result(Making(task.path.as_posix(), trouble=trouble))
