"""What is done in a process that was started to make documents.

What makes them takes a second to import. The process that starts others opens content
meanwhile, and so imports this module without it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import resource
import signal
from functools import lru_cache
from typing import TYPE_CHECKING

from csogp_docs.batch import originals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.batch.making import Maker
    from csogp_docs.batch.tasks import Limits, Result, Task
    from csogp_docs.publish.manifest import CaseEntry

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl(2)


def prepare(parent: int, lays_out: bool) -> None:  # noqa: FBT001 - sent by position
    """Make a new process ready for what it will be sent.

    Args:
        parent: the process of which this is to be a child, and to end with.
        lays_out: whether there will be pages to lay out.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    originals.leave()
    if os.getppid() != parent:  # it ended before it could be watched
        os._exit(1)
    from csogp_docs.batch import making  # noqa: F401, PLC0415 - see above
    from csogp_docs.render.pdf import import_renderer  # noqa: PLC0415

    if lays_out:
        import_renderer()


def ready() -> None:
    """Do nothing; but a process had to be ready for it."""


@lru_cache(maxsize=1)
def _maker(kit: bytes) -> tuple[Maker, Limits]:
    """Open what this process was sent, and limit what it may take from now on."""
    from csogp_docs.batch.making import Maker  # noqa: PLC0415

    order, opened, inputs, limits = pickle.loads(kit)  # noqa: S301 - our parent's
    maker = Maker(order, opened, inputs)
    maker.warm_up()
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What is there by now is there for good: looking through it again and again for
    # what nobody needs would take a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    return maker, limits


def make(task: Task, kit: bytes) -> Result:
    """Make documents of one case in its time; the kernel ends this otherwise."""
    maker, limits = _maker(kit)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        return maker.make(task)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def index(
    cases: Mapping[str, CaseEntry], names: Mapping[str, str], kit: bytes
) -> Result:
    """Make the index of cases, however long that takes."""
    maker, _ = _maker(kit)
    return maker.index(cases, names)
