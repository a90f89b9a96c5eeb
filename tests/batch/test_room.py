"""What is called with room fetches no memory for its frames, however deep it begins."""

from __future__ import annotations

import resource

from csogp_docs.batch.room import with_room

AGAIN = 500


def call_from(depth: int) -> int:
    """Call something many times from so many calls down; return the pages fetched."""
    if depth:
        return call_from(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(AGAIN):
        nothing()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def nothing() -> None:
    """Take a frame, and give it back."""


def test_no_call_is_at_the_end_of_a_chunk_of_frames() -> None:
    """Without room one depth in some hundred is, and each call there fetches a page."""
    for depth in range(200):
        assert with_room(call_from, depth) < AGAIN, depth
