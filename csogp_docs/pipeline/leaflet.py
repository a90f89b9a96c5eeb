"""Steps 3 to 6 for a leaflet, which is about a programme in an area, and no case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csogp_docs.compose.documents import leaflet_document
from csogp_docs.errors import WorkspaceError
from csogp_docs.model.document import EDITIONS
from csogp_docs.pipeline.naming import named
from csogp_docs.pipeline.publishing import published
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csogp_docs.model.document import Edition
    from csogp_docs.pipeline.reading import Opened


def build_leaflet(
    area: str | None,
    programme: str | None,
    output: Path,
    opened: Opened,
    editions: Sequence[Edition] = tuple(EDITIONS),
) -> tuple[str, ...]:
    """Build editions of the leaflet of an area from content alone; name their files.

    The area and the programme may be left out where content has just one, of the
    programmes one with a leaflet. Nothing is written unless every edition can be.

    Raises:
        WorkspaceError: there is no such area or programme, or none is named where
            there are several.
        RenderingError: a panel of the printed sheet is too long for its words.
    """
    content = opened.content.newest
    area = named(area, "area of the leaflet", content.areas, content.areas)
    with_leaflet = [
        name for name, it in content.programmes.items() if "leaflet" in it.outlines
    ]
    programme = named(
        programme, "programme of the leaflet", content.programmes, with_leaflet
    )
    if programme not in with_leaflet:
        raise WorkspaceError(f"the programme {programme} has no leaflet")
    document = leaflet_document(
        content.programmes[programme], content.areas[area].value, content
    )
    made = {
        _stem(area, edition): replace(document, edition=edition) for edition in editions
    }
    return published(made, Order(output=output), opened)


def _stem(area: str, edition: Edition) -> str:
    """Name a file; the page for the web is the leaflet, and needs no more words."""
    return f"leaflet/{area}" if edition == "web" else f"leaflet/{area}-{edition}"
