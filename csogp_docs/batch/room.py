"""Call something with room for all that it calls in turn.

Why:
    Python keeps the frames of calls in chunks of 16 KiB, and gives the last chunk back
    to the kernel as soon as nothing is in it. What is called again and again from just
    below the end of a chunk has one fetched each time, hundreds of times for a page. A
    frame so large that no such chunk holds it gets one of a mebibyte, half of it free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

# Eight bytes each: with them a chunk of half a mebibyte is just too small.
_SLOTS = 65_536


def with_room(what: Callable[P, T], *told: P.args, **named: P.kwargs) -> T:
    """Call something, and return what it does."""
    return what(*told, **named)


with_room.__code__ = with_room.__code__.replace(co_stacksize=_SLOTS)
