"""Have many tasks under way at once, and their results in the order of the tasks."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from csogp_docs.batch.tasks import Result, Task

F = TypeVar("F")

# How many results may wait in memory for an earlier one: some hundred megabytes.
MOST_AHEAD = 500


def in_order(
    tasks: Iterable[Task],
    room: Callable[[], int],
    submit: Callable[[Task], F],
    finished: Callable[[dict[F, tuple[int, Task]]], dict[int, Result]],
) -> Iterator[Result]:
    """Yield the result of each task, in the order of the tasks.

    Args:
        tasks: what is to be made.
        room: tells how many tasks may be under way now.
        submit: begins a task, and returns what stands for it.
        finished: is given the tasks under way, with the number of each; waits for one
            or more, takes them out, and returns their results by number. It may put
            others in.
    """
    waiting = deque(enumerate(tasks))
    running: dict[F, tuple[int, Task]] = {}
    done: dict[int, Result] = {}
    next_one = 0
    while waiting or running or done:
        # First of all, so that nobody waits while a result is being published.
        free = room() - len(running)
        while waiting and free > 0 and waiting[0][0] < next_one + MOST_AHEAD:
            at, task = waiting.popleft()
            running[submit(task)] = at, task
            free -= 1
        if next_one in done:
            yield done.pop(next_one)
            next_one += 1
        elif running:
            done |= finished(running)
