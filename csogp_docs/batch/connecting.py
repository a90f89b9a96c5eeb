"""Find the scheduler of a cluster, or say at once why there is none."""

from __future__ import annotations

import asyncio
import logging

from distributed import Client, Security
from distributed.comm.core import connect
from distributed.core import send_recv

from csogp_docs.errors import WorkspaceError

_ANSWERS_IN = 3  # seconds


def connected(address: str) -> Client:
    """Return a client of a scheduler.

    Raises:
        WorkspaceError: no scheduler answers at the address.
    """
    _keep_quiet()
    asyncio.run(_reach(address))
    return Client(address)


def _keep_quiet() -> None:
    """Have Dask log nothing: what matters is said by errors, once and in words."""
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


async def _reach(address: str) -> None:
    """Find out at once whether a scheduler answers.

    Raises:
        WorkspaceError: none does.
    """
    try:
        # Dask keeps to its own time only until somebody answers, whoever that is.
        async with asyncio.timeout(_ANSWERS_IN):
            security = Security().get_connection_args("client")
            comm = await connect(address, timeout=_ANSWERS_IN, **security)
            told = await send_recv(comm, op="identity")
    except OSError as error:
        raise WorkspaceError(
            f"there is no cluster at {address}; start one with: dask scheduler"
        ) from error
    except TypeError as error:
        raise WorkspaceError(
            f"{address} is encrypted, and there is no certificate to use; name one in "
            "Dask's configuration, as distributed.comm.tls"
        ) from error
    comm.abort()
    if told["type"] != "Scheduler":
        raise WorkspaceError(
            f"what answers at {address} is no scheduler, but a {told['type'].lower()}"
        )
