"""The shape of an entry in the catalogue of problem codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """One code: a title, the reason for it, and an example before and after."""

    title: str
    why: str
    before: str
    after: str
