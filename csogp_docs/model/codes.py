"""Every problem code: what it means, why it matters, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Explained:
    """One code: a title, the reason for it, and an example before and after."""

    title: str
    why: str
    before: str
    after: str


CODES: Mapping[str, Explained] = {}
