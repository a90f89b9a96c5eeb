"""What makes documents of many cases: processes of this computer, or of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from csogp_docs.batch.making import Maker
    from csogp_docs.batch.tasks import Result, Task
    from csogp_docs.publish.manifest import CaseEntry
    from csogp_docs.publish.order import Order


class Pool(Protocol):
    """Makes documents of many cases in other processes, here or elsewhere.

    Use it as a context; at its end nothing is left of it.
    """

    def make(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of each task, in the order of the tasks."""

    def index(
        self, cases: Mapping[str, CaseEntry], names: Mapping[str, str]
    ) -> Result | None:
        """Make the index of cases; None where it is to be made in this process."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def pool_of(
    jobs: int, order: Order, cluster: str | None, maker: Callable[[], Maker]
) -> Pool:
    """Return what makes documents of many cases.

    Args:
        jobs: the number of processes, where they are of this computer.
        order: what is made.
        cluster: the address of the scheduler of a cluster, where that makes them.
        maker: returns what has the content, which may have to be opened for it.

    Raises:
        WorkspaceError: what it takes to use a cluster is not installed.
    """
    if cluster is None:
        from csogp_docs.batch.workers import Workers  # noqa: PLC0415 - as needed

        lays_out = "pdf" in order.formats
        return Workers(jobs, lambda: maker().press, lays_out=lays_out, copied=True)
    try:
        from csogp_docs.batch.cluster import Cluster  # noqa: PLC0415 - it is an extra
    except ModuleNotFoundError as error:
        raise WorkspaceError(
            "to use a cluster, install the extra for it: pip install "
            "'csogp-docs[cluster]'"
        ) from error
    return Cluster(cluster, maker())
