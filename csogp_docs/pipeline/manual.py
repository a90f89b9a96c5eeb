"""Steps 3 to 6 for the rules manual, which is about a programme and no case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs import __version__
from csogp_docs.assess.boundaries import examine
from csogp_docs.compose.manual import manual_document
from csogp_docs.pipeline.naming import named
from csogp_docs.pipeline.publishing import published

if TYPE_CHECKING:
    from datetime import date

    from csogp_docs.pipeline.reading import Opened
    from csogp_docs.publish.order import Order


def build_manual(
    programme: str | None, as_of: date | None, order: Order, opened: Opened
) -> tuple[str, ...]:
    """Build the rules manual of a programme from its tables; name its files.

    Args:
        programme: its id; where content has just one, that one when left out.
        as_of: the date of report whose edition it is; the newest when left out.
        order: which formats, and where to.
        opened: the content.

    Raises:
        WorkspaceError: there is no such programme, or none was named of several.
    """
    content = opened.content.on(as_of) if as_of else opened.content.newest
    name = named(programme, "programme", content.programmes, content.programmes)
    mark = opened.fingerprint[:12]
    document = manual_document(
        content.programmes[name],
        content,
        examine(content.programmes[name], content),
        fingerprint=mark,
        made_from=f"Made by csogp-docs {__version__} from content {name} ({mark}).",
    )
    return published({f"manual/{name}": document}, order, opened)
