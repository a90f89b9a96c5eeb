"""Make documents in several processes, so that a case can cost nobody but itself.

Why:
    A page that never ends, fills the memory or brings the renderer down must not take
    the rest of a batch with it. Each case has so long and so much memory in its worker;
    the kernel keeps both limits. Where a worker ends, the cases it may have been making
    are tried once more, each alone, and only one that fails alone is set aside.
"""

from __future__ import annotations

import os
import pickle
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from typing import TYPE_CHECKING, Self, TypeVar

from loky.process_executor import ProcessPoolExecutor

from csogp_docs.batch import originals, worker
from csogp_docs.batch.ordering import in_order
from csogp_docs.batch.tasks import Limits, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from csogp_docs.batch.tasks import Task
    from csogp_docs.pipeline.press import Press
    from csogp_docs.publish.manifest import CaseEntry


T = TypeVar("T")


class Workers:
    """A number of processes that make documents.

    Use it as a context. They begin to start with it, so that content can be opened
    meanwhile; at its end, also that of an interruption, no process is left.
    """

    def __init__(
        self,
        jobs: int,
        press: Callable[[], Press],
        limits: Limits | None = None,
        *,
        lays_out: bool = True,
        copied: bool = False,
    ) -> None:
        """Start nothing yet.

        Args:
            jobs: the number of processes.
            press: asked when there is something to make.
            limits: what a case may take.
            lays_out: whether there will be pages to lay out.
            copied: whether they are to be copies of one process that has imported what
                they need, where that can be had.
        """
        self._jobs = jobs
        self._press = press
        self._limits = limits or Limits()
        self._lays_out = lays_out
        self._copied = copied
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if not self._has_original():
            self._pool = self._start(self._jobs)
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        if self._copied:
            originals.end()

    @cached_property
    def _kit(self) -> bytes:
        """What each process needs, once, to make documents.

        It goes with every task, as none knows which process will take it; a copy of
        it takes a hundredth of the time of a page.
        """
        press = self._press()
        return pickle.dumps((press.order, press.opened, press.inputs, self._limits))

    def make(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Return the result of each task, in the order of the tasks.

        A case that ends its worker twice, the second time alone, has that as trouble.
        """
        # Each makes one, and the next is there when it is done.
        return in_order(tasks, lambda: 2 * self._jobs, self._send, self._finished)

    def index(
        self, cases: Mapping[str, CaseEntry], names: Mapping[str, str]
    ) -> Result | None:
        """Make the index where a renderer is ready; None if that fails.

        It may be as long as there are cases, and take what it takes of time.
        """
        if self._pool is None:
            return None
        try:
            made = _submit(self._pool, worker.index, cases, names, self._kit).result()
        except (BrokenProcessPool, MemoryError):
            self._end()
            return None
        return None if made.making.trouble else made

    def _finished(
        self, running: dict[Future[Result], tuple[int, Task]]
    ) -> dict[int, Result]:
        """Wait for some task to finish, and take out of those running what did."""
        finished: dict[int, Result] = {}
        suspects: list[tuple[int, Task]] = []
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            at, task = running.pop(future)
            try:
                finished[at] = future.result()
            except BrokenProcessPool:
                suspects.append((at, task))
        if suspects:
            # All that ran when a worker ended is lost, and any may have ended it.
            suspects += running.values()
            running.clear()
            self._end()
            finished |= {at: self._alone(task) for at, task in suspects}
        return finished

    def _send(self, task: Task) -> Future[Result]:
        self._pool = self._pool or self._start(self._jobs)
        return _submit(self._pool, worker.make, task, self._kit)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        copied = self._has_original()
        parent = originals.process() if copied else os.getpid()
        pool = ProcessPoolExecutor(
            max_workers=jobs,
            context=originals.CONTEXT if copied else None,
            initializer=worker.prepare,
            initargs=(parent, self._lays_out),
        )
        # The first that is sent has all of its processes started.
        _submit(pool, worker.ready)
        return pool

    def _has_original(self) -> bool:
        """Tell whether there is an original to copy; if it is wanted, begin it."""
        self._copied = self._copied and originals.begin(lays_out=self._lays_out)
        return self._copied

    def _alone(self, task: Task) -> Result:
        """Make one case with nothing beside it, to learn whether it is to blame."""
        pool = self._start(1)
        try:
            return _submit(pool, worker.make, task, self._kit).result()
        except BrokenProcessPool as error:
            from csogp_docs.pipeline.making import Making  # noqa: PLC0415 - see above

            name = task.path.as_posix()
            return Result(Making(name, trouble=self._blame(str(error))))
        finally:
            pool.shutdown(wait=True, kill_workers=True)

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None

    def _blame(self, told: str) -> str:
        """Say what a case did to its worker, from how that ended."""
        if "SIGALRM" in told:
            return f"it took longer than {self._limits.seconds} seconds, twice"
        return "the process that made it came to an end, and again with it alone"


def _submit(
    pool: ProcessPoolExecutor, what: Callable[..., T], *told: object
) -> Future[T]:
    """Send something to a pool, which may start its processes for it."""
    with originals.deaf():
        future: Future[T] = pool.submit(what, *told)
    return future
