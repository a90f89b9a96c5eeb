"""What has been released stays as it is: it may end, but is never edited or taken out.

Why:
    A court has read sentences and findings that rest on released content. They can be
    explained, and made again, only while it still says what it said then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.validate.inventory import Item

LOCK = "released.json"

# Rules, sentences, clauses and the law: what findings and documents rest on.
_RELEASED = re.compile(r"law/|wording/|programmes/[^/]+/(?:rules|wording|clauses)/")


def releasable(items: Mapping[str, Item]) -> dict[str, str]:
    """Return the fingerprint of every item that a release covers, by its id."""
    return {
        key: item.fingerprint for key, item in items.items() if _RELEASED.match(key)
    }


def released_problems(
    released: Mapping[str, str], items: Mapping[str, Item]
) -> Iterator[Problem]:
    """Find every released item that has been edited in place or taken out.

    Args:
        released: fingerprints by id, as they were when they were released.
        items: the content as it is.
    """
    for key, fingerprint in released.items():
        if key not in items:
            yield Problem(
                code="CS425",
                place=Place(f"content/{LOCK}", 1, 1),
                message=f"{key} has been released and is no longer there; put it back, "
                "and let it end on a day with to:",
            )
        elif items[key].fingerprint != fingerprint:
            yield Problem(
                code="CS424",
                place=items[key].place,
                message=f"{key} has been released and now says something else; write "
                "it as it was, let it end on a day with to:, and write what is new "
                "under the same id with from: the day after",
            )
