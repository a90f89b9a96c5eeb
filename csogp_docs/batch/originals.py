"""Start workers as copies of a process that has imported what they all need.

Why:
    What makes documents takes most of a second to import. Python's fork server imports
    it once, while content is opened here, and is copied for each worker. It has no
    thread and does nothing else, so that a copy is whole.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from multiprocessing import forkserver, get_context
from multiprocessing.resource_tracker import ensure_running
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = get_context("forkserver")

_MAKING = "csogp_docs.batch.imports"
_PAGES = "csogp_docs.render.ready"

# It tells nobody of the process that it has started; there is no other way.
_STARTED: dict[str, Any] = vars(forkserver._forkserver)  # noqa: SLF001
_PROCESS, _LIVES = "_forkserver_pid", "_forkserver_alive_fd"


def begin(*, lays_out: bool) -> bool:
    """Have the original begin to import, if there is none yet; tell if there is one.

    There is none where no socket can be had to ask it for copies.

    Args:
        lays_out: whether there will be pages to lay out.
    """
    CONTEXT.set_forkserver_preload([_PAGES, _MAKING] if lays_out else [_MAKING])
    try:
        with deaf():
            forkserver.ensure_running()
    except OSError:
        return False
    return True


def process() -> int:
    """Return the number of the process that is the original."""
    number: int = _STARTED[_PROCESS]
    return number


def end() -> None:
    """End the original; it would take its time, and hold what this process writes to.

    Its copies end with it.
    """
    if _STARTED[_PROCESS] is not None:
        os.kill(process(), signal.SIGKILL)
        forkserver._forkserver._stop()  # type: ignore[attr-defined] # noqa: SLF001


def leave() -> None:
    """Let the original of this process end, if the one that began it is killed.

    It would wait for its copies; and they end with it.
    """
    if _STARTED[_LIVES] is not None:
        os.close(_STARTED[_LIVES])
        _STARTED[_LIVES] = None


@contextmanager
def deaf() -> Iterator[None]:
    """Start processes that are deaf to interruptions: the parent hears them.

    The tracker comes first, as starting it would give them their hearing back.
    """
    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
