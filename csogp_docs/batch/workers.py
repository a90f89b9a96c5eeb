"""Make documents in several processes, so that a case can cost nobody but itself.

Why:
    A page that never ends, fills the memory or brings the renderer down must not take
    the rest of a batch with it. Each case has so long and so much memory in its worker;
    the kernel keeps both limits. Where a worker ends, the cases it may have been making
    are tried once more, each alone, and only one that fails alone is set aside.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.resource_tracker import ensure_running
from typing import TYPE_CHECKING, Self

from loky.process_executor import ProcessPoolExecutor

from csogp_docs.batch.making import Maker, Result, Task
from csogp_docs.batch.ordering import in_order
from csogp_docs.pipeline.making import Making

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from csogp_docs.pipeline.press import Press
    from csogp_docs.pipeline.reading import Opened
    from csogp_docs.publish.manifest import InputSet
    from csogp_docs.publish.order import Order


@dataclass(frozen=True, slots=True)
class Limits:
    """What one case may take: seconds by the clock, and bytes of memory.

    A long report takes two seconds, and a fifth of that memory.
    """

    seconds: int = 60
    memory: int = 2 << 30


_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl(2)

# The maker of this worker; there is one in a process that was started as a worker.
_MAKER: list[Maker] = []


class Workers:
    """A number of processes, each of which has been sent the content once.

    Use it as a context; at its end, also that of an interruption, no process is left.
    """

    def __init__(self, jobs: int, press: Press, limits: Limits | None = None) -> None:
        self._jobs = jobs
        self._press = press
        self._limits = limits or Limits()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def make(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Return the result of each task, in the order of the tasks.

        A case that ends its worker twice, the second time alone, has that as trouble.
        """
        return in_order(tasks, lambda: self._jobs, self._submit, self._finished)

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

    def _submit(self, task: Task) -> Future[Result]:
        self._pool = self._pool or self._start(self._jobs)
        return self._send(task, self._pool)

    def _send(self, task: Task, pool: ProcessPoolExecutor) -> Future[Result]:
        # Processes that this starts are deaf to interruptions: the parent hears them.
        # The tracker comes first, as starting it would give them their hearing back.
        ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            future: Future[Result] = pool.submit(_make, task, self._limits.seconds)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return future

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        maker = (self._press.order, self._press.opened, self._press.inputs)
        return ProcessPoolExecutor(
            max_workers=jobs,
            initializer=_prepare,
            initargs=(os.getpid(), self._limits.memory, maker),
        )

    def _alone(self, task: Task) -> Result:
        """Make one case with nothing beside it, to learn whether it is to blame."""
        pool = self._start(1)
        try:
            return self._send(task, pool).result()
        except BrokenProcessPool as error:
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


def _prepare(parent: int, memory: int, maker: tuple[Order, Opened, InputSet]) -> None:
    """Make a new process ready: its limits, content, renderers, typefaces."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be watched
        os._exit(1)
    _MAKER.append(Maker(*maker))
    _MAKER[0].warm_up()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What is there by now is there for good: looking through it again and again for
    # what nobody needs would take a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _make(task: Task, seconds: int) -> Result:
    """Make documents of one case in so many seconds; the kernel ends this otherwise."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return _MAKER[0].make(task)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
